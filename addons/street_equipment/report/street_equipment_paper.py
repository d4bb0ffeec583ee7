from odoo import models

from ..tools.figures import yuan


class StreetEquipmentPaper(models.AbstractModel):
    """What the papers of the equipment have in common: amounts and places to sign."""

    _name = "street.equipment.paper"
    _description = "Paper about equipment"
    _inherit = "street.report.pdf"

    def _sign(self, name, moment):
        """Foot of an opinion: who and when, or the places for both."""
        return "    ".join([name or self.env._("(signature)"), self._moment(moment) or self.env._("(date)")])

    def _money(self, amount):
        return self.env._("%s yuan", yuan(amount))
