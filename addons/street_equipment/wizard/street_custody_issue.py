from odoo import api, fields, models
from odoo.fields import Domain

from ..models.street_custody import CONDITIONS

READY = Domain("custody_state", "in", ("in", "reserved"))


class StreetCustodyIssue(models.TransientModel):
    """Dialog of the issue on a shared tablet (领用登记): a kit or single items, a person, and his signature."""

    _name = "street.custody.issue"
    _description = "Issue of items"
    _inherit = "street.custody.scan.mixin"

    kit_id = fields.Many2one("street.kit", "Kit", domain="[('company_id', '=', company_id)]")
    employee_id = fields.Many2one("hr.employee", "Person", required=True, domain="[('company_id', '=', company_id)]")
    equipment_ids = fields.Many2many("maintenance.equipment", string="Items", compute="_compute_items", store=True, readonly=False,
                                     domain="[('company_id', '=', company_id), ('custody_state', 'in', ('in', 'reserved'))]")
    vehicle_ids = fields.Many2many("fleet.vehicle", string="Vehicles", compute="_compute_items", store=True, readonly=False,
                                   domain="[('company_id', '=', company_id), ('custody_state', 'in', ('in', 'reserved'))]")
    conflict_note = fields.Text("Not to be given out now", compute="_compute_conflict_note")
    condition = fields.Selection(CONDITIONS[:2], "Condition", required=True, default="good")
    note = fields.Char("Remark")
    signature = fields.Binary("Signature", attachment=False)

    @api.depends("kit_id")
    def _compute_items(self):
        for dialog in self.filtered("kit_id"):
            dialog.equipment_ids = dialog.kit_id.line_ids.equipment_id.filtered_domain(READY)
            dialog.vehicle_ids = dialog.kit_id.line_ids.vehicle_id.filtered_domain(READY)

    @api.depends("kit_id", "equipment_ids", "vehicle_ids", "employee_id", "date_due")
    def _compute_conflict_note(self):
        for dialog in self:
            lines = dialog.kit_id.line_ids
            items = {"equipment_id": dialog.equipment_ids._origin | lines.equipment_id, "vehicle_id": dialog.vehicle_ids._origin | lines.vehicle_id}
            dialog.conflict_note = "\n".join(self.env["street.custody"]._explain_issue(items, dialog.employee_id._origin, dialog.date_due)) or False

    def _take_scanned(self, item):
        self[{"maintenance.equipment": "equipment_ids", "fleet.vehicle": "vehicle_ids"}[item._name]] |= item

    def action_confirm(self):
        """Issue the items. :return: action that closes the dialog"""
        self.ensure_one()
        self.env["street.custody"].issue(
            self.equipment_ids.ids, self.employee_id.id, self.date_due, self.vehicle_ids.ids, kit_id=self.kit_id.id, shift_id=self.shift_id.id,
            condition=self.condition, note=self.note, signature=self.signature)
        return {"type": "ir.actions.act_window_close"}
