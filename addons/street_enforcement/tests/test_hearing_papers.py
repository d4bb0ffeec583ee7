from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time, tagged

from .whole_common import WholeCommon


@tagged("post_install", "-at_install")
class TestHearingPapers(WholeCommon):
    """The papers of a hearing come out of its steps, filled from what is on record (CF21-CF25)."""

    def later(self, days):
        return freeze_time(fields.Datetime.now() + timedelta(days=days))

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
