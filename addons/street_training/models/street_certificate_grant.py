import re

from dateutil.relativedelta import relativedelta

from odoo import models
from odoo.fields import Domain

from odoo.addons.street_base.models.hr_employee import EMPLOYMENT_TYPES
from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle


class StreetCertificate(models.Model):
    """What stands in the way of issuing, renewing or reissuing a certificate."""

    _inherit = "street.certificate"

    def _get_holder_obstacles(self, move):
        """Who may hold one, and what a card needs; shown before the dialog opens."""
        found = {}
        names = dict(self.env["hr.employee"]._fields["employment_type"]._description_selection(self.env))
        # sudo: employment type and office are facts that all staff read on hr.employee.public
        for certificate in self.sudo():
            employee, company = certificate.employee_id, certificate.company_id
            found[certificate.with_env(self.env)] = obstacles = []
            types = company._get_certificate_types()
            if employee.employment_type not in types:
                allowed = ", ".join(names[code] for code, _name in EMPLOYMENT_TYPES if code in types)
                obstacles.append(Obstacle("employment", self.env._(
                    "%(person)s is employed as “%(type)s”; a certificate is held by: %(allowed)s. A role changes nothing of that.",
                    person=employee.name, type=names.get(employee.employment_type) or self.env._("not entered"), allowed=allowed,
                ), company.street_certificate_basis or "APL 42, G45"))
            if not employee.active or employee.company_id != company:
                obstacles.append(Obstacle("not_employed", self.env._("%(person)s does not belong to the office.", person=employee.name), "APL 42, G45"))
            if not certificate.domain_ids:
                obstacles.append(Obstacle("domains", self.env._("Choose the domains that the certificate names."), "G03"))
            if move == "reissue" and certificate.next_ids:
                obstacles.append(Obstacle("reissued", self.env._("It has been reissued already, as %(number)s.", number=certificate.next_ids.number)))
        return found

    def _get_grant_obstacles(self, move, values):
        """What is wrong with the number and the dates of the new certificate."""
        issued, valid_to = values["date_issued"], values["date_valid_to"]
        found = {certificate: [] for certificate in self}
        others = self._get_number_holders(move, values["number"])
        periods = self._get_periods()
        for certificate, obstacles in found.items():
            obstacles += certificate._check_number(values["number"], others)
            if issued > today():
                obstacles.append(Obstacle("issued_future", self.env._("%(day)s is still to come: record it once it has been issued.", day=str(issued))))
            if valid_to < issued:
                obstacles.append(Obstacle("expiry", self.env._(
                    "It would run out (%(valid_to)s) before it is issued (%(issued)s).", valid_to=str(valid_to), issued=str(issued))))
            if move != "issue":
                obstacles += certificate._check_succession(issued)
            years = certificate.company_id.sudo().street_certificate_years
            if years and valid_to > issued + relativedelta(years=years):
                obstacles.append(Obstacle("too_long", self.env._("Certificates are good for %(years)s years at most.", years=years), "D59"))
            obstacles += certificate._check_overlap(move, values, periods)
        if len(self) > 1:
            for obstacles in found.values():
                obstacles.append(Obstacle("one_number", self.env._("Each certificate has a number of its own: take them one by one.")))
        return found

    def _check_number(self, number, others):
        pattern = self.company_id.sudo().street_certificate_pattern
        if not number:
            return [Obstacle("number", self.env._("Enter the number printed on the card."))]
        if pattern and not re.fullmatch(pattern, number):
            return [Obstacle("pattern", self.env._(
                "“%(number)s” does not match the pattern of certificate numbers, %(pattern)s.", number=number, pattern=pattern))]
        if holders := others.filtered(lambda other: other.issuer == self.issuer and other.employee_id != self.sudo().employee_id
                                      or other.issuer == self.issuer and other.state not in ("lost", "renewed")):
            own = holders[0].company_id in self.env.companies
            name = holders[0].employee_id.name if own else holders[0].company_id.name
            return [Obstacle("duplicate", self.env._(
                "The number %(number)s of this issuer stands on the certificate of %(holder)s.", number=number, holder=name))]
        return []

    def _check_succession(self, issued):
        """A successor begins after what it follows, and does not reach over a suspension or a failed check."""
        failed = self.check_ids.filtered(lambda check: check.result == "failed")
        if self.check_ids[-1:] and self.check_ids[-1:] <= failed:
            return [Obstacle("check_failed", self.env._("Its last yearly check was not passed."), "D59")]
        since = max(filter(None, (*self.suspension_ids.mapped("date_lifted"), *failed.mapped("date"))), default=self.date_issued)
        if issued <= self.date_issued or issued < since:
            return [Obstacle("not_later", self.env._(
                "The certificate it follows was issued, or was out of force until, %(day)s; the next one is issued later.", day=str(since)))]
        return []

    def _get_number_holders(self, move, number):
        """Other certificates with this number, of all offices; a renewed one may keep its number."""
        replaced = self if move in ("renew", "reissue") else self.browse()
        domain = Domain("number", "=", number) & Domain("state", "!=", "refused") & Domain("id", "not in", replaced.ids)
        # sudo: a number is unique in the province; only the holder's name or his office is told
        return self.sudo().search(domain)

    def _get_periods(self):
        """Certificates of the same people, as superuser: the periods that a new one may not overlap."""
        # sudo: the holders are those of the certificates at hand
        return self.sudo().search([("employee_id", "in", self.sudo().employee_id.ids), ("date_issued", "!=", False)])

    def _check_overlap(self, move, values, periods):
        for other in periods - (self if move == "renew" else self.browse()).sudo():
            if other.employee_id != self.sudo().employee_id or other.subject_id != self.sudo().subject_id:
                continue
            ends_before = other.date_valid_to < values["date_issued"] or other.date_ended and other.date_ended <= values["date_issued"]
            begins_after = other.date_issued > values["date_valid_to"]
            if other.state in ("issued", "suspended"):
                return [Obstacle("in_force", self.env._(
                    "%(person)s already has certificate %(number)s for this subject: renew that one.",
                    person=other.employee_id.name, number=other.number))]
            if not (ends_before or begins_after):
                return [Obstacle("overlap", self.env._(
                    "It would overlap certificate %(number)s, which counted until %(day)s.",
                    number=other.number, day=str(other.date_ended or other.date_valid_to)))]
        return []
