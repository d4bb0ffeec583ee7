from odoo import fields, models


class StreetUnit(models.Model):
    """The part of the territory that a unit takes matters from."""

    _inherit = "street.unit"

    grid_ids = fields.Many2many(
        "street.grid", string="Area", check_company=True,
        help="Grids, with all grids in them, whose matters this unit takes. Empty: the whole territory.",
    )
