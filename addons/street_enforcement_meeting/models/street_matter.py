from odoo import models

from odoo.addons.street_dispatch.models.street_matter import ENDED_STATES


class StreetMatter(models.Model):
    """Items of the problem list follow the matter they became."""

    _inherit = "street.matter"

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for matter in self.filtered(lambda matter: matter.state in ENDED_STATES):
            # sudo: the list goes on whoever ended the matter; nothing of the item is shown to him
            items = self.env["street.action.item"].sudo().search([("matter_id", "=", matter.id), ("case_id", "=", False), ("state", "=", "open")])
            items._follow(matter.result or matter.end_reason or self.env._("The matter %(matter)s has ended.", matter=matter.name))
