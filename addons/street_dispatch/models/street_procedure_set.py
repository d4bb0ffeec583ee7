from odoo import fields, models


class StreetProcedureSet(models.Model):
    """Procedure rule set (程序规定): the general law alone, or the rules that a ministry adds for its field.

    D04: ninety days from the opening of the case (APL 60); an extension exists only where the set provides it.
    """

    _name = "street.procedure.set"
    _description = "Procedure rule set"
    _street_shared = True
    _order = "sequence, id"
    _rec_names_search = ["name", "code"]

    code = fields.Char(required=True)
    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    case_days = fields.Integer(string="Days for the decision", default=90, help="Calendar days from the opening of the case.")
    extension_days = fields.Integer(help="Calendar days the organ head may add; 0: no extension.")
    note = fields.Text(translate=True)

    _code_uniq = models.Constraint("UNIQUE(code)", "There is already a procedure rule set with this code.")
