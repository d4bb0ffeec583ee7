from odoo import api, fields, models

# While people go out for the case.
OUT = ("lead", "opened", "investigating", "drafted")


class StreetCase(models.Model):
    """Shows on the case that none of its officers has a body-worn recorder (全过程记录)."""

    _inherit = "street.case"

    recorder_missing = fields.Boolean("No recorder", compute="_compute_recorder_missing", help="Nobody on the case has a body-worn recorder now.")

    @api.depends("state", "officer_ids.employee_id")
    def _compute_recorder_missing(self):
        out = self.filtered(lambda case: case.state in OUT and case.officer_ids)
        # sudo: only whether these people have a recorder
        custodies = self.env["street.custody"].sudo().search([
            ("employee_id", "in", out.sudo().officer_ids.employee_id.ids), ("state", "=", "issued"), ("equipment_id.category_id.equipment_kind", "=", "recorder")])
        equipped = custodies.employee_id
        for case in self:
            case.recorder_missing = case in out and not case.sudo().officer_ids.employee_id & equipped
