from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Transition

from .street_legal_review import POINTS

_lt = LazyTranslate(__name__)

REVIEWER = "street_enforcement.group_legal_reviewer"


class StreetDecision(models.Model):
    """Legal review of a proposal (法制审核): whether it is needed, where it stands, and the move that writes it (G18)."""

    _inherit = "street.decision"

    _street_transitions = {"review": Transition(("noticed", "draft"), None, REVIEWER, access="read", label=_lt("Legal review"))}

    review_state = fields.Selection(
        [("none", "Not needed"), ("waiting", "Waiting"), ("agreed", "Agreed"), ("refused", "Not agreed")],
        "Legal review", compute="_compute_review_state",
    )

    @api.depends("review_ids", "state", "is_public_interest", "is_complex")
    def _compute_review_state(self):
        for decision in self:
            decision.review_state = decision._get_review_state()

    def action_review(self, agreed, opinion, points=None, result=None):
        """法制审核: the reviewer's opinion on the proposal as it stands (APL 58, G18).

        :param bool agreed: whether the decision may be made
        :param str opinion: the opinion in words
        :param dict points: key of a point (subject, procedure, facts, law, authority, papers, crime) → what is wrong with it;
            left out: all seven are in order, which whoever agrees states
        :param str result: correct, supplement, disagree or transfer, when it is not agreed; disagree when left out
        :return: True
        :raises UserError: naming every gap
        """
        return self._street_move("review", {"agreed": bool(agreed), "opinion": opinion, "points": points or {}, "result": result})

    def _needs_review(self):
        """Whether APL 58 or the office's list asks for a legal review before the decision."""
        self.ensure_one()
        case = self.case_id
        heard = case.hearing_ids.filtered(lambda hearing: hearing.state in ("held", "reported") and hearing.notice_id.decision_id == self)
        return case.procedure == "ordinary" and bool(
            case.company_id.enforcement_review_all or self.is_public_interest or self.is_complex or heard)

    def _get_review_state(self):
        self.ensure_one()
        last = self.review_ids.sorted("id", reverse=True)[:1]
        if last and not last.is_void:
            return "agreed" if last.result == "agree" else "refused"
        return "waiting" if self._needs_review() else "none"

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "review":
            self.env["street.legal.review"]._street_create([decision._prepare_review_values(values) for decision in self])

    def _prepare_review_values(self, values):
        wrong = values["points"]
        return {
            "decision_id": self.id, "date": fields.Datetime.now(), "employee_id": self.env.user.employee_id.id,
            "result": "agree" if values["agreed"] else values["result"] or "disagree", "opinion": values["opinion"].strip(),
            "points": {key: {"ok": key not in wrong, "note": wrong.get(key, "")} for key, _question in POINTS},
            "judged": self.case_id._get_judged_facts(), "digest": self.case_id._get_judged_digest(),
        }
