from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from odoo.addons.street_base.tools.period import today

STATES = [("open", "Open"), ("done", "Reported as done"), ("struck", "Struck off"), ("cancelled", "Withdrawn")]
LIVE_STATES = ("open", "done")
ENDED_STATES = ("struck", "cancelled")
NUMBER_SERIES = "action_item"


class StreetActionItem(models.Model):
    """Item of the problem list (问题清单): a problem, who settles it, how and by when.

    1. Secretaries put items on the list, out of a meeting or beside one (挂号整治), and keep their facts while they are open.
    2. The owner, or whoever acts for the unit, notes progress and reports the item as done.
    3. The secretary or the chair of its meeting strikes it off (销号): never the owner, nor whoever reported it.
    4. What is not struck off is carried into the next meeting of its series.
    """

    _name = "street.action.item"
    _description = "Action item"
    _inherit = ["street.transition.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_due, id"
    _rec_names_search = ["name", "number"]
    _check_company_auto = True
    _mail_post_access = "read"

    number = fields.Char(readonly=True, copy=False, index="btree_not_null")
    name = fields.Char("Problem", required=True, size=200)
    description = fields.Text("Details")
    place = fields.Char()
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="open", index=True)
    # Where it comes from
    meeting_id = fields.Many2one("street.meeting", "Meeting", index="btree_not_null", ondelete="restrict", check_company=True)
    agenda_item_id = fields.Many2one(
        "street.meeting.agenda.item", "Agenda item", index="btree_not_null", ondelete="restrict", domain="[('meeting_id', '=', meeting_id)]")
    is_closed_kind = fields.Boolean(related="meeting_id.is_closed", store=True, precompute=True, string="Of a closed meeting")
    # Who settles it, how and by when
    unit_id = fields.Many2one("street.unit", "Owner unit", required=True, index=True, ondelete="restrict", check_company=True)
    owner_id = fields.Many2one("hr.employee", "Owner", index="btree_not_null", ondelete="restrict", check_company=True)
    measure = fields.Text("Measure")
    date_start = fields.Date("On the list since", required=True, default=lambda self: today())
    date_due = fields.Date("Due", required=True, index=True)
    is_overdue = fields.Boolean("Overdue", compute="_compute_is_overdue", search="_search_is_overdue")
    overdue_count = fields.Integer("Overdue items", compute="_compute_overdue_count", aggregator="sum", help="To add up: 1 when overdue, else 0.")
    is_mine = fields.Boolean("Mine", compute="_compute_is_mine", search="_search_is_mine", help="Mine, or of a unit that I act for today.")
    # What became of it
    progress_ids = fields.One2many("street.action.progress", "item_id", "Progress")
    carry_ids = fields.One2many("street.action.carry", "item_id", "Meetings it was carried into")
    carry_count = fields.Integer("Times carried over", compute="_compute_carry_count")
    result = fields.Text(readonly=True, copy=False)
    done_user_id = fields.Many2one("res.users", "Reported by", readonly=True, copy=False, ondelete="restrict")
    date_done = fields.Datetime("Reported at", readonly=True, copy=False)
    struck_user_id = fields.Many2one("res.users", "Struck off by", readonly=True, copy=False, ondelete="restrict")
    date_struck = fields.Datetime("Struck off at", readonly=True, copy=False)
    end_reason = fields.Text("Withdrawn because", readonly=True, copy=False)

    _number_uniq = models.UniqueIndex("(company_id, number) WHERE number IS NOT NULL")
    _due_after_start = models.Constraint("CHECK(date_due >= date_start)", "An item is due on the day it was put on the list or later.")
    _open_idx = models.Index("(company_id, date_due) WHERE state IN ('open', 'done')")

    @api.model
    def _create(self, data_list):
        self.env["street.number"]._number_stored([data["stored"] for data in data_list], "number", NUMBER_SERIES)
        return super()._create(data_list)

    def _street_fixed_fields(self):
        # Owner and day change by a move that says why; what a meeting resolved stays with that meeting.
        return super()._street_fixed_fields() | {"unit_id", "owner_id", "date_due", "meeting_id"}

    def _get_line_lock(self, line_model):
        """Notes and meetings it was carried into come about by its methods only."""
        reason = self.env._("Progress is noted, and items are carried over, with the buttons of the item.")
        return {item: reason for item in self}

    @api.depends("number", "name")
    @api.depends_context("problem_first")
    def _compute_display_name(self):
        # A calendar shows the first few characters only: there the problem says more than its number.
        order = slice(None, None, -1 if self.env.context.get("problem_first") else 1)
        for item in self:
            item.display_name = " ".join(filter(None, (item.number, item.name)[order]))

    # ------------------------------------------------------------
    # COMPUTES
    # ------------------------------------------------------------

    @api.depends("state", "date_due")
    def _compute_is_overdue(self):
        day = today()
        for item in self:
            item.is_overdue = item.state == "open" and bool(item.date_due) and item.date_due < day

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        overdue = Domain("state", "=", "open") & Domain("date_due", "<", today())
        return Domain.OR([overdue if wanted else ~overdue for wanted in value])

    @api.depends("is_overdue")
    def _compute_overdue_count(self):
        for item in self:
            item.overdue_count = int(item.is_overdue)

    def _field_to_sql(self, alias, field_expr, query=None):
        # Overdue is asked of the day, so groups and statistics work it out while they read.
        if field_expr not in ("is_overdue", "overdue_count"):
            return super()._field_to_sql(alias, field_expr, query)
        state, due = (self._field_to_sql(alias, name, query) for name in ("state", "date_due"))
        overdue = SQL("(%s = 'open' AND %s < %s)", state, due, today())
        return SQL("%s::int", overdue) if field_expr == "overdue_count" else overdue

    @api.depends("owner_id", "unit_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        actors = self._get_actors()
        for item in self:
            item.is_mine = self.env.user in actors[item]

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        units = self.env["street.unit"].search([("company_id", "in", self.env.companies.ids)])
        acting = [unit_id for unit_id, users in units._get_handlers_by_unit(today()).items() if self.env.user in users]
        # sudo: whose account it is, asked of one's own only
        own = self.env["hr.employee"].sudo().search([("user_id", "=", self.env.uid)])
        mine = Domain("owner_id", "in", own.ids) | (Domain("owner_id", "=", False) & Domain("unit_id", "in", acting)) \
            | Domain("unit_id", "in", self._get_led_units(own).ids)
        return Domain.OR([mine if wanted else ~mine for wanted in value])

    def _get_led_units(self, people):
        """Units these employees lead."""
        # sudo: who leads a unit is known to everybody
        return self.env["street.unit"].sudo().search([("leader_id", "in", people.ids)])

    def _get_actors(self):
        """dict item → users that report on it: owner, leader of the unit and who stands in for them; without an owner whoever acts for the unit."""
        handlers = self.unit_id._get_handlers_by_unit(today())
        items = self.sudo()  # sudo: which accounts belong to owner and leader
        stand_ins = items.env["street.stand.in"]._get_stand_ins(today(), items.owner_id | items.unit_id.leader_id)
        found = {}
        for item, plain in zip(items, self, strict=True):
            people = item.owner_id | item.unit_id.leader_id
            people = people.union(*(stand_ins[person] for person in people if person in stand_ins))
            found[plain] = people.user_id if item.owner_id else handlers.get(item.unit_id.id, self.env["res.users"])
        return found

    @api.depends("carry_ids")
    def _compute_carry_count(self):
        counts = dict(self.env["street.action.carry"]._read_group([("item_id", "in", self.ids)], ["item_id"], ["__count"]))
        for item in self:
            item.carry_count = counts.get(item, 0)

    # ------------------------------------------------------------
    # CHECKS
    # ------------------------------------------------------------

    @api.constrains("date_due", "meeting_id")
    def _check_due_after_meeting(self):
        for item in self:
            if item.meeting_id.day and item.date_due < item.meeting_id.day:
                raise ValidationError(self.env._(
                    "%(item)s is due on %(due)s, before the meeting of %(day)s that resolved it. Give a day after it.",
                    item=item.name, due=format_date(self.env, item.date_due), day=format_date(self.env, item.meeting_id.day)))

    @api.constrains("agenda_item_id", "meeting_id")
    def _check_agenda_item(self):
        for item in self:
            if item.agenda_item_id and item.agenda_item_id.meeting_id != item.meeting_id:
                raise ValidationError(self.env._("%(item)s: the agenda item belongs to another meeting.", item=item.name))

    @api.constrains("owner_id", "unit_id")
    def _check_owner(self):
        for item in self:
            unit = item.owner_id.sudo().unit_id  # sudo: in which unit a colleague works is a public fact
            if unit and unit != item.unit_id:
                raise ValidationError(self.env._(
                    "%(item)s: %(owner)s works in %(unit)s, not in the owner unit. Choose somebody of that unit, or leave the owner empty.",
                    item=item.name, owner=item.owner_id.sudo().name, unit=unit.name))
