from odoo import fields, models


class StreetSupervisionReply(models.TransientModel):
    """Dialog of the reply to a supervision (督办回复)."""

    _name = "street.supervision.reply"
    _description = "Reply to a supervision"

    supervision_id = fields.Many2one("street.supervision", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    reason = fields.Text("Supervised because", related="supervision_id.reason")
    reply = fields.Text(required=True)

    def action_reply(self):
        """Send the reply. :return: action that closes the dialog"""
        self.supervision_id.action_reply(reply=self.reply)
        return {"type": "ir.actions.act_window_close"}
