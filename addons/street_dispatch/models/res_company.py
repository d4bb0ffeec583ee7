from odoo import api, fields, models
from odoo.tools import ormcache

METRES_PER_DEGREE = 111_320


class ResCompany(models.Model):
    _inherit = "res.company"

    matter_similar_radius = fields.Integer("Radius of the same place (m)", default=50)
    matter_similar_days = fields.Integer("Days in which a report may be a repeat", default=15)
    matter_recurrence_days = fields.Integer("Days in which a closed matter may recur", default=90)

    _matter_similar_positive = models.Constraint(
        "CHECK(matter_similar_radius >= 0 AND matter_similar_days >= 0 AND matter_recurrence_days >= 0)",
        "Radius and days for repeated matters cannot be negative.",
    )

    def write(self, vals):
        if any(name.startswith("matter_") for name in vals):
            self.env.registry.clear_cache()
        return super().write(vals)

    def _get_matter_reach(self):
        """How far and how long back a new matter looks for its like.

        :return: (degrees of latitude, days for open matters, days for closed ones)
        """
        self.ensure_one()
        return self._get_matter_reach_of(self.id)

    @api.model
    @ormcache("company_id")
    def _get_matter_reach_of(self, company_id):
        company = self.sudo().browse(company_id)  # plain settings, asked for at every intake
        return company.matter_similar_radius / METRES_PER_DEGREE, company.matter_similar_days, company.matter_recurrence_days
