from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.street_base.tools import period


class StreetGrid(models.Model):
    """What is true of a grid on a day: who holds it, whether anybody came by. Asked by the context key ``street_day``
    (ISO date, default today in Shanghai), computed each time, never stored."""

    _inherit = "street.grid"

    post_ids = fields.One2many("street.grid.post", "grid_id", "Posts")
    holder_names = fields.Char("Held by", compute="_compute_holders")
    is_vacant = fields.Boolean(compute="_compute_holders", search="_search_is_vacant", help="Nobody held a post here on the day asked for.")
    checkin_count = fields.Integer("Check-ins", compute="_compute_checkin_count")
    is_unvisited = fields.Boolean(
        compute="_compute_checkin_count", search="_search_is_unvisited",
        help="No round checked in here, or in a grid below, on the day asked for.",
    )

    @api.model
    def _get_day(self):
        """The day asked for, as a date."""
        asked = self.env.context.get("street_day")
        if not asked:
            return period.today()
        try:
            return fields.Date.to_date(asked)
        except (TypeError, ValueError):
            raise UserError(self.env._("“%(day)s” is not a day: give it as YYYY-MM-DD.", day=asked)) from None

    @api.depends("post_ids.date_from", "post_ids.date_to", "post_ids.partner_id", "post_ids.role")
    @api.depends_context("street_day")
    def _compute_holders(self):
        posts = self.env["street.grid.post"]._get_domain_on(self._get_day()) & Domain("grid_id", "in", self.ids)
        held = dict(self.env["street.grid.post"]._read_group(posts, ["grid_id"], ["partner_id:recordset"]))
        for grid in self:
            # sudo: the name of who answers for a grid is published with it (law.md 6.3), nothing else of the contact is read.
            grid.holder_names = ", ".join(held[grid].sudo().mapped("name")) if grid in held else False
            grid.is_vacant = grid not in held

    def _search_is_vacant(self, operator, value):
        if operator != "in":
            return NotImplemented
        held = Domain("post_ids", "any", self.env["street.grid.post"]._get_domain_on(self._get_day()))
        return (~held if True in value else Domain.FALSE) | (held if False in value else Domain.FALSE)

    @api.depends_context("street_day")
    def _compute_checkin_count(self):
        # sudo: only the number is told; who walked where stays with the rounds.
        rows = self.env["street.patrol.checkin"].sudo()._read_group(
            [("grid_id", "child_of", self.ids), ("date", "=", self._get_day())], ["grid_id"], ["__count"],
        )
        for grid in self:
            grid.checkin_count = sum(count for inner, count in rows if inner.parent_path.startswith(grid.parent_path or "-"))
            grid.is_unvisited = not grid.checkin_count

    def _search_is_unvisited(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: as above.
        rows = self.env["street.patrol.checkin"].sudo()._read_group(
            [("date", "=", self._get_day()), ("grid_id", "!=", False)], ["grid_id"],
        )
        visited = Domain("id", "parent_of", [grid.id for [grid] in rows])
        return (~visited if True in value else Domain.FALSE) | (visited if False in value else Domain.FALSE)
