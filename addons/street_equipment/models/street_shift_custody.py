from odoo import api, fields, models


class StreetShift(models.Model):
    """What a shift has taken out, and what it hands over."""

    _inherit = "street.shift"

    custody_ids = fields.One2many("street.custody", "shift_id", "Custodies", readonly=True)
    custody_count = fields.Integer("Items given out", compute="_compute_custody_count", compute_sudo=True)

    @api.depends("custody_ids.state")
    def _compute_custody_count(self):
        counts = dict(self.env["street.custody"]._read_group([("shift_id", "in", self.ids), ("state", "=", "issued")], ["shift_id"], ["__count"]))
        for shift in self:
            shift.custody_count = counts.get(shift._origin, 0)

    def action_issue_items(self):
        """Open the dialog that issues items to this shift. :return: window action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_issue_action")
        return {**action, "context": {"default_shift_id": self.id}}

    def action_return_items(self):
        """Open the dialog that takes back what this shift still has. :return: window action"""
        return self.custody_ids._open_return("return")

    def action_hand_over_items(self):
        """Open the dialog that hands what this shift has to the next one. :return: window action"""
        return self.custody_ids._open_return("hand_over")
