from odoo import fields, models

ROLES = [("investigator", "Investigator"), ("auxiliary", "Auxiliary")]


class StreetCaseOfficer(models.Model):
    """Officer on a case (办案人员), with the days he was on it. Auxiliaries are recorded and never counted (G03)."""

    _name = "street.case.officer"
    _description = "Officer on a case"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "case_id"
    _order = "case_id, id"

    case_id = fields.Many2one("street.case", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="case_id.company_id", store=True, precompute=True, index=True)
    employee_id = fields.Many2one("hr.employee", "Person", required=True, index=True, ondelete="restrict")
    role = fields.Selection(ROLES, required=True, default="investigator")
