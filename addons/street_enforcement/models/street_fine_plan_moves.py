from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from ..tools.discretion import money
from ..tools.fine_plan import split

_lt = LazyTranslate(__name__)

HEAD = "street_enforcement.group_organ_head"
CLERK = "street_enforcement.group_case_clerk"


class StreetFinePlan(models.Model):
    """Approval of a deferral or of instalments (APL 66(2), G26)."""

    _inherit = "street.fine.plan"

    _street_protected = {
        "state": "draft", "date_approved": False, "approved_by": False, "refusal": False, "paid_before": 0.0, "surcharge_before": 0.0,
    }
    _street_kept = {"facts": Kept(("draft",), advice=_lt("It was decided on as it is: apply for another one."), article="APL 66")}
    _street_transitions = {
        "approve": Transition(("draft",), "approved", f"{HEAD},{CLERK}", access="read", label=_lt("Put the schedule in force")),
        "refuse": Transition(("draft",), "refused", HEAD, reason=True, access="read", label=_lt("Refuse the application")),
        "replace": Transition(("approved",), "replaced", f"{HEAD},{CLERK}", access="read", label=_lt("Replace")),  # internal: the next schedule
    }

    def action_approve(self):
        """Put a schedule in force that an organ head approved (approval “defer” of the case). :return: True"""
        return self._street_move("approve")

    def action_refuse(self, reason):
        """The organ head does not agree. :param str reason: why. :return: True"""
        return self._street_move("refuse", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for plan in self:
            record = plan.sudo()  # what is owed and approved binds whoever puts it in force
            if move == "approve":
                papers = record.case_id._get_paper_obstacles("allow_plan")[record.case_id]
                found[plan] = [*found[plan], *record._get_schedule_obstacles(), *record._get_approval_obstacles(), *papers]
            elif move == "refuse" and not self.env.su and not plan.sudo().case_id.with_env(self.env)._get_user_heads():
                found[plan] = [*found[plan], Obstacle("not_head", self.env._("Only a head of the acting subject refuses it."), "APL 66")]
        return found

    def _get_schedule_obstacles(self):
        decision, found = self.decision_id, []
        unpaid = decision._get_owed(today())["fine"]
        if decision.state != "decided" or not unpaid:
            return [Obstacle("nothing_owed", self.env._("No fine is owed."), "APL 66, G26")]
        if money(self.total) != unpaid:
            found.append(Obstacle("total", self.env._(
                "The schedule comes to %(total)s yuan, %(unpaid)s are owed.", total=money(self.total), unpaid=unpaid), "APL 66, G26"))
        if (len(self.line_ids) != 1) if self.kind == "defer" else (len(self.line_ids) < 2):
            found.append(Obstacle("lines", self.env._("A deferral has one day, instalments have at least two."), "G26"))
        if any(line.date_due <= today() for line in self.line_ids):
            found.append(Obstacle("past", self.env._("Every day of the schedule is still to come."), "G26"))
        return found

    def _get_approval_obstacles(self):
        """An approval of the head that saw this schedule as it is."""
        approval = self.case_id._get_approval("defer")
        if not approval or approval.date < self.date_applied:
            return [Obstacle("approval", self.env._("An organ head has not approved it: ask for the approval “Deferral or instalments” in the case."), "APL 66, G26")]
        if approval.create_date < max([self.write_date, *self.line_ids.mapped("write_date")]):
            return [Obstacle("changed", self.env._("The schedule was changed after the head approved it: ask again."), "APL 66, G26")]
        return []

    def _prepare_move_values(self, move, values):
        if move == "refuse":
            return {plan: {"refusal": values["reason"].strip(), "date_approved": today()} for plan in self}
        prepared = {}
        for plan in self if move == "approve" else ():
            approval = plan.case_id._get_approval("defer")
            prepared[plan] = {
                "date_approved": approval.date, "approved_by": approval.head_name, "paid_before": float(plan.decision_id._get_paid()["fine"]),
                "surcharge_before": float(plan.decision_id._get_surcharge(today())),
            }
            approval.sudo().is_used = True  # it was asked for by the obstacles
            if earlier := plan.decision_id._get_approved_plan():
                earlier._street_do_move("replace", {})
                earlier.flush_recordset(["state"])  # one schedule is in force at a time, in the database too
        return prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "approve":
            self.decision_id._touch_money()
        for plan in self.sudo():  # the application was decided on; the papers of it follow
            for code in {"approve": ("CF36B", "CF36"), "refuse": ("CF36",)}.get(move, ()):
                plan.case_id._issue_decision_paper(code)

    def _get_line_lock(self, line_model):
        """Instalments are written by the officers on the case until the schedule is decided on."""
        found = super()._get_line_lock(line_model)
        hands = {} if self.env.user._is_superuser() else self.case_id._get_hands_lock(self.env.user)
        return {plan: text or hands.get(plan.case_id, "") for plan, text in found.items()}

    def _fill_schedule(self, dates):
        """Replace the instalments by equal parts of what is owed. :param list dates: last day of each part"""
        self.ensure_one()
        self.line_ids.unlink()
        parts = split(self.sudo().decision_id._get_owed(today())["fine"], len(dates))  # the sum is shown on the decision
        self.env["street.fine.plan.line"].create([
            {"plan_id": self.id, "date_due": day, "amount": float(part)} for day, part in zip(dates, parts, strict=True)])
