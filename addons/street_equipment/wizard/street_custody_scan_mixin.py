from odoo import api, fields, models

from ..tools.asset_value import read_code


class StreetCustodyScanMixin(models.AbstractModel):
    """Dialogs that one item after the other is scanned into (扫码), for a person or his shift."""

    _name = "street.custody.scan.mixin"
    _description = "Dialog that labels are scanned into"

    company_id = fields.Many2one("res.company", default=lambda self: self.env.company, readonly=True)
    code = fields.Char("Scan", store=False, help="Scan a label, or type its code, a serial number or a plate: the item joins the list.")

    shift_id = fields.Many2one("street.shift")
    employee_id = fields.Many2one("hr.employee", compute="_compute_employee", store=True, readonly=False)

    @api.depends("shift_id")
    def _compute_employee(self):
        """For a shift, whoever leads it takes the items."""
        for dialog in self.filtered("shift_id"):
            dialog.employee_id = dialog.employee_id or dialog.shift_id.leader_id or dialog.shift_id.line_ids[:1].employee_id

    @api.onchange("code")
    def _onchange_code(self):
        """What was scanned joins the list and the field is free for the next one; what cannot join is said."""
        if not (code := read_code(self.code or "")):
            return None
        item = self.env["street.equipment.asset.mixin"]._find_by_code(code, self.company_id)
        problem = self._take_scanned(item) if item else self.env._("Nothing in store or in use has the label, serial number or plate “%(code)s”.", code=code)
        self.code = False
        return {"warning": {"title": self.env._("Scan"), "message": problem, "type": "notification"}} if problem else None

    def _take_scanned(self, item):
        """Put an item on the list.

        :param item: record of ``maintenance.equipment`` or ``fleet.vehicle``
        :return: why it cannot join, in words, or nothing
        """
