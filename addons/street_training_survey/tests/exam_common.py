from odoo.addons.street_training.tests.course_common import CourseCommon


class ExamCommon(CourseCommon):
    """An open exam of squad 1 with a paper of two questions and two attempts; two officers of it have accounts."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer2 = cls._new_user("c_officer2")
        cls.officers[1].user_id = cls.officer2
        cls.surveyor = cls._new_user("c_surveyor", "street_base.group_street_user,survey.group_survey_user")
        cls.officers[2].user_id = cls.surveyor
        cls.paper = cls._new_paper()
        cls.exam = cls.plan(cls, kind="exam", survey_id=cls.paper.id)
        cls.exam.action_open()

    @classmethod
    def _new_paper(cls, **values):
        """A paper of the trainer; each question has one right answer, the first."""
        return cls.env["survey.survey"].with_user(cls.trainer).create([{
            "title": "Penalty law", "survey_type": "street_exam", "questions_layout": "one_page", "is_attempts_limited": True, "attempts_limit": 2,
            "scoring_success_min": 50, "company_id": cls.office.id,
            "question_and_page_ids": [(0, 0, {
                "title": f"Question {number}", "question_type": "simple_choice", "constr_mandatory": True,
                "suggested_answer_ids": [(0, 0, {"value": "right", "is_correct": True, "answer_score": 1}), (0, 0, {"value": "wrong"})],
            }) for number in (1, 2)], **values,
        }]).sudo()

    def own(self, user=None):
        """The line of a user in the exam, as superuser."""
        return self.exam.sudo().attendance_ids.filtered(lambda line: line.employee_id.user_id == (user or self.officer))

    def begin(self, user=None):
        """Press the button of the exam. :return: the attempt, as superuser"""
        self.exam.with_user(user or self.officer).action_sit_exam()
        return self.own(user).exam_attempt_ids.filtered(lambda attempt: attempt.state != "done")

    def sit(self, right, user=None):
        """Sit the exam as the pages do it. :param int right: how many of the two questions are answered right"""
        attempt = self.begin(user)
        attempt._mark_in_progress()
        for number, question in enumerate(self.paper.question_ids):
            attempt._save_lines(question, str(question.suggested_answer_ids[number >= right].id))
        attempt._mark_done()
        return attempt
