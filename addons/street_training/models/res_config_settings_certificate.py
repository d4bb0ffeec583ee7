from odoo import api, fields, models

from odoo.addons.street_base.models.hr_employee import EMPLOYMENT_TYPES


class ResConfigSettings(models.TransientModel):
    """What the province lays down for certificates, on the page of settings."""

    _inherit = "res.config.settings"

    street_certificate_issuer = fields.Char(related="company_id.street_certificate_issuer", readonly=False)
    street_certificate_pattern = fields.Char(related="company_id.street_certificate_pattern", readonly=False)
    street_certificate_years = fields.Integer(related="company_id.street_certificate_years", readonly=False)
    street_certificate_basis = fields.Char(related="company_id.street_certificate_basis", readonly=False)
    street_yearly_check = fields.Boolean(related="company_id.street_yearly_check", readonly=False)
    street_check_until = fields.Char(related="company_id.street_check_until", readonly=False)
    street_cross_basis = fields.Char(related="company_id.street_cross_basis", readonly=False)
    street_cross_date = fields.Date(related="company_id.street_cross_date", readonly=False)
    # the employment types that may hold a certificate, one box each
    street_certify_civil_service = fields.Boolean("Civil service post", compute="_compute_street_certify", store=True, readonly=False)
    street_certify_public_institution = fields.Boolean("Public institution post", compute="_compute_street_certify", store=True, readonly=False)
    street_certify_stationed = fields.Boolean("Stationed by a department", compute="_compute_street_certify", store=True, readonly=False)
    street_certify_contract = fields.Boolean("Contract", compute="_compute_street_certify", store=True, readonly=False)
    street_certify_labour_dispatch = fields.Boolean("Dispatched labour", compute="_compute_street_certify", store=True, readonly=False)

    @api.depends("company_id")
    def _compute_street_certify(self):
        for settings in self:
            allowed = settings.company_id._get_certificate_types() if settings.company_id else []
            for code, _name in EMPLOYMENT_TYPES:
                settings[f"street_certify_{code}"] = code in allowed

    def set_values(self):
        super().set_values()
        allowed = ",".join(code for code, _name in EMPLOYMENT_TYPES if self[f"street_certify_{code}"])
        if allowed != self.company_id.street_certificate_types:
            self.company_id.street_certificate_types = allowed
