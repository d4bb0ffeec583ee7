import io

from pypdf import PdfReader

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.street_base.tools.canonical import sha256_of

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

    def test_the_record_says_how_the_problems_of_earlier_meetings_stood_and_goes_on_saying_it(self):
        earlier = self._sign(date="2026-11-06 01:00:00")
        item = self.env["street.action.item"].with_user(self.secretary).create({
            "name": "王小明占道", "company_id": self.office.id, "unit_id": self.unit.id, "meeting_id": earlier.id, "date_due": "2099-12-01"})
        meeting = self._hold(masked_names="王小明")
        self.assertEqual(meeting.carry_ids.item_id, item)
        item.action_done("Gone.")
        meeting.action_circulate()
        meeting.with_user(self.chair).action_sign()
        digest = meeting.record_digest
        item.action_send_back("It is back.")
        item.action_postpone("2099-12-24", "Weather")
        meeting.action_sign()
        self.assertEqual((meeting.state, meeting.record_digest), ("signed", digest), "what happens to the list does not touch the record")
        self.assertEqual(digest, sha256_of(meeting._prepare_record_facts()))
        text = self._text("record", meeting, self.member)
        for part in ("Openproblemsofearliermeetings", "".join(item.number.split()), "王某某占道", "SquadM", "2099-12-01", "Reportedasdone"):
            self.assertIn(part, text)
        self.assertNotIn("2099-12-24", text)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            meeting.carry_ids.write({"standing": "struck"})

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

    def test_minutes_do_not_tell_everybody_why_somebody_was_away(self):
        meeting = self._new_meeting(date="2026-11-20 01:00:00")
        meeting.attendee_ids[1].write({"status": "leave", "leave_reason": "Hospital"})
        self._sign(meeting)
        minutes = self.env["street.meeting.minutes"].with_user(self.secretary).create({"meeting_id": meeting.id})
        self.assertIn("Member（Hospital）", self._text("record", meeting))
        text = self._text("minutes", minutes)
        self.assertIn("Onleave：SquadMMember", text)
        self.assertNotIn("Hospital", text)

    def test_what_was_not_decided_is_said_in_the_record_and_left_out_of_the_minutes(self):
        meeting = self._hold()
        meeting.agenda_ids = [Command.create({"name": "Nobody knew"})]
        meeting.action_circulate()
        meeting.with_user(self.chair).action_sign(reason="Later")
        meeting.action_sign()
        self.assertIn("Nooutcomeyet.", self._text("record", meeting))
        minutes = self.env["street.meeting.minutes"].with_user(self.secretary).create({"meeting_id": meeting.id})
        self.assertNotIn("Nobody knew", minutes.body)

    def test_minutes_carry_mark_number_people_and_imprint(self):
        meeting = self._sign()
        minutes = self.env["street.meeting.minutes"].with_user(self.secretary).create({"meeting_id": meeting.id})
        self.assertIn("NOTISSUED", self._text("minutes", minutes))
        minutes.action_issue()
        text = self._text("minutes", minutes, self.outsider)
        for part in ("".join(minutes.number.split()), "Present：", "Copiesto:SquadM", "copiesprinted"):
            self.assertIn(part, text)
