from odoo import api, models


class StreetAuthorityNorm(models.Model):
    """The name by which a case chooses its legal basis."""

    _inherit = "street.authority.norm"

    @api.depends("norm_id", "violated_clause", "penalty_clause")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.norm_id.display_name or ''} {line.violated_clause or ''} / {line.penalty_clause or ''}".strip()
