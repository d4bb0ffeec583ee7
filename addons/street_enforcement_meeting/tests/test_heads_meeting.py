from odoo import Command, fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.street_enforcement.tests.decision_common import DecisionCommon
from odoo.addons.street_enforcement.tests.whole_common import WholeCommon


class HeadsMeeting:
    """The clerk also calls meetings; heads and officers take part in them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        secretary = cls.env.ref("street_meeting.group_meeting_secretary")
        participant = cls.env.ref("street_meeting.group_meeting_participant")
        cls.clerk.write({"group_ids": [Command.link(secretary.id)]})
        for user in (cls.head, cls.chief, cls.officer1):
            user.write({"group_ids": [Command.link(participant.id)]})

    def called(self, case):
        """The meeting that the clerk called, with the chief in the chair."""
        action = case.sudo()._get_open_decision().with_user(self.clerk).action_call_heads()
        meeting = self.env["street.meeting"].with_user(self.clerk).browse(action["res_id"])
        meeting.write({"chair_id": self.chief_person.id, "place": "Room 1", "date": fields.Datetime.now(), "hours": 0.5})
        return meeting

    def hold(self, meeting, discussed=True):
        """Held and written; what the heads said is on record unless told otherwise."""
        meeting.action_call()
        meeting.action_open()
        meeting.attendee_ids.write({"status": "present"})
        meeting.agenda_ids.write({"discussion": "All heads spoke.", "outcome": "resolved"})
        if discussed:
            row = meeting.discussion_ids
            row.write({"chair_id": self.chief_row.id, "report": "The officers reported.", "conclusion": "Agreed.", "is_agreed": True})
            row.opinion_ids.filtered(lambda one: one.head_id == self.paper_head_row).unlink()
            row.opinion_ids.write({"opinion": "I agree.", "agrees": True, "is_signed": True})
        meeting.action_circulate()


@tagged("post_install", "-at_install")
class TestHeadsMeeting(HeadsMeeting, DecisionCommon):
    """The collective discussion of a case as a meeting of the organ's heads: its signed record satisfies G19."""

    def grave_case(self):
        case = self.deciding_case()
        self.decision_of(case).with_user(self.officer1).write({"is_grave": True})
        self.review(case)
        return case

    def test_the_paper_of_the_discussion_names_who_was_there_without_a_vote(self):
        case = self.grave_case()
        meeting = self.called(case)
        self.hold(meeting)
        meeting.attendee_ids.filtered(lambda row: row.employee_id == self.officer2_person).status = "absent"
        discussion = meeting.sudo().discussion_ids
        self.assertIn(self.officer1_person, case.sudo()._get_observers(discussion))
        self.assertNotIn(self.officer2_person, case.sudo()._get_observers(discussion))

    def test_the_signed_record_lets_the_case_be_decided(self):
        case = self.grave_case()
        meeting = self.called(case)
        self.assertEqual(meeting.kind, "collective")
        self.assertTrue(meeting.is_closed)
        observers = meeting.attendee_ids.filtered("is_observer").employee_id
        self.assertLessEqual(self.officer1_person + self.officer2_person, observers.sudo(False))
        self.hold(meeting)
        self.assertIn("discussion", self.codes(case, "decide", user=self.head))
        with self.assertRaisesRegex(UserError, "closed by the record of the meeting"), self.env.cr.savepoint():
            meeting.discussion_ids.action_close()
        meeting.action_sign()
        meeting.with_user(self.chief).action_sign()
        self.assertEqual(meeting.state, "signed")
        self.assertEqual(meeting.discussion_ids.state, "closed")
        self.assertFalse({"discussion", "discussion_refused"} & self.codes(case, "decide", user=self.head))
        self.decide(case)
        self.assertEqual(case.state, "decided")

    def test_nobody_signs_while_an_opinion_is_missing(self):
        meeting = self.called(self.grave_case())
        self.hold(meeting, discussed=False)
        for user in (self.clerk, self.chief):
            with self.assertRaisesRegex(UserError, "is missing or not signed.*G19"), self.env.cr.savepoint():
                meeting.with_user(user).action_sign()

    def test_the_meeting_is_read_by_its_people_only(self):
        meeting = self.called(self.grave_case())
        outsider = self.officer3
        outsider.write({"group_ids": [Command.link(self.env.ref("street_meeting.group_meeting_secretary").id)]})
        self.assertFalse(self.env["street.meeting"].with_user(outsider).search([("id", "=", meeting.id)]))

    def test_a_case_that_needs_no_discussion_calls_nobody(self):
        case = self.deciding_case()
        with self.assertRaisesRegex(UserError, "needs no collective discussion"):
            self.decision_of(case).with_user(self.clerk).action_call_heads()

    def test_a_case_is_discussed_in_no_other_meeting(self):
        case = self.grave_case()
        topic = self.env["street.meeting"].create({"name": "Topic", "kind": "topic", "company_id": self.office.id})
        with self.assertRaisesRegex(ValidationError, "G19"), self.env.cr.savepoint():
            self.discuss(case, close=False, meeting_id=topic.id)


@tagged("post_install", "-at_install")
class TestHeadsMeetingPaper(HeadsMeeting, WholeCommon):
    """The signed record prints as CF27."""

    def test_the_record_of_the_discussion_is_drawn_from_the_signed_meeting(self):
        case = self.notified()
        with self.later(15):
            decision = case._get_open_decision()
            decision.with_user(self.officer1).is_grave = True
            case.with_user(self.officer1).action_deliberate()
            decision.with_user(self.reviewer).action_review(True, "Facts and law are right.")
            meeting = self.called(case)
            self.hold(meeting)
            meeting.action_sign()
            self.assertFalse(case.with_user(self.head)._get_document("CF27"))
            meeting.with_user(self.chief).action_sign()
            paper = case.with_user(self.head)._get_document("CF27")
            self.assertEqual((paper.state, paper.snapshot["facts"]["conclusion"]), ("signed", "Agreed."))
            self.assertFalse(case.with_user(self.officer1)._get_document("CF27"), "in the side volume")
