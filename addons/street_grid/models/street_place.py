from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools import credit_code


class StreetPlace(models.Model):
    """Place (场所): a shop, market, stall, building site or key place that grid staff know and visit."""

    _name = "street.place"
    _inherit = ["street.office.mixin", "street.located.mixin"]
    _description = "Place"
    _order = "name, id"
    _rec_names_search = ["name", "address", "credit_code"]
    _check_company_auto = True

    name = fields.Char(required=True, index="trigram")
    kind = fields.Selection(
        [("shop", "Shop"), ("restaurant", "Restaurant"), ("market", "Market"), ("stall", "Stall"), ("site", "Building site"),
         ("school", "School"), ("public", "Public place"), ("other", "Other")],
        required=True, default="shop", index=True,
    )
    is_key = fields.Boolean("Key place", help="Visited first: crowds, fire, gas, chemicals, food.")
    active = fields.Boolean(default=True)
    # Who and where
    partner_id = fields.Many2one("res.partner", "Owner", index="btree_not_null", ondelete="restrict", check_company=True)
    credit_code = fields.Char("Credit code", size=18, index="btree_not_null", help="Unified social credit code, 18 characters.")
    phone = fields.Char()
    address = fields.Char()
    note = fields.Text()

    @api.constrains("credit_code")
    def _check_credit_code(self):
        for place in self.filtered("credit_code"):
            if not credit_code.is_valid(place.credit_code):
                raise ValidationError(self.env._(
                    "Place %(place)s: “%(code)s” is not a unified social credit code (18 characters, GB 32100): "
                    "compare it with the business licence.", place=place.name, code=place.credit_code,
                ))
