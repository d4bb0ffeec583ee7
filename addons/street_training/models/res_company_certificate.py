import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.street_base.models.hr_employee import EMPLOYMENT_TYPES

from ..tools.certificate_validity import CheckRule

# Who may hold a certificate and how long one is good follows from these: the legal log keeps who changed which.
LOGGED = (
    "street_certificate_issuer", "street_certificate_pattern", "street_certificate_years", "street_certificate_types", "street_certificate_basis",
    "street_yearly_check", "street_check_until", "street_cross_basis", "street_cross_date",
)
DAY_OF_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


class ResCompany(models.Model):
    """What the province lays down for enforcement certificates; there is no national rule for most of it (law.md 5)."""

    _inherit = "res.company"

    street_certificate_issuer = fields.Char("Issuer of certificates", help="Whoever issues the certificates, as written on the card.")
    street_certificate_pattern = fields.Char(
        "Pattern of certificate numbers", help="Regular expression that a whole number must match; empty: any number.",
    )
    street_certificate_years = fields.Integer("Longest validity in years", default=5, help="0: no limit.")
    street_certificate_types = fields.Char(
        "Employment types that may hold a certificate", default="civil_service,public_institution,stationed", required=True,
        help="Codes of employment types, separated by commas.",
    )
    street_certificate_basis = fields.Char("Rule on who may hold one", help="Name and article of the local rule; named when somebody is refused.")
    street_yearly_check = fields.Boolean("Certificates are checked every year")
    street_check_until = fields.Char(
        "Yearly check done by", default="03-31", required=True, help="Month and day, as MM-DD. Until then the check of the year before counts.",
    )
    street_cross_basis = fields.Char(
        "Rule on acting across units", help="Name and article of the provincial rule that lets officers act for other subjects of the same office.",
    )
    street_cross_date = fields.Date("Across units from", help="First day of that rule.")

    @api.constrains("street_certificate_pattern")
    def _check_street_certificate_pattern(self):
        for company in self:
            try:
                re.compile(company.street_certificate_pattern or "")
            except re.error as error:
                raise ValidationError(self.env._(
                    "%(company)s: “%(pattern)s” is no regular expression (%(error)s).",
                    company=company.display_name, pattern=company.street_certificate_pattern, error=error)) from None

    @api.constrains("street_certificate_types")
    def _check_street_certificate_types(self):
        known = {code for code, _name in EMPLOYMENT_TYPES}
        for company in self:
            if unknown := set(company._get_certificate_types()) - known:
                raise ValidationError(self.env._(
                    "%(company)s: there is no employment type %(types)s.", company=company.display_name, types=", ".join(sorted(unknown))))

    @api.constrains("street_check_until")
    def _check_street_check_until(self):
        for company in self:
            if not DAY_OF_YEAR.fullmatch(company.street_check_until or ""):
                raise ValidationError(self.env._(
                    "%(company)s: write the last day of the yearly check as MM-DD, for example 03-31.", company=company.display_name))

    @api.constrains("street_cross_basis", "street_cross_date")
    def _check_street_cross(self):
        for company in self:
            if bool(company.street_cross_basis) != bool(company.street_cross_date):
                raise ValidationError(self.env._(
                    "%(company)s: a rule on acting across units needs both its name and the day from which it holds.", company=company.display_name))

    def write(self, vals):
        names = [name for name in LOGGED if name in vals]
        before = {company: company._get_certificate_settings(names) for company in self if names}
        result = super().write(vals)
        self._log_certificate_settings(before)
        return result

    def _get_certificate_settings(self, names):
        """The settings as the log shows them, by their names."""
        self.ensure_one()
        types = dict(self.env["hr.employee"]._fields["employment_type"]._description_selection(self.env))
        shown = {name: "✓" if self[name] is True else str(self[name] or "—") for name in names}
        if "street_certificate_types" in shown:
            shown["street_certificate_types"] = ", ".join(types[code] for code in self._get_certificate_types()) or "—"
        return shown

    def _log_certificate_settings(self, before):
        """One line for each office whose settings changed: from what to what."""
        rows = []
        for company, kept in before.items():
            now = company._get_certificate_settings(kept)
            changes = [
                f"{self._fields[name]._description_string(self.env)}: {kept[name]} → {now[name]}" for name in kept if kept[name] != now[name]]
            if changes:
                rows.append({"company_id": company.id, "model": self._name, "res_id": company.id, "move": "settings", "reason": "; ".join(changes)})
        self.env["street.log"]._append(rows)

    def _get_certificate_types(self):
        """List of the codes of employment types that may hold a certificate."""
        self.ensure_one()
        return [code for code in (self.street_certificate_types or "").split(",") if code]

    def _get_check_rule(self):
        """The ``CheckRule`` of this office."""
        self.ensure_one()
        return CheckRule(self.street_yearly_check, self.street_check_until)
