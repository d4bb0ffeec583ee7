from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

ROLES = [("original", "Original file"), ("working", "Working copy")]


class StreetEvidenceFile(models.Model):
    """File of an item of evidence: the original as it came, or a working copy (工作副本) made for cutting or printing."""

    _name = "street.evidence.file"
    _description = "File of evidence"
    _inherit = ["street.kept.file.mixin"]
    _street_parent = "evidence_id"
    _street_stays = True
    _street_case = "evidence_id.case_id"
    _order = "evidence_id, id"

    evidence_id = fields.Many2one("street.evidence", "Evidence", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="evidence_id.company_id", store=True, precompute=True, index=True)
    role = fields.Selection(ROLES, "Kind of file", required=True, default="original")
    note = fields.Char(help="Of a working copy: made from which file, how, by whom.")
    taken_at = fields.Datetime(related="evidence_id.taken_at")
    place = fields.Char(related="evidence_id.place")

    def _filter_shown(self):
        shown = super()._filter_shown()
        hidden = self - shown
        if not hidden:
            return shown
        # sudo: which cases refer to the item; whether the user acts in one of them is what is asked
        references = self.env["street.evidence"].sudo().search([("shared_from_id", "in", hidden.sudo().evidence_id.ids)])
        cases = references.case_id.sudo(False)._filter_private()
        sources = references.filtered(lambda item: item.case_id in cases).shared_from_id
        return shown | hidden.filtered(lambda file: file.sudo().evidence_id in sources)

    @api.model
    def _domain_shown(self):
        """Also files of an item to which a case of the user refers: its officers check and verify them for their own facts."""
        cases = self.env["street.case"]._search_private()
        # sudo: as above
        references = self.env["street.evidence"].sudo()._search([("shared_from_id", "!=", False), ("case_id", "in", cases)], bypass_access=True)
        return super()._domain_shown() | Domain("evidence_id", "in", references.subselect(SQL.identifier(references.table, "shared_from_id")))
