from odoo import api, fields, models
from odoo.exceptions import UserError


class StreetSupplyBook(models.TransientModel):
    """Dialog in which a keeper receives, issues or takes back several supplies at once (出入库登记)."""

    _name = "street.supply.book"
    _description = "Book supplies"

    kind = fields.Selection([("receive", "Receive"), ("issue", "Give out"), ("return", "Return to store"), ("dispose", "Dispose of expired")], required=True)
    employee_id = fields.Many2one("hr.employee", "Person", ondelete="cascade", domain="[('company_id', '=', company_id)]")
    company_id = fields.Many2one("res.company", "Office", required=True, default=lambda self: self.env.company, ondelete="cascade")
    reason = fields.Char()
    origin = fields.Char(help="Delivery note or invoice it came with.")
    line_ids = fields.One2many("street.supply.book.line", "book_id", "Lines", default=lambda self: self._default_lines())

    warning = fields.Text("Please note", compute="_compute_warning")

    @api.depends("line_ids.warning")
    def _compute_warning(self):
        for book in self:
            book.warning = "\n".join(filter(None, book.line_ids.mapped("warning")))

    def _default_lines(self):
        ids = self.env.context.get("active_ids") or [] if self.env.context.get("active_model") == "street.supply" else []
        if self.env.context.get("default_kind") == "dispose":  # each lot that is there and has expired
            lots = self.env["street.supply.lot"].search([("supply_id", "in", ids), ("expiry_state", "=", "expired"), ("has_stock", "=", True)])
            return [(0, 0, {"supply_id": lot.supply_id.id, "lot_id": lot.id}) for lot in lots]
        return [(0, 0, {"supply_id": supply, "quantity": 1}) for supply in ids]

    def action_book(self):
        """Book every line or none. :return: action that closes the dialog"""
        self.ensure_one()
        if not self.line_ids:
            raise UserError(self.env._("Name at least one supply."))
        for line in self.line_ids:
            line._do_book()
        return {"type": "ir.actions.act_window_close"}
