from odoo import models


class ResPartner(models.Model):
    """The legal log keeps the names of users in memory."""

    _inherit = "res.partner"

    def write(self, vals):
        result = super().write(vals)
        if "name" in vals and self.sudo().with_context(active_test=False).user_ids:  # sudo: asks only whether there are any
            self.env["street.log"]._forget_user_names()
        return result
