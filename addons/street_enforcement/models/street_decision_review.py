from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_decision import OPEN_STATES
from .street_legal_review import POINTS, RESULTS

_lt = LazyTranslate(__name__)

REVIEWER = "street_enforcement.group_legal_reviewer"


class StreetDecision(models.Model):
    """Legal review of a proposal (法制审核): whether it is needed, where it stands, and the move that writes it (G18)."""

    _inherit = "street.decision"

    _street_transitions = {"review": Transition(OPEN_STATES, None, REVIEWER, access="read", label=_lt("Legal review"))}

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
        # sudo: the switch of the office; the authority above reads the case, not the company
        return case.procedure == "ordinary" and bool(
            case.company_id.sudo().enforcement_review_all or self.is_public_interest or self.is_complex or heard)

    def _get_review_state(self):
        self.ensure_one()
        last = self.review_ids.sorted("id", reverse=True)[:1].with_prefetch(self.review_ids._prefetch_ids)
        if last and not last.is_void:
            return "agreed" if last.result == "agree" else "refused"
        return "waiting" if self._needs_review() else "none"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "review":
            for decision in self:
                found[decision] = [*found[decision], *decision._get_review_obstacles(values)]
        return found

    def _get_review_obstacles(self, values):
        """Why the user may not write a review of this proposal now (APL 58, G18)."""
        self.ensure_one()
        case, found = self.sudo().case_id, []  # facts bind whoever asks
        if case.state != "deciding":
            found.append(Obstacle("not_deciding", self.env._("The case has not been submitted for the decision."), "APL 58"))
        found += case._get_open_statement_obstacles(self.sudo())
        found += self._get_reviewer_obstacles(case)
        if values is None:
            return found
        if not (values["opinion"] or "").strip():
            found.append(Obstacle("opinion", self.env._("The review states its opinion."), "APL 58"))
        wrong, known = values["points"], set(POINTS)
        if not isinstance(wrong, dict) or not wrong.keys() <= known or not all(isinstance(note, str) and note.strip() for note in wrong.values()):
            found.append(Obstacle("points", self.env._("Points are named by their keys, each with what is wrong: %(keys)s.", keys=", ".join(sorted(known)))))
        elif values["agreed"] and wrong:
            found.append(Obstacle("agreed_with_faults", self.env._("A point is not in order: the review cannot agree."), "APL 58, G18"))
        if values["agreed"] and values["result"] not in (None, False, "agree") or values["result"] and values["result"] not in dict(RESULTS) \
                or not values["agreed"] and values["result"] == "agree":
            found.append(Obstacle("result", self.env._("The result does not fit: agreed or not?")))
        return found

    def _get_reviewer_obstacles(self, case):
        """The reviewer is a qualified person who never investigated the case (APL 58(2), G18, G45)."""
        person = self.env.user.employee_id.sudo()
        if not person:
            return [Obstacle("no_person", self.env._("Your account belongs to nobody on the staff."), "G45")]
        found = []
        if case._is_investigator(person):
            found.append(Obstacle("own_work", self.env._("You investigate this case, or did: somebody else reviews it."), "APL 58, G18"))
        if person in case._get_excluded_map().get(case.id, ()):
            found.append(Obstacle("recused", self.env._("You had to step back from this case."), "APL 43"))
        if not self.env["street.qualification"].sudo()._qualified_on(person.ids, "legal_review", today()):
            found.append(Obstacle("unqualified", self.env._(
                "You have no verified qualification for legal reviews."), "APL 58(2), G18, G45"))
        return found

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "review":
            self.env["street.legal.review"]._street_create([decision._prepare_review_values(values) for decision in self])
            for decision in self:
                decision.case_id._issue_decision_paper("CF26")

    def _prepare_review_values(self, values):
        wrong = values["points"]
        return {
            "decision_id": self.id, "date": fields.Datetime.now(), "employee_id": self.env.user.employee_id.id,
            "result": "agree" if values["agreed"] else values["result"] or "disagree", "opinion": values["opinion"].strip(),
            "points": {key: {"ok": key not in wrong, "note": wrong.get(key, "")} for key in POINTS},
            "judged": self.case_id._get_judged_facts(), "digest": self.case_id._get_judged_digest(),
        }
