from odoo import api, fields, models
from odoo.fields import Domain

from ..models.street_custody import CONDITIONS


class StreetCustodyIssue(models.TransientModel):
    """Dialog of the issue on a shared tablet (领用登记): a kit or single items, a person, and his signature."""

    _name = "street.custody.issue"
    _description = "Issue of items"

    company_id = fields.Many2one("res.company", default=lambda self: self.env.company, readonly=True)
    kit_id = fields.Many2one("street.kit", "Kit", domain="[('company_id', '=', company_id)]")
    shift_id = fields.Many2one("street.shift", "Shift", domain="[('company_id', '=', company_id), ('date', '>=', 'today -1d')]")
    employee_id = fields.Many2one("hr.employee", "Person", required=True, domain="[('company_id', '=', company_id)]",
                                  compute="_compute_employee", store=True, readonly=False)
    date_due = fields.Datetime("Due back", required=True, compute="_compute_date_due", store=True, readonly=False)
    code = fields.Char("Scan", help="Scan a label, or type its code: the item joins the list.")
    equipment_ids = fields.Many2many("maintenance.equipment", string="Items", compute="_compute_items", store=True, readonly=False,
                                     domain="[('company_id', '=', company_id), ('custody_state', 'in', ('in', 'reserved'))]")
    vehicle_ids = fields.Many2many("fleet.vehicle", string="Vehicles", compute="_compute_items", store=True, readonly=False,
                                   domain="[('company_id', '=', company_id), ('custody_state', 'in', ('in', 'reserved'))]")
    condition = fields.Selection(CONDITIONS[:2], "Condition", required=True, default="good")
    note = fields.Char("Remark")
    signature = fields.Binary("Signature", attachment=False)

    @api.depends("kit_id")
    def _compute_items(self):
        ready = Domain("custody_state", "in", ("in", "reserved"))
        for dialog in self.filtered("kit_id"):
            dialog.equipment_ids = dialog.kit_id.line_ids.equipment_id.filtered_domain(ready)
            dialog.vehicle_ids = dialog.kit_id.line_ids.vehicle_id.filtered_domain(ready)

    @api.depends("shift_id")
    def _compute_employee(self):
        for dialog in self.filtered("shift_id"):
            dialog.employee_id = dialog.employee_id or dialog.shift_id.leader_id or dialog.shift_id.line_ids[:1].employee_id

    @api.depends("shift_id")
    def _compute_date_due(self):
        for dialog in self:
            dialog.date_due = dialog.shift_id.date_end or dialog.date_due or fields.Datetime.add(fields.Datetime.now(), hours=10)

    @api.onchange("code")
    def _onchange_code(self):
        """A scanned label joins the list and the field is free for the next one."""
        if code := (self.code or "").strip().rpartition("/")[2]:
            found = [self.env[model].search([("label_code", "=ilike", code)], limit=1) for model in ("maintenance.equipment", "fleet.vehicle")]
            self.equipment_ids, self.vehicle_ids = self.equipment_ids | found[0], self.vehicle_ids | found[1]
            self.code = False if any(found) else self.code

    def action_confirm(self):
        """Issue the items. :return: action that closes the dialog"""
        self.ensure_one()
        self.env["street.custody"].issue(
            self.equipment_ids.ids, self.employee_id.id, self.date_due, self.vehicle_ids.ids, kit_id=self.kit_id.id, shift_id=self.shift_id.id,
            condition=self.condition, note=self.note, signature=self.signature)
        return {"type": "ir.actions.act_window_close"}
