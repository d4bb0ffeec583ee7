from odoo import fields, models


class StreetCaseAssign(models.TransientModel):
    """Dialog of 指派办案人员: who joins the case, who leaves it, and why.

    Lists of people are of the public directory, whose rows have the ids of the employees: team leaders are no personnel staff.
    """

    _name = "street.case.assign"
    _description = "Assign officers"

    case_id = fields.Many2one("street.case", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    present_ids = fields.Many2many("hr.employee.public", "street_case_assign_present_rel", compute="_compute_present_ids")
    add_ids = fields.Many2many("hr.employee.public", "street_case_assign_add_rel", string="Join as officers")
    auxiliary_ids = fields.Many2many("hr.employee.public", "street_case_assign_auxiliary_rel", string="Join as auxiliaries")
    remove_ids = fields.Many2many("hr.employee.public", "street_case_assign_remove_rel", string="Leave", domain="[('id', 'in', present_ids)]")
    reason = fields.Char(required=True)

    def _compute_present_ids(self):
        for dialog in self:
            present = dialog.case_id.officer_ids.filtered(lambda line: not line.date_to).employee_id
            dialog.present_ids = self.env["hr.employee.public"].browse(present.ids)

    def action_confirm(self):
        """Change the people of the case. :return: action that closes the dialog"""
        self.case_id.action_assign(reason=self.reason, add_ids=self.add_ids.ids, auxiliary_ids=self.auxiliary_ids.ids, remove_ids=self.remove_ids.ids)
        return {"type": "ir.actions.act_window_close"}
