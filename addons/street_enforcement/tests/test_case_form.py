from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .summary_common import SummaryCommon


@tagged("post_install", "-at_install")
class TestCaseForm(SummaryCommon):
    def test_a_block_has_one_form_a_number(self):
        self.assertEqual(len(self.forms.form_ids), 20)
        self.assertEqual(self.forms.form_ids[0].number, "东城当罚〔2026〕0000001")
        self.assertEqual(self.forms.count_blank, 20)

    def test_a_number_exists_once_in_the_office(self):
        with self.assertRaises(UniqueViolation), self.env.cr.savepoint(), mute_logger("odoo.sql_db"):
            self.env["street.form.block"].with_user(self.clerk).create({"kind": "decision", "prefix": "东城当罚〔2026〕", "first": 20, "last": 21})
        self.assertTrue(self.env["street.form.block"].with_user(self.clerk).create({"kind": "receipt", "prefix": "东城当罚〔2026〕", "first": 20, "last": 21}))

    def test_blocks_are_kept_by_the_clerk_alone(self):
        block = self.env["street.form.block"].with_user(self.clerk).create({"prefix": "X-", "first": 1, "last": 2})
        for user in (self.officer1, self.leader, self.head, self.reader):
            with self.subTest(user.login), self.assertRaises(UserError), self.env.cr.savepoint():
                block.with_user(user).action_issue(employee_id=self.officer1_person.id)
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                block.with_user(user).create({"prefix": "Y-"})
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                block.form_ids.with_user(user).write({"reason": "x"})

    def test_a_block_goes_to_a_certified_person_of_the_office(self):
        block = self.env["street.form.block"].with_user(self.clerk).create({"prefix": "X-", "first": 1, "last": 2})
        with self.assertRaisesRegex(UserError, "no certificate"):
            block.action_issue(employee_id=self.officer3_person.id)
        with self.assertRaisesRegex(UserError, "people of the office"):
            block.action_issue(employee_id=self.stranger_person.id)
        block.action_issue(employee_id=self.officer2_person.id)
        self.assertEqual((block.state, block.employee_id, block.date_issued), ("issued", self.officer2_person, self.today))

    def test_a_block_is_reconciled_when_every_number_is_accounted_for(self):
        self.penalise()
        self.forms.form_ids[1].with_user(self.officer1).action_spoil(reason="Rain")
        self.forms.form_ids[2].with_user(self.officer1).action_lose(reason="Fell into the river")
        with self.assertRaises(UserError):
            self.forms.form_ids[3].with_user(self.officer2).action_spoil(reason="Not mine")
        self.forms.with_user(self.clerk).action_take_back()
        counts = self.forms.form_ids.grouped("state")
        self.assertEqual({state: len(forms) for state, forms in counts.items()}, {"used": 1, "spoiled": 1, "missing": 1, "returned": 17})
        self.forms.with_user(self.clerk).action_reconcile(reason="Stubs compared: complete")
        self.assertEqual((self.forms.state, self.forms.note), ("reconciled", "Stubs compared: complete"))
        with self.assertRaises(UserError):
            self.forms.with_user(self.clerk).unlink()

    def test_nobody_takes_back_or_reconciles_the_block_he_held(self):
        self.certify(self.clerk_person)
        block = self.env["street.form.block"].with_user(self.clerk).create({"prefix": "X-", "first": 1, "last": 2})
        block.action_issue(employee_id=self.clerk_person.id)
        with self.assertRaisesRegex(UserError, "held it yourself"):
            block.action_take_back()
        block.with_user(self.clerk2).action_take_back()
        with self.assertRaisesRegex(UserError, "held it yourself"):
            block.action_reconcile(reason="Complete")

    def test_printed_numbers_are_not_rewritten(self):
        with self.assertRaises(UserError):
            self.forms.with_user(self.clerk).write({"first": 100})
        with self.assertRaises(UserError):
            self.forms.form_ids[0].sudo().write({"number": "Forged"})
