from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .street_case import BEFORE_DECISION

OUTCOMES = [("penalty", "Penalty"), ("no_penalty", "No penalty")]
STATES = [
    ("draft", "Proposed"),
    ("noticed", "Notified"),
    ("decided", "Decided"),
    ("dropped", "Dropped"),
    ("revoked", "Decision revoked"),
]
OPEN_STATES = ("draft", "noticed")
GAINS = [("open", "Not yet found out"), ("none", "None"), ("found", "Found")]
NO_PENALTY_REASONS = [
    ("minor", "Minor, corrected in time, no harm: must not be punished (33(1))"),
    ("first", "First violation, minor consequence, corrected in time: may be spared (33(1))"),
    ("no_fault", "The party proved that there is no fault (33(2))"),
    ("exempt", "Minor, may be spared by law (57(1)2)"),
    ("not_established", "The facts are not established (57(1)3)"),
    ("under_age", "Under fourteen (30)"),
    ("incapable", "Could not recognise or control the act (31)"),
]


class StreetDecision(models.Model):
    """Decision of a penalty case (行政处罚决定 / 不予行政处罚决定): what is intended, noticed and decided, and the money it brings.

    The states are those of the legal act; who is doing what stands in the case. The moves of the decision are made by
    the moves of its case, so that both change in one step.

    Who may do what: the officers on the case write the proposal while it is open, nobody else does, not even another
    officer of the office; legal reviewers, discussions and payments have rows of their own; the organ head of the
    subject decides. Once decided, nothing of it changes. Amounts are never grouped by a person (APL 74, G46).
    """

    _name = "street.decision"
    _rec_names_search = ["case_id", "party_id"]
    _description = "Decision"
    _inherit = ["street.case.hands.mixin", "street.transition.mixin", "mail.thread"]
    _order = "case_id desc, id desc"
    _check_company_auto = True
    _mail_post_access = "read"

    case_id = fields.Many2one("street.case", required=True, index=True, ondelete="restrict", copy=False)
    company_id = fields.Many2one(related="case_id.company_id", store=True, precompute=True, index=True)
    subject_id = fields.Many2one(related="case_id.subject_id", string="In the name of")
    party_id = fields.Many2one(
        "street.case.party", "Party", required=True, index=True, ondelete="restrict", domain="[('case_id', '=', case_id)]",
        compute="_compute_party_id", store=True, readonly=False, precompute=True,
    )
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="draft", index=True)
    outcome = fields.Selection(OUTCOMES, required=True, default="penalty")
    # what the decision rests on
    reasons = fields.Text(help="理由: why the facts fall under the clause, and why this penalty.")
    norm_line_id = fields.Many2one(related="case_id.norm_line_id", string="Legal basis")
    amount_unit = fields.Selection(related="norm_line_id.amount_unit", string="Fine measured in")
    norm_base = fields.Float(
        "Measure of the range", digits=(16, 2), help="Square metres, construction cost or illegal gains, where the clause measures the fine by them.",
    )
    gains = fields.Selection(GAINS, "Illegal gains", required=True, default="open")
    gains_amount = fields.Float("Amount of the gains", digits=(16, 2))
    gains_refunded = fields.Boolean("Gains were refunded by law", help="APL 28: gains that the law orders to be refunded are not confiscated.")
    correction = fields.Text("Order to correct", help="责令改正: stands beside the penalty (APL 28).")
    # what is intended
    line_ids = fields.One2many("street.decision.line", "decision_id", "Penalties")
    amount = fields.Float("Fine", digits=(16, 2), compute="_compute_amounts")
    amount_confiscated = fields.Float("Confiscated money", digits=(16, 2), compute="_compute_amounts")
    notice_ids = fields.One2many("street.decision.notice", "decision_id", "Notices")
    statement_ids = fields.One2many("street.statement", "decision_id", "Statements and defence")
    review_ids = fields.One2many("street.legal.review", "decision_id", "Legal reviews")
    discussion_ids = fields.One2many(
        "street.collective.discussion", "decision_id", "Collective discussions",
        groups="street_enforcement.group_organ_head,street_enforcement.group_case_clerk")
    payment_ids = fields.One2many("street.fine.payment", "decision_id", "Payments")
    plan_ids = fields.One2many("street.fine.plan", "decision_id", "Deferrals and instalments")
    is_public_interest = fields.Boolean("Major public interest", help="APL 58(1)1.")
    is_complex = fields.Boolean("Complex, or several legal relations", help="APL 57(2), 58(1)3: reviewed and discussed.")
    is_grave = fields.Boolean("Grave violation", help="APL 57(2): discussed by the organ's heads.")
    # no penalty
    no_penalty_reason = fields.Selection(NO_PENALTY_REASONS)
    date_corrected = fields.Date("Corrected on")
    correction_record = fields.Text("How it was corrected, and who saw it")
    date_educated = fields.Date("Educated on")
    education_record = fields.Text("Education", help="教育记录 (APL 33(3)).")
    guardian_duty = fields.Text("Told to the guardian", help="APL 30, 31: the guardian disciplines, looks after and cures.")
    # money
    payment_days = fields.Integer("Days to pay", compute="_compute_payment_days")
    with_surcharge = fields.Boolean("States the additional fine", default=True, help="加处罚款: 3 % a day after the term (APL 72(1)1).")
    date_decided = fields.Date("Decided on", readonly=True, copy=False)
    decided_by = fields.Char(readonly=True, copy=False)
    decided_digest = fields.Char(readonly=True, copy=False)
    end_reason = fields.Char(readonly=True, copy=False)
    # grows with every payment, plan and reversal, so that two of them never rest on the same picture of what is owed
    money_step = fields.Integer(readonly=True, copy=False)

    _one_open = models.UniqueIndex("(case_id) WHERE state IN ('draft', 'noticed')", "This case has an open decision already.")

    @api.depends("case_id")
    def _compute_party_id(self):
        for decision in self:
            if decision.party_id.case_id != decision.case_id or not decision.party_id:
                decision.party_id = decision.case_id.party_ids[:1]

    @api.constrains("case_id", "party_id")
    def _check_party(self):
        for decision in self:
            if decision.party_id.case_id != decision.case_id:
                raise ValidationError(self.env._(
                    "%(decision)s is about a party of its own case: choose one of them (APL 44, 59).", decision=decision.display_name))

    @api.model_create_multi
    def create(self, vals_list):
        decisions = super().create(vals_list)
        # A new proposal would stand before the decision that was made, and hide what is owed on it.
        done = self.browse() if self.env.su else decisions.sudo().filtered(lambda one: one.case_id.state not in (*BEFORE_DECISION, "suspended"))
        if done:
            raise UserError(self.env._("%(case)s is decided or has ended: it takes no new proposal (APL 29, 47).", case=done[0].case_id.display_name))
        return decisions

    @api.depends("line_ids.amount", "line_ids.kind_id")
    def _compute_amounts(self):
        for decision in self:
            of = {"fine": 0.0, "confiscate_gains": 0.0}
            for line in decision.line_ids:
                if line.kind_code in of:
                    of[line.kind_code] += line.amount
            decision.amount, decision.amount_confiscated = of["fine"], of["confiscate_gains"]

    @api.depends("company_id")
    def _compute_payment_days(self):
        rules = self.env["street.deadline.rule"]
        for decision in self:
            decision.payment_days = rules._get_rule("D11", decision.company_id.id)["length"]

    @api.depends("case_id", "outcome")
    def _compute_display_name(self):
        labels = dict(self._fields["outcome"]._description_selection(self.env))
        for decision in self:
            decision.display_name = f"{decision.case_id.display_name} · {labels.get(decision.outcome, '')}"

