from werkzeug.exceptions import BadRequest, NotFound

from odoo import models
from odoo.http import request

from ..tools.call_arguments import find_unstorable


class IrHttp(models.AbstractModel):
    """Addresses and forms with a character that no database keeps are refused before any page looks for them."""

    _inherit = "ir.http"

    @classmethod
    def _pre_dispatch(cls, rule, args):
        if find_unstorable([value for value in args.values() if isinstance(value, str)]) is not None:
            raise NotFound
        super()._pre_dispatch(rule, args)
        # Bodies of JSON are looked at by the routes of calls (controllers/rpc_door.py).
        if rule.endpoint.routing["type"] == "http":
            sent = request.httprequest
            if find_unstorable([*sent.args.lists(), *sent.form.lists()]) is not None:
                raise BadRequest(request.env._("A text of this page holds a character that cannot be stored. Take it out and send it again."))

    @classmethod
    def _serve_fallback(cls):
        # Odoo looks for a file of this address, also on its way to say that there is no such page.
        return None if find_unstorable(request.httprequest.path) is not None else super()._serve_fallback()
