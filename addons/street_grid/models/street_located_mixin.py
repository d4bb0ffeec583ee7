import numpy as np

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools import geojson
from .degrees import Degrees
from .geo_text import geo_text


class StreetLocatedMixin(models.AbstractModel):
    """A record at a point of its office (``company_id``) that finds its grid by itself.

    Without a point (both numbers 0) the grid can be set by hand.
    """

    _name = "street.located.mixin"
    _description = "Record at a point"

    latitude = Degrees(help="WGS-84, degrees north.")
    longitude = Degrees(help="WGS-84, degrees east.")
    grid_id = fields.Many2one(
        "street.grid", "Grid", compute="_compute_grid_id", store=True, readonly=False, precompute=True, index=True,
        ondelete="set null", check_company=True,
    )

    @api.depends("latitude", "longitude")
    def _compute_grid_id(self):
        for company, records in self.filtered(lambda record: record._has_point()).grouped("company_id").items():
            points = np.array([(record.longitude, record.latitude) for record in records])
            # sudo: the grid of a point is no secret, and a record may be seen by people without a grid role.
            found = self.env["street.grid"].sudo()._locate_array(points, companies=company).tolist()
            for record, grid_id in zip(records, found, strict=True):
                record.grid_id = grid_id or False

    @api.constrains("latitude", "longitude")
    def _check_point(self):
        for record in self:
            longitude, latitude = record.longitude, record.latitude
            try:
                if longitude or latitude:
                    geojson.check_position((longitude, latitude))
            except geojson.GeoProblem as problem:
                raise ValidationError(self.env._(
                    "Location of %(record)s: %(text)s.", record=record.display_name, text=geo_text(self.env, problem),
                )) from None

    @api.model
    def _read_points(self, vals_list):
        """(longitude, latitude) in the values of new records, (0, 0) where there is none.

        :raises ValidationError: for what is no number of degrees
        """
        return [tuple(self._fields[name].read_degrees(vals.get(name), self.env) for name in ("longitude", "latitude")) for vals in vals_list]

    @api.model
    def _relocate(self, companies):
        """Have the grids of all records of ``companies`` found anew, before they are next read or stored."""
        # sudo: boundaries moved for everybody; who moved them may not see every record.
        records = self.sudo().with_context(active_test=False).search(
            [("company_id", "in", companies.ids), "|", ("latitude", "!=", 0), ("longitude", "!=", 0)], order="id",
        )
        self.env.add_to_compute(self._fields["grid_id"], records)

    def _has_point(self):
        return bool(self.latitude or self.longitude)
