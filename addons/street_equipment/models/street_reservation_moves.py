from odoo import api, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_custody import KEEPER
from .street_reservation import LIVE

_lt = LazyTranslate(__name__)
ASKED = "street_equipment.activity_reservation"


class StreetReservation(models.Model):
    """Approval, refusal and cancellation (审批、拒绝、取消); fulfilled by the issue of the item."""

    _inherit = "street.reservation"

    _street_transitions = {
        "approve": Transition(("requested",), "approved", KEEPER, access="read", label=_lt("Approve")),
        "refuse": Transition(("requested",), "refused", KEEPER, reason=True, access="read", label=_lt("Refuse")),
        "cancel": Transition(LIVE, "cancelled", reason=True, access="read", label=_lt("Cancel reservation")),
        "collect": Transition(("approved",), "collected", access="read", label=_lt("Collect")),  # internal: the issue of the item
    }

    def action_approve(self):
        """Approve. By a keeper, for others. :return: True :raises UserError: naming what has come in the way meanwhile"""
        return self._street_move("approve")

    def action_refuse(self, reason):
        """Refuse. :param str reason: why. :return: True"""
        return self._street_move("refuse", {"reason": reason})

    def action_cancel(self, reason):
        """Give the item free again. By whoever it is for, whoever asked, or a keeper. :param str reason: why. :return: True"""
        return self._street_move("cancel", {"reason": reason})

    def action_issue(self):
        """Open the dialog that issues what these reservations are for. :return: window action"""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_issue_action")
        return {**action, "context": {
            "default_equipment_ids": [(6, 0, self.equipment_id.ids)], "default_vehicle_ids": [(6, 0, self.vehicle_id.ids)],
            "default_employee_id": self.employee_id[:1].id, "default_date_due": self[:1].date_to}}

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        user, keeper = self.env.user, self.env.user.has_group(KEEPER)
        for row in self:
            own = user in (row.sudo().requester_id, row.sudo().employee_id.user_id)
            if move == "approve" and own:
                found[row].append(Obstacle("own", self.env._("You asked for it or it is for you: another keeper approves it.")))
            if move == "cancel" and not (own or keeper):
                found[row].append(Obstacle("group", self.env._("It is somebody else's reservation.")))
        if move == "approve" and values is not None:
            for row, (_item, reason) in self._find_conflicts().items():
                found[row].append(Obstacle("taken", reason))
        return found

    def _prepare_move_values(self, move, values):
        if move == "approve":
            return {row: {"approver_id": self.env.uid} for row in self}
        if move in ("refuse", "cancel"):
            return {row: {"answer": values["reason"]} for row in self}
        return super()._prepare_move_values(move, values)

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        # sudo: the activity is the keeper's, whoever answered
        self.sudo().activity_unlink([ASKED])

    def _ask_keepers(self):
        """Put new requests on the list of a keeper; not on his own list what he asked for himself."""
        kind, model = self.env.ref(ASKED), self.env["ir.model"]._get_id(self._name)
        keepers = self.sudo().company_id._get_equipment_keepers()
        # sudo: the activity is the keeper's
        self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True).create([{
            "res_model_id": model, "res_id": row.id, "activity_type_id": kind.id, "user_id": keepers[row.company_id].id, "date_deadline": today(), "automated": True,
            "summary": row.with_context(lang=keepers[row.company_id].lang).env._("Decide on a reservation"),
        } for row in self.sudo()._get_heads() if keepers[row.company_id] and keepers[row.company_id].id != self.env.uid])

    @api.model
    def _get_approved_by_item(self, items, employee, period):
        """Approved reservations of a person that an issue in this period fulfils.

        :param dict items: ``equipment_id`` and ``vehicle_id`` to records
        :param employee: ``hr.employee``
        :param tuple period: moments of the issue and of the date due
        :return: item → reservation, the earliest of each
        """
        common = [("employee_id", "=", employee.id), ("state", "=", "approved"), ("date_from", "<", period[1]), ("date_to", ">", period[0])]
        found = {}
        for name, records in items.items():
            for row in self.search([(name, "in", records.ids), *common], order="date_from desc") if records else ():
                found[row[name].with_env(records.env)] = row
        return found
