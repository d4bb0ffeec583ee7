from odoo import fields, models


class StreetOperationLine(models.Model):
    """Result of a joint operation (联合执法成果): what was done, how often. Recorded afterwards, never planned (G46)."""

    _name = "street.operation.line"
    _description = "Result of a joint operation"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "operation_id"
    _order = "operation_id desc, sequence, id"

    operation_id = fields.Many2one("street.operation", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="operation_id.company_id", store=True, index=True, precompute=True)
    unit_id = fields.Many2one(related="operation_id.unit_id", store=True, precompute=True)
    date_start = fields.Datetime(related="operation_id.date_start", store=True, precompute=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("What", required=True)
    quantity = fields.Integer("Quantity", required=True, default=1)
    unit_name = fields.Char("Counted in", required=True, help="Places, vehicles, shops, leaflets.")
    note = fields.Char()

    _quantity_not_negative = models.Constraint("CHECK(quantity >= 0)", "A number of results cannot be negative.")
