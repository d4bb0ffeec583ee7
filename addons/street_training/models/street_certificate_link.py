import re
import secrets

from odoo import api, fields, models
from odoo.tools import format_date
from odoo.tools.i18n import format_list
from odoo.tools.misc import consteq
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Transition

from .street_certificate_moves import MANAGER

_lt = LazyTranslate(__name__)
TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")
# States whose card may be out in the street; a successor gets a token of its own.
SHOWN = ("issued", "suspended", "renewed", "revoked", "returned", "lost")


class StreetCertificate(models.Model):
    """The public check (公众查验): the address in the QR code of a card, and what it tells.

    The token is random, new for each card, and closed or renewed at any time. It tells what the card says and whether the
    card is good today; nothing else about the person.
    """

    _inherit = "street.certificate"

    token = fields.Char(readonly=True, copy=False, groups="street_training.group_training_manager", index="btree_not_null")
    check_url = fields.Char("Address of the check", compute="_compute_check_url", groups="street_training.group_training_manager")

    _token_uniq = models.Constraint("UNIQUE(token)", "Tokens are random: try again.")

    _street_protected = {"token": False}
    _street_transitions = {
        "renew_link": Transition(SHOWN, None, MANAGER, label=_lt("New address")),
        "close_link": Transition(SHOWN, None, MANAGER, label=_lt("Close the address")),
    }

    def action_renew_link(self):
        """Give the public check a new address; the old one stops at once, and with it the printed code. :return: True"""
        return self._street_move("renew_link")

    def action_close_link(self):
        """Close the address of the public check. :return: True"""
        return self._street_move("close_link")

    @api.depends("token")
    def _compute_check_url(self):
        for certificate in self:
            certificate.check_url = certificate._get_check_url()

    def _get_check_url(self):
        """The address in the QR code, or False; the token is read as superuser, so ask for it only where the card is shown."""
        self.ensure_one()
        token = self.sudo().token  # sudo: see above
        return f"{self.get_base_url()}/street/c/{token}" if token else False

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if move in ("issue", "renew_link"):
            return {certificate: {**prepared.get(certificate, {}), "token": self._new_token()} for certificate in self}
        if move == "close_link":
            return {certificate: {"token": False} for certificate in self}
        return prepared

    def _prepare_successor_values(self):
        return {**super()._prepare_successor_values(), "token": self._new_token()}

    def _new_token(self):
        return secrets.token_urlsafe(24)

    @api.model
    def _find_by_token(self, token):
        """The certificate with this token, as superuser, or an empty recordset."""
        # sudo: the visitor has no account; the token is his right, and the page shows what the card says
        if not TOKEN.fullmatch(token or ""):
            return self.sudo().browse()
        certificate = self.sudo().search([("token", "=", token), ("state", "in", SHOWN)], limit=1)
        return certificate if certificate.token and consteq(certificate.token, token) else certificate.browse()

    def _get_public_card(self):
        """What the public check tells: name, unit, number, domains and whether it is good today; call it as superuser."""
        self.ensure_one()
        return {
            "name": self.employee_id.name, "unit": self.unit_id.name or self.company_id.name, "number": self.number,
            "domains": format_list(self.env, self.domain_ids.mapped("name")) if self.domain_ids else "",
            "is_valid": self.is_valid, "today": format_date(self.env, today()),
        }
