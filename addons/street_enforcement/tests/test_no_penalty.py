from odoo.exceptions import UserError
from odoo.tests import tagged

from .decision_common import DecisionCommon
from .enforcement_common import ADULT_NUMBER, CHILD_NUMBER, id_number


@tagged("post_install", "-at_install")
class TestNoPenalty(DecisionCommon):
    """G21: why there is none, that it was put right, that the party was educated, and that it is the first time."""

    def spare(self, case=None, reason="minor", **values):
        case = case or self.concluded_case()
        self.propose(case, 0, outcome="no_penalty", no_penalty_reason=reason, gains="none", **{
            "date_corrected": self.today, "correction_record": "Officer 1 saw the road cleared at nine.",
            "date_educated": self.today, "education_record": "Told what the rule is for.", **values})
        return case

    def test_it_goes_to_the_decision_without_a_notice_and_ends_the_case(self):
        case = self.spare()
        self.assertIn("no_notice", self.codes(case, "notify", user=self.officer1))
        case.with_user(self.officer1).action_deliberate()
        self.review(case)
        self.decide(case)
        self.assertEqual((case.state, self.decision_of(case).state, self.decision_of(case).amount_due), ("not_penalised", "decided", 0))

    def test_a_penalty_does_not_skip_the_notice(self):
        case = self.concluded_case()
        self.propose(case)
        self.assertIn("notice", self.codes(case, "deliberate", user=self.officer1))

    def test_each_part_of_the_record_is_asked_for(self):
        for values, code in (
            ({"reason": False}, "no_penalty_reason"), ({"date_corrected": False}, "corrected"), ({"correction_record": " "}, "corrected"),
            ({"date_educated": False}, "education"), ({"education_record": False}, "education"), ({"reasons": False}, "reasons"),
            ({"line_ids": [(0, 0, {"kind_id": self.warning.id})]}, "no_penalty_lines"), ({"reason": "under_age"}, "capacity"),
        ):
            with self.subTest(code):
                self.assertIn(code, self.codes(self.spare(**values), "deliberate", user=self.officer1))

    def test_facts_that_are_not_established_ask_for_no_education(self):
        case = self.spare(reason="not_established", date_educated=False, education_record=False, date_corrected=False, correction_record=False)
        self.assertEqual(self.codes(case, "deliberate", user=self.officer1), set())

    def test_a_child_is_not_punished_and_its_guardian_is_told(self):
        child = self.person_values(id_number=id_number(CHILD_NUMBER), guardian_name="张父")
        self.assertIn("guardian", self.codes(self.spare(self.concluded_case(party=child), "under_age"), "deliberate", user=self.officer1))
        told = self.spare(self.concluded_case(party=child), "under_age", guardian_duty="To discipline him.")
        self.assertEqual(self.codes(told, "deliberate", user=self.officer1), set())

    def test_the_first_violation_is_looked_up_across_the_cases_of_the_office(self):
        first = self.spare(reason="first")
        self.assertEqual(self.codes(first, "deliberate", user=self.officer1), set())
        self.decided_case()
        self.assertIn("not_first", self.codes(first, "deliberate", user=self.officer1), "the same person was punished meanwhile")
        other = self.spare(self.concluded_case(party=self.person_values(name="王五", id_number=id_number("14050219900101003"))), "first")
        self.assertEqual(self.codes(other, "deliberate", user=self.officer1), set())
        nameless = self.spare(self.concluded_case(party=self.person_values(id_number=False)), "first")
        self.assertIn("identity", self.codes(nameless, "deliberate", user=self.officer1))

    def test_a_violation_that_was_spared_counts_as_the_first(self):
        case = self.spare(reason="first")
        case.with_user(self.officer1).action_deliberate()
        self.review(case)
        self.decide(case)
        again = self.spare(self.concluded_case(party=self.person_values(name="Zhang San", id_number=id_number(ADULT_NUMBER))), "first")
        with self.assertRaisesRegex(UserError, "G21"):
            again.with_user(self.officer1).action_deliberate()
