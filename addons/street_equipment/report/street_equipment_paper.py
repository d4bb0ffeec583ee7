from odoo import models
from odoo.tools import format_datetime

from odoo.addons.street_base.tools.period import SHANGHAI


class StreetEquipmentPaper(models.AbstractModel):
    """What the papers of the equipment have in common: labels, moments, amounts and places to sign."""

    _name = "street.equipment.paper"
    _description = "Paper about equipment"
    _inherit = "street.report.pdf"

    def _label(self, record, name):
        """Label of a field in the reader's language."""
        return record._fields[name]._description_string(self.env)

    def _choice(self, record, name):
        """Words of what was chosen in a selection field."""
        return dict(record._fields[name]._description_selection(self.env)).get(record[name], "")

    def _sign(self, name, moment):
        """Foot of an opinion: who and when, or the places for both."""
        return "    ".join([name or self.env._("(signature)"), self._moment(moment) or self.env._("(date)")])

    def _money(self, amount):
        return self.env._("%s yuan", f"{amount:,.2f}")

    def _moment(self, moment):
        return format_datetime(self.env, moment, tz=SHANGHAI.key, dt_format="yyyy-MM-dd HH:mm") if moment else ""
