from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .decision_common import PDF, DecisionCommon
from .enforcement_common import CHILD_NUMBER, MINOR_NUMBER, id_number
from .summary_common import SummaryCommon


@tagged("post_install", "-at_install")
class TestCaseEvasion(DecisionCommon):
    """What an officer of the case might try over RPC to get round a gate, with rights that he really has."""

    def new_statement(self, case, **values):
        notice = self.decision_of(case)._get_last_notice()
        return self.env["street.statement"].with_user(self.officer1).create({
            "notice_id": notice.id, "party_id": case.party_ids.id, "text": "It was not mine.", **values})

    # -- the defence --------------------------------------------------------------------------------------------------------
    def test_a_defence_is_not_turned_into_a_waiver(self):
        statement = self.new_statement(self.notified_case())
        with self.assertRaisesRegex(UserError, "APL 45"):
            statement.kind = "waiver"
        self.assertEqual(statement.kind, "defence")

    def test_a_defence_is_not_moved_to_another_case(self):
        case, other = self.notified_case(), self.notified_case()
        statement = self.new_statement(case)
        with self.assertRaisesRegex(UserError, "another case"):
            statement.write({"notice_id": self.decision_of(other)._get_last_notice().id, "party_id": other.party_ids.id})
        self.assertIn("recheck", self.codes(case, "deliberate"))

    def test_a_proposal_with_its_notice_is_not_moved_to_another_case(self):
        case, other = self.notified_case(), self.concluded_case()
        with self.assertRaisesRegex(UserError, "another case"):
            self.decision_of(case).with_user(self.officer1).write({"case_id": other.id, "party_id": other.party_ids.id})
        with self.assertRaisesRegex(UserError, "another case"):
            other.with_user(self.officer1).write({"decision_ids": [(4, self.decision_of(case).id)]})

    def test_other_words_for_the_same_facts_are_no_ground_for_a_heavier_penalty_after_the_defence(self):
        case = self.notified_case()
        self.new_statement(case)
        case.with_user(self.officer1).facts = "十吨建筑材料，堆放在东城路人行道上。"
        self.decision_of(case).line_ids.with_user(self.officer1).amount = 900
        self.assertIn("heavier_after_defence", self.codes(case, "notify"))

    def test_a_hearing_is_withdrawn_by_the_partys_own_paper(self):
        case = self.notified_case(5000, days_ago=0)
        case.with_user(self.officer1).action_request_hearing()
        hearing = case.hearing_ids.with_user(self.officer1)
        with self.assertRaisesRegex(UserError, "signed"):
            hearing.action_withdraw("He said so")
        self.withdraw(hearing)
        self.assertEqual(hearing.state, "withdrawn")

    # -- the proposal -------------------------------------------------------------------------------------------------------
    def test_no_new_proposal_is_opened_where_the_case_is_decided(self):
        case = self.decided_case(served_days_ago=1)
        decision = self.decision_of(case)
        with self.assertRaisesRegex(UserError, "decided"), self.env.cr.savepoint():
            self.propose(case, 0)
        self.env.invalidate_all()
        self.assertEqual(case.sudo()._get_open_decision(), decision)

    def test_a_proposal_is_about_a_party_of_its_own_case(self):
        case, other = self.concluded_case(), self.concluded_case()
        decision = self.propose(case)
        with self.assertRaisesRegex(UserError, "party"):
            decision.party_id = other.party_ids
        with self.assertRaisesRegex(UserError, "another one"):
            case.party_ids.with_user(self.officer1).case_id = other

    def test_evidence_excluded_after_the_notice_leaves_a_fact_without_proof(self):
        case = self.notified_case()
        self.env["res.company"].browse(case.company_id.id).enforcement_review_all = False
        self.add_fact(case)
        item = self.add_evidence(case)
        self.assertNotIn("unproven", self.codes(case, "deliberate"))
        item.action_exclude("It was taken secretly")
        self.assertIn("unproven", self.codes(case, "deliberate"))
        self.assertIn("unproven", self.codes(case, "decide"))

    def test_a_ground_for_less_fits_the_party(self):
        case = self.concluded_case()
        self.propose(case, 10)
        line = self.decision_of(case).line_ids.with_user(self.officer1)
        for ground in ("30", "31"):
            line.write({"ground": ground, "ground_note": "So it is"})
            self.assertIn("ground_capacity", self.codes(case, "notify"), ground)
        line.write({"ground": "32_1"})
        self.assertNotIn("ground_capacity", self.codes(case, "notify"))

    # -- people -------------------------------------------------------------------------------------------------------------
    def test_who_investigated_a_lead_does_not_become_an_auxiliary_afterwards(self):
        case, other = self.new_case(), self.new_case()
        self.add_evidence(case)
        line = case.officer_ids.filtered(lambda row: row.employee_id == self.officer1_person).with_user(self.officer1)
        with self.assertRaisesRegex(UserError, "APL 58"):
            line.role = "auxiliary"
        with self.assertRaises(UserError):
            line.case_id = other
        self.assertTrue(case._is_investigator(self.officer1_person))

    def test_the_person_concerned_does_not_take_the_application_against_himself_back(self):
        case = self.bring_to("investigating")
        recusal = self.env["street.case.recusal"].with_user(self.officer2).create({
            "case_id": case.id, "employee_id": self.officer1_person.id, "applicant": "party", "applicant_name": "张三", "reason": "His neighbour"})
        with self.assertRaisesRegex(UserError, "APL 43"):
            recusal.with_user(self.officer1).action_withdraw()
        for values in ({"employee_id": self.officer2_person.id}, {"case_id": self.new_case().id}, {"applicant": "self"}):
            with self.assertRaisesRegex(UserError, "APL 43"):
                recusal.with_user(self.officer1).write(values)
        self.assertEqual(recusal.state, "applied")

    def test_no_other_day_of_birth_is_typed_beside_the_number_of_the_card(self):
        case = self.new_case(party=self.person_values(id_number=id_number(CHILD_NUMBER), guardian_name="张父"))
        party = case.party_ids.with_user(self.officer1)
        with self.assertRaisesRegex(UserError, "APL 30"), self.env.cr.savepoint():
            party.birth_date = "1985-03-07"
        with self.assertRaisesRegex(UserError, "APL 30"), self.env.cr.savepoint():
            party.write({"id_number": id_number(MINOR_NUMBER), "birth_date": "1985-03-07"})
        self.env.invalidate_all()
        self.assertEqual(party._get_capacity(), "child")

    # -- what was found -----------------------------------------------------------------------------------------------------
    def test_evidence_and_remedies_stay_with_their_case(self):
        case, other = self.new_case(), self.new_case()
        item = self.add_evidence(case, verified=False)
        with self.assertRaisesRegex(UserError, "another case"):
            item.write({"case_id": other.id, "fact_ids": False})
        first, second = self.decided_case(served_days_ago=3), self.decided_case(served_days_ago=3)
        remedy = self.env["street.remedy"].with_user(self.officer1).create({"case_id": first.id, "date_filed": self.today})
        with self.assertRaisesRegex(UserError, "another case"):
            remedy.write({"case_id": second.id, "party_id": second.party_ids.id})

    # -- who had to step back -----------------------------------------------------------------------------------------------
    def step_back(self, case, person, role):
        """The head, or the chief where it is about the head, lets somebody step back."""
        recusal = self.env["street.case.recusal"].with_user(self.officer1).create({
            "case_id": case.id, "employee_id": person.id, "role": role, "applicant": "party", "applicant_name": "张三", "reason": "His brother"})
        recusal.with_user(self.chief).action_accept("Kin")
        self.env.invalidate_all()

    def test_a_chair_who_had_to_step_back_holds_nothing(self):
        case = self.notified_case(5000, days_ago=0)
        case.with_user(self.officer1).action_request_hearing()
        hearing = case.hearing_ids
        hearing.with_user(self.head).action_appoint(chair_id=self.chair_person.id, clerk_id=self.clerk_person.id)
        hearing.with_user(self.officer1).action_summon(date_hearing=str(self.moment(30)), place="Room 2")
        self.step_back(case, self.chair_person, "chair")
        for move, user in (("hold", self.chair), ("lapse", self.chair), ("summon", self.officer1)):
            self.assertIn("chair_bound", {one.code for one in hearing.with_user(user)._street_obstacles(move)[hearing]}, move)
        self._new_person("chair2", "street_enforcement.group_hearing_chair")
        self.qualify(self.chair2_person, "hearing_chair")
        hearing.with_user(self.head).action_appoint(chair_id=self.chair2_person.id, clerk_id=self.clerk_person.id)
        self.assertNotIn("chair_bound", {one.code for one in hearing.with_user(self.chair2)._street_obstacles("hold")[hearing]})

    def test_a_review_by_whoever_had_to_step_back_counts_no_more(self):
        case = self.deciding_case()
        self.review(case)
        self.assertNotIn("review", self.codes(case, "decide"))
        self.step_back(case, self.reviewer_person, "reviewer")
        self.assertIn("review", self.codes(case, "decide"))

    def test_a_head_who_had_to_step_back_approves_nothing_and_has_no_vote(self):
        case = self.deciding_case()
        self.review(case)
        self.ask(case, "decide")
        self.step_back(case, self.head_person, "expert")
        self.assertIn("recused", self.codes(case, "decide", user=self.head))
        self.decision_of(case).with_user(self.officer1).is_grave = True
        self.review(case)
        with self.assertRaisesRegex(UserError, "APL 43"):
            self.discuss(case)

    def test_who_investigates_enters_no_approval_on_paper_and_books_no_payment(self):
        self.officer2.group_ids += self.env.ref("street_enforcement.group_case_clerk")
        case = self.new_case()
        self.ask(case, "open")
        with self.assertRaisesRegex(UserError, "APL 43"):
            case.with_user(self.officer2).action_enter_approval(
                head_id=self.paper_head_row.id, date=str(self.today), agreed=True, scan=PDF.decode(), scan_name="form.pdf")
        decision = self.decision_of(self.decided_case(1000, served_days_ago=1))
        with self.assertRaisesRegex(UserError, "APL 67"):
            decision.with_user(self.officer2).action_pay(amount=1000, receipt_number="R-1")

    def test_who_investigates_writes_no_opinion_into_the_record_of_a_discussion(self):
        case = self.deciding_case()
        self.review(case)
        discussion = self.discuss(case, close=False)
        self.officer2.group_ids += self.env.ref("street_enforcement.group_organ_head")
        with self.assertRaisesRegex(UserError, "APL 57"):
            discussion.opinion_ids[:1].with_user(self.officer2).agrees = False
        with self.assertRaises(AccessError):
            discussion.with_user(self.officer2).unlink()

    # -- the course -----------------------------------------------------------------------------------------------------------
    def test_a_case_is_not_opened_on_words_alone(self):
        case = self.new_case()
        self.env["ir.attachment"].search([("res_model", "=", "street.case"), ("res_id", "=", case.id)]).unlink()
        self.env.invalidate_all()
        self.assertIn("initial_evidence", self.codes(case, "open"))
        item = self.add_evidence(case, verified=False)
        self.assertNotIn("initial_evidence", self.codes(case, "open"))
        item.action_exclude("Taken secretly")
        self.assertIn("initial_evidence", self.codes(case, "open"))
        case.with_user(self.officer1).matter_id = self.matter
        self.assertNotIn("initial_evidence", self.codes(case, "open"))

    def test_what_was_confiscated_is_disposed_of_before_the_closing(self):
        things = self.env.ref("street_dispatch.penalty_confiscate_property")
        case = self.concluded_case()
        self.propose(case, 0, line_ids=[(0, 0, {"kind_id": things.id, "amount": 100, "description": "Two carts"})])
        self.assertIn("goods_open", self.codes(case, "close"))

    def test_how_a_remedy_ended_is_on_file(self):
        case = self.decided_case(served_days_ago=3)
        remedy = self.env["street.remedy"].with_user(self.officer1).create({"case_id": case.id, "date_filed": self.today})
        for result in ("withdrawn", "not_accepted", "upheld"):
            with self.assertRaisesRegex(UserError, "on file"):
                remedy.action_end(result, str(self.today))

    # -- money --------------------------------------------------------------------------------------------------------------
    def test_cash_is_booked_by_the_way_of_the_law_alone(self):
        decision = self.decision_of(self.decided_case(1000, served_days_ago=1))
        with self.assertRaisesRegex(UserError, "APL 6[78]"):
            decision.with_user(self.clerk).action_pay(amount=1000, receipt_number="R-1", way="cash")
        self.assertFalse(decision.payment_ids)

    # -- limitation ---------------------------------------------------------------------------------------------------------
    def test_a_matter_written_down_today_about_long_ago_saves_no_act(self):
        matter = self.env["street.matter"].with_company(self.office).create({
            "description": "Old heap", "address": "East road 1", "source": "patrol", "company_id": self.office.id,
            "reported_at": fields.Datetime.now() - timedelta(days=100)})
        case = self.new_case(matter_id=matter.id, source="matter", date_act=self.today - timedelta(days=800))
        self.assertNotIn("limitation", self.codes(case, "open"), "somebody else took the report in")
        self.env.cr.execute("UPDATE street_matter SET create_uid = %s WHERE id = %s", [self.officer2.id, matter.id])
        self.env.invalidate_all()
        self.assertIn("limitation", self.codes(case, "open"), "an officer of the case wrote it down")


@tagged("post_install", "-at_install")
class TestSpotEvasion(SummaryCommon):
    """The same of decisions on the spot."""

    def test_somebody_whose_age_nobody_wrote_down_is_not_fined_on_the_spot(self):
        for values in ({"id_number": False}, {"id_number": False, "id_type": "other"}):
            with self.assertRaisesRegex(UserError, "APL 30"):
                self.penalise(party=self.person_values(**values))
        self.penalise(party=self.person_values(id_number=False, id_type="other", birth_date="1985-03-07"))

    def test_a_minor_is_warned_on_the_spot_and_not_fined(self):
        party = self.person_values(id_number=id_number(MINOR_NUMBER))
        with self.assertRaisesRegex(UserError, "APL 30"):
            self.penalise(party=party)
        self.assertEqual(self.penalise(party=party, summary_penalty="warning", summary_amount=0).state, "handed_over")
