from odoo import api, fields, models


class StreetEnforcerMixin(models.AbstractModel):
    """The way from a person to his personal enforcement file (个人执法档案), for those who may open it."""

    _inherit = "street.enforcer.mixin"

    may_open_file = fields.Boolean(compute="_compute_may_open_file", compute_sudo=False, export_string_translation=False)

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_may_open_file(self):
        readable = self.env["street.officer.file"].with_context(active_test=False).search([("id", "in", self.ids)])._ids
        for person in self:
            person.may_open_file = person._origin.id in readable

    def action_open_officer_file(self):
        """Open the personal enforcement file of one person. :return: window action. :raises AccessError: for whom it is not open"""
        self.ensure_one()
        file = self.env["street.officer.file"].browse(self.id)
        file.check_access("read")
        return file._get_form_action()
