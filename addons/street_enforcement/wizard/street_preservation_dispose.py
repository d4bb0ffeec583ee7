from odoo import fields, models

from ..models.street_preservation import OUTCOMES


class StreetPreservationDispose(models.TransientModel):
    """Dialog: what becomes of preserved things (处理决定, APL 56)."""

    _name = "street.preservation.dispose"
    _description = "Decision on preserved things"

    preservation_id = fields.Many2one(
        "street.preservation", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    outcome = fields.Selection(OUTCOMES, required=True, default="returned")
    note = fields.Text("Reasons and what was done", required=True)

    def action_dispose(self):
        """Decide. :return: action that closes the dialog"""
        self.ensure_one()
        self.preservation_id.action_dispose(self.outcome, self.note)
        return {"type": "ir.actions.act_window_close"}
