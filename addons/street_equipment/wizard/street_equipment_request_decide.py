from odoo import fields, models
from odoo.exceptions import UserError


class StreetEquipmentRequestDecide(models.TransientModel):
    """Dialog of an approver: the facts, a remark, and his three answers."""

    _name = "street.equipment.request.decide"
    _description = "Decide on a purchase request"

    request_id = fields.Many2one("street.equipment.request", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    state = fields.Selection(related="request_id.state")
    amount_total = fields.Float(related="request_id.amount_total")
    budget_line_id = fields.Many2one(related="request_id.budget_line_id")
    budget_left = fields.Float(related="request_id.budget_left")
    budget_after = fields.Float(related="request_id.budget_after")
    quote_note = fields.Char(related="request_id.quote_note")
    reason = fields.Text("Why it is needed", related="request_id.reason")
    comment = fields.Text("Opinion", help="Needed to return or refuse the request.")

    def action_approve(self):
        """Approve. :return: action that closes the dialog"""
        return self._answer("approve", comment=self.comment)

    def action_send_back(self):
        """Return for changes. :return: action that closes the dialog"""
        return self._answer("send_back", reason=self.comment)

    def action_reject(self):
        """Refuse. :return: action that closes the dialog"""
        return self._answer("reject", reason=self.comment)

    def _answer(self, move, **values):
        if "reason" in values and not (values["reason"] or "").strip():
            raise UserError(self.env._("Say why in the remark: whoever asked for it has to know."))
        getattr(self.request_id, f"action_{move}")(**values)
        return {"type": "ir.actions.act_window_close"}
