from odoo import models


class StreetMeeting(models.Model):
    """What a meeting starts with: members and agenda of its series, and what earlier meetings left open (结转)."""

    _inherit = "street.meeting"

    def _fill_from_series(self):
        """Put members and standing items of the series on the lists of new meetings that have none, and carry in what is open."""
        people, items = [], []
        # Meetings of the past that are imported bring their own lists.
        fresh = self.filtered(lambda meeting: meeting.series_id and meeting.state == "planned")
        for meeting in fresh:
            if not meeting.attendee_ids:
                people += [member._prepare_attendee_values(meeting) for member in meeting.series_id.member_ids]
            if not meeting.agenda_ids:
                titles = filter(None, map(str.strip, (meeting.series_id.agenda_template or "").splitlines()))
                items += [{"meeting_id": meeting.id, "name": title, "sequence": 10 * place} for place, title in enumerate(titles, 1)]
        self.env["street.meeting.attendee"].create(people)
        self.env["street.meeting.agenda.item"].create(items)
        fresh._carry_in_agenda()

    def _carry_in_agenda(self):
        """Put the items on the agenda that signed earlier meetings of the series left open, each once."""
        items = self.env["street.meeting.agenda.item"]
        waiting = self.filtered("series_id")
        # sudo: what the series left open belongs on its next agenda, whoever was of the earlier meeting
        left = items.sudo().search([
            ("meeting_id.series_id", "in", waiting.series_id.ids), ("meeting_id.state", "=", "signed"), ("is_accepted", "=", True),
            ("outcome", "in", (False, "carried")), ("carried_to_ids", "=", False)]) if waiting else items
        values = []
        for meeting in waiting.sorted("date"):
            mine = left.filtered(lambda item, meeting=meeting: item.meeting_id.series_id == meeting.series_id and item.meeting_id.date < meeting.date)
            values += [item._prepare_carried_values(meeting) for item in mine]
            left -= mine
        items._street_create(values)

    def _get_unresolved(self):
        """Agenda items without an outcome."""
        return self.agenda_ids.filtered(lambda item: item.is_accepted and not item.outcome)
