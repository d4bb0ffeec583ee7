from odoo import fields, models

from ..models.street_evidence_custody import PURPOSES


class StreetEvidencePass(models.TransientModel):
    """Dialog: evidence changes hands (保管流转)."""

    _name = "street.evidence.pass"
    _description = "Change of hands of evidence"

    evidence_ids = fields.Many2many("street.evidence", default=lambda self: self.env.context.get("active_ids"), readonly=True)
    holder = fields.Char("Held by", required=True)
    purpose = fields.Selection([row for row in PURPOSES if row[0] != "intake"], required=True, default="storage")
    place = fields.Char()
    note = fields.Char(help="What was found when it was handed over.")

    def action_pass_on(self):
        """Write the rows. :return: action that closes the dialog"""
        self.ensure_one()
        self.evidence_ids.action_pass_on(self.holder, purpose=self.purpose, place=self.place, note=self.note)
        return {"type": "ir.actions.act_window_close"}
