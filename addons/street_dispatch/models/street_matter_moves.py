from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_matter import OPEN_STATES

_lt = LazyTranslate(__name__)

INTAKE = "street_dispatch.group_dispatch_intake"
DISPATCHER = "street_dispatch.group_dispatch_dispatcher"
COMMAND = "street_dispatch.group_dispatch_command"
HANDLER = "street_dispatch.group_dispatch_handler"
MEMBER = "street_grid.group_grid_member"
# Moves made by people of the unit the matter was given to.
HANDLER_MOVES = ("accept", "send_back", "report_back")
LONGEST_EXTENSION = 365
ON_THE_WAY = ("registered", "dispatched", "handling", "reported_back")


class StreetMatter(models.Model):
    """The moves of a matter, who may make them, and what stands in their way."""

    _inherit = "street.matter"

    _street_protected = {
        "state": "collected", "name": False, "unit_id": False, "handler_id": False, "checker_id": False,
        "date_verified": False, "date_registered": False, "date_dispatched": False, "date_accepted": False,
        "date_reported_back": False, "date_closed": False, "result": False, "check_note": False, "end_reason": False,
        "is_settled_on_spot": False, "is_supervised": False, "is_suspended": False, "rework_count": 0, "return_count": 0,
        "is_timely": False, "similar_id": False, "recurs_id": False, "merged_into_id": False, "origin_id": False,
    }
    _street_transitions = {
        "verify": Transition(("collected",), groups=f"{INTAKE},{MEMBER}", access="read", label=_lt("Verify")),
        "register": Transition(("collected",), "registered", INTAKE, label=_lt("Register")),
        "reject": Transition(("collected",), "rejected", INTAKE, reason=True, label=_lt("Do not register")),
        "merge": Transition(("collected", "registered"), "rejected", INTAKE, label=_lt("Merge")),
        "settle": Transition(
            ("collected",), "closed", f"{MEMBER},street_grid.group_grid_reporter,{HANDLER},{INTAKE}", access="read",
            label=_lt("Settle on the spot"),
        ),
        "dispatch": Transition(("registered",), "dispatched", DISPATCHER, label=_lt("Dispatch")),
        "accept": Transition(("dispatched",), "handling", HANDLER, access="read", label=_lt("Accept")),
        "send_back": Transition(("dispatched",), "registered", HANDLER, reason=True, access="read", label=_lt("Send back")),
        "report_back": Transition(("handling",), "reported_back", HANDLER, access="read", label=_lt("Report back")),
        "check": Transition(("reported_back",), "closed", f"{DISPATCHER},{MEMBER}", access="read", label=_lt("Check the result")),
        "transfer": Transition(("collected", "registered", "dispatched"), "transferred", DISPATCHER, reason=True, label=_lt("Transfer")),
        "suspend": Transition(ON_THE_WAY, groups=COMMAND, reason=True, label=_lt("Suspend")),
        "resume": Transition(ON_THE_WAY, groups=COMMAND, label=_lt("Resume")),
        "extend": Transition(ON_THE_WAY, groups=COMMAND, reason=True, label=_lt("Extend")),
        "supervise": Transition(OPEN_STATES, groups=COMMAND, reason=True, label=_lt("Supervise")),
        "urge": Transition(("registered", "dispatched", "handling"), groups=DISPATCHER, label=_lt("Urge")),
    }

    # ------------------------------------------------------------
    # PUBLIC MOVES
    # ------------------------------------------------------------

    def action_verify(self, found, note=None):
        """核实: somebody went to see whether the report is true.

        :param bool found: whether the reported thing was there
        :param str note: what was seen
        :return: True
        """
        return self._street_move("verify", {"found": bool(found), "note": note or ""})

    def action_register(self):
        """事项立案: take the matter on. :return: True"""
        return self._street_move("register")

    def action_reject(self, reason):
        """不予立案: end a report that is not taken on. :param str reason: why. :return: True"""
        return self._street_move("reject", {"reason": reason})

    def action_merge(self, main_id):
        """End a repeated report; its reporters go on with the matter it repeats.

        :param int main_id: id of that matter, of the same office and open
        :return: True
        """
        return self._street_move("merge", {"main_id": main_id})

    def action_settle(self, result=None):
        """即查即改: what was found was put right at once. :param str result: what was done. :return: True"""
        return self._street_move("settle", {"result": (result or "").strip() or False})

    def action_dispatch(self, unit_id, assist_unit_ids=None):
        """派遣: give the matter to a lead unit and, where needed, to assisting units.

        :param int unit_id: id of the lead ``street.unit``
        :param list assist_unit_ids: ids of the assisting units
        :return: True
        """
        return self._street_move("dispatch", {"unit_id": unit_id, "assist_unit_ids": list(dict.fromkeys(assist_unit_ids or []))})

    def action_accept(self):
        """The lead unit takes the matter on. :return: True"""
        return self._street_move("accept")

    def action_send_back(self, reason):
        """退单: the lead unit returns what is not its own. :param str reason: why. :return: True"""
        return self._street_move("send_back", {"reason": reason})

    def action_report_back(self, result):
        """反馈: the lead unit says what it did. :param str result: in words. :return: True"""
        return self._street_move("report_back", {"result": result})

    def action_check(self, passed, note=None):
        """核查: somebody who did not handle it looks at the result; not passed means back to the unit.

        :param bool passed: whether the closing condition is met
        :param str note: what was found; needed when it is not passed
        :return: True
        """
        return self._street_move("check", {"passed": bool(passed), "note": note or ""})

    def action_transfer(self, unit_id, reason):
        """移交: hand the matter to a unit of another office or of the authority above; a twin goes on there.

        :param int unit_id: id of the receiving ``street.unit``
        :param str reason: why
        :return: True
        """
        return self._street_move("transfer", {"unit_id": unit_id, "reason": reason})

    def action_suspend(self, reason):
        """Hold the clocks. :param str reason: why. :return: True"""
        return self._street_move("suspend", {"reason": reason})

    def action_resume(self):
        """Let the clocks go on. :return: True"""
        return self._street_move("resume")

    def action_extend(self, length, reason):
        """Lengthen the running clocks. :param int length: in their own units. :param str reason: why. :return: True"""
        return self._street_move("extend", {"length": length, "reason": reason})

    def action_supervise(self, reason):
        """督办: put the matter under the commander's eye. :param str reason: why. :return: True"""
        return self._street_move("supervise", {"reason": reason})

    def action_urge(self):
        """催办: remind the unit. :return: True"""
        return self._street_move("urge")

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        check = getattr(self, f"_get_{move}_obstacles", None)
        if move in HANDLER_MOVES:
            self._add_handler_obstacles(found)
        if check:
            for matter, obstacles in check(values).items():
                found[matter] += obstacles
        return found

    def _add_handler_obstacles(self, found):
        handlers = self.sudo().unit_id._get_handlers_by_unit(self._get_today())  # who acts for a unit is what is asked
        for matter in self:
            unit = matter.sudo().unit_id
            if unit and self.env.user not in handlers.get(unit.id, ()):
                found[matter].append(Obstacle("not_of_unit", self.env._(
                    "It was given to %(unit)s; only people of that unit, or who stand in for its leader, may do this.", unit=unit.name)))

    def _get_register_obstacles(self, values):
        day, result = self._get_today(), {}
        required = self.env["street.matter.source.rule"]._get_verified_sources(self.company_id)
        # sudo: only which offices have grids at all; the authority above may have none
        gridded = {company for [company] in self.env["street.grid"].sudo()._read_group([("company_id", "in", self.company_id.ids)], ["company_id"])}
        for matter in self:
            result[matter] = obstacles = []
            if not matter.class_id:
                obstacles.append(Obstacle("class", self.env._("It has no class: choose one.")))
            elif not matter.class_id._is_valid_on(day):
                obstacles.append(Obstacle("class_expired", self.env._(
                    "Its class %(matter_class)s is not valid today: choose one that is.", matter_class=matter.class_id.display_name)))
            if not matter.grid_id and matter.company_id in gridded:
                obstacles.append(Obstacle("grid", self.env._(
                    "It lies in no grid: correct the point, or choose the grid by hand, or transfer it to the office it belongs to.")))
            if matter.source in required[matter.company_id] and not matter.date_verified:
                obstacles.append(Obstacle("verify", self.env._("Reports from this source are verified before they are registered."), "GB/T 30428.7"))
        return result

    def _get_dispatch_obstacles(self, values):
        if values is None:
            return {}
        units = self.env["street.unit"].browse([values["unit_id"], *values["assist_unit_ids"]])
        known = units.exists().filtered("active")
        result = {}
        for matter in self:
            result[matter] = obstacles = []
            if not values["unit_id"] or units - known:
                obstacles.append(Obstacle("unit", self.env._("The unit does not exist any more or is archived: choose another.")))
            elif foreign := known.filtered(lambda unit, matter=matter: unit.company_id != matter.company_id):
                obstacles.append(Obstacle("foreign_unit", self.env._(
                    "%(units)s belongs to another office: use “Transfer” for it.", units=", ".join(foreign.mapped("name")))))
            if values["unit_id"] in values["assist_unit_ids"]:
                obstacles.append(Obstacle("twice", self.env._("The lead unit cannot assist itself.")))
        return result

    def _get_send_back_obstacles(self, values):
        due = self.env["street.deadline"]._due_map(self._name, self.ids, "return")
        late = {matter_id for matter_id, moment in due.items() if moment and moment < fields.Datetime.now()}
        return {
            matter: [Obstacle("late_return", self.env._(
                "The day to return it is over, so it counts as accepted. Ask the command to settle whose it is."), "D46")]
            for matter in self if matter.id in late
        }

    def _get_report_back_obstacles(self, values):
        if values is None or (values.get("result") or "").strip():
            return {}
        return {matter: [Obstacle("result", self.env._("Say what was done."))] for matter in self}

    def _get_check_obstacles(self, values):
        handled_by = self._get_handlers_of_record()
        passed = values is None or values["passed"]
        result = {}
        for matter in self:
            result[matter] = obstacles = []
            if self.env.user in handled_by[matter]:
                obstacles.append(Obstacle("own_work", self.env._(
                    "You handled it, so somebody else has to check it: any dispatcher or grid member who did not."), "G42"))
            # sudo: only whether there is a photo
            if passed and matter.class_id.photo_after_required and not matter.sudo().photo_after_ids:
                obstacles.append(Obstacle("photo", self.env._("A photo of the place after the work is missing."), "G42"))
            if values is not None and not passed and not values["note"].strip():
                obstacles.append(Obstacle("note", self.env._("Say what is still wrong, so that the unit can put it right.")))
        return result

    def _get_extend_obstacles(self, values):
        length = 1 if values is None else values["length"]
        bad = isinstance(length, bool) or not isinstance(length, int) or not 0 < length <= LONGEST_EXTENSION
        result = {}
        for matter in self:
            result[matter] = obstacles = []
            if bad:
                obstacles.append(Obstacle("length", self.env._(
                    "An extension is a whole number from 1 to %(longest)s, in the units of the clocks.", longest=LONGEST_EXTENSION)))
            if matter.is_overdue:
                obstacles.append(Obstacle("late_extension", self.env._(
                    "Its limit is already over: it can only be extended before. Supervise it instead.")))
        return result

    def _get_suspend_obstacles(self, values):
        return {matter: [Obstacle("suspended", self.env._("Its clocks are already suspended."))] for matter in self if matter.is_suspended}

    def _get_resume_obstacles(self, values):
        return {matter: [Obstacle("running", self.env._("Its clocks are not suspended."))] for matter in self if not matter.is_suspended}

    def _get_handlers_of_record(self):
        """Everybody who accepted or reported back a task of these matters, in this round or an earlier one."""
        # sudo: the fact of having handled it binds the checker even if he may not read the tasks
        tasks = self.sudo().task_ids.grouped("matter_id")
        return {
            matter: (matter.sudo().handler_id | tasks.get(matter.sudo(), self.env["street.task"]).handled_by_ids).with_env(self.env)
            for matter in self
        }

    def _prepare_twin_values(self, unit):
        """Facts that go along when the matter is transferred to another office; the reporters stay behind."""
        self.ensure_one()
        return {
            "company_id": unit.company_id.id, "source": "transfer", "external_ref": f"{self.company_id.id}/{self.name}",
            "description": self.description, "address": self.address, "latitude": self.latitude, "longitude": self.longitude,
            "reported_at": fields.Datetime.now(),
            "class_id": self.class_id.id if self.class_id.company_id in (self.env["res.company"], unit.company_id) else False,
        }
