from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.street_base.tools import period

from ..tools.authority_routing import ItemFacts, item_status

NAMED = 50  # matters named in the history of an item that was taken back late

VALIDITIES = [
    ("draft", "Draft"),
    ("valid", "Valid"),
    ("future", "Not yet valid"),
    ("expired", "Expired"),
    ("taken_back", "Taken back"),
    ("remap", "Basis to be re-mapped"),
    ("no_basis", "No basis in force"),
]


class StreetAuthorityItem(models.Model):
    """Whether an item carries acts of the street on a day; computed, since time alone makes it wrong.

    An item ends with its list. When a power is taken back from a day that is over, what was done since is named.
    """

    _inherit = "street.authority.item"

    is_valid = fields.Boolean(string="Valid today", compute="_compute_validity", search="_search_is_valid")
    validity = fields.Selection(VALIDITIES, compute="_compute_validity")

    @api.depends("state", "date_from", "date_to", "list_id.date_to", "date_taken_back", "norm_line_ids.norm_id.is_remap_pending")
    def _compute_validity(self):
        today = period.today()
        for record in self:
            record.validity = record._get_status(today)
            record.is_valid = record.validity == "valid"

    def _search_is_valid(self, operator, value):
        if operator != "in":
            return NotImplemented
        valid = self._get_valid_domain(period.today())
        return Domain.OR([valid if wanted else ~valid for wanted in value])

    @api.model
    def _get_valid_domain(self, day):
        """Domain of the items that carry acts on a day; the same test as :meth:`_get_status`."""
        basis = Domain("norm_id.is_remap_pending", "=", False)
        for prefix in ("", "norm_id."):
            basis &= Domain(f"{prefix}date_from", "<=", day)
            basis &= Domain(f"{prefix}date_to", "=", False) | Domain(f"{prefix}date_to", ">=", day)
        return (
            Domain("state", "!=", "draft") & Domain("date_from", "<=", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
            & (Domain("list_id.date_to", "=", False) | Domain("list_id.date_to", ">=", day))
            & (Domain("date_taken_back", "=", False) | Domain("date_taken_back", ">", day))
            & Domain("norm_line_ids", "any", basis)
        )

    def _get_status(self, day):
        """``draft`` or the status of tools/authority_routing.py on a day."""
        self.ensure_one()
        if self.state == "draft" or not self.date_from:
            return "draft"
        return item_status(self._get_facts(day), day)

    def _get_facts(self, day):
        """The item as plain data for the choice of a route on a day."""
        applying = self.norm_line_ids.filtered(lambda line: line._applies_on(day))
        return ItemFacts(
            id=self.id, code=self.code or "", source=self.power_source, date_from=self.date_from,
            date_to=min(filter(None, (self.date_to, self.list_id.date_to)), default=None), date_taken_back=self.date_taken_back or None,
            has_basis=bool(applying), remap=bool(applying) and all(applying.norm_id.mapped("is_remap_pending")),
            domains=frozenset(self.domain_ids.ids), unit_id=self.unit_id.id or None,
            department_id=self.department_id.id or None, is_joint=self.is_joint,
        )

    def _check_usable(self, day):
        """Raise unless each item carries acts of the street on a day (G01).

        :param day: day of the outward step, in Asia/Shanghai
        :raise UserError: naming every item that does not, and why
        """
        labels = dict(self._fields["validity"]._description_selection(self.env))
        bad = [(item.display_name, labels[status]) for item in self if (status := item._get_status(day)) != "valid"]
        if bad:
            raise UserError(self.env._(
                "On %(day)s the street has no power to act under: %(items)s (APL 17, 24, G01).",
                day=day, items=", ".join(f"{name} ({label})" for name, label in bad),
            ))

    def _get_norm_lines(self, day):
        """Legal bases that can be picked for a violation on a day: in force then, and mapped.

        :return: ``street.authority.norm`` recordset
        """
        return self.norm_line_ids.filtered(lambda line: line._applies_on(day) and not line.is_remap_pending)

    def _notify_move(self, move, values):
        super()._notify_move(move, values)
        if move == "take_back" and values["date"] < period.today():
            for item in self:
                item._notify_late_taking_back(values["date"])

    def _notify_late_taking_back(self, day):
        """Say in the history which matters were handled under the item since the day the power was gone (G01)."""
        # sudo: the numbers of the matters only; whoever keeps the lists need not see matters
        matters = self.env["street.matter"].sudo().search_fetch(
            [("company_id", "=", self.company_id.id), ("class_id", "in", self.class_ids.ids), ("unit_id.kind", "!=", "department"),
             ("date_dispatched", ">=", period.utc_of(day))], ["name"], order="date_dispatched, id",
        )
        self._message_log(body=self.env._(
            "Taken back from %(day)s on. Given to own units since, to be looked at again (G01): %(count)s. %(matters)s",
            day=day, count=len(matters), matters=", ".join(matters[:NAMED].mapped("name")),
        ))
