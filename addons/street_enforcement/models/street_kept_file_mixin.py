import base64
import binascii
import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.private_field import PrivateBinary
from ..tools.safe_type import PICTURES, safe_type

MAX_BYTES = 512 * 1024 * 1024
GIVEN = {"content", "digest", "size", "mimetype", "taken_in_at", "user_id"}


class StreetKeptFileMixin(models.AbstractModel):
    """A file as it came in (原样留存): its SHA-256, size and type are taken by the server, its content never changes.

    A wrong file is taken away while its record is still open, and another one is added. What a browser would run is
    handed out as a download only. Who does not act in the case sees that there is a file, and its digest.
    """

    _name = "street.kept.file.mixin"
    _description = "File kept with its digest"
    _inherit = ["street.case.private.mixin", "street.locked.line.mixin"]

    _street_never_written = GIVEN  # after the creation, by no worker either

    name = fields.Char("File name", required=True, help="As it came.")
    content = PrivateBinary("File", attachment=True, required=True)
    mimetype = fields.Char("Type", readonly=True)
    size = fields.Integer("Bytes", readonly=True, aggregator=None)
    digest = fields.Char("SHA-256", readonly=True, copy=False)
    taken_in_at = fields.Datetime("Taken in", readonly=True, copy=False)
    user_id = fields.Many2one("res.users", "Taken in by", readonly=True, copy=False, ondelete="restrict")
    is_picture = fields.Boolean(compute="_compute_is_picture")

    @api.depends("mimetype")
    def _compute_is_picture(self):
        for file in self:
            file.is_picture = file.mimetype in PICTURES

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([{**vals, **self._prepare_kept_values(vals)} for vals in vals_list])

    def write(self, vals):
        if self._street_never_written & vals.keys():
            raise UserError(self.env._("A file is kept as it came in. Take it away while its record is open, and add the right one."))
        return super().write(vals)

    def unlink(self):
        # What was taken away while its record was open is still named in the legal log, with its digest.
        rows = [{
            "company_id": file.company_id.id, "model": file._name, "res_id": file.id, "move": "file_removed", "reason": f"{file.name}; SHA-256 {file.digest}",
        } for file in self.sudo()]
        result = super().unlink()
        self.env["street.log"]._append(rows)
        return result

    def copy_data(self, default=None):
        raise UserError(self.env._("A file is kept once, with the moment it came in: add it anew."))

    def _prepare_kept_values(self, vals):
        """What the server itself says of a file. :param dict vals: values with ``content`` in base64"""
        content = vals.get("content") or self.default_get(["content"]).get("content")
        try:
            raw = base64.b64decode(content or b"", validate=True)
        except (binascii.Error, ValueError, TypeError):
            raise UserError(self.env._("The file “%(name)s” did not arrive whole. Send it again.", name=vals.get("name") or "")) from None
        if not raw or len(raw) > MAX_BYTES:
            raise UserError(self.env._("“%(name)s”: a file has at least one byte and at most %(size)s MiB.", name=vals.get("name") or "", size=MAX_BYTES >> 20))
        return {
            "content": content, "digest": hashlib.sha256(raw).hexdigest(), "size": len(raw), "mimetype": safe_type(raw[:64]),
            "taken_in_at": fields.Datetime.now(), "user_id": self.env.uid,
        }
