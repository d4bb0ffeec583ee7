from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from .street_matter_moves import COMMAND, DISPATCHER, HANDLER
from .street_operation import PLAN, RESULTS

_lt = LazyTranslate(__name__)
NUMBER_SERIES = "operation"


class StreetOperation(models.Model):
    """The moves of a joint operation."""

    _inherit = "street.operation"

    _street_protected = {
        "state": "planned", "number": False, "approver_id": False, "date_approved": False, "date_started": False, "date_done": False,
        "cancel_reason": False,
    }
    _street_kept = {
        "plan": Kept(("planned",), PLAN, advice=_lt("It was approved as it stands: cancel it and plan it anew to change the plan.")),
        "results": Kept(("planned", "approved", "running"), RESULTS, advice=_lt("It has ended; what is on record stays as it is.")),
    }
    _street_transitions = {
        "approve": Transition(("planned",), "approved", COMMAND, label=_lt("Approve")),
        "start": Transition(("approved",), "running", f"{DISPATCHER},{HANDLER}", label=_lt("Start")),
        "finish": Transition(("running",), "done", f"{DISPATCHER},{HANDLER}", label=_lt("Finish")),
        "cancel": Transition(("planned", "approved", "running"), "cancelled", f"{DISPATCHER},{HANDLER}", reason=True, label=_lt("Cancel the operation")),
    }

    def action_approve(self):
        """Approve the plan; it draws its number. :return: True"""
        return self._street_move("approve")

    def action_start(self):
        """The units have gone out. :return: True"""
        return self._street_move("start")

    def action_finish(self):
        """The results are recorded. :return: True"""
        return self._street_move("finish")

    def action_cancel(self, reason):
        """Give the operation up. :param str reason: why. :return: True"""
        return self._street_move("cancel", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        check = {"approve": self._get_approve_obstacles, "finish": self._get_finish_obstacles}.get(move)
        for operation, obstacles in check().items() if check else ():
            found[operation] += obstacles
        return found

    def _get_approve_obstacles(self):
        own = self.filtered(lambda operation: operation.create_uid == self.env.user)
        return {operation: [Obstacle("own_plan", self.env._("You planned it, so another commander has to approve it."))] for operation in own}

    def _get_finish_obstacles(self):
        empty = self.filtered(lambda operation: not operation.line_ids and not (operation.summary or "").strip())
        return {operation: [Obstacle("results", self.env._("Record what was done: at least one result, or a few words."))] for operation in empty}

    def _prepare_move_values(self, move, values):
        now = fields.Datetime.now()
        if move == "approve":
            numbers = self._draw_numbers()
            return {operation: {"number": numbers[operation], "approver_id": self.env.uid, "date_approved": now} for operation in self}
        stamps = {"start": {"date_started": now}, "finish": {"date_done": now}, "cancel": {"cancel_reason": values.get("reason")}}
        return {operation: dict(stamps[move]) for operation in self}

    def _draw_numbers(self):
        """dict operation → number, a range for each office."""
        return self.env["street.number"]._draw_each(NUMBER_SERIES, self)
