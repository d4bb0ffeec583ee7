from odoo import fields, models

ADOPTED = [("yes", "Adopted"), ("part", "Adopted in part"), ("no", "Not adopted")]


class StreetStatementPoint(models.Model):
    """One point of a statement or defence, and its re-check (复核意见): facts, reasons or evidence put forward (APL 45)."""

    _name = "street.statement.point"
    _description = "Point of a statement"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "statement_id"
    _street_stays = True
    _order = "statement_id, sequence, id"

    statement_id = fields.Many2one("street.statement", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="statement_id.company_id", store=True, precompute=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Text("Point put forward", required=True)
    finding = fields.Text("Found by the re-check", help="What the re-check found: how it was looked into, and with what result.")
    adopted = fields.Selection(ADOPTED)
    reason = fields.Text("Why")
