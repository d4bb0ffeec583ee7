from odoo import fields, models

KINDS = [
    ("application", "Application or complaint"),
    ("notice", "Notice of the organ or court"),
    ("reply", "Reply or defence"),
    ("evidence", "Evidence and basis handed in"),
    ("result", "Decision or judgment"),
    ("other", "Other"),
]


class StreetRemedyFile(models.Model):
    """File of a reconsideration or suit (复议诉讼材料), as it came in or went out, with its digest."""

    _name = "street.remedy.file"
    _description = "File of a remedy"
    _inherit = ["street.kept.file.mixin"]
    _street_parent = "remedy_id"
    _street_stays = True
    _street_case = "remedy_id.case_id"
    _order = "remedy_id, id"

    remedy_id = fields.Many2one("street.remedy", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="remedy_id.company_id", store=True, precompute=True, index=True)
    kind = fields.Selection(KINDS, required=True, default="application")
