from odoo import fields, models


class StreetShiftKind(models.Model):
    """Kind of shift (班次): day, night and so on, with its hours. A kind without an office is shared by all."""

    _name = "street.shift.kind"
    _description = "Kind of shift"
    _street_shared = True
    _order = "sequence, hour_from, id"

    name = fields.Char(required=True, translate=True)
    hour_from = fields.Float("Begins", required=True, help="Hour of the day, Asia/Shanghai.")
    hour_to = fields.Float("Ends", required=True, help="Hour of the day; not after the beginning means the next day.")
    company_id = fields.Many2one("res.company", index=True, default=lambda self: self.env.company)
    sequence = fields.Integer(default=100)
    color = fields.Integer()
    active = fields.Boolean(default=True)

    _hours_of_a_day = models.Constraint(
        "CHECK(hour_from >= 0 AND hour_from < 24 AND hour_to >= 0 AND hour_to <= 24)",
        "The hours of a shift lie between 0:00 and 24:00.",
    )
