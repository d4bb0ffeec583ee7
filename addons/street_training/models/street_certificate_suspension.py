from odoo import fields, models


class StreetCertificateSuspension(models.Model):
    """Time for which a certificate was withheld (暂扣): from a day on, until the day on which it was lifted.

    Kept as rows, so that a day in the past is still answered right. The day of lifting counts as good again.
    """

    _name = "street.certificate.suspension"
    _description = "Suspension of a certificate"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "certificate_id"
    _order = "date_from, id"
    _rec_name = "date_from"

    certificate_id = fields.Many2one("street.certificate", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="certificate_id.company_id", store=True, index=True, precompute=True)
    employee_id = fields.Many2one(related="certificate_id.employee_id", store=True, index=True, precompute=True)
    date_from = fields.Date("Suspended from", required=True)
    date_lifted = fields.Date("Lifted on", help="First day on which the certificate is good again; empty while it is suspended.")
    reason = fields.Text(required=True)
    user_id = fields.Many2one("res.users", "Recorded by", required=True, ondelete="restrict", default=lambda self: self.env.user)

    _days_in_order = models.Constraint("CHECK(date_lifted >= date_from)", "A suspension is not lifted before it begins.")
    _one_open = models.UniqueIndex("(certificate_id) WHERE date_lifted IS NULL", "The certificate is suspended already.")
