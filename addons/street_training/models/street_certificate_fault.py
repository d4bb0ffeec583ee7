from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.street_base.tools.period import today

from ..tools import certificate_validity as validity


class StreetCertificate(models.Model):
    """Why a certificate is not good on a day, in a sentence; the query in ``street_certificate_validity`` decides."""

    _inherit = "street.certificate"

    fault = fields.Char("Why not good", compute="_compute_fault")

    @api.depends("state", "date_issued", "date_valid_to", "date_ended", "employee_id", "check_ids", "suspension_ids")
    @api.depends_context("lang")
    def _compute_fault(self):
        for certificate in self:
            certificate.fault = certificate.sudo()._get_fault_text(today())  # sudo: facts on the holder that all staff read

    def _get_facts(self, day):
        """The :class:`Facts` of this certificate on a day; call it as superuser."""
        self.ensure_one()
        employee, company = self.employee_id, self.company_id
        departure = employee.current_version_id.departure_date
        in_office = departure >= day if departure else employee.active
        return validity.Facts(
            issued=self.date_issued, valid_to=self.date_valid_to, ended=self.date_ended,
            suspensions=tuple((row.date_from, row.date_lifted) for row in self.suspension_ids),
            checks=tuple((check.year, check.date, check.result == "passed") for check in self.check_ids.sorted(lambda check: (check.date, check.id))),
            is_employed=in_office and employee.company_id == company,
            is_allowed=day < today() or employee.employment_type in company._get_certificate_types(),
        )

    def _find_fault(self, day):
        """A code of ``tools/certificate_validity.py``, or an empty text when the certificate is good on the day."""
        if not self:
            return validity.NOT_ISSUED
        return validity.find_fault(self._get_facts(day), self.company_id._get_check_rule(), day)

    def _get_fault_text(self, day):
        """Why not, for people; empty when the certificate is good. No certificate at all is a reason too."""
        code = self._find_fault(day)
        if not self:
            return self.env._("No certificate")
        if code == validity.ENDED:
            state = dict(self._fields["state"]._description_selection(self.env))[self.state]
            return self.env._("%(state)s on %(day)s", state=state, day=format_date(self.env, self.date_ended))
        texts = {
            validity.NOT_ISSUED: self.env._("Not issued"),
            validity.NOT_YET: self.env._("Issued later"),
            validity.NOT_EMPLOYED: self.env._("No longer of this office"),
            validity.NOT_ALLOWED: self.env._("Employment type without a certificate"),
            validity.SUSPENDED: self.env._("Suspended"),
            validity.EXPIRED: self.env._("Run out on %(day)s", day=format_date(self.env, self.date_valid_to) if self.date_valid_to else ""),
            validity.CHECK_FAILED: self.env._("Yearly check not passed"),
            validity.UNCHECKED: self.env._("Yearly check of %(year)s not done", year=str(validity.needed_year(day, self.company_id.street_check_until))),
        }
        return texts.get(code, "")
