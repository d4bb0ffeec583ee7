from odoo import models

from ..tools.mask import mask_text


class StreetMeeting(models.Model):
    """What leaves the room: copies of the record, and minutes drawn from it."""

    _inherit = "street.meeting"

    def _mask(self, text):
        """A text without the names to mask and without telephone and identity numbers."""
        names = (self.sudo().masked_names or "").splitlines()  # sudo: so that they are left out for everybody
        return mask_text(text or "", names)

    def _shows_names(self):
        """Whether the current user's copy of the record has the names: a meeting without people from outside, or its chair or secretary."""
        return not self.has_outside or bool(self._get_my_roles())

    def action_draw_up_minutes(self):
        """Draw up the minutes from the signed record, or open those there are. :return: action that opens them"""
        self.ensure_one()
        minutes = self.minutes_ids.filtered(lambda one: one.state != "void")[:1] or self.env["street.meeting.minutes"].create({"meeting_id": self.id})
        return {"type": "ir.actions.act_window", "res_model": minutes._name, "res_id": minutes.id, "view_mode": "form"}
