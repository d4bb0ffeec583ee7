from odoo import fields, models

PURPOSES = [
    ("intake", "Taken in"),
    ("storage", "Stored"),
    ("appraisal", "To an expert"),
    ("hearing", "To the hearing or review"),
    ("copy", "Copied"),
    ("return", "Returned"),
    ("other", "Other"),
]


class StreetEvidenceCustody(models.Model):
    """Change of hands (保管流转) of an item of evidence: who holds it since when, where, what for. Rows are only added."""

    _name = "street.evidence.custody"
    _description = "Custody of evidence"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "evidence_id"
    _street_stays = True
    _order = "evidence_id, id"

    evidence_id = fields.Many2one("street.evidence", required=True, readonly=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="evidence_id.company_id", store=True, precompute=True, index=True)
    date = fields.Datetime("Since", required=True, readonly=True)
    purpose = fields.Selection(PURPOSES, required=True, readonly=True)
    holder = fields.Char("Held by", required=True, readonly=True)
    place = fields.Char(readonly=True)
    note = fields.Char(readonly=True)
    user_id = fields.Many2one("res.users", "Entered by", readonly=True, ondelete="restrict")
