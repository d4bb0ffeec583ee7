from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from .decision_common import PDF, DecisionCommon


@tagged("post_install", "-at_install")
class TestNotice(DecisionCommon):
    """G14, G15: what was told is what may be decided, or less."""

    def test_a_decision_before_the_term_of_defence_ends_is_refused(self):
        case = self.notified_case(days_ago=0)
        self.assertIn("term_D06", self.codes(case, "deliberate", user=self.officer1))
        with self.assertRaisesRegex(UserError, "G17"):
            case.with_user(self.officer1).action_deliberate()
        self.age_notice(case)
        case.with_user(self.officer1).action_deliberate()
        self.assertEqual(case.state, "deciding")

    def test_a_notice_that_was_not_served_starts_no_term(self):
        case = self.concluded_case()
        self.propose(case)
        case.with_user(self.officer1).action_notify()
        self.assertIn("notice_served", self.codes(case, "deliberate", user=self.officer1))
        # The service of an earlier paper is none of this notice.
        self.served[case.id, "CF17"] = self.today - timedelta(days=20)
        self.env.invalidate_all()
        self.assertIn("notice_served", self.codes(case, "deliberate", user=self.officer1))

    def test_a_lower_amount_needs_no_new_notice_and_anything_else_does(self):
        case = self.notified_case()
        decision = self.decision_of(case).with_user(self.officer1)
        decision.line_ids.write({"amount": 400})
        self.assertNotIn("changed", self.codes(case, "deliberate", user=self.officer1))
        for change, undo in (
            (lambda: decision.line_ids.write({"amount": 500.01}), lambda: decision.line_ids.write({"amount": 500})),
            (lambda: decision.write({"reasons": "Another reason"}), lambda: decision.write({"reasons": "The material narrowed the pavement for two days."})),
            (lambda: decision.write({"line_ids": [(0, 0, {"kind_id": self.warning.id})]}),
             lambda: decision.line_ids.filtered(lambda line: line.kind_id == self.warning).unlink()),
            (lambda: case.with_user(self.officer1).write({"facts": "Other facts."}),
             lambda: case.with_user(self.officer1).write({"facts": "十吨建筑材料堆放在东城路人行道上。"})),
        ):
            change()
            self.assertIn("changed", self.codes(case, "deliberate", user=self.officer1))
            undo()
            self.assertNotIn("changed", self.codes(case, "deliberate", user=self.officer1))

    def test_another_party_is_told_anew(self):
        case = self.notified_case()
        other = self.env["street.case.party"].with_user(self.officer1).create({"case_id": case.id, **self.person_values(name="李四", id_number=False, birth_date="1990-01-01")})
        self.decision_of(case).with_user(self.officer1).write({"party_id": other.id})
        self.assertIn("changed", self.codes(case, "deliberate", user=self.officer1))

    def test_a_lower_amount_on_another_basis_needs_a_new_notice(self):
        case = self.notified_case()
        other = self.env["street.authority.norm"]._street_create([{
            "item_id": self.item.id, "norm_id": self.norm.id, "violated_clause": "第三十条", "penalty_clause": "第四十三条", "amount_min": 10, "amount_max": 1000}])
        case.with_user(self.officer1).write({"norm_line_id": other.id})
        self.decision_of(case).line_ids.with_user(self.officer1).write({"amount": 300})
        self.assertIn("changed", self.codes(case, "deliberate", user=self.officer1))

    def test_changed_facts_go_back_to_the_notice_from_the_decision_too(self):
        case = self.deciding_case()
        self.decision_of(case).with_user(self.officer1).line_ids.write({"amount": 900})
        self.assertIn("changed", self.codes(case, "decide", user=self.head))
        self.decision_of(case).with_user(self.officer1).action_notify()
        self.assertEqual(case.state, "noticed")
        self.assertEqual(len(case.sudo().notice_ids), 2)
        self.assertIn("notice_served", self.codes(case, "deliberate", user=self.officer1), "the term runs anew")

    def test_the_same_notice_is_not_made_twice(self):
        case = self.notified_case()
        self.assertIn("same_notice", self.codes(case, "notify", user=self.officer1))

    def test_a_notice_is_never_rewritten(self):
        case = self.notified_case()
        notice = case.sudo().notice_ids
        for user in (self.officer1, self.head, self.admin):
            for door in (lambda n: n.write({"proposal": {}}), lambda n: n.unlink(), lambda n: n.copy()):
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    door(notice.with_user(user))
        with self.assertRaises(UserError), self.env.cr.savepoint():
            notice.write({"with_hearing": True})

    def test_the_right_to_a_hearing_is_told_from_the_threshold_of_the_place_on(self):
        case = self.concluded_case()
        decision = self.propose(case, 1999.99)
        self.assertFalse(decision._needs_hearing_right())
        decision.line_ids.write({"amount": 2000})
        self.assertTrue(decision._needs_hearing_right())
        self.env["street.hearing.threshold"].create({
            "company_id": self.office.id, "party_kind": "person", "domain_id": self.domain.id, "amount": 3000, "basis": "Road rule"})
        self.assertFalse(decision._needs_hearing_right(), "the row of the domain is narrower")
        self.env["street.hearing.threshold"].search([("company_id", "=", self.office.id)]).unlink()
        decision.line_ids.write({"amount": 50})
        self.assertTrue(decision._needs_hearing_right(), "where nothing is set it is always told")

    def test_a_notice_without_the_right_to_a_hearing_does_not_carry_a_larger_fine(self):
        case = self.notified_case(1999)
        self.assertFalse(case.sudo().notice_ids.with_hearing)
        self.env["street.hearing.threshold"].search([("company_id", "=", self.office.id)]).amount = 1000
        self.assertIn("hearing_right", self.codes(case, "deliberate", user=self.officer1))


