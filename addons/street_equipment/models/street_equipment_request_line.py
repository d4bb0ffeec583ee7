from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.street_base.tools import write_pass

COUNTED = {"amount", "amount_received", "quantity_received"}
# Into what a line goes is not part of what is approved: keepers say so before the order.
DESTINATION = {"supply_id", "vehicle_model_id", "sequence"}


class StreetEquipmentRequestLine(models.Model):
    """Line of a purchase request (采购明细): what, to which specification, how many, at which estimated price."""

    _name = "street.equipment.request.line"
    _description = "Line of a purchase request"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "request_id"
    _street_never_written = tuple(sorted(COUNTED))
    _order = "request_id desc, sequence, id"

    request_id = fields.Many2one("street.equipment.request", "Request", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="request_id.company_id", store=True, index=True, precompute=True)
    state = fields.Selection(related="request_id.state")
    sequence = fields.Integer(default=10)
    name = fields.Char("Goods", required=True)
    specification = fields.Char(help="Maker, model, size, technical requirements.")
    category_id = fields.Many2one("street.purchase.category", "Category", required=True, index=True, ondelete="restrict")
    target = fields.Selection(related="category_id.target")
    quantity = fields.Integer(required=True, default=1)
    unit_name = fields.Char("Counted in", required=True, default=lambda self: self.env._("pieces"))
    price_unit = fields.Float("Estimated price", required=True, digits=(16, 2), aggregator="avg", help="In yuan, for one.")
    amount = fields.Float(compute="_compute_amount", store=True, precompute=True, digits=(16, 2))
    supply_id = fields.Many2one("street.supply", "Goes to supply", ondelete="restrict", index="btree_not_null", domain="[('company_id', '=', company_id)]")
    vehicle_model_id = fields.Many2one("fleet.vehicle.model", "Model of the vehicle", ondelete="restrict")
    receipt_line_ids = fields.One2many("street.equipment.receipt.line", "request_line_id", "Receipts")
    quantity_received = fields.Integer("Received", compute="_compute_received", store=True)
    quantity_open = fields.Integer("Still to come", compute="_compute_quantity_open")
    amount_received = fields.Float("Received for", compute="_compute_received", store=True, digits=(16, 2))

    _quantity_positive = models.Constraint("CHECK(quantity > 0)", "A line asks for at least one piece.")
    _price_not_negative = models.Constraint("CHECK(price_unit >= 0)", "A price cannot be negative.")

    @api.depends("quantity", "price_unit")
    def _compute_amount(self):
        for line in self:
            line.amount = round(line.quantity * line.price_unit, 2)

    @api.depends("receipt_line_ids.quantity", "receipt_line_ids.price_unit", "receipt_line_ids.receipt_id.state")
    def _compute_received(self):
        for line in self:
            taken = line.receipt_line_ids.filtered(lambda row: row.receipt_id.state != "refused")
            line.quantity_received = sum(taken.mapped("quantity"))
            line.amount_received = round(sum(row.quantity * row.price_unit for row in taken), 2)

    @api.depends("quantity", "quantity_received")
    def _compute_quantity_open(self):
        for line in self:
            line.quantity_open = max(line.quantity - line.quantity_received, 0)

    @api.onchange("supply_id")
    def _onchange_supply_id(self):
        # Once it was submitted, where it goes to is all that is chosen: another unit or price would void the approvals.
        if self.supply_id and self.request_id.state in (False, "draft"):
            self.name = self.name or self.supply_id.display_name
            self.unit_name = self.supply_id.unit_name
            self.price_unit = self.price_unit or self.supply_id.price

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        plain = write_pass.redeem(self, vals_list)
        if plain is not None:  # a worker loads what is past: nothing of it is changed
            return super(StreetEquipmentRequestLine, write_pass.with_pass(plain, vals_list)).create(vals_list)
        for vals in vals_list:
            self._refuse_counted(vals)
        lines = super().create(vals_list)
        lines.request_id._reopen_changed()
        return lines

    def write(self, vals):
        self._refuse_counted(vals)
        if vals.keys() - DESTINATION:
            self.request_id._reopen_changed()
        result = super().write(vals)
        if "request_id" in vals:
            self.request_id._reopen_changed()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_reopens_request(self):
        self.request_id._reopen_changed()

    def _refuse_counted(self, vals):
        if COUNTED & vals.keys():
            raise AccessError(self.env._("Amounts and received quantities of a line are counted and cannot be entered: give quantity and price."))
