from odoo import fields, models


class HrEmployeePublic(models.Model):
    """Whether a colleague may enforce today, for everybody of the office."""

    _name = "hr.employee.public"
    _inherit = ["hr.employee.public", "street.enforcer.mixin"]

    # The rules of certificates hold: everybody sees his own, trainers all.
    certificate_ids = fields.One2many("street.certificate", "employee_id", "Certificates", groups="street_base.group_street_user", readonly=True)
