from odoo import api, models
from odoo.tools import format_datetime

from ..tools.period import SHANGHAI


class StreetMomentMixin(models.AbstractModel):
    """Moments in sentences: as people of the office write them, without seconds, in the time of Shanghai."""

    _name = "street.moment.mixin"
    _description = "Moments in sentences"

    def _get_moment_text(self, name):
        """What a ``Datetime`` field of this record says. :param str name: the field. :return: text; empty when it has none"""
        self.ensure_one()
        return self._format_moment(self[name])

    @api.model
    def _format_moment(self, moment, form="short"):
        """:param moment: naive UTC ``datetime``, or nothing. :param str form: of Babel. :return: text; empty for nothing"""
        return format_datetime(self.env, moment, tz=SHANGHAI.key, dt_format=form) if moment else ""
