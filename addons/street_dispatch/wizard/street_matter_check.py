from odoo import fields, models


class StreetMatterCheck(models.TransientModel):
    """Dialog of 核查: the closing condition and the photos beside each other."""

    _name = "street.matter.check"
    _description = "Check a result"

    matter_id = fields.Many2one("street.matter", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    close_condition = fields.Text(related="matter_id.class_id.close_condition")
    result = fields.Text(related="matter_id.result")
    photo_before_ids = fields.Many2many(related="matter_id.photo_before_ids")
    photo_after_ids = fields.Many2many(related="matter_id.photo_after_ids")
    note = fields.Text("What was found")

    def action_pass(self):
        """Close the matter. :return: action that closes the dialog"""
        return self._check(True)

    def action_rework(self):
        """Send it back to the unit. :return: action that closes the dialog"""
        return self._check(False)

    def _check(self, passed):
        self.matter_id.action_check(passed=passed, note=self.note)
        return {"type": "ir.actions.act_window_close"}
