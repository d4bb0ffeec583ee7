from odoo import fields, models

from odoo.addons.street_base.tools import period


class StreetAuthorityTakeBack(models.TransientModel):
    """Asks by which document, and from which day, a power goes back (收回)."""

    _name = "street.authority.take.back"
    _description = "Take enforcement items back"

    item_ids = fields.Many2many("street.authority.item", default=lambda self: self.env.context.get("active_ids", []))
    date = fields.Date(
        string="From", required=True, default=lambda self: period.today(),
        help="First day on which the street no longer has the power.",
    )
    reason = fields.Char(required=True, help="Document and reason.")

    def action_confirm(self):
        """Take the items back.

        :return: True
        """
        self.ensure_one()
        return self.item_ids.action_take_back(self.reason, self.date)
