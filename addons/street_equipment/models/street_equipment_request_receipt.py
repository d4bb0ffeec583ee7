from odoo import models
from odoo.tools import float_compare
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle

from ..tools.figures import yuan
from ..tools.receipt_rows import Ordered, read_rows

_lt = LazyTranslate(__name__)
PROBLEMS = {
    "nothing": _lt("Say what was received: at least one line with its quantity."),
    "form": _lt("A row of a receipt names line_id, quantity and serials; this one does not: %(row)s"),
    "line": _lt("Line %(line)s is not on this request."),
    "quantity": _lt("%(name)s: the quantity received is a whole number from 1 on."),
    "price": _lt("%(name)s: the price is a number of yuan, not below zero."),
    "empty_serial": _lt("%(name)s: a serial number is empty."),
    "serial_count": _lt("%(name)s: %(quantity)s received, %(count)s serial numbers given. Each piece has its own."),
    "expiry": _lt("%(name)s: “%(value)s” is no day; write it as 2027-01-31."),
    "too_many": _lt("%(name)s: %(quantity)s received, but only %(open)s are still to come. Send the rest back, or ask for it with a new request."),
    "twice": _lt("The serial number %(serial)s is given twice."),
}


class StreetEquipmentRequest(models.Model):
    """What comes of an order (到货): receipts, whole or in part, and the difference to what was ordered."""

    _inherit = "street.equipment.request"

    def _get_ordered(self):
        """line id → what of it is still to come."""
        return {
            line.id: Ordered(line.name, line.quantity_open, line.price_unit, line.category_id.has_serials and line.target in ("item", "vehicle"))
            for line in self.line_ids
        }

    def _get_receive_obstacles(self, values):
        if values is None:
            return {}
        found, rows = {}, values.get("serials")
        for request in self:
            delivered, problems = read_rows(rows, request._get_ordered())
            found[request] = [Obstacle(problem.code, str(self.env._(PROBLEMS[problem.code])) % problem.facts) for problem in problems]
            if not problems:
                found[request] += request._explain_delivered(delivered)
        return found

    def _explain_delivered(self, delivered):
        """Serial numbers that exist, and a bill above what was approved."""
        lines = {line.id: line for line in self.line_ids}
        found = self._explain_known_serials([(lines[row.line_id].target, serial) for row in delivered for serial in row.serials])
        value = self.amount_received + sum(row.quantity * row.price_unit for row in delivered)
        if float_compare(value, self.amount_total, precision_digits=2) > 0:
            found.append(Obstacle("over_approved", self.env._(
                "With this receipt it costs %(value)s yuan; %(total)s were approved. Refuse the bill, or ask for the rest with a new request.",
                value=yuan(value), total=yuan(self.amount_total))))
        missing = [lines[row.line_id].name for row in delivered if lines[row.line_id].supply_id.has_expiry and not row.date_expiry]
        return found + [Obstacle("no_expiry", self.env._("%(name)s: give the day on which the lot expires (date_expiry).", name=name)) for name in missing]

    def _explain_known_serials(self, serials, but=None):
        """Obstacles for serial numbers that stand in the inventory or on another receipt.

        :param list serials: ``[(target, serial)]``
        :param but: ``street.equipment.receipt`` whose own numbers do not count
        """
        numbers = {target: [serial for kind, serial in serials if kind == target] for target in ("item", "vehicle")}
        # sudo: a number is taken whoever may read its item, in whichever office, archived or not
        everything = self.env(su=True, context={**self.env.context, "active_test": False})
        known = {item.serial_no: item.display_name for item in everything["maintenance.equipment"].search([("serial_no", "in", numbers["item"])])}
        known |= {vehicle.vin_sn: vehicle.display_name for vehicle in everything["fleet.vehicle"].search([("vin_sn", "in", numbers["vehicle"])])}
        waiting = everything["street.equipment.receipt.line"].search([("receipt_id.state", "=", "received"), ("receipt_id", "!=", but.id if but else False)])
        for line in waiting:
            known |= dict.fromkeys(line._get_serials(), line.receipt_id.display_name)
        return [Obstacle("serial_exists", self.env._("The serial number %(serial)s exists: %(where)s.", serial=serial, where=known[serial]))
                for _target, serial in serials if serial in known]

    def _prepare_receive_values(self, rows):
        """The counter keeps two receipts at once apart; with the last piece the request is received."""
        prepared = {}
        for request in self:
            ordered = request._get_ordered()
            delivered, _problems = read_rows(rows, ordered)
            is_whole = sum(row.quantity for row in delivered) == sum(line.open for line in ordered.values())
            prepared[request] = {"receipt_count": request.receipt_count + 1, **({"state": "received"} if is_whole else {})}
        return prepared

    def _record_receipts(self, rows):
        """One receipt a request, waiting for its acceptance."""
        for request in self:
            delivered, _problems = read_rows(rows, request._get_ordered())
            receipt = self.env["street.equipment.receipt"]._record(request)
            self.env["street.equipment.receipt.line"]._street_create([
                {
                    "receipt_id": receipt.id, "request_line_id": row.line_id, "quantity": row.quantity, "price_unit": row.price_unit,
                    "serials": "\n".join(row.serials) or False, "lot": row.lot or False, "date_expiry": row.date_expiry or False,
                } for row in delivered
            ])
            receipt._plan_acceptance()

    def _finish_accepted(self):
        """Everything has come and been accepted: the request is done; what was refused is waited for again."""
        received = self.filtered(lambda request: request.state == "received")
        for request in received:
            if not request._get_finish_obstacles({}):
                request._street_do_move("finish", {})

    def _wait_for_rest(self):
        """A receipt was refused: what it brought is still to come."""
        waiting = self.filtered(lambda request: request.state == "received" and any(request.line_ids.mapped("quantity_open")))
        if waiting:
            waiting._street_do_move("take_back", {})

    # ------------------------------------------------------------
    # INVENTORY
    # ------------------------------------------------------------

    def _prepare_items_from_receipt(self, line, serials):
        """Values of the items or vehicles that a line of a receipt becomes.

        :param line: ``street.equipment.receipt.line``
        :param list serials: serial number or VIN of each piece, empty where there is none
        :return: list of values for ``maintenance.equipment`` or ``fleet.vehicle``, one a piece
        """
        self.ensure_one()
        wanted, receipt = line.request_line_id, line.receipt_id
        common = {"company_id": self.company_id.id, "date_purchase": receipt.date, "unit_id": self.unit_id.id, "budget_line_id": self.budget_line_id.id}
        if wanted.target == "vehicle":
            return [{**common, "model_id": wanted.vehicle_model_id.id, "vin_sn": serial or False, "acquisition_date": receipt.date,
                     "car_value": line.price_unit, "net_car_value": line.price_unit} for serial in serials]
        category = self.env["maintenance.equipment.category"].search(
            [("equipment_kind", "=", wanted.category_id.equipment_kind), ("company_id", "in", [self.company_id.id, False])], order="company_id, id", limit=1,
        ) if wanted.category_id.equipment_kind else self.env["maintenance.equipment.category"]
        return [{
            **common, "name": wanted.name, "model": wanted.specification, "serial_no": serial or False, "category_id": category.id, "cost": line.price_unit,
            "partner_id": self.supplier_id.id, "partner_ref": self.number, "effective_date": receipt.date, "life_months": category.life_months,
        } for serial in serials]
