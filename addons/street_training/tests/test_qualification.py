from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .certificate_common import TODAY, CertificateCase


@tagged("post_install", "-at_install")
class TestQualification(CertificateCase):

    def enter(self, person, kind="legal_profession", since="2019-05-01", scan=True, **values):
        record = self.model_of(self.trainer, "street.qualification").create(
            {"employee_id": person.id, "kind": kind, "number": "Q1", "date_from": since, **values})
        if scan:
            self.env["ir.attachment"].create({"name": "scan.pdf", "raw": b"%PDF", "res_model": record._name, "res_id": record.id})
        return record

    def verified(self, person, *args, **named):
        record = self.enter(person, *args, **named)
        self.model_of(self.manager, "street.qualification").browse(record.id).action_verify()
        return record

    def qualified(self, kind, day=TODAY, *people):
        ids = [person.id for person in people or (self.holder, self.colleague)]
        return self.env["street.qualification"]._qualified_on(ids, kind, day)

    def test_reviewers_and_chairs_are_lists_of_their_own(self):
        self.verified(self.holder)
        self.verified(self.colleague, "hearing_chair")
        self.assertEqual(self.qualified("legal_review"), self.holder.ids)
        self.assertEqual(self.qualified("hearing_chair"), self.colleague.ids)
        self.assertEqual(self.qualified("legal_review", date(2019, 4, 30)), [])
        with self.assertRaises(ValueError):
            self.qualified("officer")

    def test_a_reviewer_from_before_2018_proves_his_service(self):
        self.verified(self.holder, "service_before_2018", "2016-03-01", number=False)
        self.assertEqual(self.qualified("legal_review"), self.holder.ids)
        with self.assertRaisesRegex(ValidationError, "58"):
            self.enter(self.colleague, "service_before_2018", "2018-01-01")

    def test_it_counts_only_once_it_is_verified_against_a_scan(self):
        record = self.enter(self.holder, scan=False)
        verifier = self.model_of(self.manager, "street.qualification").browse(record.id)
        with self.assertRaisesRegex(UserError, "scan"):
            verifier.action_verify()
        self.assertEqual(self.qualified("legal_review"), [])
        with self.assertRaises(UserError):
            record.action_verify()
        for user in (self.admin, self.staff):
            with self.assertRaises(UserError):
                self.model_of(user, "street.qualification").browse(record.id).action_verify()

    def test_nobody_verifies_his_own(self):
        self.new_person("Manager", user_id=self.manager.id)
        with self.assertRaisesRegex(UserError, "your own"):
            self.verified(self.manager.employee_id)

    def test_it_ends_with_its_day_or_when_it_is_withdrawn(self):
        record = self.verified(self.holder, "hearing_chair", "2024-01-01", date_to="2026-11-26")
        self.assertEqual([self.qualified("hearing_chair", day) for day in (TODAY, date(2026, 11, 27))], [self.holder.ids, []])
        self.model_of(self.manager, "street.qualification").browse(record.id).action_withdraw("Revoked by the province")
        self.assertEqual([self.qualified("hearing_chair", day) for day in (TODAY, date(2026, 11, 25))], [[], self.holder.ids])

    def test_what_was_verified_stays_and_the_state_is_no_field_to_write(self):
        record = self.verified(self.holder)
        for user in (self.trainer, self.manager):
            mine = self.model_of(user, "street.qualification").browse(record.id)
            for values in ({"date_from": "2010-01-01"}, {"kind": "hearing_chair"}, {"employee_id": self.colleague.id}):
                with self.assertRaises(UserError):
                    mine.write(values)
            for values in ({"state": "entered"}, {"date_withdrawn": False}, {"verifier_id": False}):
                with self.assertRaises(AccessError):
                    mine.write(values)

    def test_everybody_sees_his_own_trainers_all_of_the_office(self):
        records = self.enter(self.holder) | self.enter(self.colleague)
        seen = {user: self.model_of(user, "street.qualification").search([("id", "in", records.ids)], order="id") for user in
                (self.holder_user, self.trainer, self.stranger, self.staff)}
        self.assertEqual([len(found) for found in seen.values()], [1, 2, 0, 0])
        self.assertEqual(seen[self.holder_user].employee_id, self.holder)

    def test_any_number_of_people_is_one_query(self):
        people = [self.new_person(f"R{number}") for number in range(22)]
        for person in people:
            self.verified(person)
        for some in (people[:2], people):
            with self.assertQueryCount(1):
                self.assertEqual(len(self.qualified("legal_review", TODAY, *some)), len(some))
