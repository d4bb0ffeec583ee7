from collections import defaultdict, namedtuple

from odoo import api, fields, models
from odoo.tools import SQL, split_every

from odoo.addons.street_base.tools import period

from .street_escalation_rule import LEVELS
from .street_matter import OPEN_STATES
from .street_matter_clocks import CLOCKS
from .street_matter_moves import COMMAND, DISPATCHER

BATCH = 500
Overdue = namedtuple("Overdue", "clock_id matter_id due kind company_id class_id unit_id is_supervised")


class StreetEscalation(models.Model):
    """Escalation (预警上报): somebody was told that a limit is over, one row a clock, due moment and level.

    The scheduled job finds the running clocks that are overdue, and tells the people of each level whose time has come, by
    an activity on the matter. It may run twice: a level is told once; a limit that was extended is a new one. A supervised
    matter skips a level. Nothing is escalated while a matter is suspended; when a clock ends, its activities go.
    """

    _name = "street.escalation"
    _description = "Escalation"
    _order = "date desc, id desc"
    _rec_name = "matter_id"

    matter_id = fields.Many2one("street.matter", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="matter_id.company_id", store=True, index=True, precompute=True)
    unit_id = fields.Many2one(related="matter_id.unit_id", string="Lead unit")
    deadline_id = fields.Many2one("street.deadline", "Clock", required=True, readonly=True, ondelete="cascade")
    level = fields.Selection(LEVELS, "Level reached", required=True, readonly=True)
    due = fields.Datetime(required=True, readonly=True)
    date = fields.Datetime("Told at", required=True, readonly=True)
    rule_id = fields.Many2one("street.escalation.rule", readonly=True, index=True, ondelete="restrict")
    user_ids = fields.Many2many("res.users", string="Told", readonly=True)
    activity_ids = fields.Many2many("mail.activity", string="Activities", readonly=True)
    is_running = fields.Boolean("Still running", compute="_compute_is_running", search="_search_is_running")

    _level_uniq = models.UniqueIndex("(deadline_id, level, due)", "This level was already told.")

    def _compute_is_running(self):
        # sudo: whether a clock runs; its row is read by administrators only
        for escalation in self:
            escalation.is_running = escalation.sudo().deadline_id.state == "running"

    def _search_is_running(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        return [("deadline_id", "in", SQL("(SELECT id FROM street_deadline WHERE state = 'running' AND res_model = 'street.matter')"))]

    # ------------------------------------------------------------
    # CRON
    # ------------------------------------------------------------

    @api.model
    def _cron_escalate(self):
        overdue = self._get_overdue()
        left = len(overdue)
        for batch in split_every(BATCH, overdue):
            self._escalate(batch)
            left -= len(batch)
            if not self.env["ir.cron"]._commit_progress(len(batch), remaining=left):
                break

    @api.model
    def _get_overdue(self):
        """The overdue running clocks of open matters that are not suspended, the oldest first."""
        self.env["street.matter"].flush_model()
        rows = self.env.execute_query(SQL(
            """SELECT clock.id, matter.id, clock.due, clock.kind, matter.company_id, matter.class_id, matter.unit_id, matter.is_supervised
                 FROM street_deadline clock JOIN street_matter matter ON matter.id = clock.res_id
                WHERE clock.res_model = 'street.matter' AND clock.state = 'running' AND clock.kind = ANY(%s) AND clock.due < %s
                  AND matter.state = ANY(%s) AND matter.is_suspended IS NOT TRUE
                ORDER BY clock.due, clock.id""",
            list(CLOCKS), fields.Datetime.now(), list(OPEN_STATES)))
        return [Overdue(*row) for row in rows]

    @api.model
    def _escalate(self, overdue):
        """Tell each level whose time has come and that was not told yet.

        :param overdue: list of :class:`Overdue`
        :return: the new rows
        """
        told = {
            (row.deadline_id.id, row.level, row.due) for row in self.search_fetch(
                [("deadline_id", "in", [one.clock_id for one in overdue])], ["deadline_id", "level", "due"])
        }
        steps = [step for step in self._get_steps(overdue) if (step["deadline_id"], step["level"], step["due"]) not in told]
        people = self._get_people(steps)
        steps = [{**step, "user_ids": [fields.Command.set(people[place].ids)]} for place, step in enumerate(steps) if people[place]]
        escalations = self.create(steps)
        escalations._schedule_activities()
        return escalations

    @api.model
    def _get_steps(self, overdue):
        """What has to be told by now, as values of rows without people; a level of a clock once.

        A step that needs a year whose calendar is not loaded waits; the others go on, and the suite administrator is told.
        """
        rules = self.env["street.escalation.rule"]
        ladder, now, steps = rules._get_ladder(), fields.Datetime.now(), {}
        urgencies = self._get_urgencies(overdue)
        levels, missing = [level for level, _label in LEVELS], set()
        for one in overdue:
            calendar = self.env["street.workday"]._get_calendar(one.company_id)
            for rule in rules._choose(ladder, one.company_id, one.class_id or False, urgencies[one]):
                try:
                    if rule.length and period.add_period(calendar, one.due, rule.length, rule.unit) > now:
                        continue
                except period.CalendarMissing as gap:
                    missing.add(gap.year)
                    continue
                level = levels[min(levels.index(rule.level) + bool(one.is_supervised), len(levels) - 1)]
                steps.setdefault((one.clock_id, level), {
                    "matter_id": one.matter_id, "deadline_id": one.clock_id, "level": level, "due": one.due, "date": now, "rule_id": rule.id,
                })
        self.env["street.workday"]._report_missing(missing)
        return list(steps.values())

    @api.model
    def _get_urgencies(self, overdue):
        """dict :class:`Overdue` → urgency of its class in its office."""
        terms = {}
        for company_id in {one.company_id for one in overdue}:
            classes = self.env["street.matter.class"].browse({one.class_id for one in overdue if one.class_id and one.company_id == company_id})
            for class_id, term in classes._get_terms(self.env["res.company"].browse(company_id)).items():
                terms[company_id, class_id] = term.urgency
        return {one: terms.get((one.company_id, one.class_id), "normal") for one in overdue}

    @api.model
    def _get_people(self, steps):
        """The accounts each step is told to, in the order of the steps."""
        matters = self.env["street.matter"].browse([step["matter_id"] for step in steps])
        leaders = matters.unit_id.leader_id
        stand_ins = self.env["street.stand.in"]._get_stand_ins(period.today(), leaders)
        named = self._get_group_people(matters.company_id)
        people = []
        for step, matter in zip(steps, matters, strict=True):
            rule = self.env["street.escalation.rule"].browse(step["rule_id"])
            if rule.user_ids and rule.level == step["level"]:
                people.append(rule.user_ids)
            elif step["level"] == "1_leader":
                leader = matter.unit_id.leader_id
                people.append((leader | stand_ins.get(leader, leader.browse())).user_id)
            else:
                people.append(named[matter.company_id, step["level"]])
        return [users.filtered("active") for users in people]

    @api.model
    def _get_group_people(self, companies):
        """Dispatchers and commanders of each office: those who were given exactly this role."""
        found = defaultdict(self.env["res.users"].browse)
        for level, group in (("2_dispatcher", DISPATCHER), ("3_command", COMMAND)):
            for user in self.env.ref(group).user_ids:
                for company in companies & user.company_ids:
                    found[company, level] |= user
        return found

    def _schedule_activities(self):
        """One activity a person, all in one batch."""
        kind = self.env.ref("street_dispatch.activity_type_escalation")
        model_id, today = self.env["ir.model"]._get_id("street.matter"), period.today()
        values, owners = [], []
        for escalation in self:
            for user in escalation.user_ids:
                owners.append(escalation)
                values.append({
                    "res_model_id": model_id, "res_id": escalation.matter_id.id, "activity_type_id": kind.id, "user_id": user.id,
                    "date_deadline": today, "summary": self.env._("Overdue: %(clock)s", clock=escalation.deadline_id.name),
                })
        activities = self.env["mail.activity"].with_context(mail_activity_quick_update=True).create(values)
        of_row = defaultdict(list)
        for escalation, activity in zip(owners, activities, strict=True):
            of_row[escalation].append(activity.id)
        for escalation, ids in of_row.items():
            escalation.activity_ids = [fields.Command.set(ids)]

    @api.model
    def _end_with_clocks(self, matters):
        """Take back the activities of clocks that have ended."""
        ended = self.search([("matter_id", "in", matters.ids), ("activity_ids", "!=", False), ("deadline_id.state", "=", "done")])
        ended.activity_ids.unlink()
