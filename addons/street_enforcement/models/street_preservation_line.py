from odoo import api, fields, models

from ..tools.private_field import PrivateChar


class StreetPreservationLine(models.Model):
    """Thing on the list of what is preserved (先行登记保存清单)."""

    _name = "street.preservation.line"
    _description = "Preserved thing"
    _inherit = ["street.case.private.mixin", "street.locked.line.mixin"]
    _street_parent = "preservation_id"
    _street_stays = True
    _street_case = "preservation_id.case_id"
    _order = "preservation_id, sequence, id"

    preservation_id = fields.Many2one("street.preservation", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="preservation_id.company_id", store=True, precompute=True, index=True)
    sequence = fields.Integer(default=10)
    name = PrivateChar("Thing", required=True)
    model = PrivateChar("Model or make")
    quantity = PrivateChar(required=True, help="With its unit, as on the list.")
    note = PrivateChar("Marks and condition")
    evidence_id = fields.Many2one("street.evidence", "As evidence", ondelete="restrict", index="btree_not_null")

    @api.depends("name")
    @api.depends_context("uid")
    def _compute_display_name(self):
        # Named by a private field: a name that somebody else may read is never the one in the cache.
        super()._compute_display_name()
