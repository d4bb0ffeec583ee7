from odoo import fields, models

from .street_hotline_text import ORDER_FIELDS


class StreetHotlineLayoutLine(models.Model):
    """Heading of an order sheet (表头对应) and what stands below it."""

    _name = "street.hotline.layout.line"
    _description = "Heading of an order sheet"
    _street_shared = "layout_id"
    _order = "layout_id, sequence, id"
    _rec_name = "heading"

    layout_id = fields.Many2one("street.hotline.layout", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    heading = fields.Char(required=True, help="As it stands in the sheet; blanks, stars and brackets do not matter.")
    field = fields.Selection(ORDER_FIELDS, "Holds", required=True)

    _heading_uniq = models.UniqueIndex("(layout_id, heading)", "This heading already stands in the layout.")
