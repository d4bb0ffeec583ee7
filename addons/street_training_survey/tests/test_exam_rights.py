from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .exam_common import ExamCommon

MODELS = ("survey.survey", "survey.question", "survey.question.answer", "survey.user_input", "survey.user_input.line")


@tagged("post_install", "-at_install")
class TestExamRights(ExamCommon):
    """What keeps an officer, also one with rights on surveys, from giving himself a result: a door each."""

    def setUp(self):
        super().setUp()
        self.attempt = self.sit(0, self.surveyor)
        self.env.flush_all()

    def assertUntouched(self):
        self.env.invalidate_all()
        self.assertRecordValues(self.own(self.surveyor), [{"score": 0, "result": "failed", "attempt": 1}])
        self.assertRecordValues(self.attempt, [{"state": "done", "scoring_percentage": 0, "survey_id": self.paper.id}])

    def test_officers_neither_read_nor_write_papers_and_attempts(self):
        records = {
            "survey.survey": self.paper, "survey.question": self.paper.question_ids, "survey.question.answer": self.paper.question_ids.suggested_answer_ids,
            "survey.user_input": self.attempt, "survey.user_input.line": self.attempt.user_input_line_ids,
        }
        for name in MODELS:
            mine = records[name].sudo(False).with_user(self.officer)
            calls = ("read", ["id"]), ("write", {"create_uid": 1}), ("create", [{"survey_id": self.paper.id}]), ("unlink",), ("search", [])
            for call, *arguments in calls:
                with self.assertRaises(AccessError, msg=name):
                    getattr(mine, call)(*arguments)
        line = self.own().sudo(False).with_user(self.officer)
        for values in ({"score": 100}, {"result": "passed"}, {"attempt": 0}, {"exam_attempt_ids": [(5,)]}):
            with self.assertRaises(AccessError):
                line.write(values)
        with self.assertRaises(AccessError):
            line.read(["exam_attempt_ids"])
        with self.assertRaises(AccessError):
            self.exam.with_user(self.officer).read(["survey_id"])

    def test_rights_on_surveys_give_no_right_on_attempts_at_exams(self):
        mine = self.attempt.sudo(False).with_user(self.surveyor)
        right = self.paper.question_ids[0].suggested_answer_ids[0]
        doors = {
            "read": lambda: mine.read(["state"]),
            "write": lambda: mine.write({"scoring_percentage": 100}),
            "answers in the attempt": lambda: mine.write({"user_input_line_ids": [(1, mine.sudo().user_input_line_ids[0].id, {"suggested_answer_id": right.id})]}),
            "unlink": lambda: mine.unlink(),
            "unlink with the uninstall flag": lambda: mine.with_context(_force_unlink=True).unlink(),
            "create": lambda: mine.create([{"survey_id": self.paper.id, "attendance_id": self.own(self.surveyor).id, "partner_id": self.surveyor.partner_id.id, "state": "done"}]),
            "create without a line": lambda: mine.create([{"survey_id": self.paper.id, "partner_id": self.surveyor.partner_id.id, "state": "done"}]),
            "an answer": lambda: mine.user_input_line_ids.create([{"user_input_id": mine.id, "question_id": right.question_id.id, "answer_type": "suggestion", "suggested_answer_id": right.id}]),
            "change of an answer": lambda: mine.sudo().user_input_line_ids[0].sudo(False).write({"suggested_answer_id": right.id}),
        }
        for door, call in doors.items():
            with self.subTest(door=door), self.assertRaises(AccessError), self.env.cr.savepoint():
                call()
                self.env.flush_all()
            self.assertUntouched()

    def test_another_survey_does_not_become_an_attempt_at_an_exam(self):
        Answer = self.env["survey.user_input"].with_user(self.surveyor)
        poll = self.env["survey.survey"].with_user(self.surveyor).create([{"title": "Poll", "survey_type": "custom"}])
        line, partner = self.own(self.surveyor), self.surveyor.partner_id
        own = Answer.create([{"survey_id": poll.id, "partner_id": partner.id}])
        doors = {
            "create": lambda: Answer.create([{"survey_id": poll.id, "partner_id": partner.id, "attendance_id": line.id}]),
            "write": lambda: own.write({"attendance_id": line.id}),
            "write of both": lambda: own.write({"attendance_id": line.id, "survey_id": self.paper.id}),
            "as the server, of another survey": lambda: own.sudo().write({"attendance_id": line.id}),
            "as the server, for somebody else": lambda: self.attempt.write({"attendance_id": self.own().id}),
        }
        for door, call in doors.items():
            with self.subTest(door=door), self.assertRaises(AccessError), self.env.cr.savepoint():
                call()
                self.env.flush_all()
            self.assertUntouched()

    def test_a_default_makes_no_answer_an_attempt(self):
        poll = self.env["survey.survey"].with_user(self.surveyor).create([{"title": "Poll", "survey_type": "custom"}])
        self.env["ir.default"].set("survey.user_input", "attendance_id", self.own(self.surveyor).id, user_id=self.surveyor.id)
        Answer = self.env["survey.user_input"].with_user(self.surveyor)
        for answers in (Answer, Answer.with_context(default_attendance_id=self.own(self.surveyor).id), Answer.sudo()):
            answer = answers.create([{"survey_id": poll.id, "partner_id": self.surveyor.partner_id.id}])
            self.assertFalse(answer.sudo().attendance_id)
        self.assertUntouched()

    def test_a_paper_in_use_stays_the_paper_of_an_exam(self):
        mine = self.paper.sudo(False).with_user(self.surveyor)
        for values in ({"survey_type": "custom"}, {"survey_type": "survey", "scoring_type": "no_scoring"}):
            with self.refused("is the paper of", ValidationError):
                mine.write(values)
        self.assertUntouched()

    def test_an_attempt_is_begun_for_oneself_only(self):
        for line in (None, self.own().id):
            with self.refused("begun from its class|not on the list"):
                self.paper._create_answer(user=self.surveyor, attendance_id=line)
        self.assertUntouched()

    def test_trainers_read_papers_and_attempts_of_their_office_and_change_no_attempt(self):
        for name in MODELS:
            Model = self.env[name]
            self.assertTrue(Model.with_user(self.trainer).search([]), name)
            self.assertFalse(Model.with_user(self.foreign_trainer).search([("id", "in", Model.with_user(self.trainer).search([]).ids)]) & Model.search(
                [("company_id", "=", self.office.id)] if name == "survey.survey" else [("create_uid", "=", self.trainer.id)]), name)
        mine = self.attempt.sudo(False).with_user(self.trainer)
        self.assertEqual(mine.read(["state"])[0]["state"], "done")
        for call in (lambda: mine.write({"state": "new"}), lambda: mine.unlink(), lambda: mine.user_input_line_ids.unlink(), lambda: mine.copy()):
            with self.assertRaises(AccessError):
                call()
        action = self.exam.action_open_exam_attempts()
        self.assertEqual(self.env["survey.user_input"].with_user(self.trainer).search(action["domain"]), mine)
        self.assertUntouched()

    def test_a_trainer_of_another_office_changes_no_paper(self):
        shared = self.paper.copy({"company_id": False, "user_id": self.env.uid})
        theirs = shared.sudo(False).with_user(self.foreign_trainer)
        self.assertEqual(theirs.read(["title"])[0]["title"], shared.title)
        for call in (lambda: theirs.write({"title": "x"}), lambda: theirs.question_ids.write({"title": "x"}),
                     lambda: self.paper.sudo(False).with_user(self.foreign_trainer).read(["title"])):
            with self.assertRaises(AccessError):
                call()
