from odoo import fields, models


class StreetMeetingPropose(models.TransientModel):
    """Propose an item for the agenda (提出议题)."""

    _name = "street.meeting.propose"
    _description = "Propose an agenda item"

    meeting_id = fields.Many2one(
        "street.meeting", "Meeting", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    name = fields.Char("Item", required=True)
    note = fields.Text("What it is about")

    def action_confirm(self):
        """Make the proposal. :return: action that closes the dialog"""
        self.ensure_one()
        self.meeting_id.action_propose(name=self.name, note=self.note)
        return {"type": "ir.actions.act_window_close"}
