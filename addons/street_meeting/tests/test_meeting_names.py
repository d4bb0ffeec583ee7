import base64

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .meeting_common import MeetingCommon

NAME = "王小明"


@tagged("post_install", "-at_install")
class TestMeetingNames(MeetingCommon):
    """Where people from outside attend, a member without further rights never gets at a name that is to be masked."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member.group_ids += cls.env.ref("base.group_allow_export")
        cls.meeting = cls._hold()
        cls.meeting.masked_names = NAME
        cls.meeting.agenda_ids[0].write({"note": f"{NAME}来信", "discussion": f"举报人{NAME}（13812345678）说"})
        cls.meeting.resolution_ids[0].name = f"{NAME}的摊位入场"
        cls.open_item = cls.env["street.meeting.agenda.item"].with_user(cls.secretary).create({"meeting_id": cls.meeting.id, "name": "Nobody knew"})
        cls.meeting.action_circulate()
        cls.meeting.with_user(cls.chair).action_sign(reason=f"等{NAME}补充材料")
        cls.meeting.action_sign()
        cls.meeting.with_user(cls.chair).action_addend(text=f"{NAME}已搬离")
        cls.env.invalidate_all()

    def texts(self, user):
        """Everything that a user is shown of the record."""
        meeting = self.meeting.with_user(user)
        item = meeting.agenda_ids[0]
        return [
            item.shown_note, item.shown_discussion, meeting.resolution_ids[0].shown_name, meeting.resolution_ids[0].display_name,
            meeting.addendum_ids.shown_name, meeting.addendum_ids.display_name, meeting.shown_unresolved_reason]

    def test_a_member_is_shown_surnames_and_those_who_answer_for_the_record_names(self):
        shown = self.texts(self.member)
        self.assertEqual(shown[:3], ["王某某来信", "举报人王某某（138****5678）说", "王某某的摊位入场"])
        self.assertFalse([text for text in shown if NAME in text or "王某某" not in text])
        for user in (self.chair, self.secretary):
            self.assertFalse([text for text in self.texts(user) if NAME not in text], user.login)

    def test_no_field_that_a_member_may_read_holds_the_name(self):
        meeting = self.meeting.with_user(self.member)
        for records in (meeting, meeting.agenda_ids, meeting.resolution_ids, meeting.addendum_ids, meeting.attendee_ids, meeting.message_ids):
            readable = [name for name, field in records._fields.items() if records._has_field_access(field, "read")]
            self.assertGreater(len(readable), 5)
            self.assertNotIn(NAME, str(records.read(readable)), records._name)
            if records._name != "mail.message":  # exported by administrators only
                self.assertNotIn(NAME, str(records.export_data([name for name in readable if name != "id"])["datas"]), records._name)

    def test_a_member_neither_reads_finds_groups_sorts_nor_exports_what_was_written(self):
        meeting = self.meeting.with_user(self.member)
        for records, name in (
            (meeting.agenda_ids, "note"), (meeting.agenda_ids, "discussion"), (meeting.resolution_ids, "name"), (meeting.addendum_ids, "name"),
            (meeting, "unresolved_reason"), (meeting, "masked_names"),
        ):
            for door in (
                lambda records=records, name=name: records.read([name]),
                lambda records=records, name=name: records.search([(name, "ilike", NAME)]),
                lambda records=records, name=name: records.search([], order=name),
                lambda records=records, name=name: records.formatted_read_group([], [name], []),
                lambda records=records, name=name: records.export_data([name]),
            ):
                with self.subTest(f"{records._name}.{name}"), self.assertRaises(AccessError), self.env.cr.savepoint():
                    door()
        for name in ("agenda_ids.discussion", "resolution_ids.name"):
            with self.assertRaises(AccessError):
                meeting.search([(name, "ilike", NAME)])

    def test_a_search_tells_a_member_nothing_and_finds_the_surname(self):
        meetings = self.env["street.meeting"].with_user(self.member)
        mine = [("id", "=", self.meeting.id)]
        for words in (NAME, "小明", "13812345678"):
            self.assertFalse(meetings.search([("full_text", "ilike", words), *mine]), words)
        self.assertTrue(meetings.search([("full_text", "ilike", "王某某"), *mine]))
        whole = self.env["street.meeting"].with_user(self.secretary).search([("agenda_ids.discussion", "ilike", NAME), *mine])
        self.assertEqual(whole.id, self.meeting.id, "the office itself finds its reporter")

    def test_chatter_and_log_repeat_no_name(self):
        log = self.env["street.log"].search([("model", "=", "street.meeting"), ("res_id", "=", self.meeting.id)])
        self.assertIn("等王某某补充材料", log.mapped("reason"))
        self.assertNotIn(NAME, str(log.mapped("reason")))
        self.assertNotIn(NAME, "".join(self.meeting.message_ids.mapped("body")))

    def test_titles_name_nobody_whichever_is_written_first(self):
        meeting = self._new_meeting(date="2026-12-04 01:00:00", masked_names=NAME)
        for values in ({"agenda_ids": [Command.create({"name": f"{NAME}占道"})]}, {"name": f"关于{NAME}"}, {"name": "电话13812345678"}):
            with self.refused("Titles are told to everybody", ValidationError):
                meeting.write(values)
        other = self._new_meeting(date="2026-12-05 01:00:00", agenda_ids=[Command.create({"name": f"{NAME}占道"})])
        with self.refused("Titles are told to everybody", ValidationError):
            other.masked_names = NAME

    def test_a_proposal_is_no_way_to_ask_whom_the_list_names(self):
        meeting = self._new_meeting(date="2026-12-04 01:00:00", masked_names=NAME)
        meeting.with_user(self.member).action_propose(name=f"{NAME}占道", note=f"{NAME}举报")
        self.env.invalidate_all()
        item = meeting.with_user(self.member).agenda_ids.filtered("proposer_id")
        self.assertEqual((item.name, item.shown_note), (f"{NAME}占道", f"{NAME}举报"), "he reads back what he wrote")
        self.assertEqual(item.with_user(self.chair).shown_note, f"{NAME}举报")
        with self.refused("Titles are told to everybody", ValidationError):
            item.with_user(self.secretary).is_accepted = True

    def test_a_title_that_is_carried_in_leaves_the_name_behind(self):
        first = self._hold(date="2026-11-24 01:00:00", agenda_ids=[Command.create({"name": f"{NAME}占道"})])
        first.agenda_ids.outcome = "carried"
        second = self._new_meeting(date="2026-12-04 01:00:00", masked_names=NAME)
        self._sign(first) if first.state == "planned" else (first.action_circulate(), first.with_user(self.chair).action_sign(), first.action_sign())
        second.action_call()
        self.assertIn("王某某占道", second.agenda_ids.mapped("name"))

    def test_the_page_signed_by_hand_is_read_by_secretaries_only(self):
        old = self.env["hr.employee"].create({"name": "Old head", "company_id": self.office.id})
        meeting = self._hold(date="2026-11-23 01:00:00", chair_id=old.id)
        meeting.action_circulate()
        meeting.action_sign()
        meeting.action_sign_paper(date="2026-11-24", filename="page.pdf", scan=base64.b64encode(b"%PDF-1.4").decode())
        file = self.env["ir.attachment"].sudo().search([
            ("res_model", "=", "street.meeting"), ("res_id", "=", meeting.id), ("res_field", "=", "signed_page")])
        self.assertEqual(file.with_user(self.secretary).raw, b"%PDF-1.4")
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            file.with_user(self.member).read(["raw"])
        for door in (lambda: meeting.write({"signed_page": False}), lambda: file.with_user(self.secretary).write({"raw": b"other"})):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                door()

    def test_among_staff_nothing_is_masked(self):
        meeting = self._hold(date="2026-11-23 01:00:00", masked_names=NAME, attendee_ids=[
            Command.create({"employee_id": self.member_person.id}), Command.create({"employee_id": self.chair_person.id})])
        item = meeting.agenda_ids[0]
        item.discussion = f"举报人{NAME}说"
        self.env.invalidate_all()
        self.assertEqual(item.with_user(self.member).shown_discussion, f"举报人{NAME}说")
