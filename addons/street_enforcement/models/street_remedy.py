from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

from odoo.addons.street_base.tools.period import today

from ..tools.private_field import PrivateText
from .street_case_hands_mixin import check_stays
from .street_case_moves import CLERK, LEADER

KINDS = [("reconsideration", "Reconsideration"), ("suit", "Suit"), ("appeal", "Appeal against a judgment")]
PROCEDURES = [("ordinary", "Ordinary"), ("simple", "Simple")]
STATES = [("filed", "Filed"), ("forwarded", "Forwarded"), ("pending", "Accepted"), ("replied", "Replied"), ("ended", "Ended")]
RESULTS = [
    ("upheld", "Upheld"),
    ("dismissed", "Dismissed"),
    ("not_accepted", "Not accepted"),
    ("unanswered", "Not answered in time"),
    ("withdrawn", "Withdrawn"),
    ("mediated", "Settled"),
    ("changed", "Changed"),
    ("unlawful", "Found unlawful, not revoked"),
    ("revoked", "Revoked"),
    ("revoked_procedure", "Revoked for its procedure"),
]
FALLEN = ("revoked", "revoked_procedure")
TOUCHED = (*FALLEN, "changed")
PAPERS = ("CF29", "CF30", "CF31")
FACTS = {"case_id", "kind", "party_id", "date_filed", "is_handed_in", "were_remedies_told", "date_remedies_known", "reconsideration_id"}


