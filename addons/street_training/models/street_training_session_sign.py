import binascii
from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import hash_sign, verify_hash_signed

ROOM_SCOPE, PERSON_SCOPE = "street-training-room", "street-training-person"
ROOM_SECONDS = 60  # the code in the room is redrawn three times as often
PERSON_SECONDS = 600  # from opening the page to pressing the button
REFRESH_SECONDS = 20


class StreetTrainingSession(models.Model):
    """Sign-in by a QR code shown in the room (扫码签到).

    The code holds a signed token of the class that is void after a minute, so that a picture of it sent to somebody
    who is not there is of no use. Whoever opens it logged in gets a second token of his own, and signs in himself only.
    """

    _inherit = "street.training.session"

    def action_show_qr(self):
        """Open the page with the QR code. :return: URL action :raises UserError: when the class is not open"""
        self.ensure_one()
        self.check_access("write")
        self._check_signing()
        return {"type": "ir.actions.act_url", "url": f"/street/training/{self.id}/room", "target": "new"}

    def _check_signing(self):
        if self.state != "open":
            raise UserError(self.env._("%(session)s is not open: nobody can sign in now.", session=self.display_name))

    def _get_room_token(self):
        """Token of the class for the room, valid for a minute."""
        return hash_sign(self.sudo().env, ROOM_SCOPE, [self.id], expiration=timedelta(seconds=ROOM_SECONDS))

    def _get_person_token(self):
        """Token of the class for the current user."""
        return hash_sign(self.sudo().env, PERSON_SCOPE, [self.id, self.env.uid], expiration=timedelta(seconds=PERSON_SECONDS))

    def _find_by_room_token(self, token):
        """The open class of a token shown in the room, as superuser.

        :raises UserError: for a token that is stale or none, or a class that has ended
        """
        session = self.sudo().browse((self._read_token(ROOM_SCOPE, token) or [0])[0]).exists()
        if not session:
            raise UserError(self.env._("This code is no longer valid. Scan the code that is shown in the room now."))
        session._check_signing()
        return session

    def _sign_in_self(self, token):
        """Sign the current user in by his own token.

        :return: his ``street.training.attendance``, as superuser; a second call changes nothing
        :raises UserError: for a stale or alien token, or somebody who is not on the list
        """
        values = self._read_token(PERSON_SCOPE, token)
        if not values or values[1] != self.env.uid:
            raise UserError(self.env._("This page is too old or was opened by somebody else. Scan the code in the room again."))
        session = self.sudo().browse(values[0]).exists()  # sudo: the token stands for the right to sign in, oneself only
        session._check_signing()
        line = session._get_own_line()
        if line.status != "present":
            line._street_write({"status": "present", "absence_reason": False, "sign_way": "qr", "sign_time": fields.Datetime.now()})
        return line

    def _get_own_line(self):
        """The line of the current user in one class, as superuser.

        :raises UserError: when he is not on the list
        """
        line = self.sudo().attendance_ids.filtered(lambda line: line.employee_id.user_id == self.env.user)
        if not line:
            raise UserError(self.env._(
                "You are not on the list of %(session)s. Ask the trainer to put you on it.", session=self.sudo().display_name))
        return line[0]

    def _read_token(self, scope, token):
        try:
            return verify_hash_signed(self.sudo().env, scope, token or "")
        except (ValueError, binascii.Error, IndexError):  # whatever a stranger may send
            return None
