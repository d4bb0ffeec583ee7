from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.street_base.tools.period import utc_of

from .whole_common import WholeCommon


@tagged("post_install", "-at_install")
class TestHearingPapers(WholeCommon):
    """The papers of a hearing come out of its steps, filled from what is on record (CF21-CF25)."""

    def test_a_late_application_is_refused_on_paper_and_nothing_goes_on_without_it(self):
        case = self.notified(5000)
        with self.later(30):
            case.with_user(self.officer1).action_record_hearing_request(text="要求听证。")
            case.sudo().hearing_ids.with_user(self.officer1).action_refuse("没有提出正当理由")
            paper = case._get_document("CF21B")
            self.assertEqual(paper.state, "issued")
            self.assertEqual(paper.snapshot["facts"]["acceptance"], "不予受理")
            self.assertIn("逾期提出。没有提出正当理由。", paper.snapshot["facts"]["acceptance_findings"])
            self.assertNotIn("paper_CF21B", self.codes(case, "deliberate", user=self.officer1))
            paper.with_user(self.head).action_void("Wrong reason")
            self.assertIn("paper_CF21B", self.codes(case, "deliberate", user=self.officer1))
            case.with_user(self.officer1).issue_document("CF21B")
            self.assertEqual(self.codes(case, "deliberate", user=self.officer1), set())

    def test_a_late_one_that_is_admitted_is_accepted_on_paper_with_the_excuse(self):
        case = self.notified(5000)
        with self.later(30):
            case.with_user(self.officer1).action_record_hearing_request(text="要求听证。", excuse="住院治疗，有出院证明。")
            self.ask(case, "admit_hearing")
            case.with_user(self.head).action_approve(opinion="当事人住院治疗，有出院证明，属于正当理由")
            facts = case._get_document("CF21").snapshot["facts"]
            self.assertEqual(facts["acceptance"], "予以受理")
            self.assertIn("当事人住院治疗", facts["acceptance_findings"])

    def test_each_step_of_a_hearing_leaves_its_paper_and_the_next_asks_for_it(self):
        case = self.notified(5000)
        case.with_user(self.officer1).action_request_hearing(text="要求听证，罚款过重。")
        self.assertEqual(self.facts_of(case, "CF21A")["application_reason"], "要求听证，罚款过重。")
        self.assertEqual((case._get_document("CF21A").state, self.facts_of(case, "CF21")["acceptance"]), ("signed", "予以受理"))
        hearing = case.sudo().hearing_ids
        hearing.with_user(self.head).action_appoint(self.chair_person.id, self.clerk_person.id)
        day = self.today + timedelta(days=20)
        hearing.with_user(self.officer1).action_summon(date_hearing=fields.Datetime.to_string(utc_of(day) + timedelta(hours=9)), place="二楼会议室")
        for code in ("CF22", "CF23"):
            self.assertEqual((self.facts_of(case, code)["hearing_place"], self.facts_of(case, code)["hearing_chair"]), ("二楼会议室", "chair"))
        self.serve(case._get_document("CF22"))
        with self.later(20):
            chair = hearing.with_user(self.chair)
            with self.assertRaisesRegex(UserError, "these keys"):
                chair.action_hold("", True, parts={"forged": "x"})
            chair.action_hold("", True, parts={
                "end_at": fields.Datetime.to_string(utc_of(day) + timedelta(hours=11)), "recusal_answer": "不申请回避", "investigator_statement": "堆放十吨材料。",
                "party_statement": "已经清理。", "debate": "双方无新意见。", "final_answer": "请求从轻。"})
            self.assertIn("最后陈述：请求从轻。", hearing.record)
            record = case._get_document("CF24")
            self.assertEqual((record.state, record.snapshot["facts"]["final_answer"]), ("signed", "请求从轻。"))
            chair.action_report("", parts={"course": "听证公开举行。", "disputes": "罚款数额。", "facts_found": "事实清楚。", "opinion": "维持拟处罚意见。"})
            self.assertEqual(self.facts_of(case, "CF25")["opinion"], "维持拟处罚意见。")
            self.assertEqual(self.codes(case, "deliberate", user=self.officer1), set())
            case._get_document("CF25").with_user(self.chair).action_void("Wrong")
            self.assertEqual(self.codes(case, "deliberate", user=self.officer1), {"paper_CF25"})

    def test_a_record_in_one_piece_waits_as_a_draft_and_no_report_rests_on_it(self):
        case = self.notified(5000)
        case.with_user(self.officer1).action_request_hearing(text="要求听证。")
        hearing = case.sudo().hearing_ids
        hearing.with_user(self.head).action_appoint(self.chair_person.id, self.clerk_person.id)
        hearing.with_user(self.officer1).action_summon(
            date_hearing=fields.Datetime.to_string(utc_of(self.today + timedelta(days=20)) + timedelta(hours=9)), place="二楼会议室")
        self.serve(case._get_document("CF22"))
        with self.later(20):
            hearing.with_user(self.chair).action_hold("All of it in one piece.", True)
            self.assertFalse(case._get_document("CF24"))
            with self.assertRaisesRegex(UserError, "CF24.*APL 64"):
                hearing.with_user(self.chair).action_report("The facts stand.")
