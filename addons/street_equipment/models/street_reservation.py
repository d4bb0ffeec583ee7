from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.no_overlap import NoOverlap
from odoo.addons.street_base.tools.transition import Kept

from ..tools.due_back import reserved_until
from .street_custody import ITEM_MODELS, KEEPER

_lt = LazyTranslate(__name__)
STATES = [("requested", "Waiting for approval"), ("approved", "Approved"), ("collected", "Collected"), ("refused", "Refused"), ("cancelled", "Cancelled")]
LIVE = ("requested", "approved")
# What was approved stays as it was asked for.
FACTS = {"equipment_id", "vehicle_id", "employee_id", "date_from", "date_to"}


class StreetReservation(models.Model):
    """Reservation (预约) of one item for a time to come.

    1. Anybody of the office who uses the equipment reserves for himself, a keeper for anybody. A keeper approves, never what he
       asked for or what is for himself.
    2. Conflicts are looked for when it is asked for: with other reservations (the database refuses them), with whoever
       has the item until then, with planned maintenance. The limits (length, how far ahead, how many) are settings of
       the office and do not bind keepers.
    3. The issue to the same person fulfils it. That it has lapsed is asked for a moment and never stored.
    """

    _name = "street.reservation"
    _description = "Reservation"
    _inherit = ["street.moment.mixin", "street.transition.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_from desc, id desc"
    _check_company_auto = True

    equipment_id = fields.Many2one("maintenance.equipment", "Item", index="btree_not_null", ondelete="restrict", check_company=True)
    vehicle_id = fields.Many2one("fleet.vehicle", "Vehicle", index="btree_not_null", ondelete="restrict", check_company=True)
    item_name = fields.Char("What", compute="_compute_item_name", compute_sudo=True)
    employee_id = fields.Many2one(
        "hr.employee", "For", required=True, index=True, ondelete="restrict", check_company=True, default=lambda self: self.env.user.employee_id)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    date_from = fields.Datetime("From", required=True)
    date_to = fields.Datetime("Until", required=True)
    purpose = fields.Char(required=True)
    requester_id = fields.Many2one("res.users", "Asked by", readonly=True, copy=False, ondelete="restrict")
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="requested", index=True)
    approver_id = fields.Many2one("res.users", "Approved by", readonly=True, copy=False, ondelete="restrict")
    answer = fields.Char("Reason", readonly=True, copy=False, help="Why it was refused or cancelled.")
    custody_ids = fields.One2many("street.custody", "reservation_id", "Custodies", readonly=True)
    is_lapsed = fields.Boolean("Not collected", compute="_compute_is_lapsed", search="_search_is_lapsed", help="Its time is over and nobody came for the item.")

    _equipment_no_overlap = NoOverlap(("equipment_id",), moments=True, where="state IN ('requested', 'approved')")
    _vehicle_no_overlap = NoOverlap(("vehicle_id",), moments=True, where="state IN ('requested', 'approved')")
    _one_item = models.Constraint("CHECK(num_nonnulls(equipment_id, vehicle_id) = 1)", "A reservation is of one item: either equipment or a vehicle.")
    _ends_later = models.Constraint("CHECK(date_to > date_from)", "A reservation ends after it begins.")

    _street_protected = {"state": "requested", "requester_id": False, "approver_id": False, "answer": False}
    _street_kept = {"facts": Kept(("requested",), FACTS, advice=_lt("It was decided on as it is: cancel it and ask for another one."))}

    @api.depends("equipment_id.name", "equipment_id.serial_no", "vehicle_id.name")
    def _compute_item_name(self):
        for row in self:
            row.item_name = (row.equipment_id or row.vehicle_id).display_name

    @api.depends("item_name", "employee_id.name")
    def _compute_display_name(self):
        for row in self:
            # sudo: name of the person it is for, which whoever reads the reservation may know
            row.display_name = " · ".join(filter(None, (row.item_name, row.sudo().employee_id.name)))

    @api.depends("state", "date_to")
    def _compute_is_lapsed(self):
        now = fields.Datetime.now()
        for row in self:
            row.is_lapsed = row.state in LIVE and bool(row.date_to) and row.date_to < now

    def _search_is_lapsed(self, operator, value):
        if operator != "in":
            return NotImplemented
        lapsed = Domain("state", "in", LIVE) & Domain("date_to", "<", fields.Datetime.now())
        return lapsed if True in value else ~lapsed

    @api.onchange("date_from")
    def _onchange_date_from(self):
        """Two hours, unless somebody says more; an end before the begin is moved along."""
        self.date_to = reserved_until(self.date_from, self.date_to)

    def _get_item(self):
        """The item itself: a record of ``maintenance.equipment`` or of ``fleet.vehicle``."""
        self.ensure_one()
        return self.equipment_id or self.vehicle_id

    @api.model
    def _explain_overlap(self, earlier):
        """Why a row is refused: ``earlier`` (or, where it cannot be told, another row) has the item at that time."""
        if not earlier:
            return self.env._("Somebody else has reserved the item at that time. Choose another time or another item.")
        return self.env._(
            "%(item)s is reserved for %(person)s from %(start)s to %(end)s. Choose another time or another item.",
            item=earlier.item_name, person=earlier.employee_id.name, start=earlier._get_moment_text("date_from"), end=earlier._get_moment_text("date_to"))

    # ------------------------------------------------------------
    # CHECKS
    # ------------------------------------------------------------

    @api.constrains("equipment_id", "vehicle_id", "employee_id", "date_from", "date_to")
    def _check_reservation(self):
        for row in self.sudo():
            if row.employee_id.company_id != row.company_id or (row.equipment_id or row.vehicle_id).company_id != row.company_id:
                raise ValidationError(self.env._("%(row)s: item and person belong to the office %(office)s.", row=row.display_name, office=row.company_id.name))
            if row.state == "requested" and row.date_to <= fields.Datetime.now():
                raise ValidationError(self.env._("%(row)s: what is reserved lies ahead.", row=row.display_name))
        self._check_conflicts()

    def _check_conflicts(self):
        """:raises ValidationError: naming each item with what stands in the way at that time"""
        if lines := self.env["street.equipment.asset.mixin"]._word_blockers(self._find_conflicts().values()):
            raise ValidationError("\n".join(lines))

    def _find_conflicts(self):
        """What stands in the way of these reservations; items of the same time are asked for together.

        :return: dictionary of reservation to (item, sentence)
        """
        found = {}
        # sudo: others' custodies and reservations are in the way whoever may read them
        for name, model in ITEM_MODELS.items():
            live = self.sudo().filtered(lambda row, name=name: row[name] and row.state in LIVE)
            if live:
                self.env["street.custody"].sudo()._lock_items({name: live[name]})
            for (start, end), rows in live.grouped(lambda row: (row.date_from, row.date_to)).items():
                reasons = self.env[model].sudo().union(*(row[name] for row in rows))._get_blockers(start, end, but=rows)
                found |= {row.with_env(self.env): (item, reasons[item]) for row in rows if (item := row[name]) in reasons}
        return found

    def _check_limits(self):
        """Limits of the office; keepers are not bound by them. :raises UserError: naming limit and setting"""
        if self.env.su or self.env.user.has_group(KEEPER):
            return
        now, user = fields.Datetime.now(), self.env.user
        if foreign := self.filtered(lambda row: row.employee_id.sudo().user_id != user):
            raise UserError(self.env._("%(row)s: you reserve for yourself only; a keeper reserves for others.", row=foreign[0].display_name))
        # sudo: the user's own reservations are counted whatever the rules of the day; a kit counts once
        count = len(self.sudo().search([("employee_id.user_id", "=", user.id), ("state", "in", LIVE), ("date_to", ">", now)])._get_heads())
        for row in self:
            office = row.company_id.sudo()
            if 0 < office.reservation_max_days and row.date_to - row.date_from > timedelta(days=office.reservation_max_days):
                raise UserError(self.env._("%(row)s: the longest reservation is %(days)s days.", row=row.display_name, days=office.reservation_max_days))
            if 0 < office.reservation_ahead_days and row.date_from > now + timedelta(days=office.reservation_ahead_days):
                raise UserError(self.env._("%(row)s: reserve at most %(days)s days ahead.", row=row.display_name, days=office.reservation_ahead_days))
            if 0 < office.reservation_open_count < count:
                raise UserError(self.env._("You have %(count)s reservations already, the limit of the office; cancel one first.", count=count - 1))

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    def _prepare_initial_values(self, vals_list):
        return [{**initial, "requester_id": self.env.uid} for initial in super()._prepare_initial_values(vals_list)]

    @api.model_create_multi
    def create(self, vals_list):
        # What was cancelled a moment ago in the same request is in nobody's way.
        self.flush_model(["state", "date_from", "date_to"])
        rows = super().create(vals_list)
        rows._check_limits()
        rows._ask_keepers()
        return rows

    def write(self, vals):
        result = super().write(vals)
        if FACTS & vals.keys():
            self.check_access("write")
            self._check_limits()
        return result
