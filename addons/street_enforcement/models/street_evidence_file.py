from odoo import fields, models

ROLES = [("original", "Original file"), ("working", "Working copy")]


class StreetEvidenceFile(models.Model):
    """File of an item of evidence: the original as it came, or a working copy (工作副本) made for cutting or printing."""

    _name = "street.evidence.file"
    _description = "File of evidence"
    _inherit = ["street.kept.file.mixin"]
    _street_parent = "evidence_id"
    _order = "evidence_id, id"

    evidence_id = fields.Many2one("street.evidence", "Evidence", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="evidence_id.company_id", store=True, precompute=True, index=True)
    role = fields.Selection(ROLES, "Kind of file", required=True, default="original")
    note = fields.Char(help="Of a working copy: made from which file, how, by whom.")
    taken_at = fields.Datetime(related="evidence_id.taken_at")
    place = fields.Char(related="evidence_id.place")
