from odoo import models


class ResUsers(models.Model):
    """The legal log keeps the names of users in memory."""

    _inherit = "res.users"

    def write(self, vals):
        result = super().write(vals)
        if "partner_id" in vals:
            self.env["street.log"]._forget_user_names()
        return result
