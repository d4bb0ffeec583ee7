from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle

from .street_case import ENDED_STATES

LEAD, DECISION, RECORD = "D03", "D04", "D64"
# Terms of the party: when they are over, nothing of the office is late.
PARTY_TERMS = ("D06", "D07")


class StreetCase(models.Model):
    """Clocks of a case: D03 from the lead to its opening or end, D04 from the opening to the decision (APL 60), D64 from a
    decision on the spot to its report for the record. A suspension holds D04; an extension is given once, before the end."""

    _inherit = "street.case"

    next_due = fields.Datetime("Next deadline", compute="_compute_next_due", search="_search_next_due")
    next_due_label = fields.Char("What is due", compute="_compute_next_due")
    is_overdue = fields.Boolean("Overdue", compute="_compute_next_due", search="_search_is_overdue")

    @api.depends("deadline_ids")
    @api.depends_context("lang")
    def _compute_next_due(self):
        # sudo: whoever reads the case may read its clocks
        now = fields.Datetime.now()
        clocks = self.env["street.deadline"].sudo().search(
            Domain("res_model", "=", self._name) & Domain("res_id", "in", self.ids) & Domain("state", "=", "running")
            & (Domain("kind", "not in", PARTY_TERMS) | Domain("due", ">=", now)), order="due desc")
        first = {clock.res_id: clock for clock in clocks}
        for case in self:
            clock = first.get(case._origin.id, clocks.browse())
            case.next_due, case.next_due_label = clock.due, clock.name
            case.is_overdue = bool(clock.due) and clock.due < now

    def _get_due_sql(self, condition):
        return SQL("(SELECT res_id FROM street_deadline WHERE res_model = %s AND state = 'running' AND %s)", self._name, condition)

    def _search_next_due(self, operator, value):
        if operator not in ("<", "<=", ">", ">="):
            return NotImplemented
        return Domain("id", "in", self._get_due_sql(SQL("due %s %s", SQL(operator), value)))

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = self._get_due_sql(SQL("due < %s AND kind NOT IN %s", fields.Datetime.now(), PARTY_TERMS))
        return Domain.OR([Domain("id", "in" if wanted else "not in", late) for wanted in value])

    def _get_clock_names(self):
        return {**super()._get_clock_names(), LEAD: self.env._("Check of the lead"), DECISION: self.env._("Decision"), RECORD: self.env._("Report for the record")}

    # ------------------------------------------------------------
    # START, HOLD, EXTEND, STOP
    # ------------------------------------------------------------

    def _start_clock(self, rule, start, **facts):
        """Start one clock a case. :param start: day or moment of the event. :param facts: what differs from the rule"""
        self.env["street.deadline"]._start_clocks([
            {"res_model": self._name, "res_id": case.id, "company_id": case.company_id.id, "rule": rule, "start": start, **facts} for case in self
        ])

    def _start_lead_clocks(self):
        leads = self.filtered(lambda case: case.state == "lead" and case.company_id.sudo().enforcement_lead_check)
        for day, cases in leads.grouped("date_received").items():
            cases._start_clock(LEAD, day)

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        clocks = self.env["street.deadline"]
        if move in ("open", "not_open"):
            clocks._finish(self._name, self.ids, [LEAD])
        if move == "open":
            for case in self:
                days = case.sudo().authority_item_id.procedure_set_id.case_days
                case._start_clock(DECISION, today(), **({"length": days} if days else {}))
        elif move == "suspend":
            clocks._suspend(self._name, self.ids, (values.get("reason") or "")[:200], kinds=[DECISION])
        elif move == "resume":
            clocks._resume(self._name, self.ids, kinds=[DECISION])
        elif move == "extend":
            for case in self:
                kind, length = case._get_extension()
                clocks._extend(self._name, case.ids, length, case._get_extension_reason(), [kind])
        # What ended needs no clock of its procedure; those of publication and remedies run on.
        if ended := self.filtered(lambda case: case.state in ENDED_STATES):
            clocks._finish(self._name, ended.ids, [LEAD, DECISION])

    def _get_extension(self):
        """(clock, units) by which the present term may be extended; no units where the rules know no extension."""
        if self.state == "lead":
            return LEAD, self.env["street.deadline.rule"]._get_rule(LEAD, self.company_id.id)["extension_length"]
        return DECISION, self.sudo().authority_item_id.procedure_set_id.extension_days

    def _get_extension_reason(self):
        return (self.sudo().approval_ids[:1].request_text or "")[:200]

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "extend" or move == "request" and values and values["kind"] == "extend":
            clocks = self._get_running_clocks()
            for case in self:
                found[case] = [*found[case], *case._get_extension_obstacles(clocks)]
        return found

    def _get_running_clocks(self):
        """{(case id, kind): clock} of the clocks that run."""
        # sudo: whoever reads the case may read its clocks
        rows = self.env["street.deadline"].sudo().search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids), ("state", "=", "running"), ("kind", "in", [LEAD, DECISION])])
        return {(clock.res_id, clock.kind): clock for clock in rows}

    def _get_extension_obstacles(self, clocks):
        kind, length = self._get_extension()
        clock = clocks.get((self.id, kind))
        if not length:
            return [Obstacle("no_extension", self.env._("The procedure rules of its item know no extension of this term."), "APL 60, D04")]
        if not clock:
            return [Obstacle("no_clock", self.env._("No clock runs that could be extended."))]
        if clock.extension:
            return [Obstacle("extended", self.env._("The term was extended already; that is done once."), kind)]
        if clock.due < fields.Datetime.now():
            return [Obstacle("late_extension", self.env._("The term is over since %(day)s: it can only be extended before.", day=clock.due_date), kind)]
        return []

