from odoo import models


class StreetMeetingSheet(models.AbstractModel):
    """Attendance sheet (签到表): to sign by hand, or with what is on record after the meeting."""

    _name = "report.street_meeting.sheet"
    _description = "Attendance sheet"
    _inherit = "street.meeting.paper"

    def _add_blocks(self, paper, record, data):
        is_over = record.state in ("written", "signed")
        paper.title(self.env._("Attendance sheet"))
        paper.facts([
            (self.env._("Name of the meeting"), record.name, True), (self.env._("Time"), self._get_time(record), True), (self.env._("Place"), record.place, True),
        ], label_width=70)
        header = [self.env._("No."), self.env._("Name of the person"), self.env._("Unit or post"), self.env._("Kind of attendee"), self.env._("Signature")]
        rows = [
            [number, one.name, one.organisation, self._choice(one, "kind"), self._get_mark(one) if is_over else ""]
            for number, one in enumerate(record.attendee_ids, 1)]
        paper.table(header, rows, widths=[1, 3, 5, 4, 5], aligns=["center", "left", "left", "left", "left"])
        paper.text(self.env._(
            "To attend %(expected)s, present %(present)s, on leave %(leave)s, absent %(absent)s.", expected=record.expected_count,
            present=record.present_count if is_over else "____", leave=record.leave_count if is_over else "____",
            absent=record.absent_count if is_over else "____"))

    def _get_mark(self, attendee):
        """How a person signed in and when, or why he was not there."""
        if attendee.status == "present":
            way = self._choice(attendee, "sign_way")
            return f"{way} {self._moment(attendee.sign_time)[11:]}" if attendee.sign_way == "qr" else self.env._("Present")
        return " ".join(filter(None, (self._choice(attendee, "status"), attendee.leave_reason)))
