from odoo import api, models
from odoo.exceptions import UserError, ValidationError

from ..tools import geo, geojson
from ..tools.grid_index import FINENESS
from .geo_text import geo_text
from .street_grid import CODE

# Properties of a feature that are fields of the grid with the same name.
_PLAIN = ("name", "kind", "household_count", "resident_count", "business_count", "key_places", "supervision_phone")
_NUMBERS = ("household_count", "resident_count", "business_count")


class StreetGrid(models.Model):
    """Grids as GeoJSON FeatureCollection, in and out. Properties: ``code``, ``parent`` (code of the parent grid) and ``_PLAIN``."""

    _inherit = "street.grid"

    def export_geojson(self):
        """These grids, or without ids all readable ones, as FeatureCollection in WGS-84; grids without boundary are left out.

        :return: GeoJSON object; what ``import_geojson`` reads.
        """
        grids = self or self.search([])
        grids.check_access("read")
        grids.fetch(["boundary", "code", "parent_id", *_PLAIN])
        return {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "geometry": grid.boundary,
                    "properties": {
                        "code": grid.code,
                        "parent": grid.parent_id.code or None,
                        **{name: grid[name] or (0 if name in _NUMBERS else None) for name in _PLAIN},
                    },
                }
                for grid in grids if grid.boundary
            ],
        }

    @api.model
    def import_geojson(self, content, crs="wgs84"):
        """Create or update grids of the current office from a FeatureCollection: all of it, or nothing if anything is wrong.

        A feature whose ``properties.code`` is known changes that grid (only the properties it has); another makes a new
        grid and needs ``kind``; ``parent`` may be a grid of the office or of the same file.

        :param content: GeoJSON FeatureCollection, object or text.
        :param str crs: system of its coordinates: ``wgs84``, ``gcj02`` or ``bd09``.
        :return: ``{"created": n, "updated": n, "errors": [{"feature": index from 0 or None, "message": text}]}``
        :raise UserError: for an unknown system. :raise AccessError: for whoever may not change grids.
        """
        self.browse().check_access("create")
        self.browse().check_access("write")
        if crs not in geo.CRS:
            raise UserError(self.env._(
                "Coordinate system “%(crs)s” is not known: give one of %(known)s.", crs=crs, known=", ".join(geo.CRS),
            ))
        rows, errors = self._read_features(content, crs)
        result = {"created": 0, "updated": 0, "errors": errors}
        if errors:
            return result
        try:
            with self.env.cr.savepoint():
                created, updated = self._do_import(rows)
        except (UserError, ValidationError) as error:
            return dict(result, errors=[{"feature": None, "message": str(error)}])
        return dict(result, created=created, updated=updated)

    @api.model
    def _read_features(self, content, crs):
        """Values of each feature as ``{code: (grid or empty, values, parent code)}``, and the errors."""
        try:
            content = geojson.parse(content)
        except geojson.GeoProblem as problem:
            return {}, [{"feature": None, "message": self.env._("The file cannot be read: %(text)s.", text=geo_text(self.env, problem))}]
        features = content.get("features")
        if content.get("type") != "FeatureCollection" or not isinstance(features, list) or not features:
            return {}, [{"feature": None, "message": self.env._("The file must be a GeoJSON FeatureCollection with at least one feature.")}]
        known = {grid.code: grid for grid in self.with_context(active_test=False).search([("company_id", "=", self.env.company.id)])}
        rows, errors = {}, []
        for index, feature in enumerate(features):
            try:
                code, values, parent = self._read_feature(feature, crs, rows)
                rows[code] = (known.get(code, self.browse()), values, parent)
            except ValidationError as error:
                errors.append({"feature": index, "message": self.env._(
                    "Feature %(number)s: %(text)s", number=index + 1, text=error.args[0],
                )})
                continue
            if text := self._get_feature_error(code, rows, known, features):
                errors.append({"feature": index, "message": self.env._(
                    "Feature %(number)s (%(code)s): %(text)s", number=index + 1, code=code, text=text,
                )})
        return rows, errors

    @api.model
    def _read_feature(self, feature, crs, rows):
        """(code, values, parent code or None) of one feature; ValidationError without its number."""
        properties = feature.get("properties") if isinstance(feature, dict) else None
        code = properties.get("code") if isinstance(properties, dict) else None
        if not code or not isinstance(code, str):
            raise ValidationError(self.env._("the property “code” with the 15 characters of the grid is missing."))
        if code in rows:
            raise ValidationError(self.env._("the code %(code)s stands in the file twice.", code=code))
        try:
            shape = geojson.read_polygon(feature.get("geometry"))
            # Shapes moved to another system are checked again: a hair-thin one could cross itself there.
            boundary = geojson.write(geo.geometry_to_wgs84(shape, crs))
        except geojson.GeoProblem as problem:
            raise ValidationError(self.env._("%(code)s, %(text)s.", code=code, text=geo_text(self.env, problem))) from None
        values = {name: properties[name] for name in _PLAIN if properties.get(name) is not None}
        return code, dict(values, boundary=boundary), properties.get("parent")

    @api.model
    def _get_feature_error(self, code, rows, known, features):
        """What is wrong with the values of a feature, or None."""
        grid, values, parent = rows[code]
        if not CODE.fullmatch(code):
            return self.env._("the code must have 15 characters (digits or capital letters).")
        kind = values.get("kind") or grid.kind
        if kind not in FINENESS:
            return self.env._("the property “kind” must be one of %(kinds)s.", kinds=", ".join(FINENESS))
        for name in _NUMBERS:
            number = values.get(name, 0)
            if isinstance(number, bool) or not isinstance(number, int) or number < 0:
                return self.env._("“%(name)s” must be a whole number, not %(value)s.", name=name, value=number)
        in_file = parent is None or parent in known or any(
            isinstance(other, dict) and (other.get("properties") or {}).get("code") == parent for other in features
        )
        if not in_file:
            return self.env._("its parent grid %(parent)s is neither in the office nor in the file.", parent=parent)
        return None

    @api.model
    def _do_import(self, rows):
        """Store the rows of ``_read_features``, coarse kinds first so that parents exist."""
        ids = {code: grid.id for code, (grid, _values, _parent) in rows.items() if grid}
        outside = {parent for _grid, _values, parent in rows.values()} - rows.keys() - {None}
        ids.update({grid.code: grid.id for grid in self.with_context(active_test=False).search(
            [("company_id", "=", self.env.company.id), ("code", "in", list(outside))])})
        created = updated = 0
        for kind in FINENESS:
            fresh = [(code, values, parent) for code, (grid, values, parent) in rows.items() if not grid and values["kind"] == kind]
            grids = self.create([
                {"name": code, **values, "code": code, "company_id": self.env.company.id, "parent_id": ids.get(parent)}
                for code, values, parent in fresh
            ])
            ids.update(zip((code for code, _values, _parent in fresh), grids.ids, strict=True))
            created += len(grids)
        for grid, values, parent in rows.values():
            if grid:
                grid.write(dict(values, parent_id=ids[parent]) if parent else values)
                updated += 1
        return created, updated
