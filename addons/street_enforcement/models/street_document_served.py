from odoo import api, fields, models


class StreetDocument(models.Model):
    """Whether a paper has reached everybody it is for: a paper is served once on each party (送达)."""

    _inherit = "street.document"

    is_served = fields.Boolean("Served on every party", compute="_compute_is_served")

    @api.depends("state", "case_id.party_ids")
    def _compute_is_served(self):
        # sudo: only how many parties have it; into whose hands it went stays hidden
        parties = {
            document.id: count for document, count in self.env["street.service"].sudo()._read_group(
                [("document_id", "in", self.ids), ("state", "=", "served")], ["document_id"], ["party_id:count_distinct"])
        } if self.ids else {}
        for record in self:
            served = parties.get(record._origin.id, 0)
            record.is_served = bool(served) and served >= len(record.sudo().case_id.party_ids)
