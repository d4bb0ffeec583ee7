from odoo import fields, models

from odoo.addons.street_base.tools import period


class StreetGridDay(models.TransientModel):
    """Asks for a day and opens the grids that were vacant (一格一员), or that no round visited, on it."""

    _name = "street.grid.day"
    _description = "Grids on a day"

    day = fields.Date(required=True, default=lambda self: period.today())
    question = fields.Selection([("vacant", "Grids without a holder"), ("unvisited", "Grids without a visit")], required=True, default="vacant")

    def action_show(self):
        """The grids concerned, as an action."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_grid.street_grid_action")
        field = "is_vacant" if self.question == "vacant" else "is_unvisited"
        question = dict(self._fields["question"]._description_selection(self.env))[self.question]
        return dict(
            action,
            name=self.env._("%(question)s on %(day)s", question=question, day=self.day),
            domain=[(field, "=", True)],
            context={"street_day": fields.Date.to_string(self.day), "create": False},
            path=False,
        )
