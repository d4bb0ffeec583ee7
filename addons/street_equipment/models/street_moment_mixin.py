from odoo import models
from odoo.tools import format_datetime


class StreetMomentMixin(models.AbstractModel):
    """Moments in sentences: as people of the office write them, in the time of Shanghai."""

    _name = "street.moment.mixin"
    _description = "Moments in sentences"

    def _get_moment_text(self, name):
        """A ``Datetime`` field of this record, without its seconds; an empty text when it has none."""
        self.ensure_one()
        return format_datetime(self.env, self[name], tz="Asia/Shanghai", dt_format="short") if self[name] else ""
