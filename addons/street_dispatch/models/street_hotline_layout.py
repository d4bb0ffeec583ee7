from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.hotline_orders import REQUIRED, match_headings


class StreetHotlineLayout(models.Model):
    """Layout of an upper system's order sheet (工单表样): which of its headings holds what.

    Several headings may mean the same, so one layout serves a sheet that is renamed now and then. A file is read with
    the layout that knows most of its headings; own layouts of an office come before shared ones.
    """

    _name = "street.hotline.layout"
    _description = "Layout of an order sheet"
    _street_shared = True
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", "Office", index="btree_not_null", help="Empty: shared by all offices.")
    crs = fields.Selection(
        [("wgs84", "WGS-84"), ("gcj02", "GCJ-02"), ("bd09", "BD-09")], "Coordinates", default="wgs84", required=True,
        help="Coordinate system of the sheet; points are kept in WGS-84.",
    )
    line_ids = fields.One2many("street.hotline.layout.line", "layout_id", "Headings", copy=True)

    @api.constrains("line_ids")
    def _check_required(self):
        for layout in self:
            missing = set(REQUIRED) - set(layout.line_ids.mapped("field"))
            if missing:
                labels = dict(layout.line_ids._fields["field"]._description_selection(self.env))
                raise ValidationError(self.env._(
                    "%(layout)s: no heading stands for %(fields)s. Every order needs them.",
                    layout=layout.name, fields=", ".join(labels[name] for name in REQUIRED if name in missing),
                ))

    def _get_mapping(self):
        """dict heading → field of an order."""
        self.ensure_one()
        return {line.heading: line.field for line in self.line_ids}

    @api.model
    def _find_for(self, header, company):
        """The layout that knows most of the headings of a sheet.

        :param list header: headings
        :param company: office that takes the orders in
        :return: one layout, or none when there is none at all
        """
        layouts = self.search([("company_id", "in", (company.id, False))])
        return max(
            layouts, default=layouts,
            key=lambda layout: (len(match_headings(header, layout._get_mapping())), bool(layout.company_id)),
        )
