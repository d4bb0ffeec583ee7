from odoo import fields, models

from odoo.addons.street_base.tools.period import today


class StreetCasePaper(models.TransientModel):
    """Dialog of the case clerk for an approval on paper (纸质审批): who signed, when, and the scanned form."""

    _name = "street.case.paper"
    _description = "Approval on paper"

    case_id = fields.Many2one("street.case", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    request_label = fields.Char(related="case_id.request_label")
    head_id = fields.Many2one("street.subject.head", "Organ head", required=True, domain="[('is_current', '=', True)]")
    date = fields.Date("Date on the form", required=True, default=lambda self: today())
    is_agreed = fields.Boolean("Agreed", default=True)
    opinion = fields.Text("Opinion on the form")
    scan = fields.Binary("Scanned form", required=True, attachment=False)
    scan_name = fields.Char()

    def action_confirm(self):
        """Enter the approval. :return: action that closes the dialog"""
        self.ensure_one()
        self.case_id.action_enter_approval(
            head_id=self.head_id.id, date=str(self.date), agreed=self.is_agreed, scan=(self.with_context(bin_size=False).scan or b"").decode(),
            scan_name=self.scan_name, opinion=self.opinion)
        return {"type": "ir.actions.act_window_close"}
