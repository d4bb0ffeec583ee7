from odoo import api, fields, models

from ..tools.due_back import reserved_until


class StreetKitReserve(models.TransientModel):
    """Dialog that reserves a kit as a whole (整套预约); what is not free then stands there before anybody asks."""

    _name = "street.kit.reserve"
    _description = "Reservation of a kit"

    kit_id = fields.Many2one("street.kit", "Kit", required=True, readonly=True)
    company_id = fields.Many2one(related="kit_id.company_id")
    employee_id = fields.Many2one(
        "hr.employee", "For", required=True, domain="[('company_id', '=', company_id)]", default=lambda self: self.env.user.employee_id)
    date_from = fields.Datetime("From", required=True)
    date_to = fields.Datetime("Until", required=True, compute="_compute_date_to", store=True, readonly=False)
    purpose = fields.Char(required=True)
    conflict_note = fields.Text("Not free then", compute="_compute_conflict_note")

    @api.depends("date_from")
    def _compute_date_to(self):
        for dialog in self:
            dialog.date_to = reserved_until(dialog.date_from, dialog.date_to)

    @api.depends("kit_id", "date_from", "date_to")
    def _compute_conflict_note(self):
        for dialog in self:
            lines = dialog.kit_id._explain_blockers(dialog.date_from, dialog.date_to) if dialog.kit_id and dialog.date_from and dialog.date_to else []
            dialog.conflict_note = "\n".join(lines) or False

    def action_confirm(self):
        """Reserve the kit. :return: window action on its reservations"""
        self.ensure_one()
        ids = self.kit_id.action_reserve(
            fields.Datetime.to_string(self.date_from), fields.Datetime.to_string(self.date_to), self.purpose, self.employee_id.id)
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_reservation_action")
        return {**action, "view_mode": "list,kanban,form", "views": [(False, "list"), (False, "kanban"), (False, "form")], "domain": [("id", "in", ids)], "context": {}}
