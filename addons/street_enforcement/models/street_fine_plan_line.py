from odoo import fields, models


class StreetFinePlanLine(models.Model):
    """One instalment (分期): how much by when."""

    _name = "street.fine.plan.line"
    _description = "Instalment of a fine"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "plan_id"
    _street_stays = True
    _order = "plan_id, date_due, id"

    plan_id = fields.Many2one("street.fine.plan", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="plan_id.company_id", store=True, precompute=True, index=True)
    date_due = fields.Date("Until", required=True)
    amount = fields.Float(digits=(16, 2), required=True)

    _positive = models.Constraint("CHECK(amount > 0)", "An instalment is a positive amount.")
