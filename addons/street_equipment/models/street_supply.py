from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

KINDS = [("uniform", "Uniform"), ("first_aid", "First aid"), ("battery", "Battery"), ("consumable", "Consumable"), ("other", "Other")]
# What stock rests on; fixed once there are moves.
FIXED = ("has_expiry", "unit_name")


class StreetSupply(models.Model):
    """Supply (物资): what is counted, not serialised, such as uniforms by size, first-aid kits, batteries, pads.

    Equipment users read, keepers write and book moves; stock is the sum of the moves and never below zero.
    """

    _name = "street.supply"
    _inherit = "street.label.mixin"
    _description = "Supply"
    _order = "kind, name, size, id"
    _rec_names_search = ["name", "size", "label_code"]
    _street_path = "equipment-supplies"

    name = fields.Char(required=True, index="trigram")
    active = fields.Boolean(default=True)
    kind = fields.Selection(KINDS, required=True, default="consumable", index=True)
    size = fields.Char(help="Size of a piece of uniform, such as 175/92A.")
    unit_name = fields.Char("Counted in", required=True, default=lambda self: self.env._("pieces"))
    price = fields.Float("Unit price", digits=(16, 2), help="In yuan; the last price paid.")
    minimum = fields.Float("Reorder below", digits=(16, 2))
    location = fields.Char("Kept at", help="Room, cabinet, shelf.")
    # uniform
    wear_months = fields.Integer("Wearing term (months)", aggregator=None, help="How long a piece is worn before the next is due; 0: no term.")
    is_standard_uniform = fields.Boolean("Standard uniform", help="Standard enforcement dress (制式服装), for certified officers in established posts only.")
    # stock
    has_expiry = fields.Boolean("Expires", help="Each lot has a day after which it is not used.")
    quantity = fields.Float("In stock", digits=(16, 2), compute="_compute_quantity")
    value = fields.Float("Value in yuan", digits=(16, 2), compute="_compute_quantity")
    is_short = fields.Boolean("Short", compute="_compute_quantity", search="_search_is_short", help="Less in stock than it is reordered below.")
    lot_ids = fields.One2many("street.supply.lot", "supply_id", "Lots")
    move_ids = fields.One2many("street.supply.move", "supply_id", "Moves")

    _name_uniq = models.UniqueIndex("(company_id, name, COALESCE(size, ''))", "The office has a supply with this name and size already.")
    _amounts_positive = models.Constraint("CHECK (price >= 0 AND minimum >= 0 AND wear_months >= 0)", "Price, minimum and wearing term are not below zero.")

    @api.depends("move_ids.delta", "price", "minimum")
    def _compute_quantity(self):
        rows = dict(self.env["street.supply.move"]._read_group([("supply_id", "in", self.ids)], ["supply_id"], ["delta:sum"]))
        for supply in self:
            supply.quantity = round(rows.get(supply._origin, 0.0), 2)
            supply.value = supply.quantity * supply.price
            supply.is_short = supply.minimum > 0 and supply.quantity < supply.minimum

    @api.model
    def _search_is_short(self, operator, value):
        if operator != "in":
            return NotImplemented
        self.env["street.supply.move"].flush_model(["delta", "supply_id"])
        self.flush_model(["minimum"])
        short = SQL(
            "(SELECT s.id FROM street_supply s WHERE s.minimum > 0"
            " AND COALESCE((SELECT SUM(m.delta) FROM street_supply_move m WHERE m.supply_id = s.id), 0) < s.minimum)")
        return Domain.OR([Domain("id", "in" if wanted else "not in", short) for wanted in set(value)])

    @api.depends("name", "size")
    def _compute_display_name(self):
        for supply in self:
            supply.display_name = " ".join(filter(None, [supply.name, supply.size]))

    @api.model
    def _search_display_name(self, operator, value):
        # What is shown is name and size: each word is looked for by itself.
        if operator == "ilike" and isinstance(value, str) and len(words := value.split()) > 1:
            return Domain.AND([super(StreetSupply, self)._search_display_name(operator, word) for word in words])
        return super()._search_display_name(operator, value)

    def _get_label_lines(self):
        return [self.display_name, self.location]

    def write(self, vals):
        if changed := [name for name in FIXED if name in vals and self.filtered(lambda supply, name=name: supply.move_ids and supply[name] != vals[name])]:
            raise UserError(self.env._(
                "%(supplies)s: %(fields)s stays as it is once stock was booked. Enter a new supply instead.",
                supplies=", ".join(self.mapped("display_name")[:5]),
                fields=", ".join(self._fields[name]._description_string(self.env) for name in changed)))
        return super().write(vals)

    def _get_line_lock(self, line_model):
        """Moves and lots of a supply are made by its workers alone."""
        return dict.fromkeys(self, self.env._("Stock changes by receiving, issuing, taking back, counting and disposing; rows are never edited."))
