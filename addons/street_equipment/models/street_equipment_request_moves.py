from collections import Counter

from odoo import fields, models
from odoo.tools import float_compare
from odoo.tools.i18n import format_list
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

from ..tools.figures import yuan

_lt = LazyTranslate(__name__)
KEEPER = "street_equipment.group_equipment_keeper"
FINANCE = "street_equipment.group_equipment_finance"
NUMBER_SERIES = "purchase_request"
ON_THE_WAY = ("submitted", "reviewing", "approved")
# What a request loses when it goes back to its start.
FRESH = {"submitter_id": False, "date_submitted": False, "checker_id": False, "date_checked": False, "date_approved": False}


class StreetEquipmentRequest(models.Model):
    """The moves of a purchase request; ``grant``, ``reopen``, ``finish`` and ``take_back`` are made by other moves only."""

    _inherit = "street.equipment.request"

    _street_protected = {
        "state": "draft", "number": False, "requester_id": False, "buyer_id": False, "date_ordered": False, "end_reason": False, "receipt_count": 0,
        "amount_total": 0.0, "amount_received": 0.0, "amount_reserved": 0.0, "validation_status": "no", **FRESH,
    }
    _street_transitions = {
        "submit": Transition(("draft",), "submitted", label=_lt("Submit")),
        "check": Transition(("submitted",), "reviewing", FINANCE, access="read", label=_lt("Confirm the budget line")),
        "approve": Transition(("reviewing",), access="read", label=_lt("Approve")),
        "grant": Transition(("reviewing",), "approved", access="read", label=_lt("Approval by all tiers")),  # internal: made by the last “approve”
        "send_back": Transition(ON_THE_WAY, "draft", reason=True, access="read", label=_lt("Return for changes")),
        "reject": Transition(("submitted", "reviewing"), "rejected", reason=True, access="read", label=_lt("Refuse the request")),
        "withdraw": Transition(ON_THE_WAY, "draft", reason=True, label=_lt("Withdraw")),
        "reopen": Transition(ON_THE_WAY, "draft", reason=True, label=_lt("Back to the start")),  # internal: made by a change of what was submitted
        "order": Transition(("approved",), "ordered", KEEPER, label=_lt("Place the order")),
        "receive": Transition(("ordered",), groups=KEEPER, label=_lt("Record a receipt")),
        "close_short": Transition(("ordered",), "received", KEEPER, reason=True, label=_lt("Close with a difference")),
        "take_back": Transition(("received",), "ordered", access="read", label=_lt("Wait for the rest")),  # internal: made by a receipt that is sent back
        "finish": Transition(("received",), "done", access="read", label=_lt("Finish")),  # internal: made by the acceptance of the last receipt
        "cancel": Transition(("draft", *ON_THE_WAY, "ordered"), "cancelled", reason=True, label=_lt("Cancel the request")),
    }

    # ------------------------------------------------------------
    # PUBLIC
    # ------------------------------------------------------------

    def action_submit(self):
        """Hand the request in to finance; it draws its number the first time. :return: True"""
        return self._street_move("submit")

    def action_check(self):
        """Finance confirms the budget line: the money is reserved and the tiers begin. :return: True"""
        return self._street_move("check")

    def action_approve(self, comment=None):
        """Approve as the person whose turn it is. :param str comment: remark of the approver, optional. :return: True"""
        return self._street_move("approve", {"comment": comment})

    def action_send_back(self, reason):
        """Return it for changes, as finance or as the person whose turn it is. :param str reason: why. :return: True"""
        return self._street_move("send_back", {"reason": reason})

    def action_reject(self, reason):
        """Refuse it for good, as finance or as the person whose turn it is. :param str reason: why. :return: True"""
        return self._street_move("reject", {"reason": reason})

    def action_withdraw(self, reason):
        """Take it back to change it. :param str reason: why. :return: True"""
        return self._street_move("withdraw", {"reason": reason})

    def action_order(self):
        """Place the order with the supplier. :return: True"""
        return self._street_move("order")

    def action_receive(self, serials):
        """Record what the supplier has brought, the whole or a part; it waits for acceptance by two people.

        :param list serials: ``[{"line_id": int, "quantity": int, "serials": [str]}]``; optional keys: ``price_unit`` (yuan, the
            estimated price by default), ``lot`` and ``date_expiry`` (ISO text) of a supply that expires
        :return: True
        :raises UserError: naming each line with more than is still to come, or with serial numbers that are missing or exist
        """
        return self._street_move("receive", {"serials": serials})

    def action_close_short(self, reason):
        """The rest will not come: close the order with the difference. :param str reason: why. :return: True"""
        return self._street_move("close_short", {"reason": reason})

    def action_cancel(self, reason):
        """Give the request up. :param str reason: why. :return: True"""
        return self._street_move("cancel", {"reason": reason})

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if self._street_edges()[move].access == "write" and not self.env.su:
            for request in self - self._filtered_access("write"):
                found[request].append(Obstacle("group", self.env._("It was asked for by somebody else; that person and the keepers change it.")))
        ask = getattr(self, f"_get_{move}_obstacles", None)
        for request, obstacles in (ask(values) if ask else {}).items():
            found[request] += obstacles
        return found

    def _get_submit_obstacles(self, values):
        return {request: [*request._explain_incomplete(), *request._explain_quotes(), *request._explain_budget()] for request in self}

    def _explain_incomplete(self):
        """What a request says before anybody is asked to approve it."""
        missing = []
        if not self.line_ids:
            missing.append(Obstacle("lines", self.env._("It has no line: say what is to be bought.")))
        elif not self.amount_total:
            missing.append(Obstacle("prices", self.env._("It has no price: estimate what each piece costs.")))
        if not (self.reason or "").strip():
            missing.append(Obstacle("why", self.env._("Say why it is needed.")))
        if not self.budget_line_id:
            missing.append(Obstacle("budget_line", self.env._("Choose the budget line it is paid from.")))
        return missing

    def _explain_quotes(self):
        """From the amount that the office has set on, quotes are compared; the one chosen fits the request."""
        quotes, chosen = self.quote_ids, self.quote_ids.filtered("is_chosen")
        company = self.company_id.sudo()  # sudo: settings of the office are no secret to its people
        if company.purchase_quote_from and self.amount_total >= company.purchase_quote_from and len(quotes) < company.purchase_quote_number:
            return [Obstacle("quotes", self.env._(
                "From %(limit)s yuan on, %(number)s quotes are compared; it has %(count)s.",
                limit=yuan(company.purchase_quote_from), number=company.purchase_quote_number, count=len(quotes)))]
        if quotes and not chosen:
            return [Obstacle("chosen", self.env._("Choose one of the quotes."))]
        if chosen and float_compare(chosen.amount, self.amount_total, precision_digits=2) > 0:
            return [Obstacle("dearer", self.env._(
                "The chosen quote is %(quote)s yuan, the lines add up to %(total)s: raise the estimated prices.", quote=yuan(chosen.amount), total=yuan(self.amount_total)))]
        if chosen and chosen.amount > min(quotes.mapped("amount")) and not (self.quote_reason or "").strip():
            return [Obstacle("not_lowest", self.env._("The chosen quote is not the lowest: say why it was chosen."))]
        return []

    def _explain_budget(self, before=0.0):
        """Whether the line still holds the amount and is meant for it.

        :param float before: yuan that other requests of the same call take from the line first
        """
        line = self.budget_line_id.sudo()  # sudo: asks for sums only
        if not line:
            return []
        found = []
        if float_compare(line.amount_left - before + self.amount_reserved, self.amount_total, precision_digits=2) < 0:
            found.append(Obstacle("budget", self.env._(
                "%(line)s has %(left)s yuan left, the request needs %(total)s: lower it, or ask finance for another line.",
                line=line.display_name, left=yuan(line.amount_left - before), total=yuan(self.amount_total))))
        if line.category_id and self.line_ids.category_id - line.category_id:
            found.append(Obstacle("budget_category", self.env._(
                "%(line)s is only for %(category)s; the request also asks for %(others)s.",
                line=line.display_name, category=line.category_id.name, others=format_list(self.env, (self.line_ids.category_id - line.category_id).mapped("name")))))
        return found

    def _get_check_obstacles(self, values):
        tiers = self._get_definitions()
        found, before = {}, Counter()
        for request in self:
            found[request] = [*request._explain_own(), *request._explain_budget(before[request.budget_line_id])]
            before[request.budget_line_id] += request.amount_total
        for request in self.filtered(lambda request: not tiers[request]):
            found[request].append(Obstacle("no_tier", self.env._("No approval tier covers it: an administrator has to set one for this amount and category.")))
        return found

    def _explain_own(self):
        if self.env.user in self.requester_id | self.submitter_id:
            return [Obstacle("own_request", self.env._("It is your own request: somebody else has to decide on it."))]
        return []

    def _get_move_checklist(self, missing):
        # Whose answer is missing stands in the course; that it can no longer be cancelled is no next step; who only asks has nothing to decide.
        missing = [row for row in missing if row["move"] not in ("grant", "cancel") and row["code"] != "turn"]
        if not any(self.env.user.has_group(f"street_equipment.{group}") for group in ("group_equipment_approver", "group_equipment_finance")):
            missing = [row for row in missing if row["code"] != "own_request"]
        return super()._get_move_checklist(missing)

    def _get_order_obstacles(self, values):
        found = {request: [] for request in self}
        for request in self:
            if request.validation_status != "validated":
                found[request].append(Obstacle("tiers", self.env._("It has not been approved by all tiers.")))
            if not request.supplier_id:
                found[request].append(Obstacle("supplier", self.env._("Name the supplier.")))
            chosen = request.quote_ids.filtered("is_chosen").partner_id
            if chosen and request.supplier_id != chosen:
                found[request].append(Obstacle("other_supplier", self.env._(
                    "The quote of %(chosen)s was approved: order there, or return the request and choose another quote.", chosen=chosen.sudo().name)))
            for line in request.line_ids:
                if line.target == "vehicle" and not line.vehicle_model_id or line.target == "supply" and not line.supply_id:
                    found[request].append(Obstacle("destination", self.env._(
                        "%(line)s: choose the model of the vehicle or the supply that it goes to.", line=line.name)))
        return found

    def _get_cancel_obstacles(self, values):
        return {request: [Obstacle("receipts", self.env._("Something was received: close it with the difference instead."))]
                for request in self if request.sudo().receipt_ids.filtered(lambda receipt: receipt.state != "refused")}

    def _get_finish_obstacles(self, values):
        return {request: [Obstacle("acceptance", self.env._("A receipt waits for its acceptance by two people."))]
                for request in self if "received" in request.sudo().receipt_ids.mapped("state")}

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        now, user = fields.Datetime.now(), self.env.uid
        if move == "submit":
            numbers = self._draw_numbers()
            return {request: {"submitter_id": user, "date_submitted": now, "end_reason": False, "number": request.number or numbers[request]} for request in self}
        if move == "receive":
            return self._prepare_receive_values(values["serials"])
        written = {
            "check": {"checker_id": user, "date_checked": now},
            "grant": {"date_approved": now},
            "order": {"buyer_id": user, "date_ordered": now},
        }.get(move, {})
        if move in ("send_back", "withdraw", "reopen"):
            written = {**FRESH, "end_reason": values["reason"]}
        elif move in ("reject", "cancel", "close_short"):
            written = {"end_reason": values["reason"]}
        return {request: dict(written) for request in self}

    def _draw_numbers(self):
        """dict request → number, a range for each office; requests that have one keep it."""
        # sudo: the register of numbers is written by workers only
        return self.env["street.number"].sudo()._draw_each(NUMBER_SERIES, self.filtered(lambda request: not request.number))

    def _street_do_move(self, move, values):
        if move == "check":
            # sudo: finance need not be able to write the line; before the money counts as reserved, so that of two at once the second starts over
            self.sudo().budget_line_id._reserve()
        return super()._street_do_move(move, values)

    def _do_after_move(self, move, values):
        result = super()._do_after_move(move, values)
        if move == "check":
            self._open_reviews()
        elif move == "approve":
            self._approve_reviews(values.get("comment"))
        elif move in ("send_back", "withdraw", "reopen"):
            self._drop_reviews()
        elif move == "receive":
            self._record_receipts(values["serials"])
        elif move == "close_short":
            self._finish_accepted()
        self._plan_turn(move)
        return result
