from odoo import fields, models

from .hr_employee import EMPLOYMENT_TYPES


class HrEmployeePublic(models.Model):
    """The facts on people that everybody of the office may read."""

    _inherit = "hr.employee.public"

    officer_role_ids = fields.Many2many(
        "street.officer.role", "street_employee_role_rel", "employee_id", "role_id", string="Roles", readonly=True,
    )
    employment_type = fields.Selection(EMPLOYMENT_TYPES, readonly=True)
    unit_id = fields.Many2one("street.unit", "Unit", readonly=True)
    sending_unit_id = fields.Many2one("street.unit", "Sending department", readonly=True)
    absence_ids = fields.One2many("street.stand.in", "absent_employee_id", "Stand-ins", readonly=True)
