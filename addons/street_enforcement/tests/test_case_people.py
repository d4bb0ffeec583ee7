from datetime import timedelta

from psycopg2.errors import UniqueViolation

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .enforcement_common import ADULT_NUMBER, CHILD_NUMBER, MINOR_NUMBER, EnforcementCommon, id_number


@tagged("post_install", "-at_install")
class TestCasePeople(EnforcementCommon):
    # -- two officers (G03) ---------------------------------------------------------------------------------------------
    def test_one_officer_opens_no_case(self):
        case = self.new_case(officers=self.officer1_person)
        self.ask(case, "open")
        with self.assertRaisesRegex(UserError, "1 counted.*G03"):
            case.with_user(self.head).action_open()
        case.with_user(self.leader).action_assign(reason="Two are needed", add_ids=self.officer2_person.ids)
        case.with_user(self.head).action_open()
        self.assertEqual(case.state, "opened")

    def test_an_officer_without_a_certificate_does_not_count(self):
        case = self.new_case(officers=self.officer1_person + self.officer3_person)
        self.assertEqual(case._acting_officers(self.today), self.officer1_person)
        self.assertIn("two_officers", self.codes(case, "open"))
        self.certify(self.officer3_person)
        self.assertNotIn("two_officers", self.codes(case, "open"))

    def test_an_expired_certificate_does_not_count(self):
        self.certify(self.officer3_person, date_to=self.today - timedelta(days=1))
        self.assertIn("two_officers", self.codes(self.new_case(officers=self.officer1_person + self.officer3_person), "open"))

    def test_a_certificate_of_another_subject_or_domain_does_not_count(self):
        other = self.env["street.subject"].create({"name": "Department", "code": "DEP", "kind": "entrusting", "company_id": self.office.id})
        self.certify(self.officer3_person, subject=other)
        case = self.new_case(officers=self.officer1_person + self.officer3_person)
        self.assertIn("two_officers", self.codes(case, "open"))
        domain = self.env["street.domain"].create({"name": "Other", "code": "test_other"})
        self.certify(self.leader_person, domains=domain)
        case = self.new_case(officers=self.officer1_person + self.leader_person)
        self.assertIn("two_officers", self.codes(case, "open"))

    def test_auxiliaries_are_recorded_and_never_counted(self):
        case = self.new_case(officers=self.officer1_person)
        case.with_user(self.leader).action_assign(reason="Helps", auxiliary_ids=self.auxiliary_person.ids)
        self.assertEqual(case.officer_ids.filtered(lambda line: line.role == "auxiliary").employee_id, self.auxiliary_person)
        self.assertFalse(case._is_investigator(self.auxiliary_person))
        self.assertIn("two_officers", self.codes(case, "open"))
        with self.assertRaisesRegex(UserError, "Record them as auxiliaries"):
            case.with_user(self.leader).action_assign(reason="Counts", add_ids=self.officer3_person.ids)

    def test_the_same_person_twice_is_one_officer(self):
        with self.assertRaises(UniqueViolation), self.env.cr.savepoint(), mute_logger("odoo.sql_db"):
            self.new_case(officers=[self.officer1_person, self.officer1_person])

    def test_after_the_opening_people_change_only_by_the_team_leader(self):
        case = self.bring_to("investigating")
        line = case.officer_ids[1]
        for call in (
            lambda: line.with_user(self.officer1).unlink(),
            lambda: line.with_user(self.officer1).write({"role": "auxiliary"}),
            lambda: line.with_user(self.officer1).write({"date_to": self.today}),
            lambda: line.with_user(self.leader).write({"employee_id": self.officer3_person.id}),
            lambda: line.create({"case_id": case.id, "employee_id": self.officer3_person.id}),
            lambda: case.with_user(self.officer1).action_assign(reason="x", remove_ids=self.officer2_person.ids),
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                call()
        with self.assertRaisesRegex(UserError, "Fewer than two"):
            case.with_user(self.leader).action_assign(reason="He left", remove_ids=self.officer2_person.ids)
        self.certify(self.officer3_person)
        case.with_user(self.leader).action_assign(reason="He left", remove_ids=self.officer2_person.ids, add_ids=self.officer3_person.ids)
        self.assertEqual(case._acting_officers(), self.officer1_person + self.officer3_person)
        self.assertFalse(case._is_investigator(self.officer2_person, ever=False))
        self.assertTrue(case._is_investigator(self.officer2_person), "who investigated formerly never reviews")

    def test_who_did_something_on_a_lead_is_not_wiped_from_it(self):
        case = self.new_case()
        case.officer_ids[1].with_user(self.officer1).unlink()
        case = self.new_case()
        self.ask(case, "open")
        case.with_user(self.head).action_decline(reason="Too thin")
        with self.assertRaisesRegex(UserError, "stays on the record"):
            case.officer_ids[1].with_user(self.officer1).unlink()
        with self.assertRaisesRegex(UserError, "cannot be deleted"):
            case.with_user(self.officer1).unlink()

    def test_nobody_types_since_when_he_is_on_the_case(self):
        case = self.new_case(officers=self.officer1_person)
        line = self.env["street.case.officer"].with_user(self.officer1).with_context(default_date_from="2020-01-01").create({
            "case_id": case.id, "employee_id": self.officer2_person.id, "date_from": "2020-01-01", "date_to": "2020-01-02"})
        self.assertEqual((line.date_from, line.date_to), (self.today, False))

    # -- recusal (APL 43) -------------------------------------------------------------------------------------------------
    def new_recusal(self, case, person, user=None):
        return self.env["street.case.recusal"].with_user(user or self.officer1).create({
            "case_id": case.id, "employee_id": person.id, "applicant_name": "张三", "reason": "He is the landlord's brother"})

    def test_the_head_decides_who_steps_back_and_he_counts_no_more(self):
        case = self.bring_to("investigating")
        recusal = self.new_recusal(case, self.officer2_person)
        self.assertIn("recusal_open", self.codes(case, "conclude"))
        with self.assertRaisesRegex(UserError, "role does not include"):
            recusal.with_user(self.officer1).action_accept(reason="I say so")
        recusal.with_user(self.head).action_accept(reason="He is his brother")
        self.assertEqual((recusal.state, recusal.head_id, recusal.date_decided), ("accepted", self.head_row, self.today))
        self.assertEqual(case._acting_officers(), self.officer1_person)
        self.assertIn("two_officers", self.codes(case, "conclude"))
        with self.assertRaisesRegex(UserError, "had to step back"):
            case.with_user(self.leader).action_assign(reason="Back again", add_ids=self.officer2_person.ids)
        with self.assertRaises(UserError):
            recusal.with_user(self.officer1).write({"reason": "Something else"})
        with self.assertRaises(UserError):
            recusal.with_user(self.leader).unlink()

    def test_a_refused_application_changes_nothing(self):
        case = self.bring_to("investigating")
        self.new_recusal(case, self.officer2_person).with_user(self.head).action_refuse(reason="No relation")
        self.assertEqual(len(case._acting_officers()), 2)
        self.assertNotIn("recusal_open", self.codes(case, "conclude"))

    def test_a_head_concerned_himself_does_not_decide(self):
        case = self.bring_to("investigating")
        recusal = self.new_recusal(case, self.head_person)
        self.assertIn("own_work", {one.code for one in recusal.with_user(self.head)._street_obstacles("accept")[recusal]})

    # -- parties (APL 30, 31) ---------------------------------------------------------------------------------------------
    def test_age_is_read_from_the_identity_number(self):
        party = self.new_case().party_ids
        self.assertEqual((str(party.birth_date), party.sex), ("1985-03-07", "male"))
        for wrong in ("14050219850307001", id_number(ADULT_NUMBER)[:-1] + "Z", id_number("14050219851307001")):
            with self.subTest(wrong), self.assertRaises(UserError), self.env.cr.savepoint():
                party.with_user(self.officer1).id_number = wrong

    def test_nobody_under_fourteen_is_noticed_or_punished(self):
        child = self.load_case("concluded", party=self.person_values(id_number=id_number(CHILD_NUMBER)))
        self.assertLessEqual({"under_age", "guardian"}, self.codes(child, "notify"))
        grown = self.load_case("concluded")
        self.assertFalse({"under_age", "guardian", "identity"} & self.codes(grown, "notify"))
        minor = self.load_case("concluded", party=self.person_values(id_number=id_number(MINOR_NUMBER), guardian_name="张父"))
        self.assertEqual(minor.party_ids._get_capacity(), "minor")
        self.assertFalse({"under_age", "guardian"} & self.codes(minor, "notify"))

    def test_somebody_without_capacity_is_not_punished(self):
        case = self.load_case("concluded", party=self.person_values(capacity="none", guardian_name="张父"))
        self.assertIn("incapable", self.codes(case, "notify"))
        sane = self.load_case("concluded", party=self.person_values(capacity="sane"))
        self.assertNotIn("incapable", self.codes(sane, "notify"))

    def test_a_party_of_unknown_age_is_identified_before_the_end(self):
        case = self.load_case("investigating", party={"kind": "person", "name": "某人"})
        self.assertIn("identity", self.codes(case, "conclude"))
        case.party_ids.with_user(self.officer1).birth_date = "1985-03-07"
        self.assertNotIn("identity", self.codes(case, "conclude"))

    def test_earlier_penalties_of_the_same_number_are_found_and_of_the_same_name_are_not(self):
        old = self.load_case("closed")
        namesake = self.load_case("closed", party=self.person_values(id_number=id_number("14050219900101001")))
        open_case = self.load_case("investigating")
        case = self.new_case()
        self.assertEqual(case._get_prior_cases()[case.party_ids.id], old)
        self.assertEqual(case.party_ids.prior_count, 1)
        self.assertNotIn(namesake, case._get_prior_cases()[case.party_ids.id])
        self.assertNotIn(open_case, case._get_prior_cases()[case.party_ids.id])
