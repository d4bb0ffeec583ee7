import unittest

from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestCaseDemo(TransactionCase):
    """The demo shows three whole cases and light ones in every state."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, lang="zh_CN"))
        cls.cases = cls.env["street.case"].search([("company_id", "=", cls.env.ref("base.main_company").id)])
        if not cls.env["street.form.block"].search_count([("prefix", "=", "东城当罚")], limit=1):
            raise unittest.SkipTest("without demo data")
        cls.whole = cls.cases.filtered("document_ids")

    def whole_case(self, code, procedure="ordinary"):
        return self.whole.filtered(lambda case: case.authority_item_id.code == code and case.procedure == procedure).sorted("id")[:1]

    def kinds(self, case):
        return set(case.document_ids.filtered(lambda paper: paper.state in ("issued", "signed")).mapped("type_code"))

    def test_every_paper_of_the_whole_cases_was_made_and_none_is_a_draft(self):
        road, posters, spot = self.whole_case("11"), self.whole_case("02"), self.whole_case("11", "summary")
        self.assertEqual((road.state, posters.state, spot.state), ("archived", "archived", "closed"))
        self.assertFalse((road + posters + spot).document_ids.filtered(lambda paper: paper.state == "draft" or paper.is_scan_missing))
        self.assertLessEqual(
            {"CF01", "CF03", "CF04", "CF13", "CF14", "CF16", "CF17", "CF19", "CF20", "CF26", "CF28", "CF29", "CF33", "CF36", "CF36A", "CF36B", "CF39", "CF40"},
            self.kinds(road))
        self.assertLessEqual({"CF01", "CF03", "CF16", "CF26", "CF28", "CF30", "CF33"}, self.kinds(posters))
        self.assertLessEqual({"CF31", "CF32", "CF39", "CF40"}, self.kinds(spot))

    def test_every_case_that_was_served_has_the_papers_of_its_state(self):
        served = self.cases.filtered(lambda case: case.procedure == "ordinary" and case.state in ("served", "executing", "closed", "archived"))
        self.assertGreaterEqual(len(served), 9)
        for case in served:
            penalised = case._get_open_decision().outcome == "penalty"
            wanted = {"CF01", "CF03", "CF13", "CF14", "CF16", "CF26", "CF28", "CF33", *(("CF17", "CF29") if penalised else ("CF30",))}
            if penalised and case.state in ("closed", "archived"):
                wanted |= {"CF39", "CF40"}
            with self.subTest(case.name):
                self.assertLessEqual(wanted, self.kinds(case))
                self.assertFalse(case.document_ids.filtered(lambda paper: paper.state == "draft" or paper.is_scan_missing))
                self.assertGreaterEqual(len(case.evidence_ids.filtered(lambda item: item.state == "verified")), 2)
                self.assertTrue(case.date_opened <= case.date_concluded <= case.date_decided <= case.date_served)
                self.assertEqual(bool(case.file_ids), case.state == "archived")
                if case.state in ("closed", "archived"):
                    self.assertEqual(case._get_open_decision().amount_due, 0)

    def test_the_decision_states_the_defence_the_discretion_and_the_notice(self):
        facts = self.whole_case("11")._get_document("CF29").snapshot["facts"]
        self.assertIn("经复核", facts["statement_result"])
        self.assertIn("适用裁量阶次", facts["discretion"])
        self.assertEqual(facts["notice_name"], "行政处罚事先告知书")

    def test_the_instalments_are_paid_and_the_posters_cost_nothing(self):
        road, posters = self.whole_case("11")._get_open_decision(), self.whole_case("02")._get_open_decision()
        self.assertEqual(road.amount_due, 0)
        self.assertEqual(len(road.payment_ids), 3)
        self.assertEqual((posters.outcome, posters.amount), ("no_penalty", 0))

    def test_there_is_a_case_in_every_state_of_the_ordinary_procedure(self):
        states = set(self.cases.mapped("state"))
        summary = {"drafted", "handed_over", "recorded"}
        self.assertEqual(set(dict(self.env["street.case"]._fields["state"].selection)) - states - summary, set())

    def test_loading_again_changes_nothing(self):
        before = self.env["street.case"].search_count([])
        self.env["street.case.demo"]._load()
        self.assertEqual(self.env["street.case"].search_count([]), before)
