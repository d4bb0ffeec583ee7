from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.street_base.tools import period


class StreetChief(models.Model):
    """Street chief or river chief (街长 / 河长): one person answering for a road or a river for a term, with a
    responsibility letter (街长责任书)."""

    _name = "street.chief"
    _inherit = ["street.office.mixin"]
    _description = "Chief"
    _order = "kind, level, object_name, date_from desc"
    _rec_name = "object_name"
    _check_company_auto = True

    kind = fields.Selection([("street", "Street chief"), ("river", "River chief")], required=True, default="street", index=True)
    level = fields.Selection(
        [("1_general", "General chief"), ("2_first", "Level 1 chief"), ("3_second", "Level 2 chief"), ("4_third", "Level 3 chief")],
        required=True, default="3_second", index=True,
    )
    object_name = fields.Char("Road or river", required=True)
    section = fields.Char(help="From where to where.")
    grid_ids = fields.Many2many("street.grid", string="Grids", check_company=True)
    partner_id = fields.Many2one("res.partner", "Person", required=True, index=True, ondelete="restrict")
    title = fields.Char("Position", help="Post held in the office or at the resident unit.")
    phone = fields.Char(related="partner_id.phone")
    # Term and letter
    date_from = fields.Date("From", required=True, default=lambda self: period.today())
    date_to = fields.Date("Until", required=True)
    is_current = fields.Boolean(compute="_compute_is_current", search="_search_is_current")
    duties = fields.Text(help="One duty a line; printed in the responsibility letter.")
    letter_date = fields.Date("Letter signed on")
    letter_scan = fields.Binary("Signed letter", attachment=True)
    letter_scan_name = fields.Char()

    _dates_in_order = models.Constraint("CHECK(date_to >= date_from)", "A term cannot end before it begins.")

    @api.depends("object_name", "kind", "partner_id.name")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for chief in self:
            chief.display_name = f"{chief.object_name or ''} {kinds.get(chief.kind, '')} {chief.partner_id.name or ''}"

    @api.depends("date_from", "date_to")
    def _compute_is_current(self):
        today = period.today()
        for chief in self:
            chief.is_current = bool(chief.date_from and chief.date_to and chief.date_from <= today <= chief.date_to)

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = period.today()
        current = Domain("date_from", "<=", today) & Domain("date_to", ">=", today)
        return (current if True in value else Domain.FALSE) | (~current if False in value else Domain.FALSE)

    @api.constrains("letter_date", "letter_scan")
    def _check_letter(self):
        for chief in self:
            if chief.letter_scan and not chief.letter_date:
                raise ValidationError(self.env._("%(chief)s: a signed letter needs the day it was signed.", chief=chief.display_name))
