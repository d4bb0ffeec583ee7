from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import LazyTranslate, format_date

from ..tools.period import today
from ..tools.transition import Obstacle, Transition

_lt = LazyTranslate(__name__)

STATES = [
    ("requested", "Requested"),
    ("agreed", "Agreed"),
    ("approved", "Approved"),
    ("refused", "Refused"),
    ("withdrawn", "Withdrawn"),
]


class StreetShiftSwap(models.Model):
    """Swap of a shift (换班): asked for, agreed by the other person, approved by whoever keeps the unit's roster.

    The other takes over the shift, or gives one of his own for it. Both people and the keeper of the roster see the
    swap; it changes by its moves only. Nobody approves a swap of his own. Somebody without an account is spoken for by
    the keeper of the roster.
    """

    _name = "street.shift.swap"
    _description = "Swap of a shift"
    _inherit = ["street.transition.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"

    _street_transitions = {
        "agree": Transition(("requested",), "agreed", access="read", label=_lt("Agree")),
        "approve": Transition(("agreed",), "approved", access="read", label=_lt("Approve")),
        "refuse": Transition(("requested", "agreed"), "refused", reason=True, access="read", label=_lt("Refuse")),
        "withdraw": Transition(("requested", "agreed"), "withdrawn", access="read", label=_lt("Withdraw")),
    }
    _street_protected = {
        "state": "requested", "requester_id": False, "unit_id": False, "company_id": False, "date": False,
    }

    line_id = fields.Many2one("street.shift.line", "Shift to give away", index=True, ondelete="set null", copy=False)
    other_employee_id = fields.Many2one("hr.employee", "Other person", required=True, ondelete="restrict")
    other_line_id = fields.Many2one(
        "street.shift.line", "Shift in return", index="btree_not_null", ondelete="set null", copy=False,
        help="Left empty, the other person simply takes over the shift.",
    )
    reason = fields.Char(required=True)

    # set when asked for, and kept when the roster changes
    state = fields.Selection(STATES, required=True, copy=False, index=True)
    requester_id = fields.Many2one("hr.employee", "Asked by", required=True, ondelete="restrict", copy=False)
    unit_id = fields.Many2one("street.unit", required=True, index=True, ondelete="restrict", copy=False)
    company_id = fields.Many2one("res.company", required=True, copy=False)
    date = fields.Date("Day", required=True, copy=False)
    refusal = fields.Char("Reason of the refusal", readonly=True, copy=False)

    @api.depends("requester_id", "unit_id", "date")
    def _compute_display_name(self):
        for swap in self:
            day = format_date(self.env, swap.date) if swap.date else ""
            swap.display_name = " ".join(filter(None, (swap.requester_id.name, swap.unit_id.name, day)))

    @api.constrains("line_id", "other_line_id", "other_employee_id")
    def _check_lines(self):
        for swap in self:
            if swap.other_employee_id == swap.requester_id or swap.other_employee_id.company_id != swap.company_id:
                raise ValidationError(self.env._(
                    "%(swap)s: choose another person of the same office.", swap=swap.display_name,
                ))
            if swap.other_line_id and swap.other_line_id.sudo().employee_id != swap.other_employee_id:
                raise ValidationError(self.env._(
                    "%(swap)s: the shift in return is not one of %(other)s.",
                    swap=swap.display_name, other=swap.other_employee_id.name,
                ))

    @api.model_create_multi
    def create(self, vals_list):
        swaps = super().create(vals_list)
        swaps._schedule_next()
        return swaps

    def _prepare_initial_values(self, vals_list):
        """Take person, unit and office from the shift that is given away; they stay when the roster changes."""
        lines = self.env["street.shift.line"].browse([vals.get("line_id") or 0 for vals in vals_list]).exists()
        known = {line.id: line for line in lines}
        initial = []
        for vals in vals_list:
            line = known.get(vals.get("line_id"))
            if not line:
                raise ValidationError(self.env._("Choose the shift to give away: a swap without one means nothing."))
            initial.append({
                "state": "requested",
                "requester_id": line.employee_id.id,
                "unit_id": line.unit_id.id,
                "company_id": line.company_id.id,
                "date": line.date,
            })
        return initial

    def action_agree(self):
        """Agree to take the shift. By the other person, or the keeper of the roster for somebody without an account.

        :return: True
        """
        return self._street_move("agree")

    def action_approve(self):
        """Approve the swap and change the roster. By the keeper of the unit's roster, never for himself.

        :return: True
        :raise UserError: among others when somebody would be in two shifts that overlap
        """
        return self._street_move("approve")

    def action_refuse(self, reason):
        """Refuse the swap. By the other person or the keeper of the roster.

        :param str reason: may not be blank
        :return: True
        """
        return self._street_move("refuse", {"reason": reason})

    def action_withdraw(self):
        """Withdraw the request. By whoever asked.

        :return: True
        """
        return self._street_move("withdraw")

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        # Which units' rosters the user keeps: one query, by the same rule that guards the shifts.
        keeps = self.unit_id._filter_roster_kept()
        user, day = self.env.user, today()
        for swap in self:
            asked, other = (person.sudo().user_id for person in (swap.requester_id, swap.other_employee_id))
            keeper = swap.unit_id in keeps and user not in (asked, other)
            speaks_for_other = user == other or (not other and keeper)
            allowed = {
                "agree": speaks_for_other,
                "approve": keeper,
                "refuse": keeper or speaks_for_other,
                "withdraw": user == asked,
            }
            if not allowed.get(move, True):
                found[swap].append(Obstacle("group", self._get_who_text(move)))
            if move in ("agree", "approve") and not swap._is_still_possible(day):
                found[swap].append(Obstacle("roster", self.env._(
                    "The roster has changed since, or the shift lies in the past. Refuse this swap and ask for a new one.")))
        return found

    def _get_who_text(self, move):
        """Sentence that says who makes a move."""
        return {
            "agree": self.env._("Only the person asked can agree."),
            "approve": self.env._("Only the leader of the unit approves, and nobody a swap of his own."),
            "refuse": self.env._("Only the person asked or the leader of the unit can refuse."),
            "withdraw": self.env._("Only whoever asked can withdraw the request."),
        }[move]

    def _is_still_possible(self, day):
        """Tell whether both shifts still are those people's and none lies before ``day`` (``datetime.date``)."""
        self.ensure_one()
        # sudo: the shift in return may be one of a unit whose roster the user does not read; only people and day are compared.
        line, back = self.sudo().line_id, self.sudo().other_line_id
        if line.employee_id != self.requester_id or line.date < day:
            return False
        return not back or (back.employee_id == self.other_employee_id and back.date >= day)

    def _prepare_move_values(self, move, values):
        if move == "refuse":
            return {swap: {"refusal": values["reason"]} for swap in self}
        return super()._prepare_move_values(move, values)

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "approve":
            for swap in self:
                swap.line_id._exchange(swap.other_employee_id, swap.other_line_id)
        self._schedule_next()

    def _schedule_next(self):
        """Put the swap on the list of whoever is to decide next, and take it off the last one's."""
        # sudo: the activity is another person's; text and record are the swap's own.
        swaps = self.sudo().with_context(mail_activity_quick_update=True)
        swaps.activity_unlink(["street_base.activity_shift_swap"])
        for swap in swaps:
            user = swap.other_employee_id.user_id if swap.state == "requested" else swap.env["res.users"]
            if not user and swap.state in ("requested", "agreed"):
                user = swap.unit_id.leader_id.user_id
            if user:
                summary = swap.env._("Decide on a swap")
                swap.activity_schedule("street_base.activity_shift_swap", today(), summary=summary, user_id=user.id)
