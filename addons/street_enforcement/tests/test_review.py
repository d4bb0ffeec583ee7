from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .decision_common import DecisionCommon


@tagged("post_install", "-at_install")
class TestReview(DecisionCommon):
    """G18: the review is by a qualified person who never investigated, and is void when what it judged changes."""

    def test_no_decision_without_the_review_and_none_against_it(self):
        case = self.deciding_case()
        self.assertIn("review", self.codes(case, "decide", user=self.head))
        self.review(case, agreed=False, points={"facts": "The second day is not proven."}, result="supplement")
        self.assertIn("review_refused", self.codes(case, "decide", user=self.head))
        self.review(case)
        self.assertFalse({"review", "review_refused"} & self.codes(case, "decide", user=self.head))

    def test_a_reviewer_who_investigated_even_formerly_is_refused(self):
        case = self.deciding_case(officers=self.officer1_person + self.officer2_person + self.reviewer_person)
        self.env.cr.execute("UPDATE street_case_officer SET date_from = %s, date_to = %s WHERE case_id = %s AND employee_id = %s", [
            self.today - timedelta(days=9), self.today - timedelta(days=1), case.id, self.reviewer_person.id])
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "APL 58"):
            self.review(case)

    def test_a_reviewer_without_qualification_is_refused(self):
        case = self.deciding_case()
        self.env["street.qualification"].search([("employee_id", "=", self.reviewer_person.id)])._street_do_move("withdraw", {"reason": "No longer"})
        with self.assertRaisesRegex(UserError, "G45"):
            self.review(case)

    def test_only_a_reviewer_reviews_and_only_what_was_submitted(self):
        case = self.deciding_case()
        for user in (self.officer1, self.leader, self.head, self.clerk, self.chair):
            with self.subTest(user.login), self.assertRaises(UserError):
                self.decision_of(case).with_user(user).action_review(True, "Fine")
        early = self.notified_case()
        with self.assertRaisesRegex(UserError, "submitted"):
            self.review(early)

    def test_whoever_agrees_finds_no_point_out_of_order(self):
        decision = self.decision_of(self.deciding_case()).with_user(self.reviewer)
        for values in (
            {"agreed": True, "opinion": "Fine", "points": {"law": "Wrong clause"}}, {"agreed": True, "opinion": " "},
            {"agreed": False, "opinion": "No", "points": {"mood": "bad"}}, {"agreed": False, "opinion": "No", "result": "agree"},
            {"agreed": True, "opinion": "Fine", "result": "correct"}, {"agreed": False, "opinion": "No", "points": {"law": ""}},
            {"agreed": False, "opinion": "No", "points": ["law"]},
        ):
            with self.subTest(values), self.assertRaises(UserError):
                decision.action_review(**values)

    def test_a_review_older_than_the_last_change_is_void(self):
        case = self.deciding_case()
        self.review(case)
        self.decision_of(case).line_ids.with_user(self.officer1).write({"amount": 400})
        review = self.decision_of(case).review_ids
        self.assertTrue(review.is_void)
        self.assertIn("review", self.codes(case, "decide", user=self.head))
        self.decision_of(case).line_ids.with_user(self.officer1).write({"amount": 500})
        self.env.invalidate_all()
        self.assertFalse(review.is_void, "it is compared, not marked")

    def test_new_evidence_voids_the_review(self):
        case = self.deciding_case()
        self.review(case)
        case.with_user(self.officer1).write({"address": "East road 3"})
        self.assertTrue(self.decision_of(case).review_ids.is_void)

    def test_the_reviewer_sees_what_changed_since_the_last_version(self):
        case = self.deciding_case()
        self.review(case, agreed=False)
        self.decision_of(case).line_ids.with_user(self.officer1).write({"amount": 400})
        difference = self.decision_of(case).with_user(self.reviewer).review_difference
        self.assertIn("500.00", difference)
        self.assertIn("400.00", difference)
        self.assertNotIn("<script", self.decision_of(case).with_user(self.reviewer).review_difference)

    def test_a_review_is_never_rewritten(self):
        case = self.deciding_case()
        self.review(case, agreed=False)
        review = self.decision_of(case).review_ids
        for user in (self.reviewer, self.head, self.officer1):
            for door in (lambda r: r.write({"result": "agree"}), lambda r: r.unlink(), lambda r: r.copy({"result": "agree"})):
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    door(review.with_user(user))

    def test_an_office_may_review_only_what_the_law_asks_for(self):
        self.office.enforcement_review_all = False
        case = self.deciding_case()
        self.assertEqual(self.decision_of(case).review_state, "none")
        self.assertNotIn("review", self.codes(case, "decide", user=self.head))
        for mark in ("is_public_interest", "is_complex"):
            self.decision_of(case).with_user(self.officer1).write({mark: True})
            self.assertIn("review", self.codes(case, "decide", user=self.head))
            self.decision_of(case).with_user(self.officer1).write({mark: False})

    def test_the_queue_holds_what_waits_with_the_days_that_are_left(self):
        case, done = self.deciding_case(), self.deciding_case()
        self.review(done)
        queue = self.env["street.decision"].with_user(self.reviewer).search([("review_state", "=", "waiting"), ("company_id", "=", self.office.id)])
        self.assertEqual(queue, self.decision_of(case).with_user(self.reviewer))
        self.env["street.deadline"]._start_clocks([{
            "res_model": "street.case", "res_id": case.id, "company_id": self.office.id, "start": self.today, "rule": "D04"}])
        queue.invalidate_recordset()
        self.assertGreaterEqual(queue.days_left, 90)


