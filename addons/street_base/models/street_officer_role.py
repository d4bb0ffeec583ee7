from odoo import api, fields, models
from odoo.exceptions import UserError


class StreetOfficerRole(models.Model):
    """Role of a person (人员身份): officer, legal reviewer, grid head and so on. One person may hold several.

    The roles shipped with the suite have fixed codes, since gates ask for them; an office may add its own.
    A role says what a person is appointed to; it is no certificate (执法证) and gives no access right.
    """

    _name = "street.officer.role"
    _description = "Role of a person"
    _street_shared = True
    _order = "sequence, name"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Fixed short name by which gates and data files refer to the role.")
    sequence = fields.Integer(default=100)
    color = fields.Integer()
    note = fields.Char(translate=True, help="What a person in this role may and may not do.")
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE(code)", "Another role already has this code.")

    def write(self, vals):
        if "code" in vals and any(role.code != vals["code"] for role in self):
            raise UserError(self.env._(
                "The code of the role %(role)s is fixed, since rules ask for it. Archive the role and add another one.",
                role=self[:1].name,
            ))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_shipped(self):
        xmlids = self.get_external_id()
        shipped = self.filtered(lambda role: xmlids[role.id].startswith("street_"))
        if shipped:
            raise UserError(self.env._(
                "The role %(role)s belongs to the suite: its code %(code)s is asked for by rules. Archive it instead.",
                role=shipped[0].name, code=shipped[0].code,
            ))
