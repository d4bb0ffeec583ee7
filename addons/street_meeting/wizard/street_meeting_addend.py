from odoo import fields, models


class StreetMeetingAddend(models.TransientModel):
    """Add an addendum to a signed record (补充记录)."""

    _name = "street.meeting.addend"
    _description = "Add an addendum"

    meeting_id = fields.Many2one(
        "street.meeting", "Meeting", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    text = fields.Text(required=True)

    def action_confirm(self):
        """Add it. :return: action that closes the dialog"""
        self.ensure_one()
        self.meeting_id.action_addend(text=self.text)
        return {"type": "ir.actions.act_window_close"}
