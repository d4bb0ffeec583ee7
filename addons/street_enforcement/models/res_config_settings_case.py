from odoo import api, fields, models
from odoo.exceptions import ValidationError

STATEMENT = "D06"


class ResConfigSettings(models.TransientModel):
    """Settings of enforcement. The days for statement and defence are the office's own value of the deadline rule D06."""

    _inherit = "res.config.settings"

    enforcement_review_all = fields.Boolean(related="company_id.enforcement_review_all", readonly=False)
    enforcement_sole_trader_limit = fields.Selection(related="company_id.enforcement_sole_trader_limit", readonly=False)
    enforcement_lead_check = fields.Boolean(related="company_id.enforcement_lead_check", readonly=False)
    enforcement_statement_days = fields.Integer(
        "Days for statement and defence", compute="_compute_enforcement_statement_days", inverse="_inverse_enforcement_statement_days")

    @api.depends("company_id")
    def _compute_enforcement_statement_days(self):
        for settings in self:
            settings.enforcement_statement_days = self.env["street.deadline.rule"]._get_rule(STATEMENT, settings.company_id.id)["length"]

    def _inverse_enforcement_statement_days(self):
        rules = self.env["street.deadline.rule"]
        for settings in self:
            days = settings.enforcement_statement_days
            if days == rules._get_rule(STATEMENT, settings.company_id.id)["length"]:
                continue
            if days < 3:
                raise ValidationError(self.env._("Fewer than three working days leave no room for statement and defence (APL 44, 45)."))
            local = rules.search([("code", "=", STATEMENT), ("company_id", "=", settings.company_id.id)])
            if not local:
                shared = rules.search([("code", "=", STATEMENT), ("company_id", "=", False)])
                local = shared.copy({"company_id": settings.company_id.id})
            local.length = days
