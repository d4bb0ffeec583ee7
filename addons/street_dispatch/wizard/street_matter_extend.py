from odoo import fields, models


class StreetMatterExtend(models.TransientModel):
    """Dialog of 延期: by how much, and why."""

    _name = "street.matter.extend"
    _description = "Extend limits"

    matter_ids = fields.Many2many("street.matter", required=True, readonly=True, default=lambda self: self.env.context.get("active_ids"))
    length = fields.Integer("By", required=True, default=1, help="In the units of the running clocks: hours or days.")
    reason = fields.Text(required=True)

    def action_extend(self):
        """Extend the running clocks. :return: action that closes the dialog"""
        self.matter_ids.action_extend(length=self.length, reason=self.reason)
        return {"type": "ir.actions.act_window_close"}
