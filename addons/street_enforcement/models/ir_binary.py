from odoo import models

from ..tools.safe_type import DOWNLOAD, safe_type


class IrBinary(models.AbstractModel):
    """How kept files leave the server: pictures, PDF, sound and film as themselves, everything else as a download.

    The type is read from the first bytes, never from a name or from the address of the call, so that a page or drawing
    with script in it runs nowhere.
    """

    _inherit = "ir.binary"

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
