from odoo import fields, models


class StreetCaseOpinion(models.TransientModel):
    """Dialog of 签署意见: the team leader's opinion, or the head's approval, beside what was asked for."""

    _name = "street.case.opinion"
    _description = "Opinion on a request"

    case_id = fields.Many2one("street.case", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    request_label = fields.Char(related="case_id.request_label")
    request_text = fields.Text(related="case_id.request_text")
    endorsement = fields.Text(related="case_id.endorsement")
    is_head = fields.Boolean(readonly=True)
    opinion = fields.Text(required=True, default=lambda self: self.env._("Agreed"))

    def action_confirm(self):
        """Sign the opinion. :return: action that closes the dialog"""
        if self.is_head:
            self.case_id.action_approve(opinion=self.opinion)
        else:
            self.case_id.action_endorse(opinion=self.opinion)
        return {"type": "ir.actions.act_window_close"}
