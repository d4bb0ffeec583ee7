from odoo import fields, models
from odoo.exceptions import UserError


class StreetMoveReason(models.TransientModel):
    """Dialog for every move that takes nothing but a reason (理由)."""

    _name = "street.move.reason"
    _description = "Reason of a move"

    res_model = fields.Char(required=True, readonly=True, default=lambda self: self.env.context.get("active_model"))
    res_ids = fields.Json(required=True, readonly=True, default=lambda self: self.env.context.get("active_ids") or [])
    move = fields.Char(required=True, readonly=True)
    reason = fields.Text(required=True)

    def action_confirm(self):
        """Call the public method of the move with the reason.

        :return: action that closes the dialog
        :raises UserError: when the model has no move of this name that takes a reason
        """
        self.ensure_one()
        model = self.env.get(self.res_model)
        edge = model._street_edges().get(self.move) if hasattr(model, "_street_edges") else None
        if edge is None or not edge.reason:
            raise UserError(self.env._("There is no move “%(move)s” that takes a reason here.", move=self.move))
        getattr(model.browse(self.res_ids), f"action_{self.move}")(reason=self.reason)
        return {"type": "ir.actions.act_window_close"}
