from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain

from ..tools import period
from .street_deadline_rule import UNIT_SELECTION


class StreetDeadline(models.Model):
    """A running clock (期限时钟) on a record: when it started, how long it runs, when it is due.

    Clocks are written by the suite alone (street_deadline_clock.py), in raw batches; nobody creates, changes or deletes
    one over the wire. Whoever may read the record may read its clocks; the suite administrator reads all clocks of his
    office. What time changes (overdue, what is left) is computed when asked.
    """

    _name = "street.deadline"
    _description = "Running Clock"
    _order = "due, id"
    _log_access = False

    # what it belongs to
    res_model = fields.Char("Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    res_name = fields.Char("Record Name", compute="_compute_res_name")
    company_id = fields.Many2one("res.company", "Office", required=True, readonly=True)
    kind = fields.Char(required=True, readonly=True, help="Stage, total, or the code of a rule.")
    rule_id = fields.Many2one("street.deadline.rule", "Rule", readonly=True, ondelete="restrict", index="btree_not_null")
    name = fields.Char(compute="_compute_name")
    # how it runs
    start = fields.Datetime(required=True, readonly=True)
    length = fields.Integer(required=True, readonly=True, help="Negative: counted back from the start.")
    extension = fields.Integer(readonly=True, help="Units added by extensions.")
    extension_reason = fields.Char(readonly=True)
    unit = fields.Selection(UNIT_SELECTION, required=True, readonly=True)
    rolls = fields.Boolean("Moves on from a Rest Day", readonly=True)
    suspension_ids = fields.One2many("street.deadline.suspension", "deadline_id", "Suspensions", readonly=True, groups="street_base.group_street_admin")
    # where it stands
    state = fields.Selection(
        [("running", "Running"), ("suspended", "Suspended"), ("done", "Done")], required=True, readonly=True
    )
    due = fields.Datetime(readonly=True, help="Last moment; for units of days the end of the last day. Empty while suspended.")
    due_date = fields.Date("Due Day", readonly=True)
    is_provisional = fields.Boolean(
        "Provisional", readonly=True, help="Rests on a calendar day whose yearly notice is not out yet (G47): it may still move."
    )
    done_at = fields.Datetime("Done", readonly=True)
    is_overdue = fields.Boolean("Overdue", compute="_compute_is_overdue", search="_search_is_overdue")
    days_left = fields.Integer(compute="_compute_remaining", search="_search_days_left", help="Calendar days up to the due day.")
    remaining = fields.Char(compute="_compute_remaining")

    _record_idx = models.Index("(res_model, res_id)")
    _open_due_idx = models.Index("(company_id, due) WHERE state = 'running'")

    # -- computes -------------------------------------------------------------------------------------------------------
    @api.depends("kind", "rule_id", "res_model")
    @api.depends_context("lang")
    def _compute_name(self):
        for clock in self:
            model = self.env.get(clock.res_model)
            names = model._get_clock_names() if hasattr(model, "_get_clock_names") else {}
            clock.name = clock.rule_id.name or names.get(clock.kind, clock.kind)  # the code of a rule is for who sets rules

    @api.depends("res_model", "res_id")
    def _compute_res_name(self):
        """The name of the record, as far as the reader may see the record; otherwise its kind and id."""
        self.res_name = False
        for model, clocks in self._by_model().items():
            records = self.env[model].browse(set(clocks.mapped("res_id"))).exists()._filtered_access("read")
            names = {record.id: record.display_name for record in records}
            # sudo: the Chinese name of a kind of record is no secret
            kind = self.env["ir.model"].sudo()._get(model).name
            for clock in clocks:
                clock.res_name = names.get(clock.res_id) or f"{kind} #{clock.res_id}"

    @api.depends("state", "due")
    def _compute_is_overdue(self):
        now = fields.Datetime.now()
        for clock in self:
            clock.is_overdue = clock.state == "running" and clock.due < now

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        overdue = Domain("state", "=", "running") & Domain("due", "<", fields.Datetime.now())
        return Domain.OR(overdue if wanted else ~overdue for wanted in value)

    @api.depends("state", "due", "unit", "suspension_ids")
    @api.depends_context("lang")
    def _compute_remaining(self):
        now, today = fields.Datetime.now(), period.today()
        for clock in self:
            clock.days_left = (clock.due_date - today).days if clock.due_date else 0
            clock.remaining = clock._describe_remaining(now) if clock.state == "running" else False

    def _search_days_left(self, operator, value):
        if operator not in ("<", "<=", ">", ">="):
            return NotImplemented
        return Domain("state", "=", "running") & Domain("due_date", operator, fields.Date.add(period.today(), days=value))

    def _describe_remaining(self, now):
        self.ensure_one()
        at_hours = self.unit in period.MOMENT_UNITS
        overdue = self.due < now
        unit = self.unit
        if unit in (period.MONTH, period.YEAR) or (overdue and not at_hours):
            unit = period.CALENDAR_DAY
        try:
            calendar = self.env["street.workday"]._get_calendar(self.company_id.id)
            left = period.remaining(calendar, self.due if at_hours else self.due_date, unit, now)
        except period.CalendarMissing:
            unit, left = period.CALENDAR_DAY, self.days_left
        figure = f"{round(abs(left), 1):g}"
        unit_name = dict(self._fields["unit"]._description_selection(self.env))[unit]
        if overdue:
            return self.env._("overdue by %(number)s %(unit)s", number=figure, unit=unit_name)
        return self.env._("%(number)s %(unit)s left", number=figure, unit=unit_name)

    # -- access: reading follows the record ---------------------------------------------------------------------------------
    def _check_access(self, operation):
        result = super()._check_access(operation)
        if operation != "read" or not self or self._reads_all_clocks():
            return result
        allowed = self - result[0] if result else self
        forbidden = self - allowed.sudo()._readable_for(self.env)
        if not forbidden:
            return result
        return forbidden, lambda: self.env["ir.rule"]._make_access_error("read", forbidden)

    def _search(self, domain, offset=0, limit=None, order=None, *, bypass_access=False, **kwargs):
        if bypass_access or self._reads_all_clocks():
            return super()._search(domain, offset, limit, order, bypass_access=bypass_access, **kwargs)
        query = super()._search(domain, order=order, **kwargs)
        clocks = self.sudo().browse(query.get_result_ids())._readable_for(self.env)
        end = offset + limit if limit else None
        return self.browse(clocks.ids[offset:end])._as_query(ordered=True)

    def _reads_all_clocks(self):
        return self.env.su or self.env.user.has_group("street_base.group_street_admin")

    def _readable_for(self, env):
        """Those of self (with all rights) whose record the user of `env` may read."""
        readable = {
            model: set(env[model].browse(set(clocks.mapped("res_id"))).exists()._filtered_access("read")._ids)
            for model, clocks in self._by_model().items()
        }
        return self.filtered(lambda clock: clock.res_id in readable.get(clock.res_model, ())).with_env(env)

    def _by_model(self):
        """{model: clocks of its records}, without models that are not installed."""
        groups = defaultdict(self.browse)
        for clock in self:
            if clock.res_model in self.env:
                groups[clock.res_model] += clock
        return groups

    # -- public ---------------------------------------------------------------------------------------------------------
    def action_open_record(self):
        """Open the record that the clock runs on."""
        self.ensure_one()
        self.check_access("read")
        return self.env[self.res_model].browse(self.res_id)._get_records_action()
