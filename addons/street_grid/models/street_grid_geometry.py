import json

import numpy as np

from odoo import api, fields, models, tools
from odoo.exceptions import UserError, ValidationError

from ..tools import geo, geojson
from ..tools.grid_index import GridIndex
from .geo_text import geo_text

# A change of these can change where a point is found.
_TERRITORY = {"boundary", "code", "kind", "active"}
# Computed from the boundary, never entered.
_MEASURES = ("area_m2", "center_longitude", "center_latitude", "west", "south", "east", "north")


class StreetGrid(models.Model):
    """Boundaries of grids and the question which grid a point lies in."""

    _inherit = "street.grid"

    boundary = fields.Json(prefetch=False, help="GeoJSON Polygon or MultiPolygon in WGS-84, longitude first.")
    boundary_text = fields.Text("Boundary (GeoJSON)", compute="_compute_boundary_text", inverse="_inverse_boundary_text")
    boundary_ids = fields.One2many("street.grid.boundary", "grid_id", "Boundary history")
    area_m2 = fields.Float("Area (m²)", digits=(16, 1), compute="_compute_geometry", store=True)
    center_latitude = fields.Float(digits=(10, 7), compute="_compute_geometry", store=True)
    center_longitude = fields.Float(digits=(10, 7), compute="_compute_geometry", store=True)
    # Frame of the boundary, so that a map can ask for what it shows
    west = fields.Float(digits=(10, 7), compute="_compute_geometry", store=True)
    east = fields.Float(digits=(10, 7), compute="_compute_geometry", store=True)
    south = fields.Float(digits=(10, 7), compute="_compute_geometry", store=True)
    north = fields.Float(digits=(10, 7), compute="_compute_geometry", store=True)

    @api.depends("boundary")
    def _compute_boundary_text(self):
        for grid in self:
            grid.boundary_text = json.dumps(grid.boundary) if grid.boundary else False

    def _inverse_boundary_text(self):
        for grid in self:
            grid.boundary = grid.boundary_text

    @api.depends("boundary")
    def _compute_geometry(self):
        for grid in self:
            values = [0.0] * len(_MEASURES)
            if grid.boundary:
                shape = geojson.load(grid.boundary)
                inside = shape.representative_point()
                values = [geo.area_m2(shape), inside.x, inside.y, *shape.bounds]
            grid.update(dict(zip(_MEASURES, values, strict=True)))

    @api.constrains("boundary")
    def _check_boundary(self):
        """Also for what does not pass through ``_prepare_boundary``: a default from the context, for instance."""
        for grid in self.filtered("boundary"):
            self._prepare_boundary(grid.boundary, grid.name)

    @api.model_create_multi
    def create(self, vals_list):
        vals_list = [
            dict(vals, boundary=self._prepare_boundary(vals["boundary"], vals.get("name") or vals.get("code")))
            if vals.get("boundary") else vals
            for vals in vals_list
        ]
        grids = super().create(vals_list)
        for name in _MEASURES:
            # Whatever a caller or a default of his put there.
            self.env.add_to_compute(self._fields[name], grids)
        grids.filtered("boundary")._record_boundary()
        grids._after_territory_change()
        return grids

    def write(self, vals):
        changed = self.browse()
        vals = {name: value for name, value in vals.items() if name not in _MEASURES}
        if "boundary" in vals:
            vals = dict(vals, boundary=vals["boundary"] and self._prepare_boundary(vals["boundary"], self[:1].name))
            changed = self.filtered(lambda grid: (grid.boundary or False) != (vals["boundary"] or False))
        result = super().write(vals)
        changed._record_boundary()
        if _TERRITORY & vals.keys():
            self._after_territory_change()
        return result

    def unlink(self):
        companies = self.company_id
        result = super().unlink()
        self._after_territory_change(companies)
        return result

    @api.model
    @api.readonly
    def locate(self, points, crs="wgs84"):
        """The finest grid of each point, among the active grids of the user's offices and the offices below them.

        Special grids go before micro, micro before level 2, level 2 before level 1; on a common border the lowest code wins.

        :param list points: N pairs [longitude, latitude] in degrees.
        :param str crs: system of the points: ``wgs84``, ``gcj02`` or ``bd09``.
        :return: list of N grid ids, None for a point outside every grid.
        :raise UserError: for something that is not a point (with its number in the list) or an unknown system.
        """
        self.browse().check_access("read")
        return [found or None for found in self._locate_array(self._check_points(points), crs).tolist()]

    @api.model
    def _locate_array(self, points, crs="wgs84", companies=None):
        """As ``locate``, for programs: array N × 2 in, array of N grid ids out, 0 outside.

        :param companies: the offices whose grids are asked; by default the user's and those below them.
        """
        if crs not in geo.CRS:
            raise UserError(self.env._(
                "Coordinate system “%(crs)s” is not known: give one of %(known)s.", crs=crs, known=", ".join(geo.CRS),
            ))
        lon, lat = geo.to_wgs84(points[:, 0], points[:, 1], crs)
        offices = tuple(companies.ids) if companies else self._get_office_ids(tuple(self.env.companies.ids))
        index = self._get_index(offices)
        return index.locate(np.column_stack((lon, lat)))

    @api.model
    def _check_points(self, points):
        """``points`` as an array N × 2 of degrees, or UserError naming the first that is none."""
        try:
            array = np.asarray(points, dtype=float)
        except (TypeError, ValueError, OverflowError):
            array = None
        if array is not None and array.size == 0 and isinstance(points, (list, tuple)) and not points:
            return array.reshape(0, 2)
        if array is not None and array.ndim == 2 and array.shape[1] == 2 and np.isfinite(array).all():
            swapped = (array[:, 0] >= 3) & (array[:, 0] <= 54) & (array[:, 1] >= 73) & (array[:, 1] <= 136)
            if not (swapped | (np.abs(array) > (180, 90)).any(axis=1)).any():
                return array
        if not isinstance(points, (list, tuple)):
            raise UserError(self.env._("Points are given as a list of pairs [longitude, latitude]."))
        for number, point in enumerate(points, 1):
            try:
                geojson.check_position(point)
                if len(point) != 2:
                    raise geojson.GeoProblem("bad_number", given=point)
            except geojson.GeoProblem as problem:
                raise UserError(self.env._(
                    "Point %(number)s: %(text)s.", number=number, text=geo_text(self.env, problem),
                )) from None
        return np.asarray(points, dtype=float)

    @api.model
    def _prepare_boundary(self, value, name):
        """Checked and oriented GeoJSON object of ``value`` (object or text), or ValidationError naming the grid."""
        try:
            return geojson.write(geojson.read_polygon(value))
        except geojson.GeoProblem as problem:
            raise ValidationError(self.env._(
                "Boundary of grid %(grid)s: %(text)s.", grid=name or "?", text=geo_text(self.env, problem),
            )) from None

    def _record_boundary(self):
        """Close the boundary rows in force and open new ones with the present boundaries."""
        if not self:
            return
        now = fields.Datetime.now()
        # sudo: history is written by nobody's right, only by the change itself, which was checked above.
        history = self.env["street.grid.boundary"].sudo()
        history.search([("grid_id", "in", self.ids), ("date_to", "=", False)]).write({"date_to": now})
        history.create([
            {"grid_id": grid.id, "boundary": grid.boundary, "area_m2": grid.area_m2, "date_from": now, "user_id": self.env.uid}
            for grid in self if grid.boundary
        ])

    def _after_territory_change(self, companies=None):
        """Forget the index in every worker and find the grids of places anew. Hook: addons relocate what is theirs."""
        self.env.registry.clear_cache()
        # Again after the commit: another thread may have read the old rows in between. Other workers are told by the signal.
        self.env.cr.postcommit.add(self.env.registry.clear_cache)
        self.env["street.place"]._relocate(companies or self.company_id)

    @api.model
    @tools.ormcache("company_ids")
    def _get_office_ids(self, company_ids):
        """These companies and all below them, as sorted tuple."""
        # sudo: the tree of companies only, the caller's own companies are its roots.
        return tuple(sorted(self.env["res.company"].sudo().search([("id", "child_of", company_ids)]).ids))

    @api.model
    @tools.ormcache("company_ids")
    def _get_index(self, company_ids):
        """GridIndex over the active grids of these companies; kept until a boundary changes anywhere."""
        # sudo: the index is shared by all users of an office; which office may be asked was settled by the caller's companies.
        grids = self.sudo().with_context(active_test=True).search_fetch(
            [("company_id", "in", company_ids), ("boundary", "!=", False)], ["code", "kind", "boundary"],
        )
        return GridIndex((grid.id, grid.code, grid.kind, geojson.load(grid.boundary)) for grid in grids)
