from odoo import models

from odoo.addons.street_base.tools.transition import Obstacle

from .street_matter_moves import DISPATCHER, INTAKE, MEMBER

CHECKER = "street_dispatch.group_dispatch_checker"
GRID_MANAGER = "street_grid.group_grid_manager"
# Who may make a move in the whole office; grid members make it in the grids they answer for.
OFFICE_WIDE = {"verify": (INTAKE, CHECKER, GRID_MANAGER), "check": (DISPATCHER, CHECKER, GRID_MANAGER)}


class StreetMatter(models.Model):
    """Where grid members verify (核实) and check (核查): in the grids they hold a post on, and in those below (一格一员)."""

    _inherit = "street.matter"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move in OFFICE_WIDE:
            for matter in self._get_outside_own_grids(OFFICE_WIDE[move]):
                found[matter].append(Obstacle("not_own_grid", matter._explain_outside(), "G42"))
        return found

    def _get_outside_own_grids(self, office_wide):
        """Those of these matters that lie where the user, a grid member, holds no post today."""
        user = self.env.user
        if not user.has_group(MEMBER) or any(user.has_group(group) for group in office_wide):
            return self.browse()
        own = self.env["street.grid.post"]._get_grids_of(user, self._get_today())
        # sudo: only the place of the grid in the tree
        return self.filtered(lambda matter: not own & {int(part) for part in (matter.sudo().grid_id.parent_path or "").split("/") if part})

    def _explain_outside(self):
        self.ensure_one()
        grid = self.sudo().grid_id  # sudo: its name
        if not grid:
            return self.env._("It lies in no grid, so no grid member answers for it: a dispatcher or a checker of the office looks at it.")
        return self.env._(
            "It lies in %(grid)s, where you hold no post today: a member of that grid, a checker of the office or a dispatcher looks at it.",
            grid=grid.name)
