from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Kept

_lt = LazyTranslate(__name__)
STATES = [("open", "Open"), ("signed", "Signed"), ("cancelled", "Cancelled")]


class StreetClearance(models.Model):
    """Clearance sheet (离岗清退单) of a person who leaves: what he brought back, what he still has, signed by a keeper.

    1. What stands on it is looked up while it is open; the signature keeps it as it was at that moment.
    2. Nothing is signed while an item is out, clips wait for their upload, a trip or sortie goes on or something is
       reserved. What may stay, such as dress within its wearing term or an open fine, needs a remark.
    3. Keepers of the office write and sign, never their own. Personnel staff and the person himself read.
    """

    _name = "street.clearance"
    _description = "Clearance sheet"
    _inherit = ["street.transition.mixin", "mail.thread"]
    _order = "id desc"
    _rec_names_search = ["number", "employee_id"]
    _check_company_auto = True

    number = fields.Char(readonly=True, copy=False)
    employee_id = fields.Many2one("hr.employee", "Who leaves", required=True, index=True, ondelete="restrict", check_company=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    date_leaving = fields.Date("Leaves on", required=True)
    note = fields.Text("Remark", help="What stays with the person, and how it is settled.")
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="open", index=True)
    keeper_id = fields.Many2one("res.users", "Signed by", readonly=True, copy=False, ondelete="restrict")
    date_signed = fields.Datetime("Signed at", readonly=True, copy=False)
    cancel_reason = fields.Char("Cancelled because", readonly=True, copy=False)
    kept_rows = fields.Json(readonly=True, copy=False, export_string_translation=False)
    overview = fields.Html("What stands on it", compute="_compute_overview", sanitize=False)

    _one_open = models.UniqueIndex("(employee_id) WHERE state = 'open'", "This person has an open clearance sheet already.")

    _street_protected = {
        "state": "open", "number": False, "keeper_id": False, "date_signed": False, "cancel_reason": False, "kept_rows": False,
    }
    _street_kept = {"facts": Kept(("open",), {"note", "date_leaving"}, advice=_lt("What was signed stays: open another sheet."))}

    @api.depends("employee_id.name", "number")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for sheet in self:
            # sudo: name of the person, which whoever reads the sheet may know
            sheet.display_name = self.env._("Clearance of %(person)s", person=sheet.sudo().employee_id.name or "")
            if sheet.number:
                sheet.display_name += f" {sheet.number}"

    @api.depends("employee_id", "state", "kept_rows")
    def _compute_overview(self):
        for sheet in self:
            parts = [
                Markup("<h4>%s</h4><ul>%s</ul>") % (label, Markup("").join(Markup("<li><b>%s</b> %s</li>") % (row["what"], row["detail"]) for row in rows))
                for label, rows in sheet._get_sections() if rows
            ]
            sheet.overview = Markup("").join(parts) or Markup("<p>%s</p>") % self.env._("Nothing is outstanding.")

    def _get_sections(self):
        """What is printed, part by part. :return: list of (heading, rows); a row has ``what`` and ``detail``"""
        self.ensure_one()
        rows = self._get_rows()
        return [
            (self.env._("Still outstanding"), [row for row in rows if row["is_open"]]),
            (self.env._("Taken back, or the person's own"), [row for row in rows if not row["is_open"]]),
        ]

    @api.constrains("employee_id", "company_id")
    def _check_office(self):
        for sheet in self.sudo():
            if sheet.employee_id.company_id != sheet.company_id:
                raise ValidationError(self.env._("%(sheet)s: the person does not work for %(office)s.", sheet=sheet.display_name, office=sheet.company_id.name))

    def _street_fixed_fields(self):
        return super()._street_fixed_fields() | {"employee_id"}

    @api.model
    def _open_for(self, employees, day):
        """Sheets for people who leave; whoever has an open one keeps it.

        :param employees: ``hr.employee``
        :param day: ``datetime.date`` on which they leave
        :return: all their open sheets
        """
        sheets = self.search([("employee_id", "in", employees.ids), ("state", "=", "open")])
        return sheets | self.create([
            {"employee_id": person.id, "company_id": person.company_id.id, "date_leaving": day} for person in employees - sheets.employee_id])
