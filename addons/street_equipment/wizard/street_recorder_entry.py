from odoo import api, fields, models
from odoo.exceptions import UserError


class StreetRecorderEntry(models.TransientModel):
    """Dialog of the check before a duty and of the upload after it (出勤检查、上传登记)."""

    _name = "street.recorder.entry"
    _description = "Entry about a recorder"

    duty_id = fields.Many2one("street.recorder.duty", "Duty", required=True, readonly=True, ondelete="cascade")
    move = fields.Selection([("check", "Check"), ("upload", "Upload")], required=True, readonly=True, default="check")
    battery = fields.Integer("Battery (%)")
    memory = fields.Float("Free memory (GB)")
    need = fields.Char("Needed", compute="_compute_need")
    clock_ok = fields.Boolean("Clock is right")
    clip_count = fields.Integer("Clips")
    note = fields.Char("Remark")

    @api.depends("duty_id")
    def _compute_need(self):
        for entry in self:
            # sudo: what the office asks of a recorder
            office = entry.duty_id.company_id.sudo()
            entry.need = self.env._("Battery from %(battery)s%%, memory from %(memory)s GB", battery=office.recorder_min_battery, memory=office.recorder_min_memory)

    def action_confirm(self):
        """Make the entry. :return: action that closes the dialog"""
        self.ensure_one()
        if self.move == "check":
            self.duty_id.action_check(self.battery, self.memory, self.clock_ok)
        elif self.move == "upload":
            self.duty_id.action_upload(self.clip_count, self.note)
        else:
            raise UserError(self.env._("There is no such move."))
        return {"type": "ir.actions.act_window_close"}
