from odoo import fields, models


class StreetCertificateCheck(models.Model):
    """Yearly check (年度审验) of a certificate; written by the move of the certificate and kept."""

    _name = "street.certificate.check"
    _description = "Yearly check of a certificate"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "certificate_id"
    _order = "date, id"
    _rec_name = "year"

    certificate_id = fields.Many2one("street.certificate", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="certificate_id.company_id", store=True, index=True, precompute=True)
    employee_id = fields.Many2one(related="certificate_id.employee_id", store=True, index=True, precompute=True)
    year = fields.Integer(required=True, aggregator=None)
    date = fields.Date("Checked on", required=True)
    result = fields.Selection([("passed", "Passed"), ("failed", "Not passed")], required=True)
    user_id = fields.Many2one("res.users", "Recorded by", required=True, ondelete="restrict", default=lambda self: self.env.user)
    note = fields.Char()

    _passed_once = models.UniqueIndex("(certificate_id, year) WHERE result = 'passed'", "The check of this year has been passed already.")
    _failed_idx = models.Index("(certificate_id, date) WHERE result = 'failed'")
    _year_in_order = models.Constraint("CHECK(date_part('year', date) >= year)", "The check of a year is not done before that year.")
