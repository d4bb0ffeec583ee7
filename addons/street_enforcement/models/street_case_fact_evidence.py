from odoo import models


class StreetCaseFact(models.Model):
    """What proves a fact."""

    _inherit = "street.case.fact"

    def _is_proven(self):
        """Whether the fact rests on at least one verified item of evidence (APL 40, 46, G13)."""
        self.ensure_one()
        # sudo: whether there is any, whoever asks
        return any(self.id in item.fact_ids.ids and item._counts() for item in self.sudo().case_id.evidence_ids)
