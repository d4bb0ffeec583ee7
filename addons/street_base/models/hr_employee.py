from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

EMPLOYMENT_TYPES = [
    ("civil_service", "Civil service post"),
    ("public_institution", "Public institution post"),
    ("contract", "Contract"),
    ("labour_dispatch", "Dispatched labour"),
    ("stationed", "Stationed by a department"),
]

# What a person is appointed to: set by the suite administrator only, never by the person or by personnel staff.
APPOINTMENT_FIELDS = ("officer_role_ids", "employment_type", "unit_id", "sending_unit_id")


class HrEmployee(models.Model):
    """People of the office. A person may hold several roles (人员身份) and works in one unit.

    Everybody of the office reads these facts (see ``hr.employee.public``); only the suite administrator writes them.
    """

    _inherit = "hr.employee"

    officer_role_ids = fields.Many2many(
        "street.officer.role", "street_employee_role_rel", "employee_id", "role_id", string="Roles", tracking=True,
        help="What the person is appointed to. A role is no certificate and gives no access right.",
    )
    employment_type = fields.Selection(EMPLOYMENT_TYPES, index=True, tracking=True)
    unit_id = fields.Many2one("street.unit", "Unit", index="btree_not_null", ondelete="restrict", tracking=True)
    sending_unit_id = fields.Many2one(
        "street.unit", "Sending department", index="btree_not_null", ondelete="restrict",
        help="Home department of a stationed person; its view is asked in the yearly assessment.",
    )
    absence_ids = fields.One2many("street.stand.in", "absent_employee_id", "Stand-ins")

    @api.constrains("employment_type", "sending_unit_id")
    def _check_sending_unit(self):
        for employee in self:
            if employee.employment_type == "stationed" and not employee.sending_unit_id:
                raise ValidationError(self.env._(
                    "%(person)s is stationed here: name the department that sends this person.", person=employee.name,
                ))

    @api.constrains("unit_id", "company_id")
    def _check_unit_company(self):
        for employee in self:
            if employee.unit_id and employee.unit_id.company_id != employee.company_id:
                raise ValidationError(self.env._(
                    "%(unit)s belongs to another office than %(person)s. Choose a unit of %(company)s.",
                    unit=employee.unit_id.name, person=employee.name, company=employee.company_id.name,
                ))

    @api.model_create_multi
    def create(self, vals_list):
        employees = super().create(vals_list)
        # After the creation: a default_* key or a user's ir.default reaches the record without standing in vals_list.
        appointed = employees.filtered(lambda employee: any(employee[name] for name in APPOINTMENT_FIELDS))
        if appointed:
            appointed._check_may_appoint()
        return employees

    def write(self, vals):
        if not vals.keys().isdisjoint(APPOINTMENT_FIELDS):
            self._check_may_appoint()
        return super().write(vals)

    def _check_may_appoint(self):
        """Refuse to set roles, employment type or unit to anybody but the suite administrator.

        :raise AccessError: naming the first person
        """
        if not self.env.su and not self.env.user.has_group("street_base.group_street_admin"):
            raise AccessError(self.env._(
                "Roles, unit and employment type of %(person)s are an appointment: ask the suite administrator to enter it.",
                person=self[:1].sudo().name,
            ))

    def _with_role(self, code):
        """Return those of these people who hold a role, given by its fixed code such as ``officer``."""
        return self.filtered(lambda employee: code in employee.officer_role_ids.mapped("code"))
