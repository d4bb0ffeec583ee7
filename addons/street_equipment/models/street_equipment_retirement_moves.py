from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

_lt = LazyTranslate(__name__)
KEEPER = "street_equipment.group_equipment_keeper"
APPROVER = "street_equipment.group_equipment_approver"
SERIES = "equipment_retirement"


class StreetEquipmentRetirement(models.Model):
    """The moves of a retirement: draft ⇄ proposed → approved or refused."""

    _inherit = "street.equipment.retirement"

    _street_protected = {
        "state": "draft", "number": False, "proposer_id": False, "approver_id": False, "date_proposed": False, "date_decided": False,
        "refuse_reason": False,
    }
    _street_transitions = {
        "propose": Transition(("draft",), "proposed", KEEPER, label=_lt("Propose")),
        "take_back": Transition(("proposed",), "draft", KEEPER, label=_lt("Take the proposal back")),
        "approve": Transition(("proposed",), "approved", APPROVER, access="read", label=_lt("Approve")),
        "refuse": Transition(("proposed",), "refused", APPROVER, reason=True, access="read", label=_lt("Refuse")),
    }

    def action_propose(self):
        """Hand the retirement to an approver. :return: True"""
        return self._street_move("propose")

    def action_take_back(self):
        """Make a draft of it again. :return: True"""
        return self._street_move("take_back")

    def action_approve(self):
        """Take the items out of the inventory; it draws its number. :return: True"""
        return self._street_move("approve")

    def action_refuse(self, reason):
        """Leave the items where they are. :param str reason: why. :return: True"""
        return self._street_move("refuse", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move in ("propose", "approve"):
            for retirement, obstacles in self._get_item_obstacles(values is not None).items():
                found[retirement] += obstacles
        if move in ("approve", "refuse"):
            for retirement in self:
                # Whoever made, proposed or last changed it decides on nothing of his own.
                if self.env.user in retirement.proposer_id | retirement.create_uid | retirement.sudo().line_ids.create_uid | retirement.sudo().line_ids.write_uid:
                    found[retirement].append(Obstacle("own", self.env._("You prepared it yourself: another person decides on it.")))
        return found

    def _get_item_obstacles(self, is_move):
        """What the items are that cannot be retired; locks them when the move is made."""
        # sudo: the approver decides on items he may only read; their state decides, not who looks
        lines = self.sudo().line_ids
        states = {}
        for items in (lines.equipment_id, lines.vehicle_id):
            if is_move and items:
                items._lock_items()
            states |= items._get_custody_states()
        found = {}
        for retirement in self:
            own = lines.filtered(lambda line, retirement=retirement: line.retirement_id.id == retirement.id)
            found[retirement] = obstacles = []
            if not own:
                obstacles.append(Obstacle("items", self.env._("It names no item: add at least one.")))
            if not (retirement.reason or "").strip():
                obstacles.append(Obstacle("reason_text", self.env._("Write down what happened, and what becomes of the items.")))
            texts = {"out": self.env._("given out: take it back first"), "retired": self.env._("retired already"), "reserved": self.env._("reserved: cancel the reservation first")}
            for line in own:
                item = line._get_item()
                if (state := states.get(item)) in texts and not (state == "out" and retirement.kind == "lost"):
                    obstacles.append(Obstacle("item", self.env._("%(item)s is %(state)s.", item=item.display_name, state=texts[state])))
        return found

    def _prepare_move_values(self, move, values):
        now, uid = fields.Datetime.now(), self.env.uid
        if move == "approve":
            numbers = self._draw_numbers()
            return {retirement: {"number": numbers[retirement], "approver_id": uid, "date_decided": now} for retirement in self}
        stamps = {
            "propose": {"proposer_id": uid, "date_proposed": now}, "take_back": {"proposer_id": False, "date_proposed": False},
            "refuse": {"approver_id": uid, "date_decided": now, "refuse_reason": values.get("reason")},
        }
        return {retirement: dict(stamps[move]) for retirement in self}

    def _draw_numbers(self):
        """dict retirement → number, a range for each office; a number once drawn is kept."""
        # sudo: the register of numbers is written by workers only
        return self.env["street.number"].sudo()._draw_each(SERIES, self)

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "approve":
            for retirement in self:
                for items in (retirement.line_ids.equipment_id, retirement.line_ids.vehicle_id):
                    left = {line._get_item(): line.value_left for line in retirement.line_ids}
                    items._retire(today(), left, retirement)
