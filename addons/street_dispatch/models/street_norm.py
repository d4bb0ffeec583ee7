from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.street_base.tools import period

LEVELS = [
    ("law", "Law"),
    ("regulation", "Administrative regulation"),
    ("local_regulation", "Local regulation"),
    ("department_rule", "Departmental rule"),
    ("local_rule", "Local government rule"),
]
KEPT_FIELDS = {"date_to", "is_remap_pending", "replaced_by_id", "note", "active"}


class StreetNorm(models.Model):
    """Version of a law, regulation or rule (法律依据版本), in force from a day to a day.

    A norm that was absorbed by a later code and whose articles are not mapped yet is marked 依据待换: nothing that
    rests on it can be picked until a new version of the item names the new articles (law.md E).
    """

    _name = "street.norm"
    _description = "Version of a norm"
    _street_shared = True
    _order = "name, date_from desc"
    _rec_names_search = ["name", "short_name"]

    name = fields.Char(required=True, help="Full title, without the name of the country.")
    short_name = fields.Char()
    level = fields.Selection(LEVELS, required=True, default="law")
    issuer = fields.Char()
    number = fields.Char()
    date_from = fields.Date(string="In force from", required=True)
    date_to = fields.Date(string="In force to")
    is_remap_pending = fields.Boolean(string="Basis to be re-mapped")
    replaced_by_id = fields.Many2one("street.norm", string="Replaced by", ondelete="restrict", index="btree_not_null")
    note = fields.Text()
    active = fields.Boolean(default=True)
    is_in_force = fields.Boolean(string="In force today", compute="_compute_is_in_force", search="_search_is_in_force")

    _dates_in_order = models.Constraint("CHECK(date_to >= date_from)", "A norm cannot cease to be in force before it comes into force.")
    _version_uniq = models.Constraint("UNIQUE(name, date_from)", "This version of the norm is already recorded.")

    @api.depends("name", "date_from")
    def _compute_display_name(self):
        for record in self:
            record.display_name = f"《{record.name}》({record.date_from})" if record.name and record.date_from else record.name

    @api.depends("date_from", "date_to")
    def _compute_is_in_force(self):
        today = period.today()
        for record in self:
            record.is_in_force = record._is_in_force_on(today)

    def _search_is_in_force(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = period.today()
        in_force = Domain("date_from", "<=", today) & (Domain("date_to", "=", False) | Domain("date_to", ">=", today))
        return Domain.OR([in_force if wanted else ~in_force for wanted in value])

    def _is_in_force_on(self, day):
        self.ensure_one()
        return bool(self.date_from) and self.date_from <= day and (not self.date_to or day <= self.date_to)

    def write(self, vals):
        """Title, level and first day are fixed once an item in force rests on them; the end and the marks are not."""
        if vals.keys() - KEPT_FIELDS:
            self._check_unused()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_unused()

    def _check_unused(self):
        # sudo: also an item of another office, invisible to the user, rests on this text.
        lines = self.env["street.authority.norm"].sudo().search(
            [("norm_id", "in", self.ids), ("item_id.state", "!=", "draft")], limit=5,
        )
        if lines:
            raise UserError(self.env._(
                "%(norm)s cannot be changed: items in force rest on it (%(items)s). Record the new text as a new version.",
                norm=lines[0].norm_id.display_name, items=", ".join(lines.item_id.mapped("display_name")),
            ))
