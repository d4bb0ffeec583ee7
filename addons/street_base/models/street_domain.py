from odoo import fields, models


class StreetDomain(models.Model):
    """Domain of enforcement (执法领域), such as sanitation or water: a tag that tells what a unit is for."""

    _name = "street.domain"
    _description = "Domain of enforcement"
    _street_shared = True
    _order = "sequence, name"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Fixed short name by which data files refer to the domain.")
    sequence = fields.Integer(default=100)
    color = fields.Integer()
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE(code)", "Another domain of enforcement already has this code.")
