from odoo import api, models
from odoo.exceptions import ValidationError

from ..tools.mask import mask_text
from .street_meeting_moves import SECRETARY


class StreetMeeting(models.Model):
    """Who reads names (隐去姓名): where people from outside attend, reporters and persons concerned stand in full for secretaries and the chair only.

    On paper, on the screen and in every answer alike: what may name people is a field of secretaries, beside it stands what is shown.
    """

    _inherit = "street.meeting"

    def _mask(self, text):
        """A text without the names to mask and without telephone and identity numbers."""
        names = (self.sudo().masked_names or "").splitlines()  # sudo: so that they are left out for everybody
        return mask_text(text or "", names)

    def _shows_names(self):
        """Whether the current user reads the names: in a meeting without people from outside, as a secretary or as its chair."""
        return self.env.su or not self.has_outside or self.env.user.has_group(SECRETARY) or "chair" in self._get_my_roles()

    def _show(self, text):
        """A text of the record as the current user may read it. :param text: as it was written, or False"""
        return text if not text or self._shows_names() else self._mask(text)

    @api.constrains("name", "masked_names")
    def _check_titles(self):
        """Titles stand in invitations and calendars: they name nobody who is to be masked."""
        for meeting in self:
            for title in (meeting.name, *meeting.agenda_ids.filtered("is_accepted").mapped("name")):
                if meeting._mask(title) != title:
                    raise ValidationError(self.env._(
                        "“%(title)s” holds a name that is to be masked, or a telephone or identity number. Titles are told to everybody, in"
                        " invitations and calendars: write this one without, the name belongs in the discussion.", title=title))

    def _get_told_reason(self, reason):
        return self._mask(reason) if self.has_outside else reason

    def action_draw_up_minutes(self):
        """Draw up the minutes from the signed record, or open those there are. :return: action that opens them"""
        self.ensure_one()
        minutes = self.minutes_ids.filtered(lambda one: one.state != "void")[:1] or self.env["street.meeting.minutes"].create({"meeting_id": self.id})
        return {"type": "ir.actions.act_window", "res_model": minutes._name, "res_id": minutes.id, "view_mode": "form"}
