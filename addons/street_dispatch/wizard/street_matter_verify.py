from odoo import fields, models


class StreetMatterVerify(models.TransientModel):
    """Dialog of 核实: was the reported thing there?"""

    _name = "street.matter.verify"
    _description = "Verify a report"

    matter_id = fields.Many2one("street.matter", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    note = fields.Text("What was seen")

    def action_found(self):
        """The report is true. :return: action that closes the dialog"""
        return self._verify(True)

    def action_not_found(self):
        """Nothing was there. :return: action that closes the dialog"""
        return self._verify(False)

    def _verify(self, found):
        self.matter_id.action_verify(found=found, note=self.note)
        return {"type": "ir.actions.act_window_close"}
