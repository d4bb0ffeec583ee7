from odoo import models

from odoo.addons.street_base.tools.transition import Obstacle

from ..tools.discretion import money


class StreetDecision(models.Model):
    """What a penalty proposal must be before it is told to anybody, and still when it is decided (G20, APL 28-32)."""

    _inherit = "street.decision"

    def _get_content_obstacles(self):
        """Why the proposal cannot stand as it is.

        :return: list of :class:`Obstacle`
        """
        self.ensure_one()
        if self.outcome == "no_penalty":
            return self._get_no_penalty_obstacles()
        obstacles = self._get_basis_obstacles() + self._get_gains_obstacles() + self._get_capacity_obstacles()
        for line in self.line_ids:
            obstacles += line._get_line_obstacles()
        return obstacles

    def _get_basis_obstacles(self):
        found, item = [], self.case_id.authority_item_id
        if not self.line_ids:
            found.append(Obstacle("lines", self.env._("The proposal names no penalty: add one, or propose none."), "APL 9, 57"))
        foreign = self.line_ids.kind_id - item.penalty_kind_ids
        if foreign:
            found.append(Obstacle("kind", self.env._(
                "%(item)s does not cover: %(kinds)s.", item=item.display_name, kinds=", ".join(foreign.mapped("name"))), "APL 17, 38, G20"))
        if not (self.reasons or "").strip():
            found.append(Obstacle("reasons", self.env._("The reasons for the proposal are not written down."), "APL 44, G14"))
        if not (self.correction or "").strip() and not self.date_corrected:
            found.append(Obstacle("correction", self.env._(
                "Neither an order to correct nor the day on which the act was corrected is on record."), "APL 28"))
        if not self.party_id:
            found.append(Obstacle("party", self.env._("It names no party."), "APL 59"))
        return found

    def _get_gains_obstacles(self):
        """Illegal gains are found out or none, and what was gained is confiscated (APL 28)."""
        if self.gains == "open":
            return [Obstacle("gains", self.env._("Say whether there were illegal gains, and how much, or none."), "APL 28, G20")]
        wanted = money(self.gains_amount) if self.gains == "found" and not self.gains_refunded else money(0)
        if self.gains == "found" and money(self.gains_amount) <= 0:
            return [Obstacle("gains_amount", self.env._("Illegal gains are said to be found, but not how much."), "APL 28, G20")]
        if money(self.amount_confiscated) != wanted:
            return [Obstacle("gains_line", self.env._(
                "Illegal gains of %(found)s yuan are to be confiscated, the proposal confiscates %(proposed)s.",
                found=wanted, proposed=money(self.amount_confiscated)), "APL 28, G20")]
        return []

    def _get_capacity_obstacles(self):
        """Age and capacity of the party at the act (APL 30, 31)."""
        capacity = self.party_id._get_capacity()
        if capacity in ("child", "incapable"):
            text = {
                "child": self.env._("The party was under fourteen: no penalty, the guardian disciplines."),
                "incapable": self.env._("The party could not recognise or control the act: no penalty, the guardian looks after and cures."),
            }[capacity]
            return [Obstacle("capacity", text, "APL 30, 31, G20")]
        fines = self.line_ids.filtered(lambda line: line.kind_code == "fine" and line.ground != "30")
        if capacity == "minor" and fines:
            return [Obstacle("minor", self.env._(
                "The party was under eighteen: the penalty must be lighter or mitigated; name this ground on the fine."), "APL 30, G20")]
        return []
