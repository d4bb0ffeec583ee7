from odoo import fields, models


class StreetMatterReport(models.TransientModel):
    """Dialog of 反馈: what was done, and the photo of the place afterwards."""

    _name = "street.matter.report"
    _description = "Report back"

    matter_id = fields.Many2one("street.matter", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    result = fields.Text("What was done", required=True)
    photo_ids = fields.Many2many("ir.attachment", string="Photos after")

    def action_report_back(self):
        """Add the photos and report back. :return: action that closes the dialog"""
        if self.photo_ids:
            self.matter_id.write({"photo_after_ids": [fields.Command.link(photo.id) for photo in self.photo_ids]})
        self.matter_id.action_report_back(result=self.result)
        return {"type": "ir.actions.act_window_close"}
