from odoo import fields, models


class StreetActionStep(models.TransientModel):
    """Dialog of the steps of an action item: progress, report as done, postpone, reassign. Each button calls the public method."""

    _name = "street.action.step"
    _description = "Step of an action item"

    item_id = fields.Many2one("street.action.item", "Problem", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    company_id = fields.Many2one(related="item_id.company_id")
    text = fields.Text(required=True)
    photo_ids = fields.Many2many("ir.attachment", string="Photos")
    date_due = fields.Date("New day")
    unit_id = fields.Many2one("street.unit", "Owner unit")
    owner_id = fields.Many2one("hr.employee.public", "Owner")

    def action_note_progress(self):
        """Note the progress. :return: action that closes the dialog"""
        return self._end(self.item_id.action_note_progress(self.text, self.photo_ids.ids))

    def action_done(self):
        """Report the item as done, with the photos as its last note. :return: action that closes the dialog"""
        if self.photo_ids:
            self.item_id.action_note_progress(self.text, self.photo_ids.ids)
        return self._end(self.item_id.action_done(self.text))

    def action_postpone(self):
        """Give it more time. :return: action that closes the dialog"""
        return self._end(self.item_id.action_postpone(self.date_due, self.text))

    def action_reassign(self):
        """Give it to another unit or owner. :return: action that closes the dialog"""
        return self._end(self.item_id.action_reassign(self.unit_id.id, self.text, self.owner_id.id))

    def _end(self, _result):
        return {"type": "ir.actions.act_window_close"}
