from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.street_base.tools.period import today

# The newest issue of a kind of piece (whatever its size) to a person who still works here and still has it.
DUE = """(SELECT move.id FROM street_supply_move move
            JOIN street_supply supply ON supply.id = move.supply_id
            JOIN hr_employee person ON person.id = move.employee_id AND person.active
           WHERE move.kind = 'issue' AND move.date_worn <= %s
             AND NOT EXISTS (SELECT FROM street_supply_move newer JOIN street_supply piece ON piece.id = newer.supply_id
                              WHERE newer.employee_id = move.employee_id AND newer.kind = 'issue' AND piece.company_id = supply.company_id
                                AND piece.name = supply.name AND (newer.date, newer.id) > (move.date, move.id))
             AND (SELECT SUM(held.delta) FROM street_supply_move held JOIN street_supply piece ON piece.id = held.supply_id
                   WHERE held.employee_id = move.employee_id AND piece.company_id = supply.company_id AND piece.name = supply.name) < 0)"""


class StreetSupplyMove(models.Model):
    """Who is due for a new piece (到期换发): asked for a day, never stored."""

    _inherit = "street.supply.move"

    is_due = fields.Boolean("Due for a new one", compute="_compute_is_due", search="_search_is_due", help="The wearing term of the person's newest piece is over.")
    supply_quantity = fields.Float("In stock", related="supply_id.quantity", related_sudo=False, aggregator=None)

    _due_idx = models.Index("(date_worn) WHERE kind = 'issue' AND date_worn IS NOT NULL")
    _person_idx = models.Index("(employee_id, date DESC, id DESC) WHERE employee_id IS NOT NULL")

    def _compute_is_due(self):
        due = self.search([("id", "in", self.ids), ("is_due", "=", True)])
        for move in self:
            move.is_due = move in due

    @api.model
    def _search_is_due(self, operator, value):
        if operator != "in":
            return NotImplemented
        self.flush_model(["kind", "date_worn", "employee_id", "supply_id", "delta", "date"])
        self.env["street.supply"].flush_model(["name", "company_id"])
        self.env["hr.employee"].flush_model(["active"])
        rows = SQL(DUE, today())
        return Domain.OR([Domain("id", "in" if wanted else "not in", rows) for wanted in set(value)])

    def action_open_issue(self):
        """Open the dialog that gives the person the same pieces again.

        :return: window action
        :raises UserError: the rows are of several people
        """
        if len(self.employee_id) != 1:
            raise UserError(self.env._("Choose rows of one person."))
        lines = [(0, 0, {"supply_id": supply.id, "quantity": 1}) for supply in self.supply_id]
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_supply_book_action_issue")
        return {**action, "context": {"default_kind": "issue", "default_employee_id": self.employee_id.id, "default_line_ids": lines}}
