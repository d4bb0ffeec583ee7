from odoo import models

UNINSTALL_FLAG = "_force_unlink"


class Base(models.AbstractModel):
    """Hooks that keep records from being deleted hold for every person."""

    _inherit = "base"

    def unlink(self):
        # Odoo skips the hooks when this key stands in the context; anybody can send it, an uninstallation runs as superuser.
        if UNINSTALL_FLAG in self.env.context and not self.env.su:
            context = {key: value for key, value in self.env.context.items() if key != UNINSTALL_FLAG}
            return super(Base, self.with_context(context)).unlink()
        return super().unlink()
