from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    matter_similar_radius = fields.Integer("Radius of the same place (m)", default=50)
    matter_similar_days = fields.Integer("Days in which a report may be a repeat", default=15)
    matter_recurrence_days = fields.Integer("Days in which a closed matter may recur", default=90)

    _matter_similar_positive = models.Constraint(
        "CHECK(matter_similar_radius >= 0 AND matter_similar_days >= 0 AND matter_recurrence_days >= 0)",
        "Radius and days for repeated matters cannot be negative.",
    )