class StreetRemedy(models.Model):
    """Remedy (救济) against a decision of the office: reconsideration (行政复议), suit (行政诉讼) or appeal.

    1. Filed: the day counts for the bar on evidence (ARL 46, ALL 35) and stops the additional fine (APL 73(3)). A request
       against a penalty on the spot that is handed to us is forwarded within five working days (ARL 32, D63).
    2. Accepted: the copy reached us; the reply is due in ten working days, five in the simple procedure (D37, D38), in
       court in fifteen days (D40). A late reply counts as an act without evidence.
    3. Ended: what falls is revoked, its publication withdrawn, what was paid refunded; no same act on the same facts and
       reasons, except after a revocation for procedure (ARL 64(2), ALL 71, G48).
    """

    _name = "street.remedy"
    _description = "Reconsideration or suit"
    _inherit = ["street.case.private.mixin", "street.transition.mixin", "street.deadline.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_filed desc, id desc"
    _mail_post_access = "read"

    case_id = fields.Many2one("street.case", "Case", required=True, index=True, ondelete="restrict", copy=False)
    company_id = fields.Many2one(related="case_id.company_id", string="Office", store=True, precompute=True, index=True)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="filed", index=True)
    kind = fields.Selection(KINDS, required=True, default="reconsideration")
    party_id = fields.Many2one(
        "street.case.party", "Filed by", required=True, ondelete="restrict", index=True, domain="[('case_id', '=', case_id)]",
        compute="_compute_party_id", store=True, readonly=False, precompute=True)
    date_filed = fields.Date("Filed on", required=True, default=lambda self: today(), help="Day of posting, when it came by mail.")
    is_handed_in = fields.Boolean("Handed to us", help="A request against a penalty on the spot may be handed to whoever decided it (ARL 32).")
    were_remedies_told = fields.Boolean("Remedies were told", default=True, help="Otherwise the term is a year (ARL 20, D65; SPC 64, D34).")
    reconsideration_id = fields.Many2one(
        "street.remedy", "After the reconsideration", ondelete="restrict", index="btree_not_null", domain="[('case_id', '=', case_id), ('kind', '=', 'reconsideration')]")
    authority = fields.Char("Organ or court", compute="_compute_authority", store=True, readonly=False, precompute=True)
    number = fields.Char("Number there")
    procedure = fields.Selection(PROCEDURES, required=True, default="ordinary")
    text = PrivateText("What is asked for, and why")
    file_ids = fields.One2many("street.remedy.file", "remedy_id", "Files")
    date_limit = fields.Date("Could be filed until", compute="_compute_date_limit")
    is_late = fields.Boolean("Filed too late", compute="_compute_date_limit", help="The organ or court decides on it; the reply points it out.")
    # course
    date_forwarded = fields.Date("Forwarded on", readonly=True, copy=False)
    date_notified = fields.Date("Copy received on", readonly=True, copy=False)
    date_accepted = fields.Date("Accepted on", readonly=True, copy=False)
    date_reply_due = fields.Date("Reply due", compute="_compute_date_reply_due")
    date_replied = fields.Date("Replied on", readonly=True, copy=False)
    result = fields.Selection(RESULTS, readonly=True, copy=False)
    date_result = fields.Date("Decided on", readonly=True, copy=False)
    date_result_received = fields.Date("Received by the applicant on", readonly=True, copy=False)
    date_result_known = fields.Date("Known to us on", readonly=True, copy=False, help="Day on which the office learnt of it: what was published comes off within three working days from it (D15).")
    is_final = fields.Boolean("In force", readonly=True, copy=False)
    result_note = fields.Text("What was decided", readonly=True, copy=False)
    amount_refund = fields.Float("To be refunded", digits=(16, 2), readonly=True, copy=False)

    @api.depends("case_id")
    def _compute_party_id(self):
        for remedy in self:
            if remedy.party_id.case_id != remedy.case_id or not remedy.party_id:
                remedy.party_id = remedy.case_id.party_ids[:1]

    @api.depends("case_id", "kind")
    def _compute_authority(self):
        for remedy in self:
            subject = remedy.case_id._get_acting_subject().sudo() if remedy.case_id else self.env["street.subject"]  # printed on every decision
            remedy.authority = subject.reconsideration_organ if remedy.kind == "reconsideration" else subject.court

    @api.depends("kind", "date_filed", "were_remedies_told", "reconsideration_id.date_result_received", "case_id")
    def _compute_date_limit(self):
        for remedy in self:
            limit = remedy._get_limit()
            remedy.date_limit = limit or False
            remedy.is_late = bool(limit and remedy.date_filed and remedy.date_filed > limit)

    @api.depends("date_notified", "kind", "procedure")
    def _compute_date_reply_due(self):
        for remedy in self:
            remedy.date_reply_due = remedy._get_term(remedy._get_reply_rule(), remedy.date_notified) if remedy.date_notified else False

    @api.depends("case_id", "kind")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for remedy in self:
            remedy.display_name = f"{kinds.get(remedy.kind, '')} · {remedy.case_id.display_name}"

    @api.constrains("case_id", "party_id", "date_filed", "reconsideration_id")
    def _check_facts(self):
        for remedy in self:
            case = remedy.sudo().case_id  # its dates bind whoever enters
            if remedy.party_id.case_id != case or remedy.reconsideration_id and remedy.reconsideration_id.case_id != case:
                raise ValidationError(self.env._("A remedy, its party and an earlier reconsideration belong to one case."))
            if not case.date_decided or not case.date_decided <= remedy.date_filed <= today():
                raise ValidationError(self.env._(
                    "%(case)s: a remedy is filed between the decision (%(day)s) and today.", case=case.display_name, day=case.date_decided or "—"))

    @api.model_create_multi
    def create(self, vals_list):
        remedies = super().create(vals_list)
        remedies._check_keepers()
        for remedy in remedies.filtered("is_handed_in"):
            remedy._start("D63", remedy.date_filed)
        return remedies

    def write(self, vals):
        check_stays(self, vals)
        self._check_keepers()
        return super().write(vals)

    def unlink(self):
        self._check_keepers()
        return super().unlink()

    def _check_keepers(self):
        """Remedies are entered by clerks, team leaders and whoever investigated the case."""
        if self.env.su or self.env.user.has_group(CLERK) or self.env.user.has_group(LEADER):
            return
        for case in self.sudo().case_id:
            if not case._is_investigator(self.env.user.employee_id):
                raise AccessError(self.env._("%(case)s: its officers, the team leader or the clerk enter remedies.", case=case.display_name))

    def _get_line_lock(self, line_model):
        reason = self.env._("It has ended; its file is complete.")
        return {remedy: reason if remedy.state == "ended" else "" for remedy in self}

    # ------------------------------------------------------------
    # TERMS
    # ------------------------------------------------------------

    def _get_term(self, rule, day):
        """Last day of a term of the office that began on a day. :param str rule: code of a deadline rule"""
        return self.env["street.deadline.rule"]._get_term_end(rule, self.company_id.id, day)[0]

    def _get_limit(self):
        """Last day on which it could be filed where the remedies were told, or None while the day it runs from is unknown (D33, D35)."""
        self.ensure_one()
        served = (self.case_id._get_served_date(code) for code in PAPERS) if self.case_id else ()
        day, rule = next(filter(None, served), None) or self.case_id.sudo().date_served, {"reconsideration": "D33", "suit": "D35"}.get(self.kind)
        return self._get_term(rule, day) if day and rule else None

    def _get_reply_rule(self):
        """The rule of the reply: in court, in the simple or in the ordinary reconsideration."""
        if self.kind != "reconsideration":
            return "D40"
        return "D38" if self.procedure == "simple" else "D37"

    def _start(self, rule, day):
        self.env["street.deadline"]._start_clocks([
            {"res_model": self._name, "res_id": self.id, "company_id": self.company_id.id, "rule": rule, "start": day}])
