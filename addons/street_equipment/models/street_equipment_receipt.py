from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools import period
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_equipment_request_moves import KEEPER

_lt = LazyTranslate(__name__)
USER = "street_equipment.group_equipment_user"
RECORDED = {"request_id", "place", "date", "user_id"}
STATES = [("received", "Waits for acceptance"), ("accepted", "Accepted"), ("refused", "Sent back")]


class StreetEquipmentReceipt(models.Model):
    """Receipt (到货验收): what came with one delivery; accepted by two people, then in the inventory.

    1. Recorded by ``street.equipment.request.action_receive`` alone; its lines never change.
    2. Two different people accept it, so that whoever bought it never does so alone. The second one puts it into the inventory.
    3. What is sent back does not count as received; the request waits for it again.
    """

    _name = "street.equipment.receipt"
    _description = "Receipt"
    _inherit = ["street.transition.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"

    _street_protected = {
        "state": "received", "first_acceptor_id": False, "date_first": False, "second_acceptor_id": False, "date_accepted": False, "refuse_reason": False,
    }
    _street_transitions = {
        "accept": Transition(("received",), groups=USER, access="read", label=_lt("Accept the goods")),
        "refuse": Transition(("received",), "refused", KEEPER, reason=True, access="read", label=_lt("Send back")),
    }

    request_id = fields.Many2one("street.equipment.request", "Request", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", "Office", required=True, readonly=True, index=True, default=lambda self: self.env.company)
    place = fields.Integer("Number of the delivery", readonly=True, aggregator=None)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="received", index=True)
    date = fields.Date("Received on", readonly=True, required=True, default=lambda self: period.today())
    user_id = fields.Many2one("res.users", "Recorded by", readonly=True, default=lambda self: self.env.user, ondelete="restrict")
    line_ids = fields.One2many("street.equipment.receipt.line", "receipt_id", "Lines")
    amount = fields.Float(compute="_compute_amount", digits=(16, 2))
    first_acceptor_id = fields.Many2one("res.users", "Accepted by", readonly=True, copy=False, ondelete="restrict")
    date_first = fields.Datetime("First acceptance", readonly=True, copy=False)
    second_acceptor_id = fields.Many2one("res.users", "And by", readonly=True, copy=False, ondelete="restrict")
    date_accepted = fields.Datetime("Accepted at", readonly=True, copy=False)
    refuse_reason = fields.Text("Sent back because", readonly=True, copy=False)
    item_ids = fields.One2many("maintenance.equipment", compute="_compute_made", string="Items")
    vehicle_ids = fields.One2many("fleet.vehicle", compute="_compute_made", string="Vehicles")
    has_labels = fields.Boolean(compute="_compute_made")

    _place_uniq = models.UniqueIndex("(request_id, place)", "Somebody entered a receipt of this request at the same moment: look at it and enter yours again.")
    _two_people = models.Constraint("CHECK(first_acceptor_id != second_acceptor_id)", "Two different people accept a receipt.")

    @api.depends("request_id.number", "place")
    def _compute_display_name(self):
        for receipt in self:
            receipt.display_name = f"{receipt.request_id.display_name} / {receipt.place}"

    @api.depends("line_ids.quantity", "line_ids.price_unit")
    def _compute_amount(self):
        for receipt in self:
            receipt.amount = round(sum(line.quantity * line.price_unit for line in receipt.line_ids), 2)

    def _compute_made(self):
        for name, model in (("item_ids", "maintenance.equipment"), ("vehicle_ids", "fleet.vehicle")):
            made = self.env[model].search([("receipt_line_id.receipt_id", "in", self.ids)]) if self.ids else self.env[model]
            for receipt in self:
                # sudo: which receipt an item came with
                receipt[name] = made.filtered(lambda item, receipt=receipt: item.sudo().receipt_line_id.receipt_id == receipt._origin)
        for receipt in self:
            receipt.has_labels = bool(receipt.item_ids or receipt.vehicle_ids)

    def _street_fixed_fields(self):
        return super()._street_fixed_fields() | RECORDED

    @api.model
    def _record(self, request):
        """A new receipt of a request, without lines yet."""
        # sudo: receipts are recorded by the move “receive” only, which was checked
        return self.sudo().create({"request_id": request.id, "company_id": request.company_id.id, "place": request.receipt_count, "user_id": self.env.uid})

    # ------------------------------------------------------------
    # MOVES
    # ------------------------------------------------------------

    def action_accept(self):
        """Accept the goods; the second of two people puts them into the inventory. :return: True"""
        return self._street_move("accept")

    def action_refuse(self, reason):
        """Send the goods back. :param str reason: what is wrong with them. :return: True"""
        return self._street_move("refuse", {"reason": reason})

    def action_print_labels(self):
        """Labels of what came. :return: action of the dialog that asks for the sheet"""
        made = self.item_ids or self.vehicle_ids
        name = "item" if self.item_ids else "vehicle"
        action = self.env["ir.actions.act_window"]._for_xml_id(f"street_equipment.street_label_print_action_{name}")
        return {**action, "context": {"active_model": made._name, "active_ids": made.ids}}

    def _get_line_lock(self, line_model):
        return dict.fromkeys(self, self.env._("Lines of a receipt are recorded once and stay as they are. Send the goods back and record them anew."))

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "accept":
            for receipt in self:
                found[receipt] += receipt._explain_accept()
        return found

    def _explain_accept(self):
        if self.first_acceptor_id == self.env.user:
            return [Obstacle("same_person", self.env._("You have accepted it: a second person has to look at it as well."))]
        if not self.first_acceptor_id:
            return []
        serials = [(line.request_line_id.target, serial) for line in self.sudo().line_ids for serial in line._get_serials()]
        return self.sudo().request_id._explain_known_serials(serials, but=self)

    def _prepare_move_values(self, move, values):
        now, user = fields.Datetime.now(), self.env.uid
        if move == "refuse":
            return {receipt: {"refuse_reason": values["reason"]} for receipt in self}
        return {
            receipt: {"second_acceptor_id": user, "date_accepted": now, "state": "accepted"} if receipt.first_acceptor_id
            else {"first_acceptor_id": user, "date_first": now}
            for receipt in self
        }

    def _do_after_move(self, move, values):
        result = super()._do_after_move(move, values)
        done = self.filtered(lambda receipt: receipt.state == "accepted")
        done.line_ids._put_into_inventory()
        # sudo: the request moves on by itself, whoever accepted
        done.request_id.sudo()._finish_accepted()
        self.filtered(lambda receipt: receipt.state == "refused").request_id.sudo()._wait_for_rest()
        self._plan_acceptance()
        return result
