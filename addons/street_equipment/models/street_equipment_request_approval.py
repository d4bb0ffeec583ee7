from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.street_base.tools import period, write_pass
from odoo.addons.street_base.tools.transition import Obstacle


class StreetEquipmentRequest(models.Model):
    """Approval by tiers (分级审批). The rules are those of ``tier.definition``; who may approve now is always worked out anew:

    1. Tiers answer in their order; a person approves one tier of a request.
    2. A stand-in (``street.stand.in``) of somebody who is away has his turn, on the days of the stand-in only.
    3. Rows of ``tier.review`` are made, answered and removed here and nowhere else.
    """

    _inherit = "street.equipment.request"

    _state_from = ["reviewing"]
    _state_to = ["approved"]
    _cancel_state = "cancelled"

    # ------------------------------------------------------------
    # WHOSE TURN
    # ------------------------------------------------------------

    def _get_definitions(self):
        """dict request → ``tier.definition`` records that cover it, the first to answer first."""
        # sudo: which tiers there are is asked for everybody; their conditions are read by administrators
        rows = self.env["tier.definition"].sudo().search([("model", "=", self._name)], order="sequence desc, id")
        return {
            request: rows.filtered(lambda tier, request=request: tier.company_id.id in (False, request.company_id.id) and request.sudo().evaluate_tier(tier))
            for request in self
        }

    def _get_open_review(self):
        """The row of the tier whose turn it is, with the rights of the system; empty when there is none."""
        return self.sudo().review_ids.filtered(lambda review: review.status in ("waiting", "pending")).sorted("sequence")[:1]

    def _compute_turn(self):
        turns = self._get_turns()
        for request in self:
            request.approver_ids = turns[request]
            request.is_my_turn = self.env.user in turns[request]

    def _get_turns(self):
        """dict request → users who may answer it now: finance, or the people of the open tier and who stands in for them."""
        turns = dict.fromkeys(self, self.env["res.users"])
        # sudo: names of those whose turn it is
        finance = self.sudo().env.ref("street_equipment.group_equipment_finance").all_user_ids
        for request in self:
            if request.state == "submitted":
                turns[request] = request._get_eligible(finance)
            elif request.state == "reviewing":
                turns[request] = request._get_eligible(request._get_open_review()._get_reviewers())
        absent = self.env["hr.employee"].sudo().union(*(users.sudo().employee_ids for users in turns.values()))
        stand_ins = self.env["street.stand.in"].sudo()._get_stand_ins(period.today(), absent)
        for request in self.filtered(lambda request: request.state == "reviewing"):
            away = turns[request].sudo().employee_ids.filtered(lambda employee, request=request: employee.company_id == request.company_id)
            turns[request] |= self.env["res.users"].union(*(stand_ins[employee].user_id.sudo(False) for employee in away if employee in stand_ins))
        return turns

    def _get_eligible(self, users):
        company = self.company_id
        return users.filtered(lambda user: user.active and company in user.company_ids).sudo(False)

    def _search_is_my_turn(self, operator, value):
        if operator != "in":
            return NotImplemented
        waiting = self.search([("state", "in", ["submitted", "reviewing"])])
        mine = Domain("id", "in", [request.id for request, users in waiting._get_turns().items() if self.env.user in users and not request._explain_decider()])
        return mine if True in value else ~mine

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _get_approve_obstacles(self, values):
        turns = self._get_turns()
        return {request: request._explain_decider(turns[request]) for request in self}

    def _get_send_back_obstacles(self, values):
        # What is approved is returned by those who keep the budget; before, by whoever has it on his desk.
        turns = self._get_turns()
        keeps_budget = self.env.user.has_group("street_equipment.group_equipment_finance")
        return {request: [] if request.state == "approved" and keeps_budget and not request._explain_own() else request._explain_decider(turns[request]) for request in self}

    def _get_reject_obstacles(self, values):
        return self._get_approve_obstacles(values)

    def _get_grant_obstacles(self, values):
        found = {}
        for request in self:
            waiting = request.sudo().review_ids.filtered(lambda review: review.status != "approved").sorted("sequence")
            if waiting or not request.sudo().review_ids:
                found[request] = [Obstacle("tiers", self.env._("The approval is missing of: %(tiers)s.", tiers=", ".join(waiting.mapped("name"))))]
        return found

    def _explain_decider(self, turn=None):
        """Why the user may not decide on this request now.

        :param turn: users whose turn it is, when they are known
        """
        found = self._explain_own()
        turn = self._get_turns()[self] if turn is None else turn
        if self.env.user not in turn:
            # sudo: names only
            names = ", ".join(turn.sudo().mapped("name")) or self.env._("nobody: ask an administrator to look at the tiers")
            found.append(Obstacle("turn", self.env._("It is not your turn, but that of: %(names)s.", names=names)))
        elif self.state == "reviewing" and self.env.user in self.sudo().review_ids.done_by:
            found.append(Obstacle("twice", self.env._("You have approved it for another tier: this one is for a second person.")))
        elif self.state == "reviewing" and self.env.user == self.checker_id:
            found.append(Obstacle("checked", self.env._("You confirmed its budget line: somebody else has to approve it.")))
        return found

    # ------------------------------------------------------------
    # ROWS OF THE TIERS
    # ------------------------------------------------------------

    def _open_reviews(self):
        """One row a tier; the first waits for its answer."""
        vals_list = []
        for request, tiers in self._get_definitions().items():
            for place, tier in enumerate(tiers, 1):
                vals = request._prepare_tier_review_vals(tier, place)
                vals_list.append({**vals, "requested_by": request.submitter_id.id, "status": "pending" if place == 1 else "waiting"})
        reviews = self.env["tier.review"].sudo().browse()  # sudo: rows of tiers are written by this worker only
        write_pass.with_pass(reviews, vals_list).create(vals_list)

    def _approve_reviews(self, comment):
        """Answer the open tier of each request, and grant those that have all their answers."""
        for request in self:
            review = request._get_open_review()
            review._street_write({"status": "approved", "done_by": self.env.uid, "reviewed_date": fields.Datetime.now(), "comment": (comment or "").strip() or False})
            following = request._get_open_review()
            if following:
                following._street_write({"status": "pending"})
        ready = self.filtered(lambda request: request.validation_status == "validated")
        if ready:
            ready._street_check_obstacles("grant", {})
            ready._street_do_move("grant", {})

    def _drop_reviews(self):
        self.sudo().review_ids._street_unlink()

    # ------------------------------------------------------------
    # DOORS OF THE OCA ADDON
    # ------------------------------------------------------------

    def validate_tier(self):
        """Button of the tiers: the same as :meth:`action_approve`. :return: True"""
        return self.action_approve()

    def reject_tier(self):
        """:raises UserError: always; returning and refusing take a reason"""
        raise UserError(self.env._("Return the request or refuse it by its own buttons: both take a reason."))

    def request_validation(self):
        """:raises UserError: always; tiers begin when finance has confirmed the budget line"""
        raise UserError(self.env._("Approval begins when finance has confirmed the budget line."))

    def restart_validation(self):
        """:raises UserError: always; a request begins anew by being withdrawn or returned"""
        raise UserError(self.env._("Withdraw the request, or return it, to begin anew."))

    def _tier_validation_check_write_allowed(self, vals):
        """The guard of the moves and the reopening of what is changed take the place of this one."""

    def _tier_validation_check_write_remove_reviews(self, vals):
        """Answers of tiers stay on a request that was refused or cancelled."""
