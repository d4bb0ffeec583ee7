from collections import defaultdict

from odoo import api, models

from ..tools import geo, geojson, topology


class StreetGrid(models.Model):
    """Do the grids tile the territory? Overlaps between grids of one kind, gaps between siblings, children outside parents."""

    _inherit = "street.grid"

    @api.readonly
    def check_topology(self):
        """Mistakes between these grids, or without ids between all readable ones; pieces under 1 m² are rounding.

        * ``overlap``: two grids of one office and kind share land;
        * ``gap``: land of a parent in none of its children, or between grids without parent a hole or a slit under 15 m;
        * ``invalid``: a stored boundary that is no valid polygon, or a grid that reaches beyond its parent.

        Special grids lie on top of micro grids and need not fill anything.

        :return: list of ``{"kind", "grid_ids", "area_m2", "geometry", "message"}``, largest first; geometry is GeoJSON.
        """
        grids = (self or self.search([])).filtered("boundary")
        grids.check_access("read")
        shapes, problems = {}, []
        for grid in grids:
            try:
                shapes[grid] = geojson.read_polygon(grid.boundary)
            except geojson.GeoProblem as problem:
                problems.append(self._prepare_problem("invalid", grid, 0.0, None, self.env._(
                    "%(grid)s: the stored boundary is not valid (%(code)s).", grid=grid.name, code=problem.code,
                )))
        problems += self._find_overlaps(shapes) + self._find_gaps(shapes) + self._find_outsiders(shapes)
        return sorted(problems, key=lambda problem: -problem["area_m2"])

    @api.model
    def _prepare_problem(self, kind, grids, area, geometry, message):
        return {
            "kind": kind, "grid_ids": grids.ids, "area_m2": round(area, 1),
            "geometry": geometry and geojson.write(geometry), "message": message,
        }

    def _find_overlaps(self, shapes):
        groups = defaultdict(list)
        for grid, shape in shapes.items():
            groups[grid.company_id.id, grid.kind].append((grid.id, shape))
        found = []
        for rows in groups.values():
            for first, second, piece, area in topology.overlaps(rows):
                pair = self.browse([first, second])
                found.append(self._prepare_problem("overlap", pair, area, piece, self.env._(
                    "%(first)s and %(second)s overlap by %(area).1f m².", first=pair[0].name, second=pair[1].name, area=area,
                )))
        return found

    def _find_gaps(self, shapes):
        """Gaps among siblings: against the parent when it is asked too, else holes and slits between the siblings."""
        groups = defaultdict(list)
        for grid, shape in shapes.items():
            if grid.kind != "special":
                groups[grid.company_id, grid.parent_id, grid.kind].append((grid.id, shape))
        found = []
        for (company, parent, kind), rows in groups.items():
            polygons = [shape for _id, shape in rows]
            # Siblings that were not asked about still cover land.
            siblings = self.search([
                ("company_id", "=", company.id), ("parent_id", "=", parent.id), ("kind", "=", kind),
                ("boundary", "!=", False), ("id", "not in", [grid_id for grid_id, _shape in rows]),
            ])
            others = [geojson.load(grid.boundary) for grid in siblings]
            if parent in shapes:
                pieces = topology.uncovered(shapes[parent], polygons + others)
            else:
                pieces = topology.holes_and_slits(polygons + others)
            touching = topology.neighbours([piece for piece, _area in pieces], rows)
            for (piece, area), ids in zip(pieces, touching, strict=True):
                around = self.browse(ids) or parent
                if not around:
                    continue
                found.append(self._prepare_problem("gap", around, area, piece, self.env._(
                    "%(area).1f m² between %(grids)s belong to no grid of this kind.", area=area, grids=", ".join(around.mapped("name")),
                )))
        return found

    def _find_outsiders(self, shapes):
        found = []
        for grid, shape in shapes.items():
            if grid.parent_id not in shapes:
                continue
            beyond = shape.difference(shapes[grid.parent_id])
            area = geo.area_m2(beyond) if not beyond.is_empty else 0.0
            if area >= topology.TOLERANCE_M2:
                found.append(self._prepare_problem("invalid", grid | grid.parent_id, area, beyond, self.env._(
                    "%(grid)s reaches beyond its parent grid %(parent)s by %(area).1f m².",
                    grid=grid.name, parent=grid.parent_id.name, area=area,
                )))
        return found
