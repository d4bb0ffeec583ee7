from odoo import fields, models


class StreetCase(models.Model):
    """Each decision brings its publication; what is revoked is called back."""

    _inherit = "street.case"

    publication_ids = fields.One2many("street.publication", "case_id", "Publication", readonly=True)

    def _on_decision_made(self, decision):
        super()._on_decision_made(decision)
        self.env["street.publication"]._add_for(decision)

    def _prepare_paper_facts(self, type_code):
        facts = super()._prepare_paper_facts(type_code)
        record = self.sudo().publication_ids[:1] if type_code[:4] == "CF44" else None  # papers say the same whoever makes them
        if record:
            facts |= {
                "channel": record.channel or "", "publication_summary": record.text or "", "publication_due": str(record.date_due or ""),
                "published_on": str(record.date_published or ""), "publication_period": f"{record.months}个月",
                "secrecy_check": record.secrecy_note or "", "withdraw_due": str(record.date_withdraw_due or ""),
            }
        return facts
