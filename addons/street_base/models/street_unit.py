from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..tools.period import today

KINDS = [
    ("squad", "Own squad"),
    ("section", "Own section"),
    ("resident", "Resident unit"),
    ("nameplate", "Name-plate unit"),
    ("department", "City department"),
    ("station", "Community station"),
]


class StreetUnit(models.Model):
    """Unit (单位): whoever can be given work.

    Kinds: own squad 中队, own section 内设科室, resident unit 常驻单位, name-plate unit 挂牌单位, city department 市直部门,
    community station 社区工作站. A unit belongs to one company; the units of the authority above and of the offices
    below can be read too, since work is handed up and down. Only the suite administrator writes units.
    """

    _name = "street.unit"
    _description = "Unit"
    _order = "sequence, code"
    _parent_store = True
    _rec_names_search = ("name", "code")
    _check_company_auto = True

    name = fields.Char(required=True)
    code = fields.Char(required=True, copy=False, help="Short code, unique in the office; it stands in lists and imports.")
    kind = fields.Selection(KINDS, required=True, default="squad", index=True)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company,
        help="The office this unit works for; it cannot be changed.",
    )
    parent_id = fields.Many2one("street.unit", "Part of", index=True, ondelete="restrict", check_company=True)
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many("street.unit", "parent_id", "Parts")
    sequence = fields.Integer(default=100)
    active = fields.Boolean(default=True)

    # people
    leader_id = fields.Many2one(
        "hr.employee", "Leader", index="btree_not_null", ondelete="restrict", check_company=True,
        help="Keeps the unit's roster and accepts work for it.",
    )
    member_ids = fields.One2many("hr.employee", "unit_id", "Members")
    member_count = fields.Integer(compute="_compute_member_count")
    user_ids = fields.Many2many(
        "res.users", string="May accept work today", compute="_compute_user_ids", search="_search_user_ids", compute_sudo=True,
        help="The accounts of the leader, of the members and of whoever stands in for the leader today.",
    )

    # what it is for and how to reach it
    domain_ids = fields.Many2many("street.domain", string="Domains of enforcement")
    phone = fields.Char()
    address = fields.Char()
    note = fields.Text()

    _code_unique = models.Constraint(
        "UNIQUE(company_id, code)", "Another unit of this office already has this code; archived units count too.",
    )

    @api.depends("member_ids")
    def _compute_member_count(self):
        # sudo: a head count tells nothing about a person.
        counts = dict(self.env["hr.employee"].sudo()._read_group([("unit_id", "in", self.ids)], ["unit_id"], ["__count"]))
        for unit in self:
            unit.member_count = counts.get(unit.sudo()._origin, 0)

    @api.depends("leader_id.user_id", "member_ids.user_id")
    def _compute_user_ids(self):
        handlers = self._get_handlers_by_unit(today())
        for unit in self:
            unit.user_ids = handlers[unit._origin.id]

    def _search_user_ids(self, operator, value):
        """Units for which one of the given accounts may accept work today; see :meth:`_get_handlers`."""
        if operator != "in":
            return NotImplemented
        standing_in = Domain("date_from", "<=", today()) & Domain("date_to", ">=", today())
        standing_in &= Domain("employee_id.user_id", "in", value)
        return (
            Domain("leader_id.user_id", "in", value)
            | Domain("member_ids.user_id", "in", value)
            | Domain("leader_id.absence_ids", "any", standing_in)
        )

    def write(self, vals):
        if "company_id" in vals and any(unit.company_id.id != vals["company_id"] for unit in self):
            raise ValidationError(self.env._(
                "%(unit)s belongs to %(company)s and stays there: its work is recorded under that office. Archive the"
                " unit and create a new one in the other office.",
                unit=self[:1].name, company=self[:1].company_id.name,
            ))
        return super().write(vals)

    def copy_data(self, default=None):
        vals_list = super().copy_data(default)
        for unit, vals in zip(self, vals_list, strict=True):
            vals.setdefault("code", self.env._("%(code)s-copy", code=unit.code))
        return vals_list

    def action_view_members(self):
        """Open the people of these units; staff without personnel rights see the public facts.

        :return: window action
        """
        model = "hr.employee" if self.env.user.has_group("hr.group_hr_user") else "hr.employee.public"
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Members"),
            "res_model": model,
            "view_mode": "list,kanban,form",
            "domain": [("unit_id", "in", self.ids)],
            "context": {"default_unit_id": self[:1].id},
        }

    def _filter_roster_kept(self):
        """Return those of these units whose roster the user keeps: leader, today's stand-in, suite administrator."""
        user = self.env.user
        if user.has_group("street_base.group_street_admin"):
            return self.filtered(lambda unit: unit.company_id in self.env.companies)
        # sudo: only the accounts of leader and stand-in are compared with the user's own.
        stand_ins = self.env["street.stand.in"].sudo()._get_stand_ins(today(), self.sudo().leader_id)
        return self.filtered(lambda unit: user in (
            unit.sudo().leader_id.user_id, stand_ins.get(unit.sudo().leader_id, self.env["hr.employee"]).user_id,
        ))

    def _get_handlers(self, day):
        """Return who may accept work for these units on a day.

        :param datetime.date day: a day in Asia/Shanghai
        :return: ``res.users`` recordset without doubles: the leaders, the members that have an account, and whoever
            stands in for a leader on that day
        """
        users = self.env["res.users"]
        return users.union(*self._get_handlers_by_unit(day).values())

    def _get_handlers_by_unit(self, day):
        """Like :meth:`_get_handlers`, unit by unit: a dict of unit id to ``res.users``; three queries for any number."""
        # sudo: which account acts for a unit is what everybody who hands out work must know; nothing else is read.
        units = self.sudo()
        stand_ins = units.env["street.stand.in"]._get_stand_ins(day, units.leader_id)
        handlers = {}
        for unit in units:
            substitutes = stand_ins.get(unit.leader_id, units.env["hr.employee"])
            people = (unit.leader_id | unit.member_ids | substitutes).filtered("active")
            handlers[unit._origin.id] = self.env["res.users"].browse(people.user_id.filtered("active").ids)
        return handlers