@tagged("post_install", "-at_install")
class TestDiscussion(DecisionCommon):
    """G19: the organ's heads discuss what is complex or grave; investigators have no vote."""

    def grave_case(self):
        case = self.deciding_case()
        self.decision_of(case).with_user(self.officer1).write({"is_grave": True})
        self.review(case)
        return case

    def test_a_grave_case_is_discussed_before_it_is_decided(self):
        case = self.grave_case()
        self.assertIn("discussion", self.codes(case, "decide", user=self.head))
        self.discuss(case, agreed=False)
        self.assertIn("discussion_refused", self.codes(case, "decide", user=self.head))
        self.discuss(case)
        self.assertFalse({"discussion", "discussion_refused"} & self.codes(case, "decide", user=self.head))
        self.decide(case)
        self.assertEqual(case.state, "decided")

    def test_it_is_void_when_what_it_judged_changes(self):
        case = self.grave_case()
        self.discuss(case)
        self.decision_of(case).line_ids.with_user(self.officer1).write({"amount": 450})
        self.review(case)
        self.assertIn("discussion", self.codes(case, "decide", user=self.head))

    def test_two_heads_and_more_than_half_take_part_each_with_a_signed_opinion(self):
        case = self.grave_case()
        for values, words in (
            ({"heads": self.chief_row}, "more than half"), ({"report": False}, "report"), ({"place": False}, "where"),
            ({"opinion_ids": [(0, 0, {"head_id": self.chief_row.id, "opinion": "Yes", "agrees": True}),
                              (0, 0, {"head_id": self.head_row.id, "opinion": "Yes", "agrees": True, "is_signed": True})]}, "not signed"),
            ({"opinion_ids": [(0, 0, {"head_id": self.chief_row.id, "opinion": "No", "is_signed": True}),
                              (0, 0, {"head_id": self.head_row.id, "opinion": "Yes", "agrees": True, "is_signed": True})]}, "carried"),
            ({"chair_id": self.paper_head_row.id}, "chair"), ({"date": self.moment(1)}, "still to come"), ({"date": self.moment(-2)}, "before"),
        ):
            with self.subTest(words), self.assertRaisesRegex(UserError, words), self.env.cr.savepoint():
                self.discuss(case, **values)

    def test_an_investigator_has_no_vote_and_keeps_no_record(self):
        case = self.grave_case()
        row = self.env["street.subject.head"].create({
            "subject_id": self.subject.id, "function": "head", "employee_id": self.officer1_person.id, "date_from": self.start})
        with self.assertRaisesRegex(UserError, "no vote"):
            self.discuss(case, heads=self.head_row + self.chief_row + row)
        self.officer1.group_ids += self.env.ref("street_enforcement.group_organ_head")
        with self.assertRaises(AccessError):
            self.env["street.collective.discussion"].with_user(self.officer1).create({
                "decision_id": self.decision_of(case).id, "chair_id": self.chief_row.id})

    def test_it_follows_the_review(self):
        case = self.deciding_case()
        self.decision_of(case).with_user(self.officer1).write({"is_grave": True})
        with self.assertRaisesRegex(UserError, "G18"):
            self.discuss(case)

    def test_it_is_a_closed_file(self):
        case = self.grave_case()
        discussion = self.discuss(case)
        for user in (self.officer1, self.leader, self.reader, self.reviewer, self.centre_reader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                discussion.with_user(user).read(["conclusion"])
        for user in (self.head, self.clerk):
            for door in (lambda d: d.write({"conclusion": "Other"}), lambda d: d.unlink(), lambda d: d.opinion_ids.write({"agrees": False}), lambda d: d.opinion_ids.unlink()):
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    door(discussion.with_user(user))


@tagged("post_install", "-at_install")
class TestApproval(DecisionCommon):
    """The head's approval is the last step, and judges what stands."""

    def test_only_a_head_of_the_subject_decides_on_what_was_asked_and_endorsed(self):
        case = self.deciding_case()
        self.review(case)
        decision = self.decision_of(case)
        self.assertIn("approval", self.codes(case, "decide", user=self.head))
        case.with_user(self.officer1).action_request(kind="decide", text="Facts")
        self.assertIn("no_endorsement", self.codes(case, "decide", user=self.head))
        case.with_user(self.leader).action_endorse(opinion="Agreed")
        for user in (self.officer1, self.leader, self.reviewer, self.chair, self.reader):
            with self.subTest(user.login), self.assertRaises(UserError):
                decision.with_user(user).action_decide()
        stranger = self._new_head()
        with self.assertRaisesRegex(UserError, "do not head"):
            decision.with_user(stranger).action_decide()
        decision.with_user(self.chief).action_decide()
        self.assertEqual(case.state, "decided")

    def _new_head(self):
        self._new_person("other_head", "street_enforcement.group_organ_head")
        return self.other_head

    def test_the_heads_own_screen_decides_too(self):
        case = self.deciding_case()
        self.review(case)
        self.ask(case, "decide")
        case.with_user(self.head).action_approve(opinion="Agreed")
        self.assertEqual((case.state, self.decision_of(case).state), ("decided", "decided"))

    def test_decisions_that_are_not_open_move_no_more(self):
        case = self.decided_case()
        for call in ("action_notify", "action_decide"):
            with self.assertRaisesRegex(UserError, "no open proposal"):
                getattr(self.decision_of(case).with_user(self.head), call)()
        with self.assertRaises(UserError):
            self.env["street.decision"].action_notify()
