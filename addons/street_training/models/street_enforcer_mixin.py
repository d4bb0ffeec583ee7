from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.street_base.tools.period import today

# States whose certificates are looked at for the reason why somebody may not enforce.
KNOWN = ("issued", "suspended", "revoked", "returned", "lost", "renewed")


class StreetEnforcerMixin(models.AbstractModel):
    """Who may enforce today (今日可执法人员), with the reason why not: for ``hr.employee`` and ``hr.employee.public``.

    Everybody of an office reads it of his colleagues; the certificate itself, with its photo and course, he does not.
    """

    _name = "street.enforcer.mixin"
    _description = "Who may enforce today"

    may_enforce = fields.Boolean("May enforce today", compute="_compute_may_enforce", search="_search_may_enforce", compute_sudo=True)
    enforce_fault = fields.Char("Why not", compute="_compute_may_enforce", compute_sudo=True)
    enforce_number = fields.Char("Certificate number", compute="_compute_may_enforce", compute_sudo=True)
    enforce_valid_to = fields.Date("Certificate valid until", compute="_compute_may_enforce", compute_sudo=True)
    enforce_subject_id = fields.Many2one("street.subject", "Acting subject", compute="_compute_may_enforce", compute_sudo=True)
    enforce_domain_ids = fields.Many2many("street.domain", string="Domains on the certificate", compute="_compute_may_enforce", compute_sudo=True)
    is_enforcer = fields.Boolean(
        "Officer or certificate holder", compute="_compute_is_enforcer", search="_search_is_enforcer", compute_sudo=True,
        help="Appointed as an officer, or holding a certificate that has been issued: whoever the list of today is about.",
    )

    @api.depends_context("lang")
    def _compute_may_enforce(self):
        Certificate = self.env["street.certificate"]
        good = Certificate.sudo()._get_valid_certificates(self.ids, today())
        latest = self._get_latest_certificates()
        for person in self:
            # sudo: who may enforce, for what and until when, is told to everybody of the office
            certificate = (good.get(person._origin.id) or latest.get(person._origin.id, Certificate)).sudo()
            person.may_enforce = person._origin.id in good
            person.enforce_fault = "" if person.may_enforce else certificate._get_fault_text(today())
            person.enforce_number = certificate.number
            person.enforce_valid_to = certificate.date_valid_to
            person.enforce_subject_id = certificate.subject_id
            person.enforce_domain_ids = certificate.domain_ids

    def _get_latest_certificates(self):
        """``{employee id: the certificate that tells most}``: one in force before one that has ended, the later one first."""
        certificates = self.env["street.certificate"].sudo().search(
            [("employee_id", "in", self.ids), ("state", "in", KNOWN)], order="date_issued, id")
        ranked = certificates.sorted(lambda certificate: certificate.state in ("issued", "suspended"))
        return {certificate.employee_id.id: certificate for certificate in ranked}

    def _search_may_enforce(self, operator, value):
        if operator != "in":
            return NotImplemented
        good = SQL("(SELECT good.employee_id FROM (%s) AS good)", self.env["street.certificate"]._get_validity_sql(today()))
        return Domain.OR([Domain("id", "in" if wanted else "not in", good) for wanted in set(value)])

    def _compute_is_enforcer(self):
        found = self.search([("id", "in", self.ids), ("is_enforcer", "=", True)])
        for person in self:
            person.is_enforcer = person._origin.id in found._ids

    def _search_is_enforcer(self, operator, value):
        if operator != "in":
            return NotImplemented
        self.env["street.certificate"].flush_model(["employee_id", "state"])
        holders = SQL("(SELECT employee_id FROM street_certificate WHERE state IN ('issued', 'suspended'))")
        is_one = Domain("officer_role_ids.code", "=", "officer") | Domain("id", "in", holders)
        return Domain.OR([is_one if wanted else ~is_one for wanted in set(value)])

