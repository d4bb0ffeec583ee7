import binascii
from datetime import timedelta

from odoo import models
from odoo.exceptions import UserError
from odoo.tools.misc import consteq, hash_sign, verify_hash_signed

ROOM_SCOPE, PERSON_SCOPE = "street-meeting-room", "street-meeting-person"
ROOM_SECONDS, PERSON_SECONDS, REFRESH_SECONDS = 60, 600, 20


class StreetMeeting(models.Model):
    """Sign-in by a QR code shown in the room (扫码签到).

    The code holds a signed token of the meeting that is void after a minute. Staff sign in with their account, people from
    outside with the code of their invitation; who is not on the list is refused.
    """

    _inherit = "street.meeting"

    def action_show_qr(self):
        """Open the page with the QR code. :return: URL action :raises UserError: when the meeting is not being held"""
        self.ensure_one()
        self.check_access("write")
        self._check_signing_in()
        return {"type": "ir.actions.act_url", "url": f"/street/meeting/{self.id}/room", "target": "new"}

    def _check_signing_in(self):
        if self.state != "open":
            raise UserError(self.env._("%(meeting)s is not being held: nobody can sign in now.", meeting=self.display_name))

    def _get_room_token(self):
        """Token of the meeting for the room, valid for a minute."""
        return hash_sign(self.sudo().env, ROOM_SCOPE, [self.id], expiration=timedelta(seconds=ROOM_SECONDS))

    def _get_person_token(self):
        """Token for whoever opened the page behind the code."""
        return hash_sign(self.sudo().env, PERSON_SCOPE, [self.id, self.env.uid], expiration=timedelta(seconds=PERSON_SECONDS))

    def _find_by_token(self, scope, token):
        """The meeting of a token, as superuser.

        :raises UserError: for a token that is stale, alien or none, or a meeting that is not being held
        """
        try:
            values = verify_hash_signed(self.sudo().env, scope, token or "")
        except (ValueError, binascii.Error, IndexError):  # whatever a stranger may send
            values = None
        # sudo: the token stands for the right to sign in at this meeting, oneself only
        meeting = self.sudo().browse((values or [0])[0]).exists()
        if not meeting or scope == PERSON_SCOPE and values[1] != self.env.uid:
            raise UserError(self.env._("This code is no longer valid. Scan the code that is shown in the room now."))
        meeting._check_signing_in()
        return meeting

    def _sign_in_self(self, token, code=""):
        """Sign in whoever sends this.

        :param str token: token of the person
        :param str code: code of the invitation, for people without an account
        :return: his ``street.meeting.attendee``, as superuser
        :raises UserError: for somebody who is not on the list
        """
        meeting = self._find_by_token(PERSON_SCOPE, token)
        code = "".join((code or "").split()).upper()
        if code:
            line = meeting.attendee_ids.filtered(lambda attendee: attendee.code and consteq(attendee.code, code) if code.isascii() else False)
        else:
            line = meeting.with_user(self.env.user)._get_own_line()
        if not line:
            raise UserError(self.env._(
                "You are not on the list of %(meeting)s. Ask the secretary to put you on it.", meeting=meeting.name))
        line._sign_in("qr")
        return line
