import random
from datetime import timedelta

from odoo import api, models

from odoo.addons.street_base.tools.period import today

from ..tools import demo_case as texts
from .street_case import BEFORE_DECISION
from .street_case_clocks import DECISION

# State, days since the lead came in, days since the decision: two dozen courses for lists and charts.
COURSES = (
    ("lead", 2, None), ("lead", 5, None), ("lead", 11, None), ("opened", 12, None), ("opened", 16, None), ("investigating", 18, None),
    ("investigating", 25, None), ("investigating", 40, None), ("investigating", 75, None), ("concluded", 33, None), ("concluded", 45, None),
    ("noticed", 38, None), ("noticed", 52, None), ("hearing", 57, None), ("deciding", 50, None), ("deciding", 62, None), ("decided", 66, 3),
    ("suspended", 60, None), ("not_opened", 80, None), ("opening_revoked", 100, None), ("terminated", 130, None),
    ("transferred", 70, None), ("not_penalised", 110, 75),
)
# Those that were decided long enough ago to be carried out are played step by step, with the papers of each: state, item, and
# the days since the lead came in and since the decision.
PLAYED = (
    ("served", "06", 72, 12), ("served", "02", 90, 30), ("executing", "10", 95, 40), ("executing", "07", 120, 60), ("closed", "10", 150, 90),
    ("closed", "04", 170, 110), ("archived", "07", 220, 160),
)
UNOPENED = ("lead", "not_opened", "transferred")
PAIRS = (("officer1", "officer2"), ("officer2", "handler3"), ("officer1", "handler"))
PROPOSED = ("noticed", "hearing", "deciding")
PENALISED = ("decided",)


class StreetCaseLightDemo(models.AbstractModel):
    """Cases in every state of the ordinary procedure, for lists and charts.

    Up to the decision their past is put in and they have no papers; those that were served are played with theirs.
    """

    _name = "street.case.light.demo"
    _description = "Light demo cases"

    @api.model
    def _load(self):
        """Make the cases and, where one was made, their decisions."""
        chance = random.Random(20261126)
        items = self.env["street.authority.item"].search([("company_id", "=", self.env.company.id), ("state", "=", "active"), ("code", "in", list(texts.LIGHT))])
        by_code = {item.code: item for item in items}
        plots = [(course, by_code[code]) for course, code in zip(COURSES, chance.choices(sorted(by_code), k=len(COURSES)), strict=True)]
        cases = self.env["street.case"]._street_load_history([
            self._prepare_case(course, item, number, chance) for number, (course, item) in enumerate(plots, 1)])
        cases._draw_lead_numbers()
        self._load_people(cases, chance)
        self._load_clocks(cases)
        self._load_decisions(cases, [course for course, _item in plots], chance)

    @api.model
    def _play(self, stage):
        """Play the cases that were served, from their lead to where they are.

        :param stage: ``Stage`` of the demo cases, its clock running
        """
        chance = random.Random(20261127)
        for number, (state, code, received, decided) in enumerate(PLAYED, len(COURSES) + 1):
            stage.play_light(state, code, received, decided, self._prepare_party(number, chance), f"{chance.choice(texts.ROADS)}{chance.randint(1, 160)}号", number)

    def _prepare_case(self, course, item, number, chance):
        """Values of one case; its people follow, since they are locked in later states."""
        state, days, decided = course
        received, (cause, facts) = today() - timedelta(days=days), texts.LIGHT[item.code]
        vals = {
            "procedure": "ordinary", "state": state, "company_id": self.env.company.id, "source": chance.choice(("found", "report", "inspection")), "cause": cause,
            "facts": facts, "authority_item_id": item.id, "norm_line_id": item.norm_line_ids[:1].id, "date_received": received, "date_act": received,
            "address": f"{chance.choice(texts.ROADS)}{chance.randint(1, 160)}号", "unit_id": self.env.ref(f"street_base.demo_unit_squad{1 + number % 3}").id,
        }
        if state not in UNOPENED:
            vals |= {
                "date_opened": received + timedelta(days=2),
                "name": self.env["street.number"]._draw("case", self.env.company, subject=item.subject_id)[0]}
        if state == "suspended":
            vals["state_before_suspension"] = "investigating"
        return vals | self._prepare_days(state, received, decided)

    def _load_people(self, cases, chance):
        """A party and two officers a case."""
        pairs = [[self.env.ref(f"street_base.demo_employee_{name}").id for name in pair] for pair in PAIRS]
        self.env["street.case.party"]._street_create([
            {"case_id": case.id, **self._prepare_party(number, chance)} for number, case in enumerate(cases, 1)])
        self.env["street.case.officer"]._street_create([
            {"case_id": case.id, "employee_id": person, "date_from": case.date_received} for case in cases for person in chance.choice(pairs)])

    def _load_clocks(self, cases):
        """The clock that an undecided case runs on (D04); that of a lead began when it was made."""
        for day, opened in cases.filtered(lambda case: case.state in BEFORE_DECISION and case.date_opened).grouped("date_opened").items():
            opened._start_clock(DECISION, day)

    def _prepare_days(self, state, received, decided):
        """Days of the later stages, as far as the case came."""
        vals = {}
        if state in ("concluded", "noticed", "hearing", "deciding", *PENALISED, "not_penalised"):
            vals["date_concluded"] = received + timedelta(days=20)
        if decided is not None:
            vals["date_decided"] = today() - timedelta(days=decided)
        return vals

    def _prepare_party(self, number, chance):
        if number % 3:
            return {
                "kind": "person", "name": f"{chance.choice(texts.FAMILIES)}某{number}(虚构)", "address": f"{chance.choice(texts.ROADS)}{number}号(虚构地址)",
                "id_number": texts.id_number(f"140581{1960 + number}0{1 + number % 9}1500{number % 10}"), "phone": f"000-0000-02{number:02d}"}
        return {
            "kind": "organisation", "name": f"高平市示例{number}号商行(虚构)", "credit_code": texts.credit_code(f"91140581MA0DEM{number:03d}"),
            "legal_representative": f"{chance.choice(texts.FAMILIES)}某{number}(虚构)", "address": f"{chance.choice(texts.ROADS)}{number}号(虚构地址)",
            "phone": f"000-0000-02{number:02d}"}

    def _load_decisions(self, cases, courses, chance):
        """Decisions of the cases in which one was made, proposals of those in which one waits."""
        fine, rows = self.env.ref("street_dispatch.penalty_fine"), []
        for case, (state, _days, decided) in zip(cases, courses, strict=True):
            spared, common = state == "not_penalised", {"case_id": case.id, "gains": "none"}
            if decided is not None:
                rows.append({
                    **common, "state": "decided", "reasons": texts.POSTER_REASONS if spared else texts.LIGHT_REASONS,
                    "outcome": "no_penalty" if spared else "penalty", "date_decided": case.date_decided, "decided_by": "冯振华",
                    **({"no_penalty_reason": "minor"} if spared else {})})
            elif state in PROPOSED:  # those that wait for the decision are complex ones: they stand in the queue of the reviewer
                rows.append({**common, "state": "noticed", "reasons": texts.LIGHT_REASONS, "is_complex": state == "deciding"})
        decisions = self.env["street.decision"]._street_load_history(rows)
        self.env["street.decision.line"]._street_create([
            {"decision_id": decision.id, "kind_id": fine.id, "amount": chance.choice((200, 500, 1000))}
            for decision in decisions if decision.outcome == "penalty"])
