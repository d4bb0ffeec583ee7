from odoo import models


class StreetDecision(models.Model):
    """A decision that the organ takes back itself is called back from the public as well (APL 48, D15, G36)."""

    _inherit = "street.decision"

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "revoke":
            # sudo: the head revoked; taking it off follows by law
            self.sudo().case_id.publication_ids.filtered(lambda record: record.decision_id in self)._call_back(
                (values.get("reason") or "").strip(), values.get("known"))
