from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.matter_limits import total_limit
from .street_matter import ENDED_STATES

STAGE_CLOCKS = ("register", "dispatch", "handle", "check")
CLOCKS = (*STAGE_CLOCKS, "total")
# Which stage clock a move ends and which one it starts; "*" ends all of them.
ENDS = {
    "register": ("register",), "dispatch": ("dispatch",), "accept": ("return",), "send_back": ("handle", "return"),
    "report_back": ("handle",), "reject": "*", "merge": "*", "settle": "*", "transfer": "*",
}
STARTS = {"register": "dispatch", "dispatch": "handle", "send_back": "dispatch", "report_back": "check"}
RETURN_RULE = "D46"


class StreetMatter(models.Model):
    """Clocks of a matter (时限): one for the stage it is in, one for the whole, one for the right to send it back."""

    _inherit = "street.matter"

    due_date = fields.Datetime("Due", compute="_compute_due", search="_search_due_date", help="Of the stage or of the whole, whichever comes first.")
    is_overdue = fields.Boolean("Overdue", compute="_compute_due", search="_search_is_overdue")
    is_due_provisional = fields.Boolean(compute="_compute_due", help="Rests on a calendar day that is not announced yet (G47).")

    def _compute_due(self):
        rows = self.env.execute_query(SQL(
            """SELECT res_id, min(due), bool_or(is_provisional) FROM street_deadline
               WHERE res_model = %s AND res_id = ANY(%s) AND state = 'running' AND kind = ANY(%s) GROUP BY res_id""",
            self._name, self.ids, list(CLOCKS)))
        found = {res_id: (due, provisional) for res_id, due, provisional in rows}
        now = fields.Datetime.now()
        self.due_date = self.is_overdue = self.is_due_provisional = False  # all at once: most of them have ended
        for matter in self:
            if clock := found.get(matter._origin.id):
                matter.due_date, matter.is_due_provisional = clock
                matter.is_overdue = clock[0] < now

    @api.model
    def _search_clocks(self, condition):
        """Domain of the matters that have a running clock under an SQL condition."""
        return Domain("id", "in", SQL(
            "(SELECT res_id FROM street_deadline WHERE res_model = %s AND state = 'running' AND kind = ANY(%s) AND %s)",
            self._name, list(CLOCKS), condition))

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        overdue = self._search_clocks(SQL("due < %s", fields.Datetime.now()))
        return Domain.OR([overdue if wanted else ~overdue for wanted in value])

    def _search_due_date(self, operator, value):
        signs = {"<": SQL("<"), "<=": SQL("<="), ">": SQL(">"), ">=": SQL(">=")}
        if operator not in signs:
            return NotImplemented
        return self._search_clocks(SQL("due %s %s", signs[operator], value))

    def _get_clock_names(self):
        return {
            **super()._get_clock_names(),
            "register": self.env._("Limit to register"),
            "dispatch": self.env._("Limit to dispatch"),
            "handle": self.env._("Limit to handle"),
            "check": self.env._("Limit to check"),
            "return": self.env._("Right to send back"),
        }

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _start_intake_clocks(self):
        """Clocks of new matters: the registering limit and the whole limit, or the moment an order names itself."""
        rows = []
        for company, matters in self.grouped("company_id").items():
            limits = matters._get_limits(company)
            for matter, stages in limits.items():
                rows.append(matter._prepare_clock("register", *stages["register"], matter.reported_at))
                rows.append(matter._prepare_total_clock(stages))
        self.env["street.deadline"]._start_clocks(rows)

    def _street_load_history(self, vals_list):
        matters = super()._street_load_history(vals_list)
        matters._end_past_clocks()
        return matters

    def _end_past_clocks(self):
        """End the intake clocks of records that were loaded in a later state, at the moment they came there."""
        self.env["street.deadline"]._update(
            SQL("""state = 'done', done_at = (SELECT COALESCE(CASE kind WHEN 'register' THEN matter.date_registered END, matter.date_closed, matter.reported_at)
                                                FROM street_matter matter WHERE matter.id = res_id)"""),
            SQL("""%s AND (res_id = ANY(%s) OR kind = 'register' AND res_id = ANY(%s))""",
                self.env["street.deadline"]._where(self._name, self.ids, CLOCKS, ("running",)),
                self.filtered(lambda matter: matter.state in ENDED_STATES).ids,
                self.filtered(lambda matter: matter.state != "collected").ids),
        )

    def _move_clocks(self, move, values):
        clocks = self.env["street.deadline"]
        ends, starts = ENDS.get(move, ()), STARTS.get(move)
        if move == "check":
            ends, starts = ("*", None) if values["passed"] else (("check",), "handle")
        if ends:
            clocks._finish(self._name, self.ids, None if ends == "*" else ends)
        if starts:
            self._start_stage_clock(starts, with_return=move == "dispatch")
        if starts and (held := self.filtered("is_suspended")):
            clocks._suspend(self._name, held.ids, self.env._("The matter is suspended"))
        if move == "suspend":
            clocks._suspend(self._name, self.ids, values["reason"])
        elif move == "resume":
            clocks._resume(self._name, self.ids)
        elif move == "extend":
            clocks._extend(self._name, self.ids, values["length"], values["reason"], CLOCKS)
        self.invalidate_recordset(["due_date", "is_overdue", "is_due_provisional"])

    def _start_stage_clock(self, stage, with_return=False):
        now, rows = fields.Datetime.now(), []
        for company, matters in self.grouped("company_id").items():
            limits = matters._get_limits(company)
            for matter in matters:
                rows.append(matter._prepare_clock(stage, *limits[matter][stage], now))
                if with_return:
                    rows.append({"res_model": self._name, "res_id": matter.id, "company_id": company.id, "start": now, "kind": "return", "rule": RETURN_RULE})
        self.env["street.deadline"]._start_clocks(rows)

    def _prepare_clock(self, kind, length, unit, start):
        return {
            "res_model": self._name, "res_id": self.id, "company_id": self.company_id.id,
            "kind": kind, "length": length, "unit": unit, "start": start,
        }

    def _prepare_total_clock(self, stages):
        """The clock of the whole matter, from the limits of its stages."""
        return self._prepare_clock("total", *total_limit(stages), self.reported_at)

    def _get_limits(self, company):
        """Limits of the stages of each matter: of its class in this office, or the plain ones without a class.

        :return: dict matter → dict stage → (length, unit)
        """
        by_class = self.env["street.matter.class"]._get_limits_by_class(company)
        return {matter: by_class.get(matter.class_id.id) or by_class[False] for matter in self}

    def _get_timeliness(self):
        """Whether each matter has kept its handling and whole limits up to now.

        :return: dict id → bool
        """
        # Asked when a matter ends: a suspended clock goes on, or holding a late one would make it timely.
        self.env["street.deadline"]._resume(self._name, self.ids)
        rows = self.env.execute_query(SQL(
            """SELECT res_id, bool_or(COALESCE(done_at, %s) > due) FROM street_deadline
               WHERE res_model = %s AND res_id = ANY(%s) AND kind IN ('handle', 'total') GROUP BY res_id""",
            fields.Datetime.now(), self._name, self.ids))
        late = dict(rows)
        return {matter.id: not late.get(matter.id) for matter in self}
