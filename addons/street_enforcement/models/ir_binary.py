from odoo import models

from ..tools.private_field import PrivateField
from ..tools.safe_type import DOWNLOAD, safe_type


class IrBinary(models.AbstractModel):
    """How kept files leave the server: to whom, and as what.

    1. Files of a case go to those who act in it, whatever link or token somebody holds (APL 50).
    2. Pictures, PDF, sound and film leave as themselves, everything else as a download. The type is read from the first
       bytes, never from a name or from the address of the call, so that a page or drawing with script in it runs nowhere.
    """

    _inherit = "ir.binary"

    def _record_to_stream(self, record, field_name):
        if not self.env.su:
            self._check_stream(record.with_env(self.env), field_name)
        return super()._record_to_stream(record, field_name)

    def _check_stream(self, record, field_name):
        """Raise when the file is of a case in which the user does not act: a token proves that he knew a link, not this."""
        if record._name == "ir.attachment":
            if hidden := record._get_hidden_files():
                raise hidden._get_private_record()._get_private_error()
        elif isinstance(record._fields.get(field_name), PrivateField):
            record._check_private()

    def _get_stream_from(self, record, *args, **kwargs):
        stream = super()._get_stream_from(record, *args, **kwargs)
        # sudo: the caller was asked for the file; this only says which record it hangs on
        model = record.sudo().res_model if record._name == "ir.attachment" else record._name
        if model and model in self.env and isinstance(self.env[model], self.env.registry["street.kept.file.mixin"]) and stream.type in ("data", "path"):
            stream.mimetype = safe_type(self._get_stream_head(stream))
            stream.as_attachment = stream.as_attachment or stream.mimetype == DOWNLOAD
        return stream

    def _get_stream_head(self, stream):
        """The first bytes of a stream."""
        if stream.type == "data":
            return stream.data[:64]
        with open(stream.path, "rb") as file:
            return file.read(64)
