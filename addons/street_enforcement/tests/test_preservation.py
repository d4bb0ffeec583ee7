from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.street_base.tools.period import utc_of

from .proof_common import ProofCommon


@tagged("post_install", "-at_install")
class TestPreservation(ProofCommon):
    """APL 56, G06, D05: approved by a head, on a list, decided upon within seven working days."""

    def approved_case(self):
        case = self.bring_to("investigating")
        self.approve(case, "preserve")
        return case

    def test_it_goes_from_the_approval_to_the_outcome(self):
        case = self.approved_case()
        record = self.new_preservation(case)
        self.assertEqual(self.codes_of(record, "preserve", {}), set())
        record.action_preserve()
        self.assertEqual((record.state, record.document_id.type_code), ("preserved", "CF10"))
        self.assertIn("D05", self.clocks(case))
        self.assertIn("preserved", self.codes(case, "terminate"))
        self.assertFalse(case._get_approval("preserve"), "an approval is used once")
        record.action_dispose("returned", "Handed back on the spot")
        self.assertEqual(record.outcome, "returned")
        self.assertTrue(case._get_document("CF11"))
        self.assertNotIn("D05", self.clocks(case))

    def test_without_the_approval_nothing_is_preserved(self):
        record = self.new_preservation(self.bring_to("investigating"))
        self.assertIn("approval", self.codes_of(record, "preserve"))
        with self.assertRaisesRegex(UserError, "G06"):
            record.action_preserve()

    def test_a_list_a_reason_and_two_officers_are_needed(self):
        case = self.approved_case()
        for code, values in {
            "list": {"line_ids": []}, "facts": {"reason": ""}, "moment": {"preserved_at": fields.Datetime.now() + timedelta(hours=1)},
            "before_approval": {"preserved_at": fields.Datetime.now() - timedelta(days=2)},
            "not_told": {"shown_note": " "}, "two_officers": {"officer_ids": [(6, 0, (self.officer1_person + self.officer3_person).ids)]},
        }.items():
            with self.subTest(code):
                self.assertIn(code, self.codes_of(self.new_preservation(case, **values), "preserve"))

    def test_after_seven_working_days_things_are_only_given_back(self):
        record = self.new_preservation(self.approved_case())
        record.action_preserve()
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_preservation SET preserved_at = %s WHERE id = %s", [utc_of(self.today - timedelta(days=30)), record.id])
        self.env.invalidate_all()
        self.assertTrue(record.is_overdue)
        self.assertIn("late", self.codes_of(record, "dispose", {"outcome": "appraised", "note": "x"}))
        self.assertEqual(self.codes_of(record, "dispose", {"outcome": "released", "note": "x"}), set())
        record.action_dispose("released", "The term is over")

    def test_nothing_is_confiscated_before_the_decision_nor_without_reasons(self):
        record = self.new_preservation(self.approved_case())
        record.action_preserve()
        self.assertEqual(self.codes_of(record, "dispose", {"outcome": "confiscated", "note": ""}), {"note", "undecided"})
        self.assertEqual(self.codes_of(record, "dispose", {"outcome": "sold", "note": "x"}), {"outcome"})

    def test_a_list_that_was_handed_over_stays(self):
        record = self.new_preservation(self.approved_case())
        record.action_preserve()
        for door in (lambda: record.write({"place": "x"}), lambda: record.line_ids.unlink(), lambda: record.write({"state": "draft"}), lambda: record.unlink(),
                     lambda: record.line_ids.write({"quantity": "1"}), lambda: self.new_preservation(record.case_id, user=self.officer3),
                     lambda: record.with_user(self.officer3).action_dispose("returned", "x")):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                door()
