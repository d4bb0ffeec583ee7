from odoo import fields, models


class HrEmployee(models.Model):
    """The certificates of a person, and whether he may enforce today."""

    _name = "hr.employee"
    _inherit = ["hr.employee", "street.enforcer.mixin"]

    certificate_ids = fields.One2many("street.certificate", "employee_id", "Certificates", groups="street_base.group_street_user")
