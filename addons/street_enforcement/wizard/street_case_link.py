from odoo import fields, models


class StreetCaseLink(models.TransientModel):
    """Dialog that links two cases as the same act (同一违法行为, APL 29)."""

    _name = "street.case.link"
    _description = "Link as the same act"

    case_id = fields.Many2one("street.case", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    other_id = fields.Many2one("street.case", "Other case", required=True, domain="[('id', '!=', case_id)]")
    reason = fields.Char(required=True)

    def action_confirm(self):
        """Link them. :return: action that closes the dialog"""
        self.case_id.action_link_same_act(case_id=self.other_id.id, reason=self.reason)
        return {"type": "ir.actions.act_window_close"}
