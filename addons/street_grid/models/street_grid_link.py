import secrets
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import consteq

# Wrong PINs before the link rests, and how long it rests.
_PIN_LENGTH = 6
_MAX_WRONG, _REST = 5, timedelta(minutes=15)
# Findings a link may record in an hour.
_MAX_FINDINGS = 30
_VALID = timedelta(days=365)


class StreetGridLink(models.Model):
    """Personal link (专属上报链接): the way of a grid assistant, who has no account, to record findings by telephone.

    The address holds a random token, the person types a PIN of six digits besides; the PIN is shown once, when it is made,
    and kept only as a hash. A link is revoked at any time, ends after a year and works only while its person holds a post.
    """

    _name = "street.grid.link"
    _inherit = ["street.office.mixin"]
    _description = "Personal link"
    _order = "partner_id, id desc"
    _rec_name = "partner_id"
    _street_protected = {"token": False, "pin_hash": False, "wrong_count": 0, "rests_until": False, "date_revoked": False, "date_used": False, "date_end": False}

    partner_id = fields.Many2one("res.partner", "Person", required=True, index=True, ondelete="restrict")
    token = fields.Char(readonly=True, copy=False, groups="street_grid.group_grid_keeper", index="btree_not_null")
    pin_hash = fields.Char(readonly=True, copy=False, groups=fields.NO_ACCESS)
    date_end = fields.Datetime("Valid until", readonly=True, copy=False)
    date_revoked = fields.Datetime("Revoked", readonly=True, copy=False)
    date_used = fields.Datetime("Last used", readonly=True, copy=False)
    wrong_count = fields.Integer("Wrong PINs", readonly=True, copy=False)
    rests_until = fields.Datetime("Rests until", readonly=True, copy=False, help="After five wrong PINs the link rests for a quarter of an hour.")
    url = fields.Char("Address", compute="_compute_url", groups="street_grid.group_grid_keeper")

    _token_uniq = models.Constraint("UNIQUE(token)", "Tokens are random: try again.")

    @api.depends("token")
    def _compute_url(self):
        for link in self:
            link.url = f"{link.get_base_url()}/street/g/{link.token}" if link.token else False

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        # sudo: nobody has access to the hash, not even to leave it empty; the rights are checked before and after.
        links = super(StreetGridLink, self.sudo()).create(vals_list).with_env(self.env)
        links.check_access("create")
        return links

    def action_new_pin(self):
        """Make a new PIN, and a new address for a link that had none, was revoked or ended; shows both once."""
        self.ensure_one()
        self.check_access("write")
        pin = f"{secrets.randbelow(10**_PIN_LENGTH):0{_PIN_LENGTH}d}"
        values = {"pin_hash": self._hash(pin), "wrong_count": 0, "rests_until": False, "date_revoked": False, "date_end": fields.Datetime.now() + _VALID}
        if not self.token or self.date_revoked or self.date_end < fields.Datetime.now():
            values["token"] = secrets.token_urlsafe(24)
        # sudo: as in ``create``.
        self.sudo()._do_write(values)
        return {
            "type": "ir.actions.client", "tag": "display_notification",
            "params": {
                "title": self.env._("PIN of %(person)s: %(pin)s", person=self.partner_id.name, pin=pin),
                "message": self.env._("It is shown only now. Hand it over together with the address %(url)s", url=self.url),
                "type": "success", "sticky": True, "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def action_revoke(self):
        """End these links at once.

        :return: True
        """
        self.check_access("write")
        # sudo: as in ``create``.
        return self.sudo()._do_write({"date_revoked": fields.Datetime.now(), "token": False, "pin_hash": False})

    @api.model
    def _find(self, token):
        """The link that works under ``token`` now, as superuser, or an empty recordset."""
        # sudo: the visitor has no account; the token, the PIN and the post are his right.
        link = self.sudo().search([("token", "=", token or "-")], limit=1)
        posts = self.env["street.grid.post"].sudo()
        works = (
            link.token and consteq(link.token, token) and link.date_end > fields.Datetime.now()
            and posts.search_count([("partner_id", "=", link.partner_id.id), ("company_id", "=", link.company_id.id), ("is_current", "=", True)], limit=1)
        )
        return link if works else link.browse()

    def _check_pin(self, pin):
        """The sentence why ``pin`` is not taken, or None. Counts wrong ones and lets the link rest; never raises, so that
        the count is kept."""
        self.lock_for_update()
        now = fields.Datetime.now()
        if self.rests_until and self.rests_until > now:
            return self.env._("Too many wrong PINs: try again in a quarter of an hour, or ask your grid head for a new PIN.")
        pin = (pin or "")[:_PIN_LENGTH + 1]  # a longer one is wrong, and too long a text breaks the comparison
        if self.pin_hash and self.env.user._crypt_context().verify(pin, self.pin_hash):
            self._do_write({"wrong_count": 0, "rests_until": False, "date_used": now})
            return None
        wrong = self.wrong_count + 1
        self._do_write({"wrong_count": wrong % _MAX_WRONG, "rests_until": now + _REST if wrong >= _MAX_WRONG else False})
        return self.env._("The PIN is not right.")

    def _record_finding(self, values):
        """Create a finding of this person; UserError for what is wrong with it.

        :param values: description, address, latitude, longitude, photo (base64)
        """
        hour_ago = fields.Datetime.now() - timedelta(hours=1)
        mine = [("partner_id", "=", self.partner_id.id), ("create_date", ">", hour_ago)]
        findings = self.env["street.patrol.finding"]
        if findings.search_count(mine) >= _MAX_FINDINGS:
            raise UserError(self.env._("%(count)s findings in an hour is the most: call your grid head.", count=_MAX_FINDINGS))
        return findings.create({**values, "partner_id": self.partner_id.id, "company_id": self.company_id.id})

    def _hash(self, pin):
        return self.env.user._crypt_context().hash(pin)
