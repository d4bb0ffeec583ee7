from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .street_matter import OPEN_STATES
from .street_matter_caller import WAITING

# Matters that took in an order by merging, however many steps back.
TOOK_IN_ORDERS = SQL("""
    WITH RECURSIVE holder (id) AS (
        SELECT merged_into_id FROM street_matter WHERE merged_into_id IS NOT NULL AND source = 'hotline'
         UNION
        SELECT next.merged_into_id FROM holder JOIN street_matter next ON next.id = holder.id WHERE next.merged_into_id IS NOT NULL
    ) SELECT id FROM holder""")
# Matters that were transferred, whose twin, or a twin of that one, is still on its way.
ON_THE_WAY_ELSEWHERE = SQL("""
    WITH RECURSIVE course (id, origin_id) AS (
        SELECT id, origin_id FROM street_matter WHERE origin_id IS NOT NULL AND state = ANY(%s)
         UNION
        SELECT origin.id, origin.origin_id FROM course JOIN street_matter origin ON origin.id = course.origin_id
    ) SELECT origin_id FROM course WHERE origin_id IS NOT NULL""", list(OPEN_STATES))


class StreetMatter(models.Model):
    """What became of an order of the hotline: merging or transferring it ends no duty to the caller (G43).

    An order that was merged, also several times over, is answered with the matter that goes on. One that was transferred
    is answered by the office that received it from the hotline (首接负责), since the callers stay there: contacts and the
    reply are entered on it, and its call-back follows once the other office is done.
    """

    _inherit = "street.matter"

    carries_order = fields.Boolean(
        "Order of the hotline", compute="_compute_carries_order", search="_search_carries_order",
        help="It is an order of the hotline, or one was merged into it.",
    )
    is_to_call_back = fields.Boolean("To call back", compute="_compute_is_to_call_back", search="_search_is_to_call_back")

    def _compute_carries_order(self):
        orders = self._get_orders_within()
        for matter in self:
            matter.carries_order = matter in orders

    def _search_carries_order(self, operator, value):
        if operator != "in":
            return NotImplemented
        self.flush_model(["source", "merged_into_id"])
        found = Domain("source", "=", "hotline") | Domain("id", "in", TOOK_IN_ORDERS)
        return Domain.OR([found if wanted else ~found for wanted in value])

    def _compute_is_to_call_back(self):
        found = self.search([("id", "in", self.ids), ("is_to_call_back", "=", True)])
        for matter in self:
            matter.is_to_call_back = matter in found

    def _search_is_to_call_back(self, operator, value):
        if operator != "in":
            return NotImplemented
        self.flush_model(["state", "origin_id"])
        ended = Domain("state", "=", "closed") | (Domain("state", "=", "transferred") & ~Domain("id", "in", ON_THE_WAY_ELSEWHERE))
        found = (
            ended & Domain("carries_order", "=", True) & Domain("reporter_ids", "any", WAITING)
            # Call-backs of earlier days do not say with whom they were made.
            & Domain("callback_ids", "not any", [("is_reached", "=", True), ("reporter_id", "=", False)])
        )
        return Domain.OR([found if wanted else ~found for wanted in value])

    def _get_orders_within(self):
        """Those of these matters that are orders, or took one in by merging."""
        orders = self.filtered(lambda matter: matter.source == "hotline")
        others = self - orders
        if others.ids:
            self.flush_model(["source", "merged_into_id"])
            # sudo: that an order was merged into a matter binds whoever may not read the order
            orders |= others.sudo().search([("id", "in", others.ids), ("id", "in", TOOK_IN_ORDERS)]).with_env(self.env)
        return orders

    def _get_on_the_way_elsewhere(self):
        """Those of these transferred matters that another office has not ended yet."""
        transferred = self.filtered(lambda matter: matter.state == "transferred")
        if not transferred.ids:
            return transferred
        self.flush_model(["state", "origin_id"])
        # sudo: the twins belong to other offices; only whether they have ended
        return transferred.sudo().search([("id", "in", transferred.ids), ("id", "in", ON_THE_WAY_ELSEWHERE)]).with_env(self.env)
