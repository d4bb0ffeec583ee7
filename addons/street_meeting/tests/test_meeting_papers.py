import io

from pypdf import PdfReader

from odoo import Command
from odoo.tests import tagged

from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestMeetingPapers(MeetingCommon):
    def _text(self, report, record, user=None):
        content = self.env["ir.actions.report"].with_user(user or self.secretary)._render_py_pdf(f"street_meeting.{report}", record.ids)[0]
        return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())

    def test_the_record_says_who_was_there_what_was_resolved_and_who_signed(self):
        meeting = self._sign()
        meeting.with_user(self.chair).action_addend(text="On the 12th, not the 11th")
        text = self._text("record", meeting)
        for part in ("Recordofthemeeting", "Resolved:Openproblems", "present3", "居民王五", "Onthe12th,notthe11th"):
            self.assertIn(part, text)
        self.assertNotIn("NOTSIGNED", text)

    def test_an_unsigned_record_is_marked_so(self):
        self.assertIn("NOTSIGNED", self._text("record", self._hold()))

    def test_copies_of_a_meeting_with_people_from_outside_mask_names_and_the_record_itself_does_not(self):
        meeting = self._hold()
        meeting.masked_names = "王小明"
        meeting.agenda_ids[0].discussion = "举报人王小明说"
        self.assertIn("举报人王某某说", self._text("record", meeting, self.member))
        for user in (self.secretary, self.chair):
            self.assertIn("举报人王小明说", self._text("record", meeting, user))
        meeting.attendee_ids.filtered("partner_id").unlink()
        self.assertIn("举报人王小明说", self._text("record", meeting, self.member), "among staff nothing is masked")

    def test_the_attendance_sheet_is_blank_before_and_filled_after(self):
        meeting = self._new_meeting(date="2026-11-20 01:00:00")
        self.assertIn("present____", self._text("sheet", meeting))
        self._sign(meeting)
        self.assertIn("Toattend3,present3", self._text("sheet", meeting))

    def test_names_with_rare_characters_and_long_items_are_printed(self):
        meeting = self._new_meeting(date="2026-11-20 01:00:00", attendee_ids=[
            Command.create({"employee_id": self.chair_person.id}), Command.create({"kind": "guest", "name": "𠮷野㛃"}), Command.create({"kind": "guest", "name": "王䶮"})])
        meeting.agenda_ids[0].discussion = "讨论情况。" * 4000
        self._sign(meeting)
        meeting_text = self._text("record", meeting)
        for name in ("𠮷野㛃", "王䶮"):
            self.assertIn(name, meeting_text)
            self.assertIn(name, self._text("sheet", meeting))
        self.assertGreaterEqual(meeting_text.count("讨论情况。"), 3950, "the long item is printed whole, over many pages")

    def test_minutes_carry_mark_number_people_and_imprint(self):
        meeting = self._sign()
        minutes = self.env["street.meeting.minutes"].with_user(self.secretary).create({"meeting_id": meeting.id})
        self.assertIn("NOTISSUED", self._text("minutes", minutes))
        minutes.action_issue()
        text = self._text("minutes", minutes, self.outsider)
        for part in ("".join(minutes.number.split()), "Present：", "Copiesto:SquadM", "copiesprinted"):
            self.assertIn(part, text)
