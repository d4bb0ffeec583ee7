from odoo import models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Transition

from .street_decision import OPEN_STATES

_lt = LazyTranslate(__name__)

OFFICER = "street_enforcement.group_officer"
HEAD = "street_enforcement.group_organ_head"
CLERK = "street_enforcement.group_case_clerk"
# Moves that end a case before its decision.
ENDS = ("terminate", "transfer", "revoke_opening")


class StreetCase(models.Model):
    """The moves of a case from the notice to the decision."""

    _inherit = "street.case"

    _street_transitions = {
        "notify": Transition(("concluded", "noticed", "hearing", "deciding"), "noticed", OFFICER, label=_lt("Make the prior notice")),
        "request_hearing": Transition(("noticed",), "hearing", OFFICER, label=_lt("Take an application for a hearing")),
        "deliberate": Transition(("concluded", "noticed", "hearing"), "deciding", OFFICER, label=_lt("Submit for the decision")),
        "decide": Transition(("deciding",), "decided", f"{HEAD},{CLERK}", access="read", label=_lt("Decide")),
    }

    def action_open_proposal(self):
        """Open the decision of the case; an officer begins the proposal where there is none. :return: window action"""
        self.ensure_one()
        decision = self._get_open_decision()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_enforcement.street_decision_action")
        return {**action, "views": [(False, "form")], "res_id": decision.id, "context": {"default_case_id": self.id}}

    def action_open_hearings(self):
        """Open the hearing of the case, or the list of them. :return: window action"""
        self.ensure_one()
        return self.hearing_ids._get_records_action(name=self.env._("Hearings"))

    def action_take_statement(self):
        """Open an empty statement of the party on the last notice (APL 45). :return: window action. :raises UserError: there is no notice"""
        self.ensure_one()
        decision = self._get_open_decision()
        if not (notice := decision._get_last_notice() if decision else None):
            raise UserError(self.env._("%(case)s: nothing was notified that the party could answer. Make the prior notice first (APL 44).", case=self.display_name))
        action = self.env["ir.actions.act_window"]._for_xml_id("street_enforcement.street_statement_action")
        return {**action, "views": [(False, "form")], "context": {"default_notice_id": notice.id, "default_party_id": decision.party_id.id}}

    def action_notify(self):
        """处罚事先告知 of the open proposal; again when facts, basis or kind change or the amount grows (APL 44, G14).

        :return: True
        """
        return self._street_move("notify")

    def action_request_hearing(self, date=None, text=None):
        """Take an application for a hearing (听证申请) that came in time (APL 64(1)1).

        :param date: day of the application, ISO text; the day of posting when it came by mail; today when left out
        :param str text: what the party applied for
        :return: True
        """
        return self._street_move("request_hearing", {"date": date, "text": text})

    def action_deliberate(self):
        """提请审核决定: the defence is re-checked, the terms are over; review, discussion and decision follow. :return: True"""
        return self._street_move("deliberate")

    def action_decide(self):
        """The organ head decides on the open proposal (APL 57). :return: True. :raises UserError: naming every gap"""
        return self._street_move("decide")

    def _get_decision_day(self):
        """The day a step of today counts for."""
        return today()

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if move == "decide":
            for case in self:
                ended = {"state": "not_penalised"} if case._get_open_decision().outcome == "no_penalty" else {}
                prepared[case] = {**prepared.get(case, {}), **ended, "date_decided": case._get_decision_day()}
        return prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        # sudo: the end of the case was approved; its proposal ends with it
        if move in ENDS and (open_ones := self.sudo().decision_ids.filtered(lambda decision: decision.state in OPEN_STATES)):
            open_ones._street_do_move("drop", {"reason": values.get("reason") or str(self._street_edges()[move].label)})
        if move == "deliberate":
            self.env["street.deadline"]._finish(self._name, self.ids, ["D06", "D07"])
        if move in ("notify", "decide"):
            for case in self:
                decision = case._get_open_decision().sudo()  # the gates of the case were asked as the user
                decision._street_do_move(move, values)
                if move == "decide":
                    case._on_decision_made(decision)
                    case._issue_decision_paper("CF28")
                    case._issue_decision_paper("CF29" if decision.outcome == "penalty" else "CF30")
                else:
                    case._issue_decision_paper(decision._get_last_notice().type_code)
