from odoo import fields, models
from odoo.exceptions import UserError

MOVES = [("return", "Take back"), ("hand_over", "Hand over"), ("extend", "Extend")]


class StreetCustodyReturn(models.TransientModel):
    """Dialog of return, hand-over and extension on a shared tablet (归还、交接、续借)."""

    _name = "street.custody.return"
    _description = "Return of items"

    move = fields.Selection(MOVES, required=True, readonly=True, default="return")
    line_ids = fields.One2many("street.custody.return.line", "dialog_id", "Items")
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company, readonly=True)
    date_to = fields.Datetime("Returned at", default=fields.Datetime.now, help="Earlier, when it is entered later.")
    employee_id = fields.Many2one("hr.employee", "Who takes over", domain="[('company_id', '=', company_id)]")
    shift_id = fields.Many2one("street.shift", "Shift that takes over", domain="[('company_id', '=', company_id), ('date', '>=', 'today -1d')]")
    date_due = fields.Datetime("Due back", default=lambda self: fields.Datetime.add(fields.Datetime.now(), hours=10))
    reason = fields.Char()
    signature = fields.Binary("Signature", attachment=False)

    def action_confirm(self):
        """Make the move, for the lines of one condition and remark at a time. :return: action that closes the dialog"""
        self.ensure_one()
        if self.move not in dict(MOVES) or not self.line_ids:
            raise UserError(self.env._("Choose what is brought back."))
        for (condition, note), lines in self.line_ids.grouped(lambda line: (line.condition, line.note)).items():
            if self.move == "return":
                lines.custody_id.action_return(condition, note=note, signature=self.signature, date_to=self.date_to)
            elif self.move == "hand_over":
                lines.custody_id.action_hand_over(
                    self.employee_id.id, self.date_due, condition=condition, note=note, signature=self.signature, shift_id=self.shift_id.id)
            else:
                lines.custody_id.action_extend(self.date_due, self.reason)
        return {"type": "ir.actions.act_window_close"}
