from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.period import local_day


class StreetDecision(models.Model):
    """Calls the organ's heads together to discuss a proposal (集体讨论会)."""

    _inherit = "street.decision"

    def action_call_heads(self):
        """Plan the meeting of the heads in office: they vote, the investigators report, the case is the agenda; with it the record of the discussion.

        :return: action that opens the meeting
        :raises UserError: when the proposal needs no discussion, or is not open
        :raises AccessError: for anybody but heads and the clerk who also calls meetings
        """
        self.ensure_one()
        self.check_access("read")
        case, subject = self.case_id, self.case_id._get_acting_subject()
        if not self._needs_discussion():
            raise UserError(self.env._("%(case)s: this proposal needs no collective discussion (APL 57).", case=case.display_name))
        heads = subject._get_heads(local_day(fields.Datetime.now()))
        meeting = self.env["street.meeting"].create({
            "kind": "collective", "name": self.env._("Collective discussion of %(case)s", case=case.display_name), "company_id": self.company_id.id,
            "chair_id": heads.employee_id[:1].id,
            "attendee_ids": [(0, 0, values) for values in self._prepare_discussion_people(heads)],
            "agenda_ids": [(0, 0, {"name": self.env._("The proposal of %(case)s", case=case.display_name)})],
        })
        self.env["street.collective.discussion"].create({
            "decision_id": self.id, "meeting_id": meeting.id, "date": meeting.date, "chair_id": heads[:1].id,
            "recorder_id": self.env.user.employee_id.id, "opinion_ids": [(0, 0, {"head_id": head.id}) for head in heads],
        })
        return {"type": "ir.actions.act_window", "res_model": "street.meeting", "res_id": meeting.id, "views": [(False, "form")]}

    def _prepare_discussion_people(self, heads):
        """Attendees: the heads, whoever calls them, and as observers those who investigated."""
        people = [{"kind": "own", "employee_id": head.employee_id.id} if head.employee_id else {"kind": "own", "name": head.name} for head in heads]
        # sudo: who investigates a case is known to its heads and its clerk
        officers = self.sudo().case_id.officer_ids.employee_id | self.env.user.employee_id
        return people + [{"kind": "own", "employee_id": person.id, "is_observer": True} for person in officers - heads.employee_id]
