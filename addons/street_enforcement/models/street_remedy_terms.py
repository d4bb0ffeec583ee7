from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_remedy import PAPERS
from .street_remedy_moves import KEEPERS

_lt = LazyTranslate(__name__)
# (term from the act or from knowing the remedies, longest term from the act where the remedies were not told)
TERMS = {"reconsideration": ("D33", "D65"), "suit": ("D34", "D34B")}
UNANSWERED = "unanswered"


class StreetRemedy(models.Model):
    """The terms of the party, and the organ's own (D33-D36, D39, D65, D66).

    - Remedies not told: sixty days, or six months to sue, from the day on which the party learnt of them, at most a year from
      the act (ARL 20(3); 法释〔2018〕1号 64). Until that day is known the year counts, which is in favour of the party.
    - No answer of the reconsideration organ within its term: fifteen days to sue from its end (ARL 34, ALL 45).
    - Against a decision on the spot reconsideration comes first (ARL 23).
    """

    _inherit = "street.remedy"

    _street_protected = {"date_extended": False}
    _street_transitions = {"extend": Transition(("pending", "replied"), None, KEEPERS, label=_lt("The organ extended its term"))}

    date_remedies_known = fields.Date("Learnt of the remedies on", help="When the remedies were not told: the day on which the party learnt of them.")
    date_extended = fields.Date("Term of the organ extended on", readonly=True, copy=False)
    date_answer_due = fields.Date("Organ answers until", compute="_compute_date_answer_due", help="Of a reconsideration: sixty days from its acceptance, once thirty more; thirty in the simple procedure (ARL 54, 62).")
    date_suit_limit = fields.Date(
        "Then suit until", compute="_compute_date_suit_limit", help="Fifteen days from the answer, or from the end of the term that passed without one.")
    is_premature = fields.Boolean("Reconsideration comes first", compute="_compute_is_premature", help="Against a decision on the spot (ARL 23).")

    @api.depends("kind", "procedure", "date_accepted", "date_extended", "company_id")
    def _compute_date_answer_due(self):
        for remedy in self:
            remedy.date_answer_due = remedy._get_answer_due() or False

    @api.depends("kind", "date_answer_due", "result", "date_result_received")
    def _compute_date_suit_limit(self):
        for remedy in self:
            remedy.date_suit_limit = remedy._get_suit_limit() or False

    @api.depends("date_remedies_known", "reconsideration_id.date_accepted", "reconsideration_id.date_extended", "reconsideration_id.result")
    def _compute_date_limit(self):
        super()._compute_date_limit()

    @api.depends("kind", "case_id.procedure", "reconsideration_id", "date_filed")
    def _compute_is_premature(self):
        for remedy in self:
            earlier = remedy.reconsideration_id
            waits = earlier and not earlier.result and bool(earlier.date_answer_due) and remedy.date_filed and remedy.date_filed <= earlier.date_answer_due
            remedy.is_premature = remedy.kind == "suit" and remedy.sudo().case_id.procedure == "summary" and bool(not earlier or waits)

    @api.constrains("date_remedies_known", "were_remedies_told", "date_filed")
    def _check_date_remedies_known(self):
        for remedy in self.filtered("date_remedies_known"):
            if remedy.were_remedies_told or not remedy.sudo().case_id.date_decided <= remedy.date_remedies_known <= remedy.date_filed:
                raise ValidationError(self.env._(
                    "%(remedy)s: the day on which the party learnt of the remedies stands where they were not told, between the decision and the filing.",
                    remedy=remedy.display_name))

    def action_extend(self, date=None):
        """The organ told us that it extends its term by thirty days, once (ARL 62, D39).

        :param str date: ISO day of its notice; today when left out
        :return: True
        """
        return self._street_move("extend", {"date": self._read_day(date, today())})

    # ------------------------------------------------------------
    # TERMS
    # ------------------------------------------------------------

    def _get_limit(self):
        """Last day on which it could be filed, or None while the day it runs from is unknown (D33-D36, D65, D66)."""
        self.ensure_one()
        if self.kind != "reconsideration" and self.reconsideration_id:
            return self.reconsideration_id._get_suit_limit()
        if self.were_remedies_told or self.kind not in TERMS:
            return super()._get_limit()
        served = (self.case_id._get_served_date(code) for code in PAPERS) if self.case_id else ()
        known, longest = TERMS[self.kind]
        day = next(filter(None, served), None) or self.case_id.sudo().date_served
        ends = [self._get_term(rule, start) for rule, start in ((longest, day), (known, self.date_remedies_known)) if start]
        return min(ends, default=None)

    def _get_answer_due(self):
        """Last day of the reconsideration organ's own term, or None."""
        self.ensure_one()
        if self.kind != "reconsideration" or not self.date_accepted:
            return None
        rule = "D39B" if self.procedure == "simple" else "D39"
        return self.env["street.deadline.rule"]._get_term_end(rule, self.company_id.id, self.date_accepted, extended=bool(self.date_extended))[0]

    def _get_suit_limit(self):
        """Last day to sue after this reconsideration (D36, D66), or None while its answer has not reached the applicant."""
        self.ensure_one()
        if self.kind != "reconsideration":
            return None
        if self.date_result_received:
            return self._get_term("D36", self.date_result_received)
        due = self._get_answer_due()
        return self._get_term("D66", due) if due and self.result in (False, UNANSWERED) else None

    # ------------------------------------------------------------
    # THE MOVES
    # ------------------------------------------------------------

    def _get_extend_obstacles(self, values):
        if self.kind != "reconsideration" or self.procedure == "simple":
            return [Obstacle("no_extension", self.env._("Only the organ of an ordinary reconsideration extends its term."), "ARL 62, D39")]
        if self.date_extended:
            return [Obstacle("extended", self.env._("It was extended on %(day)s already; that is done once.", day=self.date_extended), "ARL 62, D39")]
        if values is not None and self.date_answer_due and values["date"] > self.date_answer_due:
            return [Obstacle("late_extension", self.env._("The term was over on %(day)s: it can only be extended before.", day=self.date_answer_due), "ARL 62, D39")]
        return []

    def _get_end_obstacles(self, values):
        found = super()._get_end_obstacles(values)
        if values is not None and values["result"] == UNANSWERED:
            due = self._get_answer_due()
            if not due or values["date"] <= due:
                found.append(Obstacle("still_time", self.env._(
                    "The organ has time until %(day)s: only then it did not answer.", day=due or "—"), "ARL 34, 62, D66"))
        return found

    def _prepare_extend_values(self, values):
        return {"date_extended": values["date"]}

    def _prepare_end_values(self, values):
        prepared = super()._prepare_end_values(values)
        # Nobody answered on that day: the term was over the day after its last one.
        return {**prepared, "date_result": self._get_answer_due() + timedelta(days=1)} if values["result"] == UNANSWERED else prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "extend":
            for remedy in self:
                length = self.env["street.deadline.rule"]._get_rule("D39", remedy.company_id.id)["extension_length"]
                self.env["street.deadline"]._extend(self._name, remedy.ids, length, str(self._street_edges()[move].label), ["D39"])
