from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

from ..tools.arguments import read_ids, read_moment
from .street_custody import BROKEN, CONDITIONS, ITEM_MODELS, KEEPER

_lt = LazyTranslate(__name__)


class StreetCustody(models.Model):
    """Return, hand-over and extension (归还、交接、续借)."""

    _inherit = "street.custody"

    _street_transitions = {
        "return": Transition(("issued",), "returned", KEEPER, access="read", label=_lt("Take back")),
        "hand_over": Transition(("issued",), "returned", KEEPER, access="read", label=_lt("Hand over")),
        "extend": Transition(("issued",), None, KEEPER, reason=True, access="read", label=_lt("Extend")),
    }

    # ------------------------------------------------------------
    # MOVES
    # ------------------------------------------------------------

    def action_return(self, condition, note=None, signature=None, date_to=None):
        """Take items back.

        :param str condition: ``good``, ``worn``, ``damaged`` or ``lost``; the last two open a repair job and need a note
        :param str note: remark
        :param str signature: signature of the person, image in base64
        :param str date_to: moment of the return in UTC, when it is entered later; now by default
        :return: True
        :raises UserError: for what is back already, or a return before the issue
        """
        return self._street_move("return", {"condition": condition, "note": note, "signature": signature, "date_to": self._read_return(date_to)})

    def action_hand_over(self, employee_id, date_due, condition="good", note=None, signature=None, shift_id=None):
        """Hand items from one person straight to the next, as between two shifts (交接班).

        :param int employee_id: who takes over
        :param str date_due: see :meth:`issue`
        :param str condition: ``good`` or ``worn``; what is damaged is taken back, not handed over
        :param str note: remark
        :param str signature: signature of whoever takes over, image in base64
        :param int shift_id: the shift that takes over
        :return: True
        """
        return self._street_move("hand_over", {
            "employee_id": employee_id, "date_due": date_due, "condition": condition, "note": note, "signature": signature, "shift_id": shift_id,
            "date_to": fields.Datetime.now()})

    def action_extend(self, date_due, reason):
        """Let the person keep the items longer.

        :param str date_due: see :meth:`issue`
        :param str reason: why
        :return: True
        """
        return self._street_move("extend", {"date_due": date_due, "reason": reason})

    @api.model
    def _read_return(self, value):
        try:
            return read_moment(value) if value else fields.Datetime.now()
        except ValueError:
            raise UserError(self.env._("“%(value)s” is no moment: write YYYY-MM-DD HH:MM:SS (UTC).", value=value)) from None

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if values is None:
            return found
        if move in ("return", "hand_over"):
            self._add_return_obstacles(found, move, values)
        if move == "extend":
            self._add_extend_obstacles(found, values)
        return found

    def _add_return_obstacles(self, found, move, values):
        allowed = CONDITIONS[:2] if move == "hand_over" else CONDITIONS
        known, now = dict(allowed), fields.Datetime.now()
        for custody in self:
            if values["condition"] not in known:
                found[custody].append(Obstacle("condition", self.env._("Say in what condition it is: %(known)s.", known=", ".join(known))))
            elif values["condition"] in BROKEN and not (values["note"] or "").strip():
                found[custody].append(Obstacle("note", self.env._("Write down what is damaged or where it was lost.")))
            if values["date_to"] < custody.date_from:
                found[custody].append(Obstacle("before", self.env._(
                    "It was issued at %(start)s and cannot have been returned before.", start=custody._get_moment_text("date_from"))))
            if values["date_to"] > now:
                found[custody].append(Obstacle("future", self.env._("A return is entered when it happens or later, never ahead.")))

    def _add_extend_obstacles(self, found, values):
        try:
            due = read_moment(values["date_due"])
        except ValueError:
            due = None
        for custody in self:
            if due is None or due <= max(custody.date_due, fields.Datetime.now()):
                found[custody].append(Obstacle("due", self.env._("Enter a moment later than %(due)s and than now.", due=custody._get_moment_text("date_due"))))
        if due:
            for name in ITEM_MODELS:
                mine = self.filtered(name).grouped(name)
                items = self.env[ITEM_MODELS[name]].union(*mine)
                # sudo: others' reservations are in the way whoever may read them
                for item, reason in (items.sudo()._get_blockers(fields.Datetime.now(), due, but=self) if items else {}).items():
                    found[mine[item.sudo(False)]].append(Obstacle("taken", reason))

    def _prepare_move_values(self, move, values):
        if move == "extend":
            return {custody: {"date_due": read_moment(values["date_due"])} for custody in self}
        # An image is looked up for each record it is written on, also an empty one.
        signed = {"signature": values["signature"]} if move == "return" and values["signature"] else {}
        vals = {"date_to": values["date_to"], "condition": values["condition"], "note": values["note"], "receiver_id": self.env.uid, **signed}
        return {custody: vals for custody in self}

    def _get_log_values(self, move, values):
        """The signature is the person's own and leaves no trace in the log."""
        return {name: value for name, value in super()._get_log_values(move, values).items() if name != "signature"}

    def _notify_move(self, move, values):
        # Issue and return stand on the record itself and in the legal log; a reason is worth a line.
        if move == "extend":
            super()._notify_move(move, values)

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        self._drop_reminders()
        if move == "hand_over":
            self._issue_again(values)
        if move == "return" and values["condition"] in BROKEN:
            self._report_damage()

    def _issue_again(self, values):
        """Second half of a hand-over: the same items to the next person at the same moment."""
        items = {name: self.env[model].union(*(custody[name] for custody in self)) for name, model in ITEM_MODELS.items()}
        try:
            employee = self.env["hr.employee"].browse(read_ids([values["employee_id"]]))
            shift = self.env["street.shift"].browse(read_ids([values["shift_id"]] if values["shift_id"] else None))
            period = values["date_to"], read_moment(values["date_due"])
        except ValueError as error:
            raise UserError(self.env._("“%(value)s” is neither a person nor a date due.", value=str(error))) from None
        kits = self.kit_id if len(self.kit_id) == 1 and all(custody.kit_id for custody in self) else self.kit_id.browse()
        more = {
            "kit_id": kits, "shift_id": shift, "condition_out": values["condition"], "note_out": values["note"], "signature_out": values["signature"],
        }
        self.env["street.custody"]._do_issue(items, employee, period, more, {custody._get_item(): custody for custody in self})

    def _report_damage(self):
        """Open a job for each item that came back damaged or did not come back, so that it is not issued before."""
        workshops, keepers = self.company_id._get_workshops(), self.company_id._get_equipment_keepers()
        # sudo: keepers of the equipment need no rights of their own on maintenance and fleet
        self.env["maintenance.request"].sudo().with_context(mail_activity_quick_update=True).create([{
            "name": custody._get_damage_text(), "equipment_id": custody.equipment_id.id, "company_id": custody.company_id.id,
            "maintenance_type": "corrective", "employee_id": False, "maintenance_team_id": workshops[custody.company_id].id,
            "user_id": keepers[custody.company_id].id,
        } for custody in self.filtered("equipment_id")])
        self.env["fleet.vehicle.log.services"].sudo().create([{
            "vehicle_id": custody.vehicle_id.id, "description": custody._get_damage_text(), "company_id": custody.company_id.id,
            "state": "running",
        } for custody in self.filtered("vehicle_id")])

    def _get_damage_text(self):
        """Title of the repair job, in the words of whoever took the item back."""
        holder = self.sudo().employee_id.name  # sudo: name of the holder, which the keeper knows
        if self.condition == "lost":
            return self.env._("Not brought back by %(holder)s: %(note)s", holder=holder, note=self.note)
        return self.env._("Damaged with %(holder)s: %(note)s", holder=holder, note=self.note)

    # ------------------------------------------------------------
    # DIALOGS
    # ------------------------------------------------------------

    def action_open_return(self):
        """Open the dialog that takes these custodies back. :return: window action"""
        return self._open_return("return")

    def action_open_hand_over(self):
        """Open the dialog that hands these items to the next person. :return: window action"""
        return self._open_return("hand_over")

    def action_open_fault(self):
        """Open a new repair job for the item, as whoever has it finds it broken. :return: window action"""
        self.check_access("read")
        return self._get_item().action_open_fault()

    def action_open_extend(self):
        """Open the dialog that lets the person keep these items longer. :return: window action"""
        return self._open_return("extend")

    def _open_return(self, move):
        open_rows = self.filtered(lambda custody: custody.state == "issued")
        if not open_rows:
            raise UserError(self.env._("None of it is out."))
        labels = {"return": self.env._("Take back"), "hand_over": self.env._("Hand over"), "extend": self.env._("Extend")}
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_return_action")
        return {**action, "name": labels[move], "context": {
            "default_move": move, "default_line_ids": [(0, 0, {"custody_id": custody.id}) for custody in open_rows]}}
