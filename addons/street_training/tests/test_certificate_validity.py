from datetime import date, timedelta

from freezegun import freeze_time as freeze

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .certificate_common import TODAY, CertificateCase


@tagged("post_install", "-at_install")
class TestCertificateValidity(CertificateCase):

    def test_it_is_good_from_its_first_to_its_last_day(self):
        self.issue(self.holder, "A1", "2026-01-05", "2026-12-31")
        answers = [self.valid(day, self.holder) for day in ("2026-01-04", "2026-01-05", TODAY, "2026-12-31", "2027-01-01")]
        self.assertEqual(answers, [[False], [True], [True], [True], [False]])

    def test_an_application_and_a_refusal_are_not_good(self):
        certificate = self.apply(self.holder)
        self.assertEqual(self.valid(TODAY, self.holder), [False])
        certificate.action_refuse("Exam not passed")
        self.assertEqual(self.valid(TODAY, self.holder), [False])
        self.assertFalse(certificate.is_valid)

    def test_a_suspension_takes_effect_the_same_day_and_past_days_stay_answered(self):
        certificate = self.issue(self.holder, "A1")
        certificate.action_suspend("Card not shown")
        self.assertEqual(self.valid(TODAY, self.holder), [False])
        self.assertEqual(self.valid("2026-11-25", self.holder), [True])
        with freeze("2026-12-03 04:00:00"):
            certificate.action_resume()
            self.assertEqual([self.valid(f"2026-{day}", self.holder)[0] for day in ("11-25", "11-26", "12-02", "12-03")], [True, False, False, True])
        self.assertEqual(certificate.suspension_ids.mapped("date_lifted"), [date(2026, 12, 3)])

    def test_a_suspension_lifted_the_same_day_leaves_the_day_good(self):
        certificate = self.issue(self.holder, "A1")
        certificate.action_suspend("Mistaken for somebody else")
        certificate.action_resume()
        self.assertEqual(self.valid(TODAY, self.holder), [True])

    def test_every_end_takes_effect_the_same_day_and_not_before(self):
        for move, number in (("action_revoke", "A1"), ("action_return", "A2"), ("action_declare_lost", "A3")):
            with self.subTest(move):
                person = self.new_person(number)
                certificate = self.issue(person, number)
                getattr(certificate, move)(reason="It ended")
                self.assertEqual([self.valid(TODAY, person), self.valid("2026-11-25", person)], [[False], [True]])
                self.assertEqual(certificate.date_ended, TODAY)

    def test_a_renewal_hands_over_without_a_gap(self):
        old = self.issue(self.holder, "A1", "2022-01-01", "2026-12-31")
        old.action_renew(number="A2", date_issued="2026-11-20", date_valid_to="2031-11-19")
        new = old.next_ids
        self.assertRecordValues(old | new, [
            {"state": "renewed", "date_ended": date(2026, 11, 20), "is_valid": False, "previous_id": False},
            {"state": "issued", "date_ended": False, "is_valid": True, "previous_id": old.id},
        ])
        self.assertEqual(new.domain_ids, old.domain_ids)
        good = self.env["street.certificate"]._get_valid_certificates(self.holder.ids, date(2026, 11, 19))
        self.assertEqual(good[self.holder.id], old)
        good = self.env["street.certificate"]._get_valid_certificates(self.holder.ids, date(2026, 11, 20))
        self.assertEqual(good[self.holder.id], new)

    def test_the_yearly_check_counts_only_where_the_setting_asks_for_it(self):
        certificate = self.issue(self.holder, "A1", "2024-05-01", "2029-04-30")
        self.assertEqual(self.valid(TODAY, self.holder), [True])
        self.office.write({"street_yearly_check": True, "street_check_until": "03-31"})
        days = ("2024-12-31", "2025-03-31", "2025-04-01", "2026-11-26")
        self.assertEqual([self.valid(day, self.holder)[0] for day in days], [True, True, False, False])
        certificate.action_record_check(year=2025, date="2025-04-15", passed=True)
        days = ("2025-04-14", "2025-04-15", "2026-03-31", "2026-04-01")
        self.assertEqual([self.valid(day, self.holder)[0] for day in days], [False, True, True, False])
        certificate.action_record_check(year=2026, date="2026-03-10", passed=False)
        self.assertEqual([self.valid(day, self.holder)[0] for day in ("2026-03-09", "2026-03-10")], [True, False])
        certificate.action_record_check(year=2026, date="2026-03-20", passed=True)
        self.assertEqual([self.valid(day, self.holder)[0] for day in ("2026-03-19", "2026-03-20", TODAY)], [False, True, True])

    def test_who_leaves_the_office_or_its_posts_may_not_enforce(self):
        self.issue(self.holder, "A1")
        self.issue(self.colleague, "A2")
        self.holder.write({"departure_date": "2026-11-20", "active": False})
        self.colleague.employment_type = "contract"
        self.assertEqual(self.valid(TODAY, self.holder, self.colleague), [False, False])
        self.assertEqual(self.valid("2026-11-19", self.holder, self.colleague), [True, True])
        self.office.street_certificate_types = "civil_service,contract"
        self.assertEqual(self.valid(TODAY, self.colleague), [True])

    def test_subject_and_domains_bind_when_they_are_asked(self):
        self.issue(self.holder, "A1")
        Certificate, ids = self.env["street.certificate"], self.holder.ids

        def good(**asked):
            return Certificate._valid_on(ids, TODAY, **asked) == ids

        self.assertTrue(good(subject=self.subject, domains=self.domains[:2]))
        self.assertFalse(good(subject=self.entrusting))
        self.assertFalse(good(domains=self.domains[1:]), "one of the two domains is not on the card")
        self.office.write({"street_cross_basis": "Provincial measures, article 12", "street_cross_date": "2026-11-26"})
        self.assertTrue(good(subject=self.entrusting))
        self.assertFalse(Certificate._valid_on(ids, TODAY - timedelta(1), subject=self.entrusting), "the rule holds from its day on")
        self.assertFalse(good(subject=self.entrusting, domains=self.domains), "it widens no domain")

    def test_the_search_finds_what_the_field_says(self):
        good, suspended = self.issue(self.holder, "A1"), self.issue(self.colleague, "A2")
        suspended.action_suspend("Withheld")
        applied = self.apply(self.new_person("Applicant"))
        every = good | suspended | applied
        Certificate, mine = self.env["street.certificate"], [("id", "in", every.ids)]
        self.assertEqual(Certificate.search([*mine, ("is_valid", "=", True)]), good)
        self.assertEqual(Certificate.search([*mine, ("is_valid", "=", False)]), (suspended | applied).sorted(lambda c: every.ids.index(c.id)) & Certificate.search(mine))
        self.assertEqual(every.mapped("is_valid"), [True, False, False])
        self.assertFalse(Certificate._fields["is_valid"].store)

    def test_any_number_of_people_is_one_query(self):
        people = [self.new_person(f"P{number}") for number in range(22)]
        for number, person in enumerate(people):
            self.issue(person, f"P{number}")
        Certificate, ids = self.env["street.certificate"].with_user(self.staff), [person.id for person in people]
        Certificate.valid_on(ids[:2], "2026-11-26")
        for some in (ids[:2], ids):
            with self.assertQueryCount(1):
                self.assertEqual(Certificate.valid_on(some, "2026-11-26"), some)

    def test_the_answer_keeps_the_order_and_knows_no_other_office(self):
        self.issue(self.holder, "A1")
        self.issue(self.colleague, "A2")
        ids = [self.colleague.id, self.holder.id, self.colleague.id, 2_000_000_000, 1 << 40]
        self.assertEqual(self.model_of(self.staff).valid_on(ids, "2026-11-26"), ids[:2])
        self.assertEqual(self.model_of(self.watcher).valid_on(ids, "2026-11-26"), ids[:2], "the authority above asks for its offices")
        self.assertEqual(self.model_of(self.stranger).valid_on(ids, "2026-11-26"), [])

    def test_bad_arguments_are_told_in_words(self):
        Certificate = self.env["street.certificate"].with_user(self.staff)
        for ids, day in (("1", "2026-11-26"), ([True], "2026-11-26"), (["1"], "2026-11-26"), ([1], "26.11.2026"), ([1], False), (7, "2026-11-26")):
            with self.subTest(ids=ids, day=day), self.assertRaises(UserError):
                Certificate.valid_on(ids, day)
        with self.assertRaises(AccessError):
            self.env["street.certificate"].with_user(self.plain).valid_on([self.holder.id], "2026-11-26")
