from odoo import models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle


class StreetStatement(models.Model):
    """The re-check of a statement, and what of it may still be written."""

    _inherit = "street.statement"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "recheck":
            hands = self.sudo().case_id._get_hands_lock(self.env.user) if not self.env.su else {}
            for statement in self:
                found[statement] = [*found[statement], *statement._get_recheck_obstacles(), *(
                    [Obstacle("not_on_case", hands[statement.case_id], "")] if hands.get(statement.case_id) else [])]
        return found

    def _get_recheck_obstacles(self):
        if self.kind == "waiver":
            signed = self.is_signed and self.message_attachment_count
            return [] if signed else [Obstacle("signature", self.env._(
                "An express waiver is signed by the party: attach the signed paper and mark it as signed."), "APL 62")]
        if not self.point_ids:
            return [Obstacle("points", self.env._("Split it into its points: each one is looked into."), "APL 45, G17")]
        open_points = self.point_ids.filtered(lambda point: not (
            (point.finding or "").strip() and point.adopted and (point.reason or "").strip()))
        return [Obstacle("point", self.env._(
            "The point “%(point)s” has no finding, no answer whether it is adopted, or no reason.", point=point.name[:40]), "APL 45, G17")
            for point in open_points]

    def _prepare_move_values(self, move, values):
        return {statement: {"date_rechecked": today(), "rechecked_by_id": self.env.uid} for statement in self}

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for statement in self.sudo():  # the re-check was made; its paper follows
            if statement.kind != "waiver":
                statement.case_id._make_paper("CF20", statement._prepare_recheck_facts())

    def write(self, vals):
        if vals.get("kind") == "waiver" and (stated := self.filtered(lambda row: row.kind != "waiver")):
            raise UserError(self.env._(
                "%(statement)s: what a party stated is re-checked and is no waiver. Enter a waiver as a row of its own (APL 45, 62).",
                statement=stated[0].display_name))
        return super().write(vals)

    def _get_line_lock(self, line_model):
        """Points are written by the officers on the case until the re-check is done."""
        found = super()._get_line_lock(line_model)
        hands = {} if self.env.user._is_superuser() else self.case_id._get_hands_lock(self.env.user)
        return {statement: text or hands.get(statement.case_id, "") for statement, text in found.items()}
