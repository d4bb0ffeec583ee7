from odoo import fields, models

from odoo.addons.street_base.tools.period import today

from .street_decision import OPEN_STATES


class StreetCase(models.Model):
    """What a case has of decisions, notices, defence, hearings and discussions, and what a review judges of it."""

    _inherit = "street.case"

    decision_ids = fields.One2many("street.decision", "case_id", "Decisions")
    notice_ids = fields.One2many("street.decision.notice", "case_id", "Notices")
    statement_ids = fields.One2many("street.statement", "case_id", "Statements and defence")
    hearing_ids = fields.One2many("street.hearing", "case_id", "Hearings")

    def _get_open_decision(self):
        """The current decision of the case: the open proposal, else the one that was made and stands.

        :return: ``street.decision``, at most one
        """
        self.ensure_one()
        decisions = self.decision_ids
        found = decisions.filtered(lambda decision: decision.state in OPEN_STATES)[:1] or decisions.filtered(
            lambda decision: decision.state == "decided").sorted("id", reverse=True)[:1]
        return found.with_prefetch(decisions._prefetch_ids)  # read together with those of the other cases

    def _get_judged_facts(self):
        """The case's part and the decision's: kinds, amounts, reasons and the defence as re-checked.

        :return: dictionary of plain values
        """
        facts = self._get_case_facts()
        decision = self.sudo()._get_open_decision()  # a digest is the same whoever computes it
        if decision:
            facts["decision"] = decision._get_judged_part()
        return facts

    def _get_case_facts(self):
        """What is judged of the case without its decision."""
        return super()._get_judged_facts()

    def _get_hands_lock(self, user):
        """Why somebody may not write what only the officers on the case write.

        :param user: ``res.users``
        :return: dictionary of case to a sentence, empty when he may
        """
        people = user.sudo().employee_ids  # only who the user is
        reason = self.env._("only an officer on this case, with a certificate valid today, writes this (APL 42, G03).")
        acting = self._get_acting_map(today())
        return {case: "" if people & acting[case] else reason for case in self}
