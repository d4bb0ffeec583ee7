from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.figures import yuan

STATES = [
    ("draft", "Draft"),
    ("submitted", "With finance"),
    ("reviewing", "In approval"),
    ("approved", "Approved"),
    ("ordered", "Ordered"),
    ("received", "Received"),
    ("done", "In the inventory"),
    ("rejected", "Refused"),
    ("cancelled", "Cancelled"),
]
# Before an order is placed a request can be changed, which sends it back to its start.
OPEN = ("draft", "submitted", "reviewing", "approved")
RESERVING = ("reviewing", "approved", "ordered")
# What is approved.
FACTS = {"name", "reason", "unit_id", "budget_line_id", "date_needed", "quote_reason", "company_id"}


class StreetEquipmentRequest(models.Model):
    """Purchase request (采购申请): what is to be bought, why, from which budget line; approved by tiers, ordered, received, accepted.

    1. Whoever may use equipment asks; he changes his own requests, keepers those of their office; everybody there reads them.
    2. Finance confirms the budget line first, which reserves the money; then the tiers approve in their order, each once.
    3. Nobody confirms, approves, returns or refuses his own request; a change of what was submitted sends it back to its start.
    4. Keepers order, record what comes, and two people accept it: only then it stands in the inventory.
    5. Tiers (``tier.review``) answer an obstacle of the move “grant”; they never write the state.
    """

    _name = "street.equipment.request"
    _description = "Purchase request"
    _inherit = ["street.transition.mixin", "tier.validation", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _rec_names_search = ["name", "number"]
    _check_company_auto = True

    # what and why
    name = fields.Char("Subject", required=True)
    number = fields.Char(readonly=True, copy=False, index="btree_not_null", help="Drawn when the request is submitted for the first time.")
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="draft", index=True)
    requester_id = fields.Many2one("res.users", "Asked for by", readonly=True, copy=False, index=True, ondelete="restrict")
    submitter_id = fields.Many2one("res.users", "Submitted by", readonly=True, copy=False, ondelete="restrict")
    unit_id = fields.Many2one(
        "street.unit", "For the unit", index="btree_not_null", ondelete="restrict", check_company=True, domain="[('company_id', '=', company_id)]",
        compute="_compute_unit_id", store=True, readonly=False, precompute=True)
    reason = fields.Text("Why it is needed", help="Why it is needed, and why now.")
    date_needed = fields.Date("Needed by")
    line_ids = fields.One2many("street.equipment.request.line", "request_id", "Lines", copy=True)
    category_ids = fields.Many2many("street.purchase.category", compute="_compute_category_ids", string="Categories")
    # money
    budget_line_id = fields.Many2one(
        "street.budget.line", "Budget line", index=True, ondelete="restrict", check_company=True, domain="[('company_id', '=', company_id)]")
    budget_left = fields.Float("Left on the line", related="budget_line_id.amount_left", related_sudo=False, help="Without this request, unless it has been confirmed by finance.")
    amount_total = fields.Float("Total", compute="_compute_amount_total", store=True, digits=(16, 2), help="Quantity by estimated price, in yuan.")
    amount_received = fields.Float("Received for", compute="_compute_amount_received", store=True, digits=(16, 2))
    amount_reserved = fields.Float("Reserved amount", compute="_compute_amount_reserved", store=True, digits=(16, 2))
    quote_ids = fields.One2many("street.equipment.request.quote", "request_id", "Quotes")
    quote_reason = fields.Text("Why this quote", help="Needed when the chosen quote is not the lowest.")
    supplier_id = fields.Many2one("res.partner", "Supplier", index="btree_not_null", ondelete="restrict", compute="_compute_supplier_id", store=True, readonly=False)
    # its way
    date_submitted = fields.Datetime("Submitted at", readonly=True, copy=False)
    checker_id = fields.Many2one("res.users", "Budget confirmed by", readonly=True, copy=False, ondelete="restrict")
    date_checked = fields.Datetime("Confirmed at", readonly=True, copy=False)
    date_approved = fields.Datetime("Approved at", readonly=True, copy=False)
    buyer_id = fields.Many2one("res.users", "Ordered by", readonly=True, copy=False, ondelete="restrict")
    date_ordered = fields.Datetime("Ordered at", readonly=True, copy=False)
    end_reason = fields.Text("Returned or ended because", readonly=True, copy=False, help="Why it was returned, refused, cancelled, or closed short.")
    receipt_count = fields.Integer("Receipts recorded", readonly=True, copy=False, aggregator=None)
    receipt_ids = fields.One2many("street.equipment.receipt", "request_id", "Receipts")
    difference = fields.Text(compute="_compute_difference", help="What was ordered and has not come, or came at another price.")
    # whose turn it is
    approver_ids = fields.Many2many("res.users", compute="_compute_turn", string="Whose turn")
    is_my_turn = fields.Boolean("Waits for me", compute="_compute_turn", search="_search_is_my_turn")

    _state_idx = models.Index("(company_id, state)")

    @api.depends("name", "number")
    def _compute_display_name(self):
        for request in self:
            request.display_name = " ".join(filter(None, (request.number, request.name)))

    @api.depends("company_id")
    def _compute_unit_id(self):
        # Whoever asks does so for his own unit unless he says otherwise. sudo: his own unit only
        own = self.env.user.employee_id.sudo().unit_id
        for request in self:
            request.unit_id = own if own.company_id == request.company_id else False

    @api.depends("line_ids.category_id")
    def _compute_category_ids(self):
        for request in self:
            request.category_ids = request.line_ids.category_id

    @api.depends("line_ids.quantity", "line_ids.price_unit")
    def _compute_amount_total(self):
        for request in self:
            request.amount_total = round(sum(line.quantity * line.price_unit for line in request.line_ids), 2)

    @api.depends("receipt_ids.state", "receipt_ids.line_ids.quantity", "receipt_ids.line_ids.price_unit")
    def _compute_amount_received(self):
        for request in self:
            taken = request.receipt_ids.filtered(lambda receipt: receipt.state != "refused").line_ids
            request.amount_received = round(sum(line.quantity * line.price_unit for line in taken), 2)

    @api.depends("state", "amount_total", "amount_received")
    def _compute_amount_reserved(self):
        for request in self:
            request.amount_reserved = max(request.amount_total - request.amount_received, 0.0) if request.state in RESERVING else 0.0

    @api.depends("quote_ids.is_chosen", "quote_ids.partner_id")
    def _compute_supplier_id(self):
        for request in self:
            request.supplier_id = request.quote_ids.filtered("is_chosen")[:1].partner_id or request.supplier_id

    @api.depends("line_ids.quantity", "line_ids.quantity_received", "amount_total", "amount_received", "state")
    def _compute_difference(self):
        for request in self:
            lines = [] if request.state in OPEN else [
                self.env._("%(line)s: %(open)d of %(ordered)d have not come.", line=line.name, open=line.quantity_open, ordered=line.quantity)
                for line in request.line_ids if line.quantity_open
            ]
            dearer = request.state in ("received", "done") and round(request.amount_received - request.amount_total, 2)
            if dearer:
                lines.append(self.env._("Received for %(received)s yuan instead of %(ordered)s.", received=yuan(request.amount_received), ordered=yuan(request.amount_total)))
            request.difference = "\n".join(lines) or False

    @api.onchange("quote_ids")
    def _onchange_quote_ids(self):
        """One quote is chosen: the mark just set takes the former one away."""
        chosen = self.quote_ids.filtered("is_chosen").sorted("chosen_at")
        chosen[:-1].is_chosen = False

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    def write(self, vals):
        facts = FACTS & vals.keys()
        if (facts or "supplier_id" in vals) and not self.env.su:
            ordered = self.filtered(lambda request: request.state not in OPEN)
            if ordered:
                raise UserError(self.env._("%(request)s has been ordered or has ended: it stays as it is.", request=ordered[0].display_name))
        if facts:
            self._reopen_changed()
        return super().write(vals)

    def _reopen_changed(self):
        """Send back to the start what was submitted and is now being changed; its approvals are void."""
        changed = self.filtered(lambda request: request.state in OPEN and request.state != "draft")
        if changed:
            changed._street_move("reopen", {"reason": self.env._("It was changed after it had been submitted.")})

    def _prepare_initial_values(self, vals_list):
        # Whoever enters a request asks for it: nobody does so in another's name to approve it himself.
        return [{**values, "requester_id": self.env.uid} for values in super()._prepare_initial_values(vals_list)]

    def _get_line_lock(self, line_model):
        """Lines and quotes may change until the order; a change after the submission reopens the request."""
        reason = self.env._("It has been ordered or has ended; its lines and quotes are fixed.")
        return {request: "" if request.state in OPEN else reason for request in self}

    def _get_file_lock(self, operation):
        locks = super()._get_file_lock(operation)
        ended = self.env._("It has ended; no file can be added.")
        return {request: ended if operation == "add" and request.state in ("rejected", "cancelled") else lock for request, lock in locks.items()}
