from datetime import timedelta

from odoo import models
from odoo.exceptions import UserError
from odoo.tools.misc import hash_sign

from ..tools.signed_token import read_signed

ROOM, PERSON = "room", "person"
SECONDS = {
    ROOM: 60,  # the code in the room is redrawn three times as often
    PERSON: 600,  # from opening the page to pressing the button
}
REFRESH_SECONDS = 20


class StreetSignInMixin(models.AbstractModel):
    """Sign-in by a QR code shown in the room (扫码签到), at meetings and classes.

    The code holds a signed token of the record that is void after a minute, so that a picture of it sent to somebody who is not
    there is of no use. Whoever opens it gets a second token of his own, and signs in himself only. The pages are those of
    :class:`~odoo.addons.street_base.controllers.sign_in_pages.SignInPages`.
    """

    _name = "street.sign.in.mixin"
    _description = "Sign-in by a QR code"

    _street_sign_path = None  # of the pages, such as "/street/meeting"

    def action_show_qr(self):
        """Open the page with the QR code. :return: URL action :raises UserError: when nobody can sign in now"""
        self.ensure_one()
        self.check_access("write")
        self._check_signing_in()
        return {"type": "ir.actions.act_url", "url": f"{self._street_sign_path}/{self.id}/room", "target": "new"}

    def _check_signing_in(self):
        """Hook: whether people can sign in now. :raises UserError: with the sentence for whoever tries"""
        raise NotImplementedError

    def _get_room_token(self):
        """Token of the record for the room."""
        return self._make_sign_token(ROOM, [self.id])

    def _get_person_token(self):
        """Token of the record for whoever opened the page behind the code."""
        return self._make_sign_token(PERSON, [self.id, self.env.uid])

    def _find_by_room_token(self, token):
        """The record of a token shown in the room, as superuser.

        :raises UserError: for a token that is stale, alien or none, or when nobody can sign in now
        """
        return self._find_by_token(self._read_sign_token(ROOM, token))

    def _find_by_person_token(self, token):
        """The record of the token of the current user, as superuser. :raises UserError: as above"""
        values = self._read_sign_token(PERSON, token)
        if not values or values[1] != self.env.uid:
            raise UserError(self.env._("This page is too old or was opened by somebody else. Scan the code in the room again."))
        return self._find_by_token(values)

    def _find_by_token(self, values):
        # sudo: the token stands for the right to sign in, oneself only
        record = self.sudo().browse((values or [0])[0]).exists()
        if not record:
            raise UserError(self.env._("This code is no longer valid. Scan the code that is shown in the room now."))
        record._check_signing_in()
        return record

    def _make_sign_token(self, kind, values):
        return hash_sign(self.sudo().env, f"{self._name}-{kind}", values, expiration=timedelta(seconds=SECONDS[kind]))

    def _read_sign_token(self, kind, token):
        return read_signed(self.sudo().env, f"{self._name}-{kind}", token)
