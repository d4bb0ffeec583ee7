from odoo import fields, models

from .maintenance_equipment_category import KINDS

TARGETS = [("item", "Item with a label"), ("vehicle", "Vehicle"), ("supply", "Supply"), ("none", "Nothing in the inventory")]


class StreetPurchaseCategory(models.Model):
    """Purchase category (采购品目): what a line of a request is, what a receipt makes of it, and what tiers and figures ask for.

    Administrators keep them: whoever buys could otherwise lead a request past the tier that asks for its category.
    """

    _name = "street.purchase.category"
    _description = "Purchase category"
    _street_shared = True
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Stands in the conditions of approval tiers.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    target = fields.Selection(TARGETS, "Becomes", required=True, default="item", help="What the inventory gets when a receipt is accepted.")
    equipment_kind = fields.Selection(KINDS, "Kind of item", help="Which category of items new ones belong to.")
    has_serials = fields.Boolean("Serial numbers", help="Each piece is received with its serial number (a vehicle with its VIN).")
    is_catalogue = fields.Boolean(
        "In the catalogue", help="Stands in the catalogue of centralised government procurement (集中采购目录) of the province.")

    _code_uniq = models.UniqueIndex("(code)", "There is a purchase category with this code.")
