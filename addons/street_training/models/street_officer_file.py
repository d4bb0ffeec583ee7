from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.street_base.tools.period import today


class StreetOfficerFile(models.Model):
    """Personal enforcement file (个人执法档案) of one person: a dated page, put together when it is read.

    It stores nothing: ``id`` is that of the person. What it shows comes from ``_get_file_sections``. Open to

    1. the person himself,
    2. the training manager of his office,
    3. the leader of his unit and of every unit above it,
    4. the organ heads of the office who are in office today,

    and to nobody else, by whatever door: the record rules ask ``may_open``, and the content asks the rules again.
    """

    _name = "street.officer.file"
    _description = "Personal enforcement file"
    _auto = False
    _order = "unit_id, employee_id, id"
    _rec_name = "employee_id"
    _rec_names_search = ["employee_id.name"]
    _depends = {"hr.employee": ["active", "company_id", "unit_id"]}

    employee_id = fields.Many2one("hr.employee", "Person", readonly=True)
    company_id = fields.Many2one("res.company", "Office", readonly=True)
    unit_id = fields.Many2one("street.unit", "Unit", readonly=True)
    active = fields.Boolean(readonly=True)
    employment_type = fields.Selection(related="employee_id.employment_type")
    officer_role_ids = fields.Many2many(related="employee_id.officer_role_ids")
    may_enforce = fields.Boolean(related="employee_id.may_enforce")
    enforce_fault = fields.Char(related="employee_id.enforce_fault")
    is_enforcer = fields.Boolean(related="employee_id.is_enforcer")
    is_mine = fields.Boolean("My file", compute="_compute_is_mine", search="_search_is_mine")
    may_open = fields.Boolean(compute="_compute_may_open", search="_search_may_open", export_string_translation=False)
    day = fields.Date("As of", compute="_compute_content")
    content = fields.Html(compute="_compute_content", sanitize=False)  # made by our own template, which escapes every text

    @property
    def _table_query(self):
        return SQL("SELECT person.id, person.id AS employee_id, person.company_id, person.unit_id, person.active FROM hr_employee person")

    # ------------------------------------------------------------
    # WHO MAY OPEN IT
    # ------------------------------------------------------------

    @api.depends_context("uid")
    def _compute_may_open(self):
        # sudo: whether the user himself may open a file; nothing of it is read
        opened = self.sudo().with_context(active_test=False).search(Domain("id", "in", self.ids) & self._search_may_open("in", [True]))
        for file in self:
            file.may_open = file.id in opened._ids

    def _search_may_open(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        return Domain("employee_id", "any!", self._get_open_domain())

    @api.model
    def _get_open_domain(self):
        """Domain over ``hr.employee``: whose file the user may open by what he is, the person, a leader above him, or an organ head."""
        # sudo: which units the user leads and which office he heads is his own position
        units = self.env["street.unit"].sudo().with_context(active_test=False)
        led = units.search([("leader_id.user_id", "=", self.env.uid)])
        below = units.search([("id", "child_of", led.ids)]) if led else led
        heads = self.env["street.subject.head"].sudo().search(
            [("employee_id.user_id", "=", self.env.uid), ("subject_id.kind", "=", "office"), ("is_current", "=", True)])
        return Domain("user_id", "=", self.env.uid) | Domain("unit_id", "in", below.ids) | Domain("company_id", "in", heads.subject_id.company_id.ids)

    @api.depends_context("uid")
    def _compute_is_mine(self):
        own = self.sudo().with_context(active_test=False).search(Domain("id", "in", self.ids) & self._search_is_mine("in", [True]))  # sudo: as above
        for file in self:
            file.is_mine = file.id in own._ids

    def _search_is_mine(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        return Domain("employee_id", "any!", Domain("user_id", "=", self.env.uid))

    @api.model
    def action_open_mine(self):
        """Open the user's own file.

        :return: window action
        :raises UserError: when no person of the office has the user's account
        """
        file = self.search([("is_mine", "=", True)], limit=1)
        if not file:
            raise UserError(self.env._("You have no file: no person of the office is tied to your account. Ask the suite administrator."))
        return file._get_form_action()

    def _get_form_action(self):
        """Window action that shows one file."""
        self.ensure_one()
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("street_training.street_officer_file_action"),
            "res_id": self.id, "view_mode": "form", "views": [(False, "form")],
        }

    # ------------------------------------------------------------
    # WHAT STANDS IN IT
    # ------------------------------------------------------------

    @api.depends_context("uid", "lang", "allowed_company_ids")
    def _compute_content(self):
        # A new record, as a form may send it, belongs to nobody: only files that the rules let the user read have a content.
        readable = self.filtered("id")._filtered_access("read")
        for file in self:
            file.day = today()
            file.content = self.env["ir.qweb"]._render(
                "street_training.officer_file_content", {"sections": file._get_sections(file.day)}) if file in readable else False

    def _get_sections(self, day):
        """Sections of one file that the user may read. :param datetime.date day: as of. :return: list of ``FileSection``"""
        self.ensure_one()
        self.check_access("read")
        # sudo: who may open the file reads all of it; the rights of its parts, such as the trainers', are others
        return self.sudo()._get_file_sections(self.sudo().employee_id, day)
