from odoo import SUPERUSER_ID, models

from odoo.addons.base.models.ir_model import MODULE_UNINSTALL_FLAG


class Base(models.AbstractModel):
    """Hooks that keep records from being deleted (``@api.ondelete``) hold for every person, also behind ``sudo``."""

    _inherit = "base"

    def unlink(self):
        # Odoo skips the hooks when this key stands in the context. Anybody can send it, and a route that deletes as superuser on
        # behalf of a person passes it on; an uninstallation runs as the system itself.
        if MODULE_UNINSTALL_FLAG in self.env.context and self.env.uid != SUPERUSER_ID:
            context = {key: value for key, value in self.env.context.items() if key != MODULE_UNINSTALL_FLAG}
            return super(Base, self.with_context(context)).unlink()
        return super().unlink()
