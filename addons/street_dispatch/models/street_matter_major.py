from odoo import fields, models

KINDS = [("matter", "Matter"), ("component", "Fault of a component")]


class StreetMatterMajor(models.Model):
    """Major class (大类) of the standard: 01-05 components 管理部件, 06-10 matters 管理事项 (GB/T 47678.5)."""

    _name = "street.matter.major"
    _description = "Major class of matters"
    _street_shared = True
    _order = "code"
    _rec_names_search = ["code", "name"]

    code = fields.Char(size=2, required=True)
    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(KINDS, required=True, default="matter")

    _code_uniq = models.Constraint("UNIQUE(code)", "There is already a major class with this code.")
    _code_digits = models.Constraint("CHECK(code ~ '^[0-9]{2}$')", "The code of a major class has two digits.")
