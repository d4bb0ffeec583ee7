from odoo import api, fields, models


class ResConfigSettings(models.TransientModel):
    """Settings of the office; every addon of the suite adds its block to the same page."""

    _inherit = "res.config.settings"

    street_division_code = fields.Char(related="company_id.division_code", readonly=False)
    street_authority_id = fields.Many2one(
        "res.company", "Authority above", compute="_compute_street_authority_id", store=True, readonly=False,
        domain="[('id', '!=', company_id)]",
    )
    street_has_authority = fields.Boolean(compute="_compute_street_has_authority")

    @api.depends("company_id")
    def _compute_street_authority_id(self):
        for settings in self:
            settings.street_authority_id = settings.company_id.parent_id

    @api.depends("company_id")
    def _compute_street_has_authority(self):
        for settings in self:
            settings.street_has_authority = bool(settings.company_id.parent_id)

    def set_values(self):
        super().set_values()
        if self.street_authority_id and not self.company_id.parent_id:
            self.company_id._set_authority(self.street_authority_id)
