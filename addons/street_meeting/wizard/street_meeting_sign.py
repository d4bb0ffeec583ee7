from odoo import api, fields, models


class StreetMeetingSign(models.TransientModel):
    """Sign the record of a meeting (签署会议记录); items without an outcome are named before."""

    _name = "street.meeting.sign"
    _description = "Sign a meeting record"

    meeting_id = fields.Many2one(
        "street.meeting", "Meeting", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    unresolved = fields.Text("Items without an outcome", compute="_compute_unresolved")
    reason = fields.Text(help="Why it is signed all the same; the items come up at the next meeting.")

    @api.depends("meeting_id")
    def _compute_unresolved(self):
        for dialog in self:
            meeting = dialog.meeting_id
            dialog.unresolved = False if meeting.shown_unresolved_reason else "\n".join(meeting._get_unresolved().mapped("name"))

    def action_confirm(self):
        """Sign. :return: action that closes the dialog"""
        self.ensure_one()
        self.meeting_id.action_sign(reason=self.reason)
        return {"type": "ir.actions.act_window_close"}
