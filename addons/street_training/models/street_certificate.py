from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.street_base.tools.period import today

STATES = [
    ("applied", "Applied for"),
    ("issued", "Issued"),
    ("suspended", "Suspended"),
    ("renewed", "Renewed"),
    ("revoked", "Revoked"),
    ("returned", "Returned"),
    ("lost", "Declared void"),
    ("refused", "Refused"),
]
LIVE = ("issued", "suspended")
# What stands on the card: fixed once the application has been decided.
FACTS = {"employee_id", "issuer", "subject_id", "domain_ids", "photo", "date_applied"}
MAX_SIDE = 1024


class StreetCertificate(models.Model):
    """Enforcement certificate (行政执法证) of one person: the fact on which "two certified officers" rests (APL 42, G03).

    1. Whether it is good on a day is computed, never stored: see ``_get_validity_sql``. A certificate is a fact about a
       person that the province made; the register here follows it, by named moves only.
    2. A person has one certificate in force for each acting subject; the next one is made by renewing or reissuing it.
    3. Who may hold one follows from the employment type (a setting of the office), never from roles (G45).
    4. The training manager makes all moves, but none on his own certificate that are to his advantage. Trainers read all
       certificates of their office, everybody his own; everybody of the office reads who may enforce today.
    """

    _name = "street.certificate"
    _description = "Enforcement certificate"
    _inherit = ["street.transition.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_valid_to desc, id desc"
    _rec_names_search = ["number", "employee_id.name"]
    _check_company_auto = True

    # the card
    employee_id = fields.Many2one("hr.employee", "Holder", required=True, index=True, ondelete="restrict", check_company=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    unit_id = fields.Many2one(related="employee_id.unit_id", string="Unit")
    number = fields.Char("Certificate number", readonly=True, copy=False, index="btree_not_null")
    issuer = fields.Char("Issued by", required=True, default=lambda self: self.env.company.street_certificate_issuer or self.env._("Provincial government"))
    subject_id = fields.Many2one(
        "street.subject", "Acting subject", required=True, index=True, ondelete="restrict", check_company=True,
        default=lambda self: self._default_subject(), help="In whose name the holder acts; the certificate names it.",
    )
    domain_ids = fields.Many2many("street.domain", "street_certificate_domain_rel", "certificate_id", "domain_id", string="Domains")
    photo = fields.Image(max_width=MAX_SIDE, max_height=MAX_SIDE, copy=False)
    # its course
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="applied", index=True)
    date_applied = fields.Date("Applied on", required=True, copy=False, default=lambda self: today())
    date_issued = fields.Date("Issued on", readonly=True, copy=False)
    date_valid_to = fields.Date("Valid until", readonly=True, copy=False, index="btree_not_null", help="The last day on which it is good.")
    date_ended = fields.Date("Ended on", readonly=True, copy=False, help="First day on which it no longer counts: renewed, revoked, returned or declared void.")
    end_reason = fields.Text("Ended because", readonly=True, copy=False)
    previous_id = fields.Many2one("street.certificate", "Follows", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    next_ids = fields.One2many("street.certificate", "previous_id", "Followed by", readonly=True)
    check_ids = fields.One2many("street.certificate.check", "certificate_id", "Yearly checks", readonly=True)
    suspension_ids = fields.One2many("street.certificate.suspension", "certificate_id", "Suspensions", readonly=True)
    note = fields.Text()

    _number_uniq = models.UniqueIndex(
        "(issuer, number) WHERE number IS NOT NULL AND state NOT IN ('lost', 'renewed')",
        "This number stands on another certificate of the same issuer.")
    _one_in_force = models.UniqueIndex(
        "(employee_id, subject_id) WHERE state IN ('issued', 'suspended')",
        "The person already has a certificate in force for this subject: renew that one.")
    _dates_in_order = models.Constraint("CHECK(date_valid_to >= date_issued)", "A certificate does not run out before it is issued.")
    _ended_in_order = models.Constraint("CHECK(date_ended >= date_issued)", "A certificate does not end before it is issued.")
    _undecided_has_no_days = models.Constraint(
        "CHECK(date_issued IS NULL OR state NOT IN ('applied', 'refused'))", "An application has no day of issue.")
    _followed_once = models.UniqueIndex("(previous_id) WHERE previous_id IS NOT NULL", "A certificate is followed by one other.")

    @api.model
    def _default_subject(self):
        # sudo: which subject is the office itself everybody of it may know
        return self.env["street.subject"].sudo().search([("company_id", "=", self.env.company.id), ("kind", "=", "office")], limit=1).id

    @api.depends("employee_id.name", "number", "state")
    def _compute_display_name(self):
        for certificate in self:
            # sudo: the name of the holder, whom whoever reads the certificate knows
            name = certificate.sudo().employee_id.name or ""
            certificate.display_name = f"{name} {certificate.number}" if certificate.number else self.env._("%(person)s (applied for)", person=name)

    @api.constrains("date_applied")
    def _check_date_applied(self):
        for certificate in self:
            if certificate.state == "applied" and certificate.date_applied > today():
                raise ValidationError(self.env._("%(certificate)s: it cannot be applied for on a day to come.", certificate=certificate.display_name))

    @api.constrains("state", "number", "date_issued", "date_valid_to")
    def _check_issued(self):
        for certificate in self:
            if certificate.state not in ("applied", "refused") and not (certificate.number and certificate.date_issued and certificate.date_valid_to):
                raise ValidationError(self.env._("%(certificate)s: an issued certificate has a number and its dates.", certificate=certificate.display_name))

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._clean_issuer(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._clean_issuer(vals))

    def _clean_issuer(self, vals):
        """Blanks must not make one issuer two."""
        return {**vals, "issuer": " ".join(vals["issuer"].split())} if vals.get("issuer") else vals

    def _get_line_lock(self, line_model):
        """Checks and suspensions are written by moves only."""
        reason = self.env._("Yearly checks and suspensions are recorded by the buttons of the certificate.")
        return dict.fromkeys(self, reason)
