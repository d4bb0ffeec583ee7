from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .enforcement_common import ADULT_NUMBER, id_number
from .summary_common import SummaryCommon


@tagged("post_install", "-at_install")
class TestCaseSpotDiscretion(SummaryCommon):
    """APL 34, G20: a fine on the spot follows the published benchmark like any other, with its answers, its range and its reason."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.benchmark = cls.make_benchmark(cls.item)

    @classmethod
    def make_benchmark(cls, item):
        benchmark = cls.env["street.discretion.benchmark"].with_user(cls.admin).create({
            "name": "Test benchmark", "item_id": item.id, "date_from": cls.today - timedelta(days=60), "publication": "Gazette",
            "date_published": cls.today - timedelta(days=60),
            "tier_ids": [(0, 0, {"sequence": place, "name": name, "amount_min": low, "amount_max": high, "is_default": not place})
                         for place, (name, low, high) in enumerate((("轻微", 50, 80), ("一般", 80, 150), ("较重", 150, 3000)))],
        })
        tiers = benchmark.tier_ids
        cls.env["street.discretion.circumstance"].with_user(cls.admin).create([
            {"benchmark_id": benchmark.id, "question": question, "name": name, "effect": effect, "tier_id": tier}
            for question, name, effect, tier in (
                ("占用面积", "较小", "none", False), ("占用面积", "一般", "tier", tiers[1].id), ("违法次数", "首次", "none", False), ("违法次数", "再次", "heavier", False))])
        benchmark.action_publish()
        return benchmark

    def answers(self, *names):
        return self.benchmark.circumstance_ids.filtered(lambda row: row.name in names).ids

    def assert_refused(self, message, **values):
        with self.assertRaisesRegex(UserError, message), self.env.cr.savepoint():
            self.penalise(**values)

    def test_each_question_has_one_answer_of_this_benchmark(self):
        other = self.item.copy({"code": "T7"})
        other.with_user(self.admin).action_activate()
        foreign = self.make_benchmark(other).circumstance_ids
        for answers in ([], self.answers("一般"), self.answers("一般", "较小", "首次"), [*self.answers("一般"), foreign[2].id]):
            with self.subTest(answers):
                self.assert_refused("each question has one answer.*APL 34", circumstance_ids=answers)
        self.assert_refused("list of ids", circumstance_ids="1")
        self.assertEqual(self.penalise(circumstance_ids=self.answers("一般", "首次")).state, "handed_over")

    def test_the_amount_lies_in_the_tier_or_says_why_not_and_both_stand_in_the_decision(self):
        answers = self.answers("一般", "首次")
        self.assert_refused("outside the range of “一般” .80.00 to 150.00.*give the reason.*G20", circumstance_ids=answers, summary_amount=60)
        case = self.penalise(circumstance_ids=answers, summary_amount=60, summary_departure="当事人生活困难，主动清理")
        line = case._get_open_decision().line_ids
        self.assertEqual((line.circumstance_ids.ids, line.departure_reason, line.tier_id.name), (answers, "当事人生活困难，主动清理", "一般"))
        self.assertEqual((line.range_min, line.range_max, case.summary_tier_id), (80, 150, line.tier_id))
        self.assertIn("占用面积：一般", case.sudo()._get_document("CF31").snapshot["facts"]["discretion"])

    def test_a_reason_never_lifts_the_limit_of_the_procedure(self):
        self.assert_refused("above 200 yuan", circumstance_ids=self.answers("一般", "再次"), summary_amount=201, summary_departure="x")

    def test_a_warning_asks_for_no_answers(self):
        self.assertEqual(self.penalise(summary_penalty="warning", summary_amount=0).state, "handed_over")

    def test_answers_are_those_of_the_benchmark_of_the_day_in_the_street(self):
        early = fields.Datetime.to_string(fields.Datetime.now() - timedelta(days=3))
        self.benchmark.with_user(self.admin).action_withdraw("Replaced")
        self.assertEqual(self.penalise(circumstance_ids=self.answers("一般", "首次"), occurred_at=early).summary_tier_id.name, "一般")

    def test_what_was_handed_over_keeps_its_answers(self):
        case = self.penalise(circumstance_ids=self.answers("一般", "首次")).with_user(self.officer1)
        for values in ({"summary_circumstance_ids": [(5,)]}, {"summary_departure": "Forged"}):
            with self.subTest(values), self.assertRaisesRegex(UserError, "APL 52"), self.env.cr.savepoint():
                case.write(values)

    def test_a_clause_that_leaves_the_amount_to_local_rules_needs_the_benchmark_that_carries_them(self):
        local = {"amount_unit": "local", "amount_min": 0, "amount_max": 0, "norm_id": self.norm.id, "violated_clause": "第三条", "penalty_clause": "第四条"}
        item = self.item.copy({"code": "T6", "norm_line_ids": [(5,), (0, 0, local)]})
        item.with_user(self.admin).action_activate()
        self.assert_refused("leaves the amount to local rules", authority_item_id=item.id)
        self.benchmark = self.make_benchmark(item)
        self.assertEqual(self.penalise(authority_item_id=item.id, circumstance_ids=self.answers("一般", "首次")).state, "handed_over")

    def test_the_phone_keeps_the_answer_tapped_last_and_shows_the_range(self):
        screen = Form(self.env["street.case.spot"].with_user(self.officer1))
        screen.party_name, screen.party_id_number, screen.facts, screen.address = "张三", id_number(ADULT_NUMBER), "店外摆放水果筐", "东城路3号"
        screen.authority_item_id = self.item
        self.assertEqual(screen.benchmark_id, self.benchmark)
        for name in ("较小", "首次", "一般"):
            screen.circumstance_ids.add(self.benchmark.circumstance_ids.filtered(lambda row, name=name: row.name == name))
        self.assertEqual([row.name for row in screen.circumstance_ids], ["首次", "一般"])
        self.assertEqual((screen.tier_id.name, screen.range_text), ("一般", "Tier “一般”: 80.00 to 150.00 yuan"))
        screen.summary_amount = 60
        self.assertTrue(screen.is_outside)
        screen.summary_departure = "主动清理"
        screen.colleague_id = self.officer2_person
        screen.certificates_shown = screen.rights_told = screen.is_handed_over = True
        screen.statement_text, screen.signature = "无", "signed"
        case = self.env["street.case"].browse(screen.save().action_confirm()["res_id"])
        self.assertEqual((case.state, case.summary_tier_id.name, case.summary_departure), ("handed_over", "一般", "主动清理"))
