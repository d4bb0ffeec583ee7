import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.grid_index import FINENESS

CODE = re.compile(r"[0-9A-Z]{15}")


class StreetGrid(models.Model):
    """Grid (网格): a piece of the office's territory with people answering for it.

    A tree of four kinds: level 1 (一级网格, usually a community), level 2 (二级网格), micro (微网格) and special (专属网格:
    one school, hospital or park that answers for itself). Siblings of one kind tile their parent without gap or overlap;
    that is checked by ``check_topology`` and told, never forced, since real boundaries are drawn in steps.

    Who may what: staff read; grid managers write; the parent company reads its children's grids. Boundaries that were
    in force stay in ``street.grid.boundary``.
    """

    _name = "street.grid"
    _inherit = ["street.office.mixin"]
    _description = "Grid"
    _parent_store = True
    _order = "code, id"
    _rec_names_search = ["name", "code"]
    _check_company_auto = True

    # What it is
    name = fields.Char(required=True)
    code = fields.Char(required=True, size=15, help="15 characters: county 6, subdistrict 3, community 3, sequence 3.")
    kind = fields.Selection(
        [("level1", "Level 1"), ("level2", "Level 2"), ("micro", "Micro grid"), ("special", "Special grid")],
        required=True, index=True,
    )
    active = fields.Boolean(default=True)
    # Tree
    parent_id = fields.Many2one("street.grid", "Parent grid", index=True, ondelete="restrict", check_company=True)
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many("street.grid", "parent_id", "Child grids")
    child_count = fields.Integer(compute="_compute_child_count")
    # Profile
    household_count = fields.Integer("Households")
    resident_count = fields.Integer("Residents")
    business_count = fields.Integer("Businesses")
    key_places = fields.Text("Key places", help="Key areas and hidden dangers in words; places with an address of their own are kept under Places.")
    supervision_phone = fields.Char("Supervision phone", help="Published with the grid for complaints about its work.")
    place_ids = fields.One2many("street.place", "grid_id", "Places")
    place_count = fields.Integer(compute="_compute_place_count")

    _code_company_uniq = models.Constraint("UNIQUE(company_id, code)", "Another grid of this office already has this code.")
    _profile_not_negative = models.Constraint(
        "CHECK(household_count >= 0 AND resident_count >= 0 AND business_count >= 0)",
        "Households, residents and businesses cannot be negative.",
    )

    @api.depends("name", "code")
    @api.depends_context("street_grid_code")
    def _compute_display_name(self):
        for grid in self:
            with_code = self.env.context.get("street_grid_code")
            grid.display_name = f"{grid.name} ({grid.code})" if with_code else grid.name

    @api.depends("child_ids")
    def _compute_child_count(self):
        counts = dict(self._read_group([("parent_id", "in", self.ids)], ["parent_id"], ["__count"]))
        for grid in self:
            grid.child_count = counts.get(grid, 0)

    def _compute_place_count(self):
        """Places in the grid itself and in all grids below it."""
        counts = self.env["street.place"]._read_group([("grid_id", "child_of", self.ids)], ["grid_id"], ["__count"])
        for grid in self:
            grid.place_count = sum(count for inner, count in counts if inner.parent_path.startswith(grid.parent_path or "-"))

    @api.constrains("code")
    def _check_code(self):
        for grid in self:
            if not CODE.fullmatch(grid.code):
                raise ValidationError(self.env._(
                    "Grid %(grid)s: the code “%(code)s” must have 15 characters (digits or capital letters): county 6, "
                    "subdistrict 3, community 3, sequence 3.", grid=grid.name, code=grid.code,
                ))

    @api.constrains("parent_id", "kind")
    def _check_parent(self):
        if self._has_cycle():
            raise ValidationError(self.env._("A grid cannot lie inside itself: choose another parent grid."))
        for grid in self | self.child_ids:
            parent = grid.parent_id
            if parent and (FINENESS[parent.kind] >= FINENESS[grid.kind] or parent.kind == "micro"):
                kinds = dict(self._fields["kind"]._description_selection(self.env))
                raise ValidationError(self.env._(
                    "Grid %(grid)s (%(kind)s) cannot lie in %(parent)s (%(parent_kind)s): a parent grid is of a coarser kind.",
                    grid=grid.name, kind=kinds[grid.kind], parent=parent.name, parent_kind=kinds[parent.kind],
                ))

    def action_open_places(self):
        """Places in the grid and below it, as an action."""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_grid.street_place_action")
        return dict(action, domain=[("grid_id", "child_of", self.ids)], context={})

    def action_open_children(self):
        """Child grids, as an action."""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_grid.street_grid_action")
        return dict(action, domain=[("parent_id", "in", self.ids)], context={"default_parent_id": self[:1].id})
