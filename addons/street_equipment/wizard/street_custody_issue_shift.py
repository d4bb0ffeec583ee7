from odoo import api, fields, models

from ..tools.due_back import due_back


class StreetCustodyIssue(models.TransientModel):
    """What the roster says about an issue (按班次领用): for which shift it is, and when it is due back."""

    _inherit = "street.custody.issue"

    shift_id = fields.Many2one(
        "street.shift", "Shift", domain="[('company_id', '=', company_id), ('date', '>=', 'today -1d'), ('date', '<=', 'today +1d')]",
        compute="_compute_shift", store=True, readonly=False)
    date_due = fields.Datetime("Due back", required=True, compute="_compute_date_due", store=True, readonly=False)

    @api.depends("kit_id")
    def _compute_shift(self):
        """A kit goes to the shift its unit has now, or will have soon."""
        for dialog in self.filtered(lambda dialog: dialog.kit_id.unit_id and not dialog.shift_id and not dialog.employee_id):
            dialog.shift_id = self.env["street.shift"]._get_present([("unit_id", "=", dialog.kit_id.unit_id.id)])

    @api.depends("shift_id")
    def _compute_date_due(self):
        now = fields.Datetime.now()
        for dialog in self:
            end = dialog.shift_id.date_end
            dialog.date_due = end if end and end > now else dialog.date_due or due_back(now)

    @api.onchange("employee_id")
    def _onchange_employee(self):
        """Whoever is on duty takes it for his shift."""
        if self.employee_id and not self.shift_id:
            person = self.employee_id._origin.id
            self.shift_id = self.env["street.shift"]._get_present(["|", ("leader_id", "=", person), ("line_ids.employee_id", "=", person)])
