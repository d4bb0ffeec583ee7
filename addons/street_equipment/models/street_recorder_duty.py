from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_custody import KEEPER

_lt = LazyTranslate(__name__)
STATES = [("open", "Not checked"), ("checked", "On duty"), ("handed_in", "To be uploaded"), ("uploaded", "Uploaded")]


class StreetRecorderDuty(models.Model):
    """One duty of a body-worn recorder (执法记录仪使用登记): check before, hand-in after, clips uploaded in time.

    It comes into being with the issue of the recorder and is handed in with its return. The holder or a keeper enters
    battery, memory and clock before the duty, and the upload after it; nobody writes it directly. What was not uploaded
    within the hours of the office (24 as a rule) is asked for a moment and never stored.
    """

    _name = "street.recorder.duty"
    _description = "Duty of a recorder"
    _inherit = ["street.moment.mixin", "street.transition.mixin"]
    _order = "id desc"

    custody_id = fields.Many2one("street.custody", "Custody", required=True, index=True, ondelete="restrict")
    equipment_id = fields.Many2one(related="custody_id.equipment_id", string="Recorder", store=True, precompute=True, index=True)
    employee_id = fields.Many2one(related="custody_id.employee_id", string="Holder", store=True, precompute=True, index=True)
    unit_id = fields.Many2one(related="custody_id.unit_id", string="Unit", store=True, precompute=True)
    company_id = fields.Many2one(related="custody_id.company_id", string="Office", store=True, precompute=True, index=True)
    item_name = fields.Char(related="custody_id.item_name", string="What", compute_sudo=True)
    date_from = fields.Datetime(related="custody_id.date_from", string="Issued at", store=True, precompute=True)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="open", index=True)
    # before
    date_checked = fields.Datetime("Checked at", readonly=True, copy=False)
    battery = fields.Integer("Battery (%)", readonly=True, copy=False, aggregator=None)
    memory = fields.Float("Free memory (GB)", readonly=True, copy=False, aggregator=None)
    clock_ok = fields.Boolean("Clock is right", readonly=True, copy=False)
    # after
    date_handed_in = fields.Datetime("Handed in at", readonly=True, copy=False)
    upload_due = fields.Datetime("To be uploaded until", compute="_compute_upload")
    is_late = fields.Boolean("Not uploaded in time", compute="_compute_upload", search="_search_is_late")
    date_uploaded = fields.Datetime("Uploaded at", readonly=True, copy=False)
    clip_count = fields.Integer("Clips", readonly=True, copy=False)
    note = fields.Char("Remark", readonly=True, copy=False, help="What was not recorded or not uploaded, and why.")

    _custody_once = models.Constraint("UNIQUE(custody_id)", "A custody of a recorder has one duty.")

    _street_protected = {
        "state": "open", "date_checked": False, "battery": 0, "memory": 0.0, "clock_ok": False, "date_handed_in": False, "date_uploaded": False,
        "clip_count": 0, "note": False,
    }
    _street_transitions = {
        "check": Transition(("open",), "checked", access="read", label=_lt("Check")),
        "hand_in": Transition(("open", "checked"), "handed_in", access="read", label=_lt("Hand in")),  # internal: the return of the recorder
        "upload": Transition(("handed_in",), "uploaded", access="read", label=_lt("Upload")),
    }

    @api.depends("custody_id.item_name", "employee_id.name")
    def _compute_display_name(self):
        for duty in self:
            duty.display_name = duty.sudo().custody_id.display_name  # sudo: the name only

    @api.depends("state", "date_handed_in", "company_id.clip_hours")
    def _compute_upload(self):
        now = fields.Datetime.now()
        for duty in self:
            due = duty.date_handed_in and duty.date_handed_in + timedelta(hours=duty.company_id.sudo().clip_hours)
            duty.upload_due = due
            duty.is_late = duty.state == "handed_in" and now > due

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late, now = Domain.FALSE, fields.Datetime.now()
        # sudo: how many hours an office gives is no secret
        for hours, offices in self.env["res.company"].sudo().search([]).grouped("clip_hours").items():
            left = Domain("state", "=", "handed_in") & Domain("date_handed_in", "<", now - timedelta(hours=hours))
            late |= Domain("company_id", "in", offices.ids) & left
        return late if True in value else ~late

    def _street_fixed_fields(self):
        return super()._street_fixed_fields() | {"custody_id"}

    # ------------------------------------------------------------
    # MOVES
    # ------------------------------------------------------------

    def action_check(self, battery, memory, clock_ok):
        """Enter the check before the duty.

        :param int battery: charge in percent
        :param float memory: free memory in GB
        :param bool clock_ok: whether the clock of the recorder was compared and is right
        :return: True
        :raises UserError: when the recorder is not fit for duty
        """
        return self._street_move("check", {"battery": battery, "memory": memory, "clock_ok": clock_ok})

    def action_upload(self, clip_count, note=None):
        """Enter that the clips were uploaded.

        :param int clip_count: how many; 0 needs a remark
        :param str note: what was not recorded or not uploaded, and why
        :return: True
        """
        return self._street_move("upload", {"clip_count": clip_count, "note": note})

    def action_open_entry(self):
        """Open the dialog for the next entry: check or upload. :return: window action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_recorder_entry_action")
        name = self.env._("Check before the duty") if self.state == "open" else self.env._("Upload of the clips")
        return {**action, "name": name, "context": {"default_duty_id": self.id, "default_move": "check" if self.state == "open" else "upload"}}

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        keeper = self.env.su or self.env.user.has_group(KEEPER)
        for duty in self:
            if not keeper and duty.sudo().employee_id.user_id != self.env.user:
                found[duty].append(Obstacle("group", self.env._("Only the holder or a keeper makes this entry.")))
            if values is not None and move in ("check", "upload"):
                found[duty] += getattr(duty, f"_get_{move}_obstacles")(values)
        return found

    def _get_check_obstacles(self, values):
        office, found = self.company_id.sudo(), []
        if type(values["battery"]) is not int or not office.recorder_min_battery <= values["battery"] <= 100:
            found.append(Obstacle("battery", self.env._("The battery holds at least %(least)s %% and at most 100: charge it first.", least=office.recorder_min_battery)))
        if type(values["memory"]) not in (int, float) or not office.recorder_min_memory <= values["memory"] < 100_000:
            found.append(Obstacle("memory", self.env._("At least %(least)s GB of memory are free: upload and empty it first.", least=office.recorder_min_memory)))
        if values["clock_ok"] is not True:
            found.append(Obstacle("clock", self.env._("Set the clock of the recorder first: its time stands in the evidence.")))
        return found

    def _get_upload_obstacles(self, values):
        if type(values["clip_count"]) is not int or not 0 <= values["clip_count"] < 100_000:
            return [Obstacle("count", self.env._("Enter how many clips were uploaded, 0 or more."))]
        if not values["clip_count"] and not (values["note"] or "").strip():
            return [Obstacle("note", self.env._("Nothing was uploaded: write down why."))]
        return []

    def _prepare_move_values(self, move, values):
        now = fields.Datetime.now()
        if move == "check":
            return {duty: {"date_checked": now, **values} for duty in self}
        if move == "upload":
            return {duty: {"date_uploaded": now, **values} for duty in self}
        return {duty: {"date_handed_in": duty.custody_id.date_to or now} for duty in self}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_duty(self):
        raise UserError(self.env._("A duty goes with its custody and is never deleted."))
