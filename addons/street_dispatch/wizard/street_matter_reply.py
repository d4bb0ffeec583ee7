from odoo import fields, models


class StreetMatterReply(models.TransientModel):
    """Dialog of 答复: what the caller is told."""

    _name = "street.matter.reply"
    _description = "Reply to a caller"

    matter_id = fields.Many2one("street.matter", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    description = fields.Text(related="matter_id.description")
    result = fields.Text(related="matter_id.result")
    reply = fields.Text("Reply to the caller", required=True, default=lambda self: self._default_reply())

    def _default_reply(self):
        matter = self.env["street.matter"].browse(self.env.context.get("active_id")).exists()
        return matter.reply or matter.result

    def action_reply(self):
        """Keep the reply. :return: action that closes the dialog"""
        self.matter_id.action_reply(reply=self.reply)
        return {"type": "ir.actions.act_window_close"}
