from odoo import fields, models


class StreetGridSettle(models.TransientModel):
    """Asks what was done to settle findings on the spot."""

    _name = "street.grid.settle"
    _description = "Settle on the spot"

    measure = fields.Char("What was done", required=True)

    def action_settle(self):
        """Settle the findings in ``active_ids``."""
        self.ensure_one()
        findings = self.env["street.patrol.finding"].browse(self.env.context.get("active_ids") or [])
        return findings.action_settle(self.measure) and {"type": "ir.actions.act_window_close"}
