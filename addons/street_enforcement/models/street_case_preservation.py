from odoo import fields, models

from odoo.addons.street_base.tools.transition import Obstacle


class StreetCase(models.Model):
    """What is preserved in a case; it is decided upon before the case is closed (G37)."""

    _inherit = "street.case"

    preservation_ids = fields.One2many("street.preservation", "case_id", "Preserved evidence")

    def action_open_preservations(self):
        """Open what is preserved of the case. :return: window action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_enforcement.street_preservation_action")
        return {**action, "domain": [("case_id", "=", self.id)], "context": {"default_case_id": self.id}}

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for case in self if move in ("close", "transfer", "terminate", "revoke_opening", "not_open") else ():
            # sudo: whether anything is still kept, whoever asks
            kept = case.sudo().preservation_ids.filtered(lambda record: record.state == "preserved")
            if kept:
                found[case] = [*found[case], Obstacle("preserved", self.env._(
                    "Things are still registered and preserved: decide what becomes of them."), "APL 56, D05, G37")]
        return found