@tagged("post_install", "-at_install")
class TestDefence(DecisionCommon):
    """G17: what the party says is heard, re-checked point by point, and never makes it worse."""

    def state(self, case, kind="defence", points=True, **values):
        notice = case.sudo()._get_open_decision()._get_last_notice()
        return self.env["street.statement"].with_user(self.officer1).create({
            "notice_id": notice.id, "party_id": notice.decision_id.party_id.id, "kind": kind, "text": "The material was gone after one day.",
            "point_ids": [(0, 0, {"name": "It lay for one day only."})] if points else [], **values,
        })

    def answer(self, statement, adopted="no"):
        statement.point_ids.with_user(self.officer1).write({"finding": "The camera shows two days.", "adopted": adopted, "reason": "The pictures carry their time."})
        statement.with_user(self.officer1).action_recheck()

    def test_every_point_is_answered_before_the_case_goes_on(self):
        case = self.notified_case()
        statement = self.state(case)
        self.assertIn("recheck", self.codes(case, "deliberate", user=self.officer1))
        with self.assertRaisesRegex(UserError, "APL 45"):
            statement.action_recheck()
        statement.point_ids.write({"finding": "Looked at", "adopted": "no", "reason": " "})
        with self.assertRaisesRegex(UserError, "APL 45"):
            statement.action_recheck()
        self.answer(statement)
        self.assertEqual(self.codes(case, "deliberate", user=self.officer1), set())
        with self.assertRaises(UserError), self.env.cr.savepoint():
            statement.write({"text": "I confess"})
        with self.assertRaises(UserError), self.env.cr.savepoint():
            statement.point_ids.write({"adopted": "yes"})
        with self.assertRaises(UserError), self.env.cr.savepoint():
            statement.unlink()

    def test_a_statement_without_points_is_not_rechecked(self):
        statement = self.state(self.notified_case(), points=False)
        with self.assertRaisesRegex(UserError, "points"):
            statement.action_recheck()

    def test_a_defence_never_makes_the_penalty_heavier(self):
        case = self.notified_case()
        self.answer(self.state(case))
        self.decision_of(case).line_ids.with_user(self.officer1).write({"amount": 800})
        self.assertIn("heavier_after_defence", self.codes(case, "notify", user=self.officer1))
        case.with_user(self.officer1).write({"facts": "A second heap was found behind the shop."})
        self.assertIn("heavier_after_defence", self.codes(case, "notify", user=self.officer1), "words alone are no new ground")
        self.add_evidence(case, name="Photos of the second heap")
        self.assertNotIn("heavier_after_defence", self.codes(case, "notify", user=self.officer1), "new facts that were proven are another matter")

    def test_an_express_waiver_ends_the_term_once_its_signed_paper_is_there(self):
        case = self.notified_case(days_ago=0)
        waiver = self.state(case, "waiver", points=False, is_signed=True)
        self.assertIn("term_D06", self.codes(case, "deliberate", user=self.officer1))
        with self.assertRaisesRegex(UserError, "APL 62"):
            waiver.action_recheck()
        self.env["ir.attachment"].with_user(self.officer1).create({"name": "waiver.pdf", "datas": PDF, "res_model": waiver._name, "res_id": waiver.id})
        waiver.invalidate_recordset()
        waiver.action_recheck()
        self.env.invalidate_all()
        self.assertEqual(self.codes(case, "deliberate", user=self.officer1), set())

    def test_others_than_the_officers_of_the_case_write_no_statement(self):
        case = self.notified_case()
        statement = self.state(case)
        for user in (self.officer3, self.leader, self.head, self.reviewer):
            with self.subTest(user.login), self.assertRaises(UserError), self.env.cr.savepoint():
                statement.with_user(user).write({"text": "Nothing to say"})
        with self.assertRaises(UserError), self.env.cr.savepoint():
            statement.point_ids.with_user(self.officer3).write({"adopted": "no"})

    def test_a_statement_of_a_day_before_the_notice_or_of_another_case_is_refused(self):
        case, other = self.notified_case(days_ago=10), self.notified_case()
        for values in ({"date": self.today - timedelta(days=11)}, {"date": self.today + timedelta(days=1)}, {"party_id": other.party_ids.id}):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                self.state(case, **values)
