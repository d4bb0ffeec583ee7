from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..models.street_case import STATES
from ..models.street_case_editing import OPEN_TO_CHANGE
from .enforcement_common import EnforcementCommon

# A field, the boolean that the form asks, and a value.
TYPED = (("cause", "may_change_facts", "Another cause"), ("source", "may_change_lead", "report"), ("unit_id", "may_change", False))


@tagged("post_install", "-at_install")
class TestCaseEditing(EnforcementCommon):
    """What the form leaves open is taken, what it shows as fixed is refused: in every state, by who is on the case."""

    def in_state(self, case, state):
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_case SET state = %s WHERE id = %s", [state, case.id])
        self.env.invalidate_all()

    def test_the_form_says_in_every_state_what_the_guard_does(self):
        case = self.new_case()
        for state, _label in STATES:
            self.in_state(case, state)
            for name, asked, value in TYPED:
                with self.subTest(state=state, name=name):
                    mine = case.with_user(self.officer1)
                    self.assertEqual(mine[asked], state in OPEN_TO_CHANGE[asked])
                    if mine[asked]:
                        mine.write({name: value})
                    else:
                        with self.assertRaises(UserError), self.env.cr.savepoint():
                            mine.write({name: value})

    def test_lines_are_open_in_the_states_in_which_their_lock_lets_them(self):
        case = self.new_case()
        for state, _label in STATES:
            self.in_state(case, state)
            mine = case.with_user(self.officer1)
            for line, asked in (("street.case.party", "may_change_lines"), ("street.case.fact", "may_change_lines"), ("street.case.officer", "may_change_lead")):
                with self.subTest(state=state, line=line):
                    self.assertEqual(mine[asked], not mine._get_line_lock(line)[mine])

    def test_who_is_not_on_the_case_finds_nothing_open(self):
        case = self.new_case()
        for user in (self.officer3, self.head, self.reader):
            with self.subTest(user.login):
                foreign = case.with_user(user)
                self.assertFalse(any(foreign[name] for name in OPEN_TO_CHANGE))
                with self.assertRaises(AccessError), self.env.cr.savepoint():
                    foreign.write({"cause": "Another cause"})
        self.assertTrue(case.with_user(self.leader).may_change_facts)

    def test_a_case_that_is_being_entered_is_open(self):
        case = self.env["street.case"].with_user(self.officer1).new({"cause": "Entered now"})
        self.assertTrue(all(case[name] for name in ("may_change", "may_change_facts", "may_change_lines", "may_change_lead")))

    def test_a_list_of_cases_asks_once(self):
        self.new_case()
        few = self.env["street.case"].with_user(self.officer1).search([], limit=1)
        many = self.env["street.case"].with_user(self.officer1).search([], limit=12)
        many.mapped("officer_ids.employee_id")
        few.mapped("may_change")
        self.env.invalidate_all()
        counts = []
        for cases in (few, many):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            cases.mapped("may_change")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 2)
