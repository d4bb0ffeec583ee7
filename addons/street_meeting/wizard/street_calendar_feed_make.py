from odoo import fields, models


class StreetCalendarFeedMake(models.TransientModel):
    """Dialog that makes a calendar address (日程订阅地址)."""

    _name = "street.calendar.feed.make"
    _description = "New calendar address"

    note = fields.Char("Where it is used", help="Such as “phone”, to know later which address to take back.")
    url = fields.Char("Address", store=False, readonly=True, help="Shown once and stored nowhere.")

    def action_make(self):
        """Make it. :return: action that shows the address once"""
        return self.env["street.calendar.feed"].action_make(self.note)
