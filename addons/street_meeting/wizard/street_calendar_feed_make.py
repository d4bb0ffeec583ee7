from odoo import fields, models


class StreetCalendarFeedMake(models.TransientModel):
    """Dialog that makes a calendar address (日程订阅地址)."""

    _name = "street.calendar.feed.make"
    _description = "New calendar address"

    note = fields.Char("Where it is used", help="Such as “phone”, to know later which address to take back.")

    def action_make(self):
        """Make it. :return: action that shows the address once"""
        action = self.env["street.calendar.feed"].action_make(self.note)
        action["params"]["next"] = {"type": "ir.actions.act_window_close"}
        return action
