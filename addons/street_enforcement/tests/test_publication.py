from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .decision_common import DecisionCommon
from .proof_common import PNG


@tagged("post_install", "-at_install")
class TestPublication(DecisionCommon):
    """D15-D17, G35, G36, APL 48, 50: in time, with nothing by which a person is found, off again when the decision falls."""

    def decided(self, **values):
        case = self.decided_case(served_days_ago=1, **values)
        return case.sudo().publication_ids.with_user(self.clerk)

    def ready(self, **values):
        record = self.decided()
        record.write({"impact": "yes", "is_secrecy_checked": True, "secrecy_note": "None", "channel": "Office site", **values})
        return record

    def codes_of(self, record, **values):
        return {obstacle.code for obstacle in record._street_obstacles("publish", values or None)[record]}

    def test_each_decision_brings_a_row_with_its_clock(self):
        record = self.decided()
        self.assertEqual((record.state, record.kind), ("due", "penalty"))
        clock = self.env["street.deadline"].search([("res_model", "=", record._name), ("res_id", "=", record.id)])
        self.assertEqual((clock.kind, clock.due_date), ("D16", record.date_due))

    def test_the_text_is_masked_from_the_start(self):
        record = self.decided(facts="张三（身份证140502198503070013，电话13800138000）在East road 1堆放材料。")
        self.assertNotRegex(record.text, "张三|13800138000|140502198503070013|East road 1")
        self.assertIn("张某", record.text)

    def test_what_still_shows_a_person_is_not_published(self):
        record = self.ready()
        for text in ("张三堆放材料", "电话13800138000", "身份证140502198503070013", "住3号楼201", "账号6222000000000000123"):
            with self.subTest(text):
                record.text = text
                self.assertIn("private", self.codes_of(record))
                with self.assertRaisesRegex(UserError, "G35"):
                    record.action_publish()

    def test_every_check_is_needed(self):
        record = self.ready()
        self.assertEqual(self.codes_of(record, date=self.today), set())
        for code, values in {
            "text": {"text": " "}, "secrecy": {"is_secrecy_checked": False}, "impact": {"impact": "no"}, "channel": {"channel": ""},
        }.items():
            with self.subTest(code):
                kept = record.read(list(values))[0]
                record.write(values)
                self.assertIn(code, self.codes_of(record))
                record.write({name: kept[name] for name in values})
        self.assertIn("day", self.codes_of(record, date=self.today + timedelta(days=1)))

    def test_what_was_published_is_kept_and_handed_to_the_credit_system(self):
        record = self.ready()
        record.action_publish()
        self.assertEqual((record.state, record.party_shown, record.amount), ("published", "张某", 500))
        for values in ({"text": "x"}, {"party_shown": "张三"}, {"state": "due"}):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                record.write(values)
        sheet = self.env.ref("street_enforcement.export_sheet_credit").sudo().copy({"company_id": self.office.id})
        ids, content = sheet._write_file()
        self.assertEqual(ids, record.ids)
        self.assertTrue(content)

    def test_a_revoked_decision_is_called_back_and_withdrawn_within_three_working_days(self):
        record = self.ready()
        record.action_publish()
        with self.assertRaises(UserError):
            record.action_withdraw("x")
        record.decision_id.with_user(self.head).action_revoke("Wrong party")
        self.assertEqual(record.state, "recall")
        self.assertTrue(record.date_withdraw_due > self.today)
        record.action_withdraw("The decision was revoked")
        self.assertEqual((record.state, record.date_withdrawn), ("withdrawn", self.today))

    def fallen(self, record, **values):
        """The reconsideration organ revoked the decision; entered by the clerk."""
        remedy = self.env["street.remedy"].with_user(self.clerk).create({
            "case_id": record.case_id.id, "date_filed": self.today - timedelta(days=9),
            "file_ids": [(0, 0, {"name": "result.png", "kind": "result", "content": PNG})]})
        remedy.action_end("revoked", str(self.today - timedelta(days=8)), note="The facts are not clear", **values)
        return remedy

    def old_publication(self):
        case = self.decided_case(served_days_ago=12)
        record, decided = case.sudo().publication_ids.with_user(self.clerk), self.today - timedelta(days=12)
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_case SET date_decided = %s WHERE id = %s", [decided, case.id])
        self.env.cr.execute("UPDATE street_publication SET date_made = %s WHERE id = %s", [decided, record.id])
        self.env.invalidate_all()
        record.write({"impact": "yes", "is_secrecy_checked": True, "secrecy_note": "None", "channel": "Office site"})
        record.action_publish(str(self.today - timedelta(days=10)))
        return record

    def clock(self, record):
        return self.env["street.deadline"].search([("res_model", "=", record._name), ("res_id", "=", record.id), ("kind", "=", "D15")])

    def test_the_term_to_withdraw_runs_from_the_day_on_which_the_result_was_known(self):
        record, known = self.old_publication(), self.today - timedelta(days=6)
        remedy = self.fallen(record, date_known=str(known))
        self.assertEqual((remedy.date_result_known, record.state, record.date_recalled), (known, "recall", known))
        self.assertEqual(self.clock(record).due_date, record.date_withdraw_due)
        self.assertLess(record.date_withdraw_due, self.today + timedelta(days=1))

    def test_a_result_entered_on_its_day_runs_from_today(self):
        record = self.old_publication()
        remedy = self.fallen(record)
        self.assertEqual((remedy.date_result_known, record.date_recalled), (self.today, self.today))
        self.assertGreater(record.date_withdraw_due, self.today)

    def test_a_result_is_known_neither_before_it_was_made_nor_in_the_future(self):
        record = self.old_publication()
        for days, said in ((-9, "APL 48, D15"), (-10, "between the filing"), (1, "between the filing")):
            with self.subTest(days), self.assertRaisesRegex(UserError, said), self.env.cr.savepoint():
                self.fallen(record, date_known=str(self.today + timedelta(days=days)))
        self.assertEqual(record.state, "published")
        with self.assertRaisesRegex(UserError, "no day"):
            self.fallen(record, date_known="soon")

    def test_what_was_published_after_the_result_was_known_is_called_back_from_its_publication(self):
        record = self.ready()
        record.action_publish()
        record.sudo()._call_back("It fell", self.today - timedelta(days=5))
        self.assertEqual(record.date_recalled, record.date_published)

    def test_cases_that_were_spared_and_those_of_minors_are_not_published(self):
        record = self.ready()
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_decision SET no_penalty_reason = 'minor' WHERE id = %s", [record.decision_id.id])
        self.env.invalidate_all()
        self.assertIn("spared", self.codes_of(record))
        with self.assertRaisesRegex(UserError, "G35"):
            record.action_publish()

    def test_the_head_leaves_it_out_with_a_reason_and_nobody_else(self):
        record = self.decided()
        for user in (self.clerk, self.officer1, self.leader):
            with self.subTest(user.login), self.assertRaises(UserError), self.env.cr.savepoint():
                record.with_user(user).action_exempt("No impact")
        with self.assertRaises(UserError):
            record.with_user(self.head).action_exempt("")
        record.with_user(self.head).action_exempt("No social impact")
        self.assertEqual(record.state, "exempt")

    def test_only_the_clerk_publishes_and_nobody_adds_rows(self):
        record = self.ready()
        for user in (self.officer1, self.leader, self.head, self.reader):
            with self.subTest(user.login), self.assertRaises(UserError), self.env.cr.savepoint():
                record.with_user(user).action_publish()
        with self.assertRaises(AccessError):
            record.create({"case_id": record.case_id.id, "decision_id": record.decision_id.id})
