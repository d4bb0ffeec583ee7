from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import today

ROLES = [("investigator", "Investigator"), ("auxiliary", "Auxiliary")]


class StreetCaseOfficer(models.Model):
    """Officer on a case (办案人员), with the days he was on it. Auxiliaries 执法辅助人员 are recorded and never counted (G03).

    People are named on a lead by whoever took it in; from the opening on only the team leader assigns and takes off
    (``action_assign`` of the case). A row is never deleted once the case has moved or anything was done in it, since who
    investigated it, even formerly, neither reviews nor chairs it (APL 58, 64).
    """

    _name = "street.case.officer"
    _description = "Officer on a case"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "case_id"
    _street_stays = True
    _order = "case_id, id"
    _rec_name = "employee_id"
    _check_company_auto = True

    case_id = fields.Many2one("street.case", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="case_id.company_id", store=True, precompute=True, index=True)
    employee_id = fields.Many2one("hr.employee", "Person", required=True, index=True, ondelete="restrict", check_company=True)
    role = fields.Selection(ROLES, required=True, default="investigator")
    date_from = fields.Date("From", required=True, readonly=True, copy=False, default=lambda self: today())
    date_to = fields.Date("To", readonly=True, copy=False, help="The last day he was on the case; empty while he is.")
    note = fields.Char("Why he left", readonly=True, copy=False)
    certificate_number = fields.Char(compute="_compute_certificate_number")

    _on_it_once = models.UniqueIndex("(case_id, employee_id) WHERE date_to IS NULL", "This person is already on the case.")
    _dates_in_order = models.Constraint("CHECK(date_to IS NULL OR date_to >= date_from)", "Nobody leaves a case before he joined it.")

    @api.depends("employee_id", "case_id.authority_item_id", "role")
    def _compute_certificate_number(self):
        self.certificate_number = False
        for case, lines in self.filtered(lambda line: line.role == "investigator" and line.case_id).grouped("case_id").items():
            # sudo: number and validity of a certificate are shown by every officer to everybody (APL 55)
            certificates = case.sudo()._get_certificates(lines.employee_id, today())
            for line in lines:
                found = certificates.get(line.employee_id.id)
                line.certificate_number = found.sudo().number if found else False

    @api.model_create_multi
    def create(self, vals_list):
        # Who joins joins today: the days on a case are what happened, not what somebody types.
        if not self.env.su:
            vals_list = [{**vals, "date_from": today(), "date_to": False, "note": False} for vals in vals_list]
        return super().create(vals_list)

    def write(self, vals):
        if {"date_from", "date_to", "employee_id", "note"} & vals.keys() and not self.env.su:
            raise UserError(self.env._("People are put on a case and taken off it, not exchanged in a row: use “Assign officers” (G03)."))
        if "role" in vals and not self.env.su:
            self.filtered(lambda line: line.role != vals["role"])._check_nothing_done()
        return super().write(vals)

    def unlink(self):
        self._check_nothing_done()
        return super().unlink()

    def _check_nothing_done(self):
        acted = self.case_id._get_acted_cases()
        if kept := self.filtered(lambda line: line.case_id in acted):
            raise UserError(self.env._(
                "%(person)s stays on the record of %(case)s as what he was, since something was done there already: take him off by “Assign officers” (APL 58, 64).",
                person=kept[0].employee_id.name, case=kept[0].case_id.display_name))

    @api.model
    def _domain_on(self, day):
        """Domain of the rows of people who were on their case on a day."""
        return Domain("date_from", "<=", day) & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))

    def _covers(self, day):
        """Whether he was on the case on a ``datetime.date``."""
        self.ensure_one()
        return self.date_from <= day and (not self.date_to or day <= self.date_to)

    def _counts_on(self, day):
        """Whether he may act in the case on a day: whoever left it today does not any more."""
        if self.case_id.state == "drafted":
            return not self.date_to  # a decision on the spot is entered after the street: the form says who was there
        return self._covers(day) and not (self.date_to and day >= today())
