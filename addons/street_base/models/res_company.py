from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

CODE_LENGTHS = (6, 9, 12)


class ResCompany(models.Model):
    """The office (街道办事处) is a company; the authority above it (city or district) is its parent company."""

    _inherit = "res.company"

    division_code = fields.Char(
        "Division code", size=12,
        help="统计用区划代码: 9 digits for a street or town, 6 for a county, district or city above it, 12 for a community.",
    )
    keeps_shared = fields.Boolean(
        "Keeps what all offices share", help="Its administrators change the working calendar, classes, kinds of paper and other rows that belong to no office."
        " As long as no office is named, every suite administrator does.")
    subject_ids = fields.One2many("street.subject", "company_id", "Subjects of enforcement")

    @api.constrains("division_code")
    def _check_division_code(self):
        for company in self:
            code = company.division_code
            if code and not (code.isascii() and code.isdigit() and len(code) in CODE_LENGTHS):
                raise ValidationError(self.env._(
                    "%(code)s is no division code for %(company)s: enter 9 digits for a street or town, 6 for the county,"
                    " district or city above it.", code=code, company=company.name,
                ))

    @api.constrains(lambda self: [*self._get_company_root_delegated_field_names(), "parent_id"])
    def _check_root_delegated_fields(self):
        # While accounting is being installed, Odoo works such facts out company by company. An office that was put under its
        # authority later has the lower id, comes first, and would be refused for what its authority is about to get.
        return super()._check_root_delegated_fields() if self.pool.ready else None

    @api.model
    def _street_get_keepers(self):
        """The offices whose administrators change what all share."""
        return self.sudo().search([("keeps_shared", "=", True)])  # sudo: which office it is, is no secret

    @api.model
    def _street_keeps_shared(self):
        """Whether the user acts for an office that keeps what all share."""
        keepers = self._street_get_keepers()
        return not keepers or bool(keepers & self.env.user.sudo().company_ids)

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies._create_office_subjects()
        return companies

    def write(self, vals):
        if "keeps_shared" in vals and not self.env.su and not self._street_keeps_shared():
            raise AccessError(self.env._(
                "Which office keeps what all share is decided by an administrator of %(keepers)s.", keepers=", ".join(self._street_get_keepers().mapped("name"))))
        return super().write(vals)

    def _create_office_subjects(self):
        """Give each of these companies that has none its subject of enforcement for the office itself."""
        # sudo: part of creating the company, which the caller was allowed to do; values come from the company alone.
        missing = self.sudo().filtered(lambda company: "office" not in company.subject_ids.mapped("kind"))
        self.env["street.subject"].sudo().with_context(mail_create_nolog=True).create([
            {"name": company.name, "code": company.name, "kind": "office", "company_id": company.id} for company in missing
        ])

    def _set_authority(self, parent):
        """Put an existing office under the authority above it.

        Odoo fixes the hierarchy of companies at their creation, because accounting of branches rests on it; a street is
        often set up first and its city centre later. So this is allowed once, and only while nothing is booked.

        :param parent: one ``res.company``
        :raise UserError: the office has an authority already, the parent is below it, the currencies differ, or there are
            journal entries
        """
        self.ensure_one()
        if self.parent_id or parent <= self.search([("id", "child_of", self.id)]):
            raise UserError(self.env._(
                "%(company)s cannot be put under %(parent)s: it stands under an authority already, or the authority stands"
                " under it.", company=self.name, parent=parent.name,
            ))
        if "account.move" in self.env and self.env["account.move"].sudo().search_count([], limit=1):
            raise UserError(self.env._(
                "There are journal entries: the place of %(company)s among the companies can no longer be changed.",
                company=self.name,
            ))
        # The plain ORM write: the company's own one refuses any change of the hierarchy.
        models.BaseModel.write(self, {"parent_id": parent.id})
        self.env.registry.clear_cache()
