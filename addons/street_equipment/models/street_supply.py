from odoo import api, fields, models

KINDS = [("uniform", "Uniform"), ("first_aid", "First aid"), ("battery", "Battery"), ("consumable", "Consumable"), ("other", "Other")]


class StreetSupply(models.Model):
    """Supply (物资): what is counted, not serialised, such as uniforms by size, first-aid kits, batteries, pads."""

    _name = "street.supply"
    _inherit = "street.label.mixin"
    _description = "Supply"
    _order = "kind, name, size, id"
    _rec_names_search = ["name", "label_code"]

    name = fields.Char(required=True, index="trigram")
    active = fields.Boolean(default=True)
    kind = fields.Selection(KINDS, required=True, default="consumable", index=True)
    size = fields.Char(help="Size of a piece of uniform, such as 175/92A.")
    unit_name = fields.Char("Counted in", required=True, default=lambda self: self.env._("pieces"))
    price = fields.Float("Unit price", digits=(16, 2), help="In yuan; the last price paid.")
    minimum = fields.Float("Reorder below", digits=(16, 2))
    wear_months = fields.Integer("Wearing term (months)", help="How long a piece is worn before the next is due; 0: no term.")
    is_standard_uniform = fields.Boolean("Standard uniform", help="Standard enforcement dress (制式服装), for certified officers in established posts only.")
    has_expiry = fields.Boolean("Expires", help="Each lot has a day after which it is not used.")
    quantity = fields.Float("In stock", digits=(16, 2), compute="_compute_quantity")
    lot_ids = fields.One2many("street.supply.lot", "supply_id", "Lots")
    move_ids = fields.One2many("street.supply.move", "supply_id", "Moves")

    @api.depends("move_ids.delta")
    def _compute_quantity(self):
        rows = dict(self.env["street.supply.move"]._read_group([("supply_id", "in", self.ids)], ["supply_id"], ["delta:sum"]))
        for supply in self:
            supply.quantity = rows.get(supply._origin, 0.0)

    def _get_line_lock(self, line_model):
        """Moves and lots of a supply are made by its workers alone."""
        return dict.fromkeys(self, self.env._("Stock changes by receiving, issuing, taking back, adjusting and disposing; rows are never edited."))
