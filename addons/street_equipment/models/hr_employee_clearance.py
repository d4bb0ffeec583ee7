from odoo import models
from odoo.exceptions import UserError


class HrEmployee(models.Model):
    """Whoever is cleared to leave gets nothing any more (离岗清退)."""

    _inherit = "hr.employee"

    def action_open_clearances(self):
        """Open the clearance sheets of these people. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_clearance_action")
        return {**action, "domain": [("employee_id", "in", self.ids)], "context": {"default_employee_id": self[:1].id}}

    def _check_not_cleared(self):
        """:raises UserError: the clearance sheet of one of these people was signed"""
        # sudo: whether somebody was cleared, whoever gives him something
        if sheet := self.env["street.clearance"].sudo().search([("employee_id", "in", self.ids), ("state", "=", "signed")], limit=1):
            raise UserError(self.env._(
                "%(person)s leaves and was cleared (%(number)s): nothing more is given out. Cancel the clearance sheet first when the person stays.",
                person=sheet.employee_id.name, number=sheet.number))
