from odoo import fields, models


class ResCompany(models.Model):
    """Length of a class hour (学时) in the office."""

    _inherit = "res.company"

    class_hour_minutes = fields.Integer(
        "Class hour (minutes)", default=45, required=True,
        help="How long a class hour (学时) lasts. A change counts for classes planned from then on.",
    )

    _class_hour_minutes_sane = models.Constraint(
        "CHECK(class_hour_minutes BETWEEN 10 AND 240)", "A class hour lasts between 10 and 240 minutes.",
    )
