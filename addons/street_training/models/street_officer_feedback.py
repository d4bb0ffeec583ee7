from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import today

KINDS = [("praise", "Praise"), ("complaint", "Complaint")]


class StreetOfficerFeedback(models.Model):
    """Praise or complaint (表扬、投诉) about one person, for his personal enforcement file.

    1. The training manager of the office enters it, about anybody but himself. Nothing is deleted: what was entered by
       mistake is archived, and the chatter keeps what was changed.
    2. It is read by whoever may open the file of the person (``street.officer.file``), and by nobody else.
    """

    _name = "street.officer.feedback"
    _description = "Praise or complaint"
    _inherit = ["mail.thread"]
    _order = "date desc, id desc"
    _rec_name = "employee_id"
    _check_company_auto = True

    employee_id = fields.Many2one("hr.employee", "Person", required=True, index=True, ondelete="restrict", check_company=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    may_open = fields.Boolean(compute="_compute_may_open", search="_search_may_open", export_string_translation=False)  # record rules ask it
    kind = fields.Selection(KINDS, required=True, default="praise", index=True, tracking=True)
    date = fields.Date(required=True, default=lambda self: today(), tracking=True)
    content = fields.Text(required=True, tracking=True)
    source = fields.Char(required=True, tracking=True, help="Who said it and how: a citizen over the hotline, a shop by letter, the district office.")
    outcome = fields.Text("What came of it", tracking=True, help="Whether a complaint proved true, and what was done.")
    user_id = fields.Many2one("res.users", "Entered by", required=True, readonly=True, copy=False, ondelete="restrict", default=lambda self: self.env.user)
    active = fields.Boolean(default=True, tracking=True)

    @api.depends_context("uid")
    def _compute_may_open(self):
        # sudo: whether the user himself may open the person's file; nothing of it is read
        opened = self.sudo().with_context(active_test=False).search(Domain("id", "in", self.ids) & self._search_may_open("in", [True]))
        for feedback in self:
            feedback.may_open = feedback.id in opened._ids

    def _search_may_open(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        return Domain("employee_id", "any!", self.env["street.officer.file"]._get_open_domain())

    @api.constrains("date")
    def _check_date(self):
        for feedback in self:
            if feedback.date > today():
                raise ValidationError(self.env._("%(person)s: praise or complaint on a day to come is none.", person=feedback.employee_id.name))

    @api.model_create_multi
    def create(self, vals_list):
        feedbacks = super().create([{**vals, "user_id": self.env.uid} for vals in vals_list])
        feedbacks._check_not_own()
        return feedbacks

    def write(self, vals):
        if "user_id" in vals:
            raise AccessError(self.env._("Who entered it stays as it is."))
        self._check_not_own()
        result = super().write(vals)
        if "employee_id" in vals:
            self._check_not_own()
        if "company_id" in vals:
            self.check_access("write")  # the office reached must be the user's as well
        return result

    def _check_not_own(self):
        # sudo: whose account the person has is asked, nothing else
        if not self.env.su and (own := self.sudo().filtered(lambda feedback: feedback.employee_id.user_id == self.env.user)):
            raise AccessError(self.env._(
                "%(person)s: nobody enters praise or complaints about himself. Let another training manager do it.", person=own[0].employee_id.name))
