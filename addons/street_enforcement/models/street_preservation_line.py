from odoo import fields, models


class StreetPreservationLine(models.Model):
    """Thing on the list of what is preserved (先行登记保存清单)."""

    _name = "street.preservation.line"
    _description = "Preserved thing"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "preservation_id"
    _order = "preservation_id, sequence, id"

    preservation_id = fields.Many2one("street.preservation", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="preservation_id.company_id", store=True, precompute=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("Thing", required=True)
    model = fields.Char("Model or make")
    quantity = fields.Char(required=True, help="With its unit, as on the list.")
    note = fields.Char("Marks and condition")
    evidence_id = fields.Many2one("street.evidence", "As evidence", ondelete="restrict", index="btree_not_null")
