import base64
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .test_document import text_of
from .whole_common import WholeCommon


@tagged("post_install", "-at_install")
class TestStepPapers(WholeCommon):
    """Papers come out of the steps they belong to, and the step that rests on them asks for them (APL 47; CF20, CF26-CF28, CF36, CF37)."""

    def state_defence(self, case, **values):
        statement = self.env["street.statement"].with_user(self.officer1).create({
            "notice_id": case._get_open_decision()._get_last_notice().id, "party_id": case.party_ids.id, "text": "第一次违法，已经清理。",
            "point_ids": [(0, 0, {"name": "首次违法", "finding": "属实", "adopted": "part", "reason": "裁量时已经考虑"})], **values})
        statement.action_recheck()
        return statement

    def test_a_re_check_leaves_its_opinion_and_nothing_is_submitted_without_it(self):
        case = self.notified()
        self.state_defence(case)
        facts = self.facts_of(case, "CF20")
        self.assertEqual((facts["points"][0]["point"], facts["notice_number"]), ("首次违法", case._get_document("CF17").number))
        self.assertIn("部分采纳1项", facts["conclusion"])
        with self.later(15):
            self.assertEqual(self.codes(case, "deliberate", user=self.officer1), set())
            case._get_document("CF20").with_user(self.officer1).action_void("Wrong")
            with self.assertRaisesRegex(UserError, "CF20.*APL 45"):
                case.with_user(self.officer1).action_deliberate()

    def test_a_second_statement_needs_an_opinion_of_its_own_and_a_waiver_none(self):
        case = self.notified()
        self.state_defence(case, conclusion="维持拟处罚意见。")
        self.assertEqual(self.facts_of(case, "CF20")["conclusion"], "维持拟处罚意见。")
        self.state_defence(case)
        self.assertEqual(len(case.sudo().document_ids.filtered(lambda paper: paper.type_code == "CF20" and paper.state == "issued")), 2)

    def test_the_review_the_decision_and_its_approval_leave_their_papers(self):
        case = self.notified()
        with self.later(15):
            decision = case._get_open_decision()
            case.with_user(self.officer1).action_deliberate()
            decision.with_user(self.reviewer).action_review(True, "Facts and law are right.")
            facts = self.facts_of(case, "CF26")
            self.assertEqual((facts["reviewer_name"], facts["submitted_on"], len(facts["checkpoints"])), ("reviewer", str(case.date_submitted), 7))
            self.ask(case, "decide")
            case._get_document("CF26").with_user(self.reviewer).action_void("Wrong")
            with self.assertRaisesRegex(UserError, "CF26.*APL 58"):
                case.with_user(self.head).action_approve(opinion="Agreed")
            case.with_user(self.reviewer).issue_document("CF26")
            case.with_user(self.head).action_approve(opinion="Agreed")
            facts, day = self.facts_of(case, "CF28"), str(fields.Date.context_today(case.with_context(tz="Asia/Shanghai")))
            self.assertEqual((facts["opinion_officers_date"], facts["opinion_unit_date"], facts["opinion_head_date"]), (day, day, day))
            self.assertEqual((facts["leader_name"], facts["head_name"]), (self.leader.name, "head"))

    def test_the_record_of_a_discussion_is_made_when_it_closes_and_stays_closed_to_the_officers(self):
        case = self.notified()
        with self.later(15):
            decision = case._get_open_decision()
            decision.with_user(self.officer1).is_grave = True
            case.with_user(self.officer1).action_deliberate()
            decision.with_user(self.reviewer).action_review(True, "Facts and law are right.")
            discussion = self.env["street.collective.discussion"].with_user(self.clerk).create({
                "decision_id": decision.id, "date": fields.Datetime.now(), "place": "三楼会议室", "chair_id": self.chief_row.id, "report": "承办人员汇报。",
                "conclusion": "同意。", "is_agreed": True, "opinion_ids": [
                    (0, 0, {"head_id": head.id, "opinion": "同意。", "agrees": True, "is_signed": True}) for head in self.head_row + self.chief_row]})
            with self.assertRaisesRegex(UserError, "when it ended.*\n.*who kept the record"):
                discussion.action_close()
            discussion.write({"date_end": fields.Datetime.now(), "recorder_id": self.clerk_person.id})
            discussion.action_close()
            paper = case.with_user(self.head)._get_document("CF27")
            self.assertEqual((paper.state, paper.snapshot["facts"]["conclusion"]), ("signed", "同意。"))
            for user in (self.officer1, self.leader, self.reviewer, self.reader):
                with self.subTest(user.login):
                    self.assertFalse(case.with_user(user)._get_document("CF27"))
                    with self.assertRaises(AccessError):
                        paper.with_user(user).read(["number"])
            self.assertNotIn("paper_CF27", self.codes(case, "decide", user=self.officer1), "it was made, whoever looks")
            case.with_user(self.clerk).action_bind_file()
            main, side = (self.env["street.case.file"].search([("case_id", "=", case.id), ("volume", "=", volume)]) for volume in ("main", "side"))
            self.assertEqual((main.is_closed, side.is_closed), (False, True))
            self.assertTrue(main.with_user(self.officer1).has_access("read") and side.with_user(self.clerk).has_access("read"))
            self.assertFalse(side.with_user(self.officer1).has_access("read"), "the volume that holds it is as closed as the record")
            paper.with_user(self.head).action_void("Wrong")
            self.assertIn("paper_CF27", self.codes(case, "decide", user=self.head))

    def test_a_schedule_is_applied_for_on_paper_and_its_approval_leaves_the_form_and_the_notice(self):
        case = self.notified()
        with self.later(15):
            decision = self.decided(case)
            plan = self.env["street.fine.plan"].with_user(self.officer1).create({
                "decision_id": decision.id, "difficulty": "资金周转困难", "line_ids": [
                    (0, 0, {"date_due": self.today + timedelta(days=days), "amount": 250}) for days in (40, 70)]})
            self.assertIn("paper_CF36A", {one.code for one in plan.with_user(self.head)._street_obstacles("approve")[plan]})
            self.approve(case, "defer")
            self.assertEqual(self.facts_of(case, "CF36A")["application_reason"], "资金周转困难")
            plan.with_user(self.head).action_approve()
            self.assertEqual(len(self.facts_of(case, "CF36")["schedule"]), 2)
            facts = self.facts_of(case, "CF36B")
            self.assertEqual((facts["applied_on"], facts["opinion_head"]), (str(plan.date_applied), "Agreed"))
            self.assertTrue(facts["opinion_officers_date"] and facts["opinion_unit_date"])

    def test_a_schedule_that_is_refused_is_told_with_its_reason(self):
        case = self.notified()
        with self.later(15):
            decision = self.decided(case)
            plan = self.env["street.fine.plan"].with_user(self.officer1).create({
                "decision_id": decision.id, "difficulty": "资金周转困难", "line_ids": [
                    (0, 0, {"date_due": self.today + timedelta(days=days), "amount": 250}) for days in (40, 70)]})
            plan.with_user(self.head).action_refuse("名下有三间商铺。")
            facts = self.facts_of(case, "CF36")
            self.assertEqual(facts["deferral"], "不准予分期缴纳罚款。理由：名下有三间商铺。")
            self.assertNotIn("schedule", facts)

    def test_the_additional_fine_is_decided_on_once_it_grew_and_the_head_approved_it(self):
        case = self.notified()
        with self.later(15):
            decision = self.decided(case)
            with self.assertRaisesRegex(UserError, "No additional fine has grown.*G25"):
                decision.with_user(self.officer1).action_impose_surcharge()
        with self.later(60):
            self.env.invalidate_all()
            with self.assertRaisesRegex(UserError, "organ head has not approved.*G25"):
                decision.with_user(self.officer1).action_impose_surcharge()
            self.approve(case, "surcharge")
            with self.assertRaises(UserError):
                decision.with_user(self.reviewer).action_impose_surcharge()
            decision.with_user(self.officer1).action_impose_surcharge()
            facts = self.facts_of(case, "CF37")
            self.assertEqual(float(facts["surcharge_amount"]), decision.amount_surcharge)
            self.assertEqual(float(facts["amount"]), 500)
            with self.assertRaisesRegex(UserError, "has not approved"):
                decision.with_user(self.officer1).action_impose_surcharge()

    def test_a_lead_that_is_not_opened_prints_its_own_approval_with_its_days(self):
        case = self.new_case()
        self.ask(case, "not_open")
        case.with_user(self.head).action_approve(opinion="不予立案")
        facts = self.facts_of(case, "CF01")
        self.assertEqual((facts["opinion_head"], facts["opinion_officers_date"]), ("不予立案", str(self.today)))
        row = case.approval_ids
        self.assertEqual((row.date_requested, row.date_endorsed), (self.today, self.today))

    def test_a_decision_is_taken_back_by_its_paper_and_the_closing_asks_whether_it_was_served(self):
        case = self.notified()
        with self.later(15):
            case._get_open_decision().with_user(self.officer1).with_surcharge = False
            decision = self.decided(case)
            self.assertNotIn("加处罚款", text_of(base64.b64decode(case._get_document("CF29").pdf)), "what the decision does not state its paper does not state")
            with self.assertRaisesRegex(UserError, "APL 48, 75, G36"):
                decision.with_user(self.head).action_revoke("Another person piled it up")
            case.with_user(self.head).issue_document("CF43", {
                "reason": "处罚对象认定有误。", "legal_basis": "《中华人民共和国行政处罚法》第七十五条第二款", "change": "撤销原处罚决定。"})
            decision.with_user(self.head).action_revoke("Another person piled it up")
            self.assertEqual(decision.state, "revoked")
            self.assertIn("change_served", self.codes(case, "close"))
            self.serve(case._get_document("CF43"))
            self.assertNotIn("change_served", self.codes(case, "close"))

    def test_a_decision_on_facts_that_are_not_established_tells_of_no_education(self):
        case = self.bring_to("investigating")
        self.add_fact(case)
        self.prove(case)
        self.env["street.decision"].with_user(self.officer1).create({
            "case_id": case.id, "outcome": "no_penalty", "no_penalty_reason": "not_established", "reasons": "The heap belonged to the road works."})
        self.conclude(case)
        case.with_user(self.officer1).action_deliberate()
        case._get_open_decision().with_user(self.reviewer).action_review(True, "Facts and law are right.")
        self.approve(case, "decide")
        text = text_of(base64.b64decode(case._get_document("CF30").pdf))
        self.assertIn("违法事实不能成立", text)
        self.assertNotIn("进行教育", text)
