from odoo import fields, models


class StreetFormIssue(models.TransientModel):
    """Dialog of 领用: to whom a block of forms is issued."""

    _name = "street.form.issue"
    _description = "Issue a block of forms"

    block_id = fields.Many2one("street.form.block", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    employee_id = fields.Many2one("hr.employee", "Officer", required=True)

    def action_confirm(self):
        """Issue the block. :return: action that closes the dialog"""
        self.block_id.action_issue(employee_id=self.employee_id.id)
        return {"type": "ir.actions.act_window_close"}
