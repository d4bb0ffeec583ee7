from itertools import pairwise

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.street_base.tools import period
from odoo.addons.street_base.tools.no_overlap import NoOverlap


class StreetGridPost(models.Model):
    """Post (岗位): who answers for a grid, in which role, from when to when.

    The person is always a contact; ``employee_id`` is added for the office's own staff. “One grid, one officer” (一格一员)
    asks that every grid has a post on every day: ``street.grid.is_vacant`` with the context key ``street_day``.
    """

    _name = "street.grid.post"
    _inherit = ["street.office.mixin"]
    _description = "Grid post"
    _order = "grid_id, date_from desc, id desc"
    _rec_names_search = ["partner_id.name", "grid_id.name", "grid_id.code"]
    _check_company_auto = True

    grid_id = fields.Many2one("street.grid", "Grid", required=True, index=True, ondelete="restrict", check_company=True)
    company_id = fields.Many2one(related="grid_id.company_id", store=True, index=True, precompute=True, default=None)
    partner_id = fields.Many2one(
        "res.partner", "Person", compute="_compute_partner_id", store=True, readonly=False, required=True, precompute=True,
        index=True, ondelete="restrict",
    )
    employee_id = fields.Many2one("hr.employee", "Employee", index="btree_not_null", ondelete="restrict", help="Only for the office's own staff.")
    role = fields.Selection(
        [("head", "Grid head"), ("member", "Grid member"), ("assistant", "Grid assistant")], required=True, index=True,
    )
    date_from = fields.Date("From", required=True, default=lambda self: period.today())
    date_to = fields.Date("Until", help="Last day on the post; empty while it lasts.")
    phone = fields.Char(related="partner_id.phone")
    is_current = fields.Boolean(compute="_compute_is_current", search="_search_is_current")

    _dates_in_order = models.Constraint("CHECK(date_to IS NULL OR date_to >= date_from)", "A post cannot end before it begins.")
    _no_overlap = NoOverlap(("grid_id", "partner_id"))
    _grid_dates_idx = models.Index("(grid_id, date_from, date_to)")

    @api.depends("partner_id.name", "grid_id.name", "role")
    def _compute_display_name(self):
        roles = dict(self._fields["role"]._description_selection(self.env))
        for post in self:
            post.display_name = f"{post.grid_id.name} · {roles.get(post.role, '')} {post.partner_id.name or ''}"

    @api.depends("employee_id")
    def _compute_partner_id(self):
        for post in self:
            # sudo: the work contact of a colleague is readable by all staff, his employee record may not be.
            post.partner_id = post.employee_id.sudo().work_contact_id or post.partner_id

    @api.depends("date_from", "date_to")
    def _compute_is_current(self):
        current = self.filtered_domain(self._get_domain_on(period.today()))
        for post in self:
            post.is_current = post in current

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        current = self._get_domain_on(period.today())
        return (current if True in value else Domain.FALSE) | (~current if False in value else Domain.FALSE)

    @api.constrains("employee_id", "partner_id", "grid_id")
    def _check_employee(self):
        for post in self.filtered("employee_id"):
            # sudo: only the company and contact of the employee are compared.
            employee = post.employee_id.sudo()
            if employee.company_id != post.company_id:
                raise ValidationError(self.env._(
                    "%(employee)s is not on the staff of %(office)s: put him on the post as a contact, without employee.",
                    employee=employee.name, office=post.company_id.name,
                ))
            if employee.work_contact_id != post.partner_id:
                raise ValidationError(self.env._(
                    "The person on the post (%(partner)s) is not the contact of employee %(employee)s: clear one of them.",
                    partner=post.partner_id.name, employee=employee.name,
                ))

    @api.constrains("grid_id", "partner_id", "date_from", "date_to")
    def _check_no_double(self):
        """Nobody stands on the same grid twice on one day."""
        same = self.search([("grid_id", "in", self.grid_id.ids), ("partner_id", "in", self.partner_id.ids)])
        for posts in same.grouped(lambda post: (post.grid_id, post.partner_id)).values():
            ordered = posts.sorted("date_from")
            for earlier, later in pairwise(ordered):
                if not earlier.date_to or earlier.date_to >= later.date_from:
                    raise ValidationError(self._explain_overlap(earlier))

    @api.model
    def _explain_overlap(self, earlier):
        """Why a post is refused: ``earlier`` is in the way, or another one that cannot be told."""
        if not earlier:
            return self.env._("This person already has a post on this grid on one of these days: end it before the next begins.")
        return self.env._(
            "%(person)s already has a post on %(grid)s from %(date)s: end it before the next begins.",
            person=earlier.partner_id.name, grid=earlier.grid_id.name, date=earlier.date_from,
        )

    def write(self, vals):
        if "grid_id" in vals:
            self._check_office(self.env["street.grid"].browse(vals["grid_id"]).company_id.id)
        return super().write(vals)

    @api.model
    def _get_domain_on(self, day):
        """Domain of the posts held on ``day`` (a date)."""
        return Domain("date_from", "<=", day) & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))

    @api.model
    def _get_grids_of(self, user, day):
        """Ids of the grids a user answers for on a day: where he holds a post, or stands in for staff who hold one.

        :param user: one ``res.users``
        :param datetime.date day: a day in Asia/Shanghai
        :return: set of ids; grids below these are not listed
        """
        # sudo: only where the user himself has a post; he may not read posts or stand-ins otherwise
        stand_ins = self.env["street.stand.in"].sudo()
        absent = stand_ins.search(stand_ins._domain_on(day) & Domain("employee_id.user_id", "=", user.id)).absent_employee_id
        holder = Domain("partner_id", "=", user.partner_id.id) | Domain("employee_id", "in", absent.ids)
        return set(self.sudo().search(self._get_domain_on(day) & holder).grid_id.ids)

    def action_end(self):
        """End these posts today."""
        self.filtered("is_current").write({"date_to": period.today()})
        return True
