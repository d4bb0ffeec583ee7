from odoo import fields, models

KINDS = [
    ("receipt", "Signed receipt (CF33)"),
    ("recording", "Photo or recording of the service"),
    ("mail", "Receipt of the post"),
    ("electronic", "Record of the system of arrival"),
    ("notice", "Public notice as published"),
    ("other", "Other"),
]


class StreetServiceProof(models.Model):
    """Proof of service (送达凭证): scan or photo as it came in, with its digest."""

    _name = "street.service.proof"
    _description = "Proof of service"
    _inherit = ["street.kept.file.mixin"]
    _street_parent = "service_id"
    _street_stays = True
    _street_case = "service_id.case_id"
    _order = "service_id, id"

    service_id = fields.Many2one("street.service", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="service_id.company_id", store=True, precompute=True, index=True)
    kind = fields.Selection(KINDS, required=True, default="receipt")
