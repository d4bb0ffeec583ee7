from odoo import fields, models


class StreetMatterTransfer(models.TransientModel):
    """Dialog of 移交: to a unit of the authority above, of another office, or to a department."""

    _name = "street.matter.transfer"
    _description = "Transfer matters"

    matter_ids = fields.Many2many("street.matter", required=True, readonly=True, default=lambda self: self.env.context.get("active_ids"))
    unit_id = fields.Many2one("street.unit", "To", required=True)
    reason = fields.Text(required=True)

    def action_transfer(self):
        """Transfer to the chosen unit. :return: action that closes the dialog"""
        self.matter_ids.action_transfer(unit_id=self.unit_id.id, reason=self.reason)
        return {"type": "ir.actions.act_window_close"}
