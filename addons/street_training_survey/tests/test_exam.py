from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .exam_common import ExamCommon


@tagged("post_install", "-at_install")
class TestExam(ExamCommon):
    def test_a_result_stands_in_the_list_of_the_class(self):
        mails = self.env["mail.mail"].search_count([])
        self.sit(2)
        self.assertRecordValues(self.own(), [{
            "status": "present", "score": 100, "result": "passed", "passed": True, "attempt": 1, "sign_way": "exam", "hours": 4,
        }])
        self.sit(0, self.officer2)
        self.assertRecordValues(self.own(self.officer2), [{"status": "present", "score": 0, "result": "failed", "passed": False, "attempt": 1}])
        self.assertEqual(self.own(self.surveyor).status, "expected", "nobody else is touched")
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)

    def test_the_best_attempt_counts_or_the_last(self):
        self.sit(2)
        self.sit(1)
        self.assertRecordValues(self.own(), [{"score": 100, "attempt": 2}])
        self.exam.exam_counts = "last"
        self.sit(2, self.officer2)
        self.sit(1, self.officer2)
        self.assertRecordValues(self.own(self.officer2), [{"score": 50, "result": "passed", "attempt": 2}])

    def test_attempts_are_limited_and_count_on_in_the_next_exam(self):
        self.sit(0)
        self.assertTrue(self.exam.with_user(self.officer).can_sit_exam)
        self.sit(1)
        self.assertFalse(self.exam.with_user(self.officer).can_sit_exam)
        with self.refused("all attempts have been used \\(2\\)"):
            self.begin()
        course = self.exam.course_id
        again = self.plan(kind="exam", course_id=course.id, survey_id=self.paper.id, date_start=fields.Datetime.now() - timedelta(days=3))
        again.action_open()
        self.exam = again
        self.assertEqual(self.own().attempt, 3)
        self.sit(2)
        self.assertRecordValues(self.own(), [{"score": 100, "attempt": 3}])

    def test_an_attempt_that_was_begun_is_gone_on_with(self):
        attempt = self.begin()
        action = self.exam.with_user(self.officer).action_sit_exam()
        self.assertEqual(self.own().exam_attempt_ids, attempt)
        self.assertIn(attempt.access_token, action["url"])
        self.assertRecordValues(attempt, [{"partner_id": self.officer.partner_id.id, "survey_id": self.paper.id, "state": "new"}])

    def test_the_pass_mark_is_that_of_the_paper_and_may_be_set_for_one_exam(self):
        self.assertEqual(self.exam.pass_mark, 50)
        self.assertEqual(self.plan(kind="exam", date_start="2026-03-05 01:00:00").pass_mark, 60, "without a paper that of the course")
        self.exam.write({"pass_mark": 80, "full_mark": 100})
        attempt = self.sit(1)
        self.assertEqual(self.own().result, "failed")
        self.assertFalse(attempt.scoring_success, "the page says the same")

    def test_people_on_the_list_are_invited_without_a_mail_until_they_have_sat_it(self):
        users = self.officer | self.officer2 | self.surveyor
        self.assertEqual(self.exam.activity_ids.user_id, users)
        self.assertEqual(self.exam.activity_ids.activity_type_id, self.env.ref("street_training_survey.activity_sit_exam"))
        self.sit(2)
        self.env.invalidate_all()
        self.assertEqual(self.exam.activity_ids.user_id, users - self.officer)
        self.exam.activity_schedule("mail.mail_activity_data_todo", user_id=self.trainer.id)
        self.exam.action_mark_absent()
        self.exam.action_close()
        self.assertEqual(self.exam.activity_ids.user_id, self.trainer, "what somebody planned by himself stays")

    def test_who_is_absent_or_not_on_the_list_cannot_sit_it(self):
        self.own().sudo(False).with_user(self.trainer).write({"status": "absent", "absence_reason": "duty"})
        with self.refused("You are marked absent"):
            self.begin()
        stranger = self._new_user("c_stranger")
        with self.assertRaises(AccessError):
            self.exam.with_user(stranger).action_sit_exam()
        with self.refused("You are not on the list"):
            self.exam.with_user(self.trainer).action_sit_exam()

    def test_nothing_is_sat_or_recorded_after_the_end(self):
        attempt = self.begin()
        self.exam.action_mark_present()
        self.exam.attendance_ids.result = "failed"
        self.exam.action_close()
        with self.refused("is not open"):
            self.exam.with_user(self.officer).action_sit_exam()
        with self.refused("has ended"):
            attempt._mark_done()
        self.assertRecordValues(self.own(), [{"score": 0, "result": "failed"}])
        for values in ({"exam_counts": "last"}, {"survey_id": False}):
            with self.refused("has ended|record rules|not allowed"):
                self.exam.with_user(self.manager).write(values)

    def test_a_paper_belongs_to_an_exam_of_its_office_and_stays(self):
        ordinary = self.env["survey.survey"].create({"title": "Poll"})
        foreign = self.paper.copy({"company_id": self.other_office.id, "user_id": self.env.uid})
        for values, message in (
            ({"kind": "special", "survey_id": self.paper.id}, "only an exam has a paper"), ({"kind": "exam", "survey_id": ordinary.id}, "made for exams"),
            ({"kind": "exam", "survey_id": foreign.id}, "paper of another office"),
        ):
            with self.refused(message, ValidationError):
                self.plan(date_start="2026-03-05 01:00:00", user=self.env.user, **values)
        self.begin()
        with self.refused("its paper stays", ValidationError):
            self.exam.survey_id = self.paper.copy({"user_id": self.env.uid})

    def test_a_paper_is_for_invited_people_and_shows_no_answers(self):
        self.assertRecordValues(self.paper, [{
            "access_mode": "token", "users_login_required": True, "scoring_type": "scoring_without_answers", "certification": False,
        }])
        for values in ({"access_mode": "public"}, {"users_login_required": False}, {"scoring_type": "scoring_with_answers"}, {"certification": True}):
            with self.refused("is the paper of an exam", ValidationError):
                self.paper.write(values)
