from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Transition

from ..tools.paper_facts import day_text

_lt = LazyTranslate(__name__)

OFFICER = "street_enforcement.group_officer"
KINDS = [("statement", "Statement"), ("defence", "Defence"), ("waiver", "Express waiver")]
# The result of a re-check as papers print it.
ADOPTED_TEXTS = {"yes": "予以采纳", "part": "部分采纳", "no": "不予采纳"}
WAYS = [("oral", "Orally, on record"), ("written", "In writing"), ("hearing", "At the hearing")]


class StreetStatement(models.Model):
    """Statement and defence of a party (陈述、申辩), or its express waiver (明确放弃): APL 45, 62, G17.

    It is taken as it comes, split into its points, and each point is re-checked (复核) with a finding, whether it is
    adopted, and why. It never makes the penalty heavier (45). The officers on the case write it; re-checked, it is fixed,
    and it is never deleted. A waiver counts once its signed paper is attached and it was gone through like any other.
    """

    _name = "street.statement"
    _description = "Statement or defence"
    _inherit = ["street.case.hands.mixin", "street.transition.mixin", "mail.thread"]
    _order = "date desc, id desc"
    _mail_post_access = "read"

    _street_transitions = {"recheck": Transition(("received",), "rechecked", OFFICER, label=_lt("Re-check done"))}
    _street_protected = {"state": "received", "date_rechecked": False, "rechecked_by_id": False}
    _street_kept = {
        "facts": Kept(("received",), advice=_lt("What a party said is kept as it was re-checked: enter what it said since as a statement of its own."), article="APL 45"),
    }

    notice_id = fields.Many2one("street.decision.notice", "On the notice", required=True, index=True, ondelete="restrict")
    decision_id = fields.Many2one(related="notice_id.decision_id", store=True, precompute=True, index=True)
    case_id = fields.Many2one(related="notice_id.case_id", store=True, precompute=True, index=True)
    company_id = fields.Many2one(related="notice_id.company_id", store=True, precompute=True, index=True)
    party_id = fields.Many2one("street.case.party", "Party", required=True, index=True, ondelete="restrict", domain="[('case_id', '=', case_id)]")
    state = fields.Selection([("received", "Received"), ("rechecked", "Re-checked")], required=True, readonly=True, copy=False, default="received")
    kind = fields.Selection(KINDS, required=True, default="defence")
    waives_hearing = fields.Boolean("Also waives the hearing")
    way = fields.Selection(WAYS, required=True, default="written")
    date = fields.Date("Received on", required=True, default=lambda self: today())
    text = fields.Text("In the party's words", required=True)
    is_signed = fields.Boolean("Signed by the party")
    point_ids = fields.One2many("street.statement.point", "statement_id", "Points put forward")
    conclusion = fields.Text("Conclusion of the re-check", help="What becomes of the proposal (复核结论); left empty, it counts what was adopted.")
    date_rechecked = fields.Date("Re-checked on", readonly=True, copy=False)
    rechecked_by_id = fields.Many2one("res.users", "Re-checked by", readonly=True, copy=False, ondelete="restrict")

    @api.depends("party_id", "date")
    def _compute_display_name(self):
        for statement in self:
            statement.display_name = " · ".join(filter(None, (statement.party_id.name, str(statement.date or ""))))

    @api.constrains("notice_id", "party_id", "date")
    def _check_same_case(self):
        for statement in self:
            if statement.party_id.case_id != statement.notice_id.case_id:
                raise ValidationError(self.env._("A statement and its party belong to one case."))
            if not statement.notice_id.date <= statement.date <= today():
                raise ValidationError(self.env._(
                    "%(statement)s: it came between the notice (%(day)s) and today.", statement=statement.display_name, day=statement.notice_id.date))

    def action_recheck(self):
        """复核: every point has a finding, whether it is adopted, and why (APL 45).

        :return: True
        :raises UserError: naming what is missing
        """
        return self._street_move("recheck")

    def _get_judged_part(self):
        """The statement and its re-check as plain values."""
        self.ensure_one()
        return [
            self.id, self.kind, str(self.date), self.text, self.waives_hearing, self.state,
            [[point.name, point.finding or "", point.adopted or "", point.reason or ""] for point in self.point_ids],
        ]

    def _describe_conclusion(self):
        """The conclusion as a paper prints it: as written, or by what was adopted. A re-check never makes it heavier (APL 45)."""
        self.ensure_one()
        if (self.conclusion or "").strip():
            return self.conclusion.strip()
        counts = {code: len(self.point_ids.filtered(lambda point, code=code: point.adopted == code)) for code in ADOPTED_TEXTS}
        parts = "，".join(f"{text}{counts[code]}项" for code, text in ADOPTED_TEXTS.items() if counts[code])
        return f"当事人提出的陈述、申辩意见共{len(self.point_ids)}项，经复核，{parts}。不因当事人陈述、申辩而给予更重的处罚。"

    def _prepare_recheck_facts(self):
        """Facts of the opinion on the re-check (CF20) that only the statement knows."""
        self.ensure_one()
        conclusion = self._describe_conclusion()
        return {
            "statement_date": str(self.date), "points": self.decision_id._prepare_point_facts(self.point_ids), "conclusion": conclusion,
            "opinion_officers": conclusion, "opinion_officers_date": str(today()),
        }

    def _describe(self):
        """The statement as a paper prints it: when it came, what it says, the result of the re-check of each point."""
        self.ensure_one()
        if self.kind == "waiver":
            return f"{day_text(self.date)}，当事人书面声明放弃陈述、申辩的权利。"
        points = "；".join(
            f"对“{point.name}”，经复核，{(point.finding or '').rstrip('。')}，{ADOPTED_TEXTS.get(point.adopted, '')}（{(point.reason or '').rstrip('。')}）"
            for point in self.point_ids)
        return f"{day_text(self.date)}，当事人提出陈述、申辩：{self.text.rstrip('。')}。" + (f"{points}。" if points else "")
