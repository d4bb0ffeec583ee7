from odoo import models
from odoo.exceptions import UserError
from odoo.tools.misc import consteq


class StreetMeeting(models.Model):
    """Sign-in at a meeting by the QR code in the room: staff with their account, people from outside with the code of their invitation.

    Who is not on the list is refused.
    """

    _name = "street.meeting"
    _inherit = ["street.meeting", "street.sign.in.mixin"]

    _street_sign_path = "/street/meeting"

    def _check_signing_in(self):
        if self.state != "open":
            raise UserError(self.env._("%(meeting)s is not being held: nobody can sign in now.", meeting=self.display_name))

    def _sign_in_self(self, token, code=""):
        """Sign in whoever sends this.

        :param str token: token of the person
        :param str code: code of the invitation, for people without an account
        :return: his ``street.meeting.attendee``, as superuser
        :raises UserError: for somebody who is not on the list
        """
        meeting = self._find_by_person_token(token)
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
