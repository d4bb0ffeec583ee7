from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import ormcache

KINDS = [
    ("office", "The office itself"),
    ("entrusting", "Entrusting department"),
    ("sending", "Sending department"),
    ("authorised", "Authorised organisation"),
]


class StreetSubject(models.Model):
    """Subject of enforcement (执法主体): in whose name, and under whose seal, an act is done.

    The office itself 本机关, a department that entrusts 委托机关 (APL 20: the act is done in its name), one that sends a
    stationed team 派驻机关, or an organisation authorised by law 法律法规授权的组织 (APL 19). A subject owns its number
    series, its organ heads and its remedies. One that has been used is archived, never deleted. Only the suite
    administrator writes subjects.
    """

    _name = "street.subject"
    _description = "Subject of enforcement"
    _inherit = ["street.cached.mixin", "mail.thread"]  # _get_office_prefix is kept in memory
    _order = "company_id, sequence, code"
    _rec_names_search = ("name", "code")

    name = fields.Char(required=True, tracking=True, help="Full name as printed above a document.")
    code = fields.Char(
        "Short name", required=True, copy=False, tracking=True, help="Short name that stands in document numbers, such as 东城.",
    )
    kind = fields.Selection(KINDS, required=True, default="office", tracking=True)
    company_id = fields.Many2one("res.company", required=True, index=True, default=lambda self: self.env.company)
    sequence = fields.Integer(default=100)
    active = fields.Boolean(default=True, tracking=True)
    address = fields.Char()
    phone = fields.Char()

    # numbers
    number_prefix = fields.Char(
        compute="_compute_number_prefix", store=True, readonly=False, precompute=True, required=True,
        help="Stands before the document type in a number, such as 东城 in 东城罚决〔2026〕第0001号; the code unless changed.",
    )

    # remedies printed in documents (APL 59; ARL 20)
    reconsideration_organ = fields.Char("Reconsideration organ", help="To whom an application for reconsideration goes.")
    reconsideration_address = fields.Char("Address of the reconsideration organ")
    court = fields.Char("Court", help="People's court that has jurisdiction over a suit.")

    # where fines are paid (APL 67: the deciding organ does not collect)
    bank_name = fields.Char("Collecting bank")
    bank_address = fields.Char("Address of the bank", help="Stands in every decision with a fine (Order 235 art. 7).")
    bank_account_holder = fields.Char("Account holder")
    bank_account = fields.Char("Account number")
    payment_note = fields.Char("Payment note", help="For instance the code of the finance bureau's payment notice.")

    # people
    head_ids = fields.One2many("street.subject.head", "subject_id", "Organ heads")
    chief_name = fields.Char("Chief today", compute="_compute_chief_name")

    _code_unique = models.Constraint(
        "UNIQUE(company_id, code)", "Another subject of this office already has this code; archived subjects count too.",
    )
    _one_office = models.UniqueIndex(
        "(company_id) WHERE kind = 'office' AND active", "Each company has one subject that is the office itself.",
    )

    @api.depends("code")
    def _compute_number_prefix(self):
        for subject in self:
            subject.number_prefix = subject.number_prefix or subject.code

    @api.depends("head_ids.name", "head_ids.function", "head_ids.date_from", "head_ids.date_to")
    def _compute_chief_name(self):
        chiefs = self.env["street.subject.head"]._get_chiefs(self)
        for subject in self:
            subject.chief_name = chiefs.get(subject._origin.id, self.env["street.subject.head"]).name

    def write(self, vals):
        if "company_id" in vals and any(subject.company_id.id != vals["company_id"] for subject in self):
            raise ValidationError(self.env._(
                "%(subject)s belongs to %(company)s and stays there: its numbers are counted for that office.",
                subject=self[:1].name, company=self[:1].company_id.name,
            ))
        return super().write(vals)

    def copy_data(self, default=None):
        vals_list = super().copy_data(default)
        for subject, vals in zip(self, vals_list, strict=True):
            vals.setdefault("code", self.env._("%(code)s-copy", code=subject.code))
        return vals_list

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        for subject in self:
            if subject.head_ids:
                raise UserError(self.env._(
                    "%(subject)s has organ heads on record and cannot be deleted, since its acts may name them. Archive it"
                    " instead.", subject=subject.name,
                ))

    @api.model
    def _get_office(self, company):
        """Return the subject that is the office itself.

        :param company: one ``res.company``
        :return: one ``street.subject``
        :raise UserError: the company has none (archived by hand)
        """
        # sudo: whoever draws a number for the office must find its subject; the caller's rights bind what he does with it.
        subject = self.sudo().search([("company_id", "=", company.id), ("kind", "=", "office")], limit=1)
        if not subject:
            raise UserError(self.env._(
                "%(company)s has no subject of enforcement for the office itself, so nothing can be numbered. Let the suite"
                " administrator add one under Office, Configuration.", company=company.name,
            ))
        return subject.with_env(self.env)

    @api.model
    @ormcache("company_id")
    def _get_office_prefix(self, company_id):
        """``(id of the office's own subject, its prefix in numbers)``; asked for at every intake, so kept in memory."""
        subject = self._get_office(self.env["res.company"].browse(company_id))
        return subject.id, subject.sudo().number_prefix  # printed on every paper: no secret

    def _get_heads(self, day):
        """Return the rows (``street.subject.head``) of all organ heads, the chief included, on a ``datetime.date``."""
        return self.head_ids.filtered(lambda head: head._covers(day))

    def _get_chief(self, day):
        """Return the row of the chief (正职负责人) on a day, the acting one before the regular one; empty if vacant.

        Source: Order 310 art. 5 and the like reserve some decisions for the chief "or whoever acts".
        """
        self.ensure_one()
        return self.env["street.subject.head"]._get_chiefs(self, day).get(self.id, self.env["street.subject.head"])
