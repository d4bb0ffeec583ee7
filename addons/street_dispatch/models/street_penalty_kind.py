from odoo import fields, models


class StreetPenaltyKind(models.Model):
    """Kind of administrative penalty (行政处罚的种类) as APL 9 lists them.

    Detention is in the catalogue so that a list which claims it can be read and refused (APL 18).
    """

    _name = "street.penalty.kind"
    _description = "Kind of penalty"
    _street_shared = True
    _order = "sequence, id"
    _rec_names_search = ["name", "code"]

    code = fields.Char(required=True)
    name = fields.Char(required=True, translate=True)
    article = fields.Char(help="Item of APL 9.")
    sequence = fields.Integer(default=10)
    is_barred = fields.Boolean(string="Never for a street", help="No list can give this penalty to a street (APL 18).")

    _code_uniq = models.Constraint("UNIQUE(code)", "There is already a penalty kind with this code.")
