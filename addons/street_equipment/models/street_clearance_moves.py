from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_custody import KEEPER

_lt = LazyTranslate(__name__)
SERIES = "equipment_clearance"


class StreetClearance(models.Model):
    """Signature and cancellation (签字、作废)."""

    _inherit = "street.clearance"

    _street_transitions = {
        "sign": Transition(("open",), "signed", KEEPER, label=_lt("Sign")),
        "cancel": Transition(("open", "signed"), "cancelled", KEEPER, reason=True, label=_lt("Cancel the sheet")),
    }

    def action_sign(self):
        """Sign that the person is clear; it draws its number and keeps what stands on it. :return: True"""
        return self._street_move("sign")

    def action_cancel(self, reason):
        """Give the sheet up, such as when the person stays. :param str reason: why. :return: True"""
        return self._street_move("cancel", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "sign":
            for sheet in self:
                found[sheet] += sheet._explain_sign()
        return found

    def _explain_sign(self):
        obstacles, rows = [], self._get_rows()
        if self.sudo().employee_id.user_id == self.env.user:  # sudo: whether it is his own sheet
            obstacles.append(Obstacle("own", self.env._("It is your own sheet: another keeper signs it.")))
        obstacles += [
            Obstacle("outstanding", self.env._("%(what)s: %(detail)s.", what=row["what"], detail=row["detail"])) for row in rows if row["is_blocking"]]
        if any(row["is_open"] and not row["is_blocking"] for row in rows) and not (self.note or "").strip():
            obstacles.append(Obstacle("note", self.env._("Write in the remark how what stays with the person is settled.")))
        return obstacles

    def _prepare_move_values(self, move, values):
        if move == "cancel":
            return {sheet: {"cancel_reason": values["reason"]} for sheet in self}
        # sudo: the register of numbers is written by workers only
        numbers = self.env["street.number"].sudo()._draw_each(SERIES, self)
        now = fields.Datetime.now()
        return {sheet: {"number": numbers[sheet], "keeper_id": self.env.uid, "date_signed": now, "kept_rows": sheet._get_rows()} for sheet in self}
