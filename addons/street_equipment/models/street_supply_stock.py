from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import local_day, today

from ..tools.figures import shown
from ..tools.row_lock import touch_rows
from ..tools.supply_stock import Lot, is_amount, take
from ..tools.uniform import worn_until


class StreetSupply(models.Model):
    """Bookings of a supply: each is a row that is added; the workers see to it that nothing falls below zero.

    A booking writes the row of the supply first (``tools/row_lock.py``), so that the second of two transactions at once is
    repeated by Odoo with the stock the first one left: a lock alone would let it see the old rows.
    """

    _inherit = "street.supply"

    # ------------------------------------------------------------
    # ACTIONS
    # ------------------------------------------------------------

    def action_receive(self, quantity, lot="", date_expiry=None, price=None, origin=""):
        """Take a quantity into the store.

        :param float quantity: above zero, at most two decimals
        :param str lot: number of the lot; needed where the supply expires
        :param str date_expiry: ``"YYYY-MM-DD"``, last day on which the lot is good; needed for a new lot of a supply that expires
        :param float price: price paid for a unit, in yuan; becomes the price of the supply
        :param str origin: paper it came with
        :return: True
        """
        for supply in self._get_bookable(lot, origin):
            supply._receive(quantity, {"name": lot, "date_expiry": date_expiry} if lot or date_expiry else None, origin, price)
        return True

    def action_issue(self, quantity, employee_id, lot_id=None, reason=""):
        """Give a quantity to a person, out of the lots that expire first.

        :param float quantity: above zero
        :param int employee_id: ``hr.employee`` of the office
        :param int lot_id: ``street.supply.lot`` to take it from instead
        :param str reason: what for
        :return: True; warnings (standard dress, wearing term) are kept in the moves
        :raises UserError: not enough in stock, or the lot has expired
        """
        self._get_bookable(reason)._issue(quantity, self._read_employee(employee_id), lot_id, reason)
        return True

    def action_return(self, quantity, employee_id, lot_id=None, reason=""):
        """Take a quantity back from a person; arguments as :meth:`action_issue`.

        :return: True
        :raises UserError: the person does not have so much
        """
        for supply in self._get_bookable(reason):
            supply._check_amount(quantity)
            supply._take_back(quantity, supply._read_employee(employee_id), lot_id, reason)
        return True

    def action_dispose(self, lot_id, reason):
        """Take an expired lot out of the store (过期报废); whatever else is missing or spoiled goes through a stock-take.

        :param int lot_id: ``street.supply.lot`` that has expired
        :param str reason: how it was disposed of
        :return: True
        """
        for supply in self._get_bookable(reason):
            lot = supply._read_lot(lot_id)
            if not (reason or "").strip():
                raise UserError(self.env._("%(supply)s: say how the lot was disposed of.", supply=supply.display_name))
            if not lot or not lot.date_expiry or lot.date_expiry >= today():
                raise UserError(self.env._(
                    "%(supply)s: only a lot that has expired is disposed of here. What is spoiled or missing is adjusted by a stock-take, "
                    "with a second person.", supply=supply.display_name))
            supply._lock_stock()
            supply._book([{"kind": "dispose", "lot_id": lot.id, "delta": -lot.quantity, "reason": reason}])
        return True

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _receive(self, quantity, lot_values=None, origin="", price=None):
        """Take a quantity of one supply in.

        :param float quantity: above zero
        :param dict lot_values: ``{"name": number, "date_expiry": date or ISO text}`` or None
        :param str origin: paper or record it rests on
        :param float price: unit price in yuan, or None when it is not known
        :return: the ``street.supply.move``
        """
        self.ensure_one()
        self._check_amount(quantity)
        self._lock_stock()
        lot = self._find_or_create_lot(lot_values or {})
        if price is not None and (type(price) not in (int, float) or not 0 <= price < 1e9):
            raise UserError(self.env._("%(supply)s: “%(price)s” is no price.", supply=self.display_name, price=price))
        if price is not None:
            self.price = price
        return self._book([{"kind": "receive", "lot_id": lot.id, "delta": quantity, "origin": origin, "price": self.price if price is None else price}])

    def _issue(self, quantity, employee, lot_id=None, reason=""):
        """Give each of these supplies to one person. :return: the moves"""
        moves = self.env["street.supply.move"]
        self._lock_stock()
        employee._check_not_cleared()
        for supply in self:
            supply._check_amount(quantity)
            parts, rest = supply._split(quantity, lot_id)
            if rest > 0:
                raise UserError(self.env._(
                    "%(supply)s: %(asked)s %(unit)s were asked for, %(there)s that may be issued are in stock. Receive more or issue less.",
                    supply=supply.display_name, asked=shown(quantity), unit=supply.unit_name, there=shown(quantity - rest)))
            warning = " ".join(supply._get_issue_warnings(employee))
            moves += supply._book([{
                "kind": "issue", "lot_id": lot, "delta": -part, "employee_id": employee.id, "reason": reason, "warning": warning,
                "date_worn": worn_until(today(), supply.wear_months), "price": supply.price,
            } for lot, part in parts])
        return moves

    def _take_back(self, quantity, employee, lot_id, reason):
        self._lock_stock()
        held = dict(self.env["street.supply.move"]._read_group(
            [("supply_id", "=", self.id), ("employee_id", "=", employee.id), ("kind", "in", ("issue", "return"))], ["lot_id"], ["delta:sum"]))
        lot = self._read_lot(lot_id) or next((lot for lot, delta in held.items() if -delta >= quantity), self.env["street.supply.lot"])
        has = round(-held.get(lot, 0.0), 2) or 0  # no minus before nothing
        if has < quantity:
            raise UserError(self.env._(
                "%(person)s has %(has)s %(unit)s of %(supply)s, %(asked)s cannot be taken back.",
                person=employee.sudo().name, has=shown(has), unit=self.unit_name, supply=self.display_name, asked=shown(quantity)))
        return self._book([{"kind": "return", "lot_id": lot.id, "delta": quantity, "employee_id": employee.id, "reason": reason, "price": self.price}])

    def _adjust(self, differences, origin, reason):
        """Book what a stock-take found; called by its approval only.

        :param differences: list of ``(lot id or False, quantity to add, below zero to take away)`` of this one supply
        """
        self.ensure_one()
        self._lock_stock()
        return self._book([
            {"kind": "adjust", "lot_id": lot, "delta": delta, "origin": origin, "reason": reason, "price": self.price} for lot, delta in differences])

    def _book(self, rows):
        """Add moves of one supply whose stock is locked, unless something would fall below zero."""
        Move = self.env["street.supply.move"]
        left = {lot.id: quantity for lot, quantity in Move._read_group([("supply_id", "=", self.id)], ["lot_id"], ["delta:sum"])}
        for row in rows:
            lot = row.get("lot_id") or False
            left[lot] = round(left.get(lot, 0.0) + row["delta"], 2)
            if left[lot] < 0:
                raise UserError(self.env._(
                    "%(supply)s: %(missing)s %(unit)s are missing; stock never falls below zero. Somebody may have booked at the same moment: look again.",
                    supply=self.display_name, missing=shown(-left[lot]), unit=self.unit_name))
        return Move._street_create([{**row, "supply_id": self.id, "user_id": self.env.uid, "date": fields.Datetime.now()} for row in rows])

    def _lock_stock(self):
        """Let no other transaction book these supplies until this one ends."""
        touch_rows(self)

    # ------------------------------------------------------------
    # WHAT THE CALLER GAVE
    # ------------------------------------------------------------

    def _get_bookable(self, *texts):
        """These supplies, when the user may book them. :param texts: arguments of the caller that are texts"""
        if not self:
            raise UserError(self.env._("Choose a supply first."))
        if wrong := [text for text in texts if text and not isinstance(text, str)]:
            raise UserError(self.env._("“%(value)s” is no text.", value=str(wrong[0])[:80]))
        self.check_access("write")
        return self

    def _check_amount(self, quantity):
        if not is_amount(quantity):
            raise UserError(self.env._(
                "%(supply)s: “%(quantity)s” is no quantity; it is above zero, with at most two decimals.", supply=self.display_name, quantity=quantity))

    def _read_employee(self, employee_id):
        # sudo: the keeper names a person of his office; name and unit are known to everybody there
        person = self.env["hr.employee"].sudo().browse(employee_id if type(employee_id) is int else 0).exists()
        if not person or person.company_id not in self.company_id or not person.active:
            raise UserError(self.env._("Choose a person who works for this office."))
        return person.sudo(False)

    def _read_lot(self, lot_id):
        lot = self.env["street.supply.lot"].browse(lot_id if type(lot_id) is int else 0).exists()
        if lot_id and lot.supply_id != self:
            raise UserError(self.env._("%(supply)s has no such lot.", supply=self.display_name))
        return lot

    def _split(self, quantity, lot_id):
        if not self.has_expiry and not lot_id:
            return [(False, quantity)], max(0.0, round(quantity - self.quantity, 2))
        lots = self._read_lot(lot_id) or self.lot_ids
        return take([Lot(lot.id, lot.quantity, lot.date_expiry or None) for lot in lots], quantity, today())

    def _find_or_create_lot(self, values):
        name, expiry = (values.get("name") or "").strip(), values.get("date_expiry")
        if not name:
            if self.has_expiry or expiry:
                raise UserError(self.env._("%(supply)s: give the number of the lot and the day it expires on.", supply=self.display_name))
            return self.env["street.supply.lot"]
        expiry = self.env["street.transition.mixin"]._read_day(expiry)
        lot = self.lot_ids.filtered(lambda lot: lot.name == name)
        if lot and expiry and lot.date_expiry != expiry:
            raise UserError(self.env._(
                "%(supply)s: lot %(lot)s expires on %(day)s. Give a lot with another day another number.",
                supply=self.display_name, lot=name, day=str(lot.date_expiry)))
        if not lot and self.has_expiry and not expiry:
            raise UserError(self.env._("%(supply)s: give the number of the lot and the day it expires on.", supply=self.display_name))
        return lot or self.env["street.supply.lot"]._street_create([{"supply_id": self.id, "name": name, "date_expiry": expiry or False}])

    def _get_issue_warnings(self, employee):
        """Sentences the keeper should read before he issues; they are kept in the move.

        :return: list of texts
        """
        found = list(employee._get_uniform_warnings().values()) if self.is_standard_uniform else []
        if self.wear_months:
            mine = Domain("employee_id", "=", employee.id) & Domain("supply_id.name", "=", self.name) & Domain("company_id", "=", self.company_id.id)
            moves = self.env["street.supply.move"].search(mine)
            last = moves.filtered(lambda move: move.kind == "issue")[:1]
            if last.date_worn and last.date_worn > today() and round(sum(moves.mapped("delta")), 2) < 0:  # and did not bring it back
                found.append(self.env._(
                    "%(person)s got %(supply)s on %(day)s; the next is due on %(due)s.", person=employee.sudo().name, supply=self.name,
                    day=str(local_day(last.date)), due=str(last.date_worn)))
        return found
