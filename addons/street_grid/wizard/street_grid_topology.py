from odoo import api, fields, models


class StreetGridTopology(models.TransientModel):
    """Shows what ``street.grid.check_topology`` found, each with a picture of where."""

    _name = "street.grid.topology"
    _description = "Check of boundaries"

    line_ids = fields.One2many("street.grid.topology.line", "check_id", "Found", readonly=True)
    grid_count = fields.Integer("Grids checked", readonly=True)
    problem_count = fields.Integer("Mistakes", readonly=True)

    def _compute_display_name(self):
        for check in self:
            check.display_name = self.env._("Check of boundaries")

    @api.model
    def action_check(self):
        """Check the grids in ``active_ids``, or all readable ones, and open the result."""
        grids = self.env["street.grid"].browse(self.env.context.get("active_ids") or [])
        problems = grids.check_topology()
        check = self.create({
            "grid_count": len(grids) or self.env["street.grid"].search_count([]),
            "problem_count": len(problems),
            "line_ids": [fields.Command.create(values) for values in self._prepare_lines(problems)],
        })
        return {
            "type": "ir.actions.act_window", "name": self._description, "res_model": self._name, "res_id": check.id,
            "view_mode": "form", "target": "current", "context": {"create": False},
        }

    @api.model
    def _prepare_lines(self, problems):
        return [
            {
                "kind": problem["kind"], "message": problem["message"], "area_m2": problem["area_m2"],
                "grid_ids": [fields.Command.set(problem["grid_ids"])], "geometry": problem["geometry"],
            }
            for problem in problems
        ]
