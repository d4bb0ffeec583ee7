import base64
from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.street_base.tools.canonical import sha256_of

from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestMeetingRecord(MeetingCommon):
    def test_two_signatures_lock_the_record_and_the_log_keeps_its_digest(self):
        meeting = self._hold()
        meeting.action_circulate()
        meeting.with_user(self.chair).action_sign()
        self.assertEqual(meeting.state, "written")
        digest = meeting.record_digest
        meeting.action_sign()
        self.assertRecordValues(meeting, [{"state": "signed", "record_digest": digest}])
        self.assertEqual(digest, sha256_of(meeting._prepare_record_facts()))
        lines = self.env["street.log"].search([("model", "=", meeting._name), ("res_id", "=", meeting.id), ("move", "=", "sign")])
        self.assertEqual(lines.mapped("values_digest"), [sha256_of({"records": {str(meeting.id): digest}})] * 2)
        self.assertIn("Resolved: Open problems", meeting.record_text)

    def test_everybody_marked_is_the_condition_of_the_record(self):
        meeting = self._new_meeting(date="2026-11-20 01:00:00")
        meeting.action_open()
        with self.refused("Neither present nor absent: Chair, Member"):
            meeting.action_circulate()
        meeting.attendee_ids[1].write({"status": "leave"})
        meeting.action_mark_present()
        with self.refused("On leave without a reason: Member"):
            meeting.action_circulate()

    def test_items_without_an_outcome_are_told_and_signed_with_a_reason_only(self):
        meeting = self._hold()
        meeting.agenda_ids = [Command.create({"name": "Nobody knew"})]
        meeting.action_circulate()
        with self.refused("no outcome: Nobody knew"):
            meeting.with_user(self.chair).action_sign()
        dialog = self.env["street.meeting.sign"].with_user(self.chair).create({"meeting_id": meeting.id})
        self.assertEqual(dialog.unresolved, "Nobody knew")
        dialog.reason = "The department answers next week"
        dialog.action_confirm()
        meeting.action_sign()
        self.assertRecordValues(meeting, [{"state": "signed", "unresolved_reason": "The department answers next week"}])
        self.assertEqual(meeting.record_digest, sha256_of(meeting._prepare_record_facts()))
        following = self._new_meeting(date="2026-12-04 01:00:00")
        self.assertIn("Nobody knew", following.agenda_ids.mapped("name"))

    def test_nobody_but_chair_and_secretary_signs_and_each_once(self):
        meeting = self._hold()
        meeting.action_circulate()
        with self.refused("nobody else"):
            meeting.with_user(self.member).action_sign()
        meeting.action_sign()
        with self.refused("signed it already"):
            meeting.action_sign()
        self.assertEqual(meeting.state, "written", "one signature is not enough")

    def test_chair_and_secretary_are_two_persons(self):
        meeting = self._hold()
        meeting.chair_id = self.secretary_person
        meeting.action_circulate()
        with self.refused("two persons"):
            meeting.action_sign()

    def test_after_the_first_signature_a_correction_takes_it_back(self):
        meeting = self._hold()
        meeting.action_circulate()
        meeting.with_user(self.chair).action_sign()
        with self.refused("one signature is there"):
            meeting.agenda_ids[0].discussion = "Something else"
        with self.refused("one signature is there"):
            meeting.place = "Room 9"
        meeting.action_reopen(reason="A name is wrong")
        self.assertRecordValues(meeting, [{"state": "open", "chair_signed_at": False, "record_digest": False}])
        meeting.agenda_ids[0].discussion = "Something else"

    def test_a_chair_without_an_account_signs_on_paper(self):
        meeting = self._hold(chair_id=self.env["hr.employee"].create({"name": "Old head", "company_id": self.office.id}).id)
        meeting.action_circulate()
        meeting.action_sign()
        with self.refused("scan of the signed page"):
            meeting.action_sign_paper(date="2026-11-21", filename="page.pdf", scan=False)
        meeting.action_sign_paper(date="2026-11-21", filename="page.pdf", scan=base64.b64encode(b"%PDF-1.4 page").decode())
        self.assertRecordValues(meeting, [{"state": "signed", "chair_on_paper": True, "signed_page_name": "page.pdf", "signed_page_date": date(2026, 11, 21)}])
        self.assertEqual(base64.b64decode(meeting.signed_page), b"%PDF-1.4 page")

    def test_a_chair_with_an_account_does_not_sign_on_paper(self):
        meeting = self._hold()
        meeting.action_circulate()
        with self.refused("signs here himself"):
            meeting.action_sign_paper(date="2026-11-21", filename="page.pdf", scan="AAAA")

    def test_the_list_of_what_is_missing_names_nothing_that_is_done_or_anothers(self):
        meeting = self._hold()
        meeting.action_circulate()
        self.assertFalse(meeting.move_checklist, "the chair has an account: no page on paper is missing")
        meeting.action_sign()
        self.env.invalidate_all()
        self.assertFalse(meeting.move_checklist, "she has signed")
        self.assertFalse(meeting.with_user(self.chair).move_checklist)

    def test_an_addendum_is_the_only_way_to_correct_a_signed_record(self):
        meeting = self._sign()
        with self.refused("nobody else"):
            meeting.with_user(self.member).action_addend(text="I disagree")
        meeting.with_user(self.chair).action_addend(text="The market closes on the 12th")
        self.assertRecordValues(meeting.addendum_ids, [{"name": "The market closes on the 12th", "user_id": self.chair.id}])
        with self.refused("its own step"):
            meeting.addendum_ids.sudo().write({"name": "Nothing"})
        with self.refused("needs a text"):
            meeting.action_addend(text=" ")

    def test_files_of_a_signed_record_are_kept(self):
        meeting = self._hold()
        meeting.paper_ids = [Command.create({"name": "report.txt", "raw": b"paper", "res_model": meeting._name, "res_id": meeting.id})]
        file = meeting.attachment_ids
        meeting.action_circulate()
        meeting.with_user(self.chair).action_sign()
        meeting.action_sign()
        for change in (lambda: file.with_user(self.secretary).write({"raw": b"other"}), file.with_user(self.secretary).unlink):
            with self.refused("signed and stays"):
                change()

    def test_a_hostile_paper_is_handed_out_as_plain_text(self):
        meeting = self._hold()
        file = self.env["ir.attachment"].with_user(self.secretary).create({
            "name": "page.html", "raw": b"<script>alert(1)</script>", "mimetype": "text/html", "res_model": meeting._name, "res_id": meeting.id})
        self.assertEqual(file.mimetype, "text/plain")
        self.assertEqual(file.with_user(self.member).raw, b"<script>alert(1)</script>", "who is of the meeting reads its papers")
        with self.assertRaises(AccessError):
            self.env["ir.attachment"].with_user(self.outsider).browse(file.id).read(["raw"])

    def test_no_door_changes_a_signed_meeting(self):
        meeting = self._sign()
        lines = [meeting.attendee_ids[0], meeting.agenda_ids[0], meeting.resolution_ids[0]]
        for user in (self.member, self.chair, self.secretary):
            record = meeting.with_user(user)
            for name, value in {
                "state": "open", "record_digest": "0", "record_text": "x", "chair_signed_at": False, "secretary_signed_at": False, "date_signed": False,
                "name": "Other", "place": "Other", "date": "2026-01-01 00:00:00", "kind": "topic", "chair_id": self.member_person.id,
                "secretary_id": self.member.id, "unresolved_reason": "x", "company_id": self.other_office.id, "event_id": 1,
            }.items():
                with self.subTest(f"{user.login} {name}"), self.assertRaises(UserError), self.env.cr.savepoint():
                    record.write({name: value})
            for line in lines:
                text = "status" if line._name.endswith("attendee") else "name"
                for door in (
                    lambda line=line, user=user, text=text: line.with_user(user).write({text: "absent"}),
                    lambda line=line, user=user: line.with_user(user).unlink(),
                    lambda line=line, user=user, text=text: self.env[line._name].with_user(user).create({"meeting_id": meeting.id, "name": "New"}),
                ):
                    with self.subTest(f"{user.login} {line._name}"), self.assertRaises(UserError), self.env.cr.savepoint():
                        door()
            with self.assertRaises(UserError), self.env.cr.savepoint():
                record.write({"agenda_ids": [Command.update(meeting.agenda_ids[0].id, {"discussion": "Forged"})]})
            with self.assertRaises(UserError), self.env.cr.savepoint():
                record.unlink()
        self.assertEqual(meeting.record_digest, sha256_of(meeting._prepare_record_facts()), "nothing got through")

    def test_a_line_moves_neither_into_a_signed_meeting_nor_out_of_it(self):
        signed, open_one = self._sign(), self._new_meeting(date="2026-12-04 01:00:00")
        with self.refused("signed and stays"):
            signed.resolution_ids[0].write({"meeting_id": open_one.id, "agenda_item_id": False})
        resolution = self.env["street.meeting.resolution"].with_user(self.secretary).create({"meeting_id": open_one.id, "name": "Late"})
        with self.refused("signed and stays"):
            resolution.meeting_id = signed
        with self.refused("another meeting"):
            resolution.agenda_item_id = signed.agenda_ids[0]
