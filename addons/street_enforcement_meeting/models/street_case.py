from odoo import models

from odoo.addons.street_enforcement.models.street_case import ENDED_STATES


class StreetCase(models.Model):
    """Items of the problem list follow the case they became; who was at the meeting of the heads without a vote."""

    _inherit = "street.case"

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for case in self.filtered(lambda case: case.state in ENDED_STATES):
            # sudo: as for matters; the result names the case by its number only
            items = self.env["street.action.item"].sudo().search([("case_id", "=", case.id), ("state", "=", "open")])
            items._follow(self.env._("The case %(case)s has ended.", case=case.name or case.lead_number or case.id))

    def _get_observers(self, discussion):
        """Held as a meeting: its observers who were there."""
        meeting = discussion.meeting_id
        if not meeting:
            return super()._get_observers(discussion)
        return meeting.attendee_ids.filtered(lambda row: row.is_observer and row.status == "present").employee_id
