from odoo import fields, models


class StreetTaskStep(models.TransientModel):
    """Dialog of a unit for its task: report back (反馈) or send back (退单)."""

    _name = "street.task.step"
    _description = "Step of a task"

    task_id = fields.Many2one("street.task", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    text = fields.Text(required=True)

    def action_report_back(self):
        """Report what was done. :return: action that closes the dialog"""
        self.task_id.action_report_back(result=self.text)
        return {"type": "ir.actions.act_window_close"}

    def action_send_back(self):
        """Send the task back with the reason. :return: action that closes the dialog"""
        self.task_id.action_send_back(reason=self.text)
        return {"type": "ir.actions.act_window_close"}
