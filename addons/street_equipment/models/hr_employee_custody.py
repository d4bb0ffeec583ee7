from odoo import fields, models


class HrEmployee(models.Model):
    """What a person has in his hands; the list of whoever leaves (离岗清退清单)."""

    _inherit = "hr.employee"

    custody_ids = fields.One2many("street.custody", "employee_id", "Custodies", groups="hr.group_hr_user")
    custody_count = fields.Integer("Items in custody", compute="_compute_custody_count", groups="hr.group_hr_user")

    def _compute_custody_count(self):
        # sudo: personnel staff see how much a person has, the rows stay those of keepers
        counts = dict(self.env["street.custody"].sudo()._read_group([("employee_id", "in", self.ids), ("state", "=", "issued")], ["employee_id"], ["__count"]))
        for employee in self:
            employee.custody_count = counts.get(employee.sudo()._origin, 0)

    def action_open_custodies(self):
        """Open what these people have. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_action")
        return {**action, "domain": [("employee_id", "in", self.ids)], "context": {"search_default_out": 1}}
