from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_equipment_retirement_moves import APPROVER, KEEPER
from .street_stocktake_line import DIFFERENCES

_lt = LazyTranslate(__name__)


class StreetStocktake(models.Model):
    """The moves of a stock-take: draft → counting ⇄ counted → settled, or cancelled."""

    _inherit = "street.stocktake"

    _street_protected = {
        "state": "draft", "starter_id": False, "approver_id": False, "date_started": False, "date_counted": False, "date_approved": False,
        "cancel_reason": False, "retirement_id": False,
    }
    _street_transitions = {
        "start": Transition(("draft",), "counting", KEEPER, label=_lt("Start counting")),
        "finish": Transition(("counting",), "counted", KEEPER, label=_lt("Finish counting")),
        "reopen": Transition(("counted",), "counting", f"{KEEPER},{APPROVER}", reason=True, access="read", label=_lt("Count again")),
        "approve": Transition(("counted",), "approved", APPROVER, access="read", label=_lt("Settle")),
        "cancel": Transition(("draft", "counting", "counted"), "cancelled", KEEPER, reason=True, label=_lt("Cancel")),
        "retire_missing": Transition(("approved",), None, KEEPER, label=_lt("Retire what is missing")),
    }

    def action_start(self):
        """Put down what should be there and begin. :return: True"""
        return self._street_move("start")

    def action_finish(self):
        """Counting is over; differences are explained and settled now. :return: True"""
        return self._street_move("finish")

    def action_reopen(self, reason):
        """Go on counting. :param str reason: why. :return: True"""
        return self._street_move("reopen", {"reason": reason})

    def action_approve(self):
        """Settle the differences: supplies are adjusted. :return: True"""
        return self._street_move("approve")

    def action_cancel(self, reason):
        """Give the stock-take up; nothing is adjusted. :param str reason: why. :return: True"""
        return self._street_move("cancel", {"reason": reason})

    def action_retire_missing(self):
        """Prepare the retirement of the items that were not found. :return: True"""
        return self._street_move("retire_missing")

    # ------------------------------------------------------------
    # WHAT STANDS IN THE WAY
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        check = {"finish": self._get_finish_obstacles, "approve": self._get_approve_obstacles, "retire_missing": self._get_missing_obstacles}.get(move)
        for stocktake, obstacles in check().items() if check else ():
            found[stocktake] += obstacles
        return found

    def _get_finish_obstacles(self):
        idle = self - self.sudo().line_ids.filtered("scanned_at").stocktake_id.with_env(self.env)
        return {stocktake: [Obstacle("idle", self.env._("Nothing was scanned or counted yet."))] for stocktake in idle}

    def _get_approve_obstacles(self):
        Line = self.env["street.stocktake.line"].sudo()  # sudo: whoever counted and whatever differs decides, whoever may read the lines
        counters = {stocktake.id: users for stocktake, users in Line._read_group(
            [("stocktake_id", "in", self.ids), ("scanned_by", "!=", False)], ["stocktake_id"], ["scanned_by:recordset"])}
        silent = {stocktake.id: count for stocktake, count in Line._read_group(
            [("stocktake_id", "in", self.ids), ("result", "in", DIFFERENCES), ("reason", "in", (False, ""))], ["stocktake_id"], ["__count"])}
        found = {}
        for stocktake in self:
            found[stocktake] = obstacles = []
            if self.env.user in stocktake.starter_id | stocktake.create_uid | counters.get(stocktake.id, self.env["res.users"]):
                obstacles.append(Obstacle("own", self.env._("You counted yourself: another person settles the differences.")))
            if count := silent.get(stocktake.id):
                obstacles.append(Obstacle("reasons", self.env._("%(count)s differences have no reason yet.", count=count)))
        return found

    def _get_missing_obstacles(self):
        return {
            stocktake: [Obstacle("missing", self.env._("A retirement was prepared already."))] if stocktake.retirement_id
            else [Obstacle("missing", self.env._("Nothing is missing."))] if not stocktake._get_missing() else []
            for stocktake in self}

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        now, uid = fields.Datetime.now(), self.env.uid
        if move == "retire_missing":
            return {stocktake: {"retirement_id": stocktake._create_retirement().id} for stocktake in self}
        stamps = {
            "start": {"starter_id": uid, "date_started": now}, "finish": {"date_counted": now}, "reopen": {"date_counted": False},
            "approve": {"approver_id": uid, "date_approved": now}, "cancel": {"cancel_reason": values.get("reason")},
        }
        return {stocktake: dict(stamps[move]) for stocktake in self}

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for stocktake in self:
            if move == "start":
                stocktake._fill_lines()
            if move == "approve":
                stocktake._settle_supplies()

    def _settle_supplies(self):
        """Book the differences of supplies, each with its reason."""
        changed = self.line_ids.filtered(lambda line: line.supply_id and line.scanned_at and line.result in ("less", "more"))
        for supply, lines in changed.grouped("supply_id").items():
            for line in lines:
                # sudo: the approver books nothing otherwise; his settlement is the second signature under this difference
                supply.sudo()._adjust([(line.lot_id.id, round(line.counted - line.expected, 2))], self.display_name, line.reason)

    def _get_missing(self):
        """Item lines that were not found and are not retired since."""
        lines = self.line_ids.filtered(lambda line: line.result == "open" and (line.equipment_id or line.vehicle_id))
        return lines.filtered(lambda line: (line.equipment_id or line.vehicle_id).active)

    def _create_retirement(self):
        missing = self._get_missing()
        if not missing:
            raise UserError(self.env._("Nothing is missing."))
        return self.env["street.equipment.retirement"].create({
            "company_id": self.company_id.id, "kind": "lost", "reason": self.env._("Not found in %(stocktake)s.", stocktake=self.display_name),
            "line_ids": [(0, 0, {"equipment_id": line.equipment_id.id, "vehicle_id": line.vehicle_id.id, "note": line.reason}) for line in missing],
        })
