from datetime import date, timedelta
from itertools import product

import openpyxl

from odoo.tests import tagged

from ..tools import certificate_validity as validity
from .certificate_common import TODAY, CertificateCase


@tagged("post_install", "-at_install")
class TestCertificateEnforcer(CertificateCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer_role = cls.env.ref("street_base.role_officer")
        cls.good = cls.issue(cls.holder, "A1", "2026-01-01", "2028-12-31")
        cls.issue(cls.colleague, "A2").action_suspend("Card not shown")
        cls.bare = cls.new_person("Bare", officer_role_ids=[(6, 0, cls.officer_role.ids)])
        cls.clerk = cls.new_person("Clerk")
        cls.people = cls.holder | cls.colleague | cls.bare | cls.clerk

    def listed(self, user, domain=()):
        return self.model_of(user, "hr.employee.public").search([("id", "in", self.people.ids), ("is_enforcer", "=", True), *domain], order="id")

    def test_every_member_of_staff_reads_who_may_enforce_and_why_not(self):
        people = self.listed(self.staff)
        self.assertEqual(people.mapped("name"), ["Holder", "Colleague", "Bare"])
        self.assertRecordValues(people, [
            {"may_enforce": True, "enforce_fault": "", "enforce_number": "A1", "enforce_valid_to": date(2028, 12, 31), "enforce_domain_ids": self.domains[:2].ids},
            {"may_enforce": False, "enforce_fault": "Suspended", "enforce_number": "A2", "enforce_valid_to": date(2030, 12, 31), "enforce_domain_ids": self.domains[:2].ids},
            {"may_enforce": False, "enforce_fault": "No certificate", "enforce_number": False, "enforce_valid_to": False, "enforce_domain_ids": []},
        ])
        self.assertEqual(people[0].enforce_subject_id, self.subject)

    def test_it_is_searched_both_ways_and_stored_nowhere(self):
        self.assertEqual(self.listed(self.staff, [("may_enforce", "=", True)]).mapped("name"), ["Holder"])
        self.assertEqual(self.listed(self.staff, [("may_enforce", "=", False)]).mapped("name"), ["Colleague", "Bare"])
        found = self.env["hr.employee"].search([("id", "in", self.people.ids), ("is_enforcer", "=", False)])
        self.assertEqual(found, self.clerk)
        self.assertEqual((self.people.mapped("is_enforcer"), self.people.mapped("may_enforce")), ([True, True, True, False], [True, False, False, False]))
        for name in ("may_enforce", "is_enforcer", "enforce_fault"):
            self.assertFalse(self.env["hr.employee"]._fields[name].store)

    def test_an_officer_of_another_office_is_not_in_the_list(self):
        self.assertFalse(self.listed(self.stranger))
        self.assertEqual(len(self.listed(self.watcher)), 3, "the authority above reads it")

    def test_certificates_of_a_person_are_for_trainers(self):
        self.assertEqual(self.holder.with_user(self.manager).certificate_ids, self.good)
        self.assertEqual(self.holder.with_user(self.holder_user).certificate_ids, self.good)
        self.env.invalidate_all()
        self.assertFalse(self.holder.with_user(self.staff).certificate_ids)

    def test_the_list_asks_as_often_for_few_as_for_many(self):
        many = [self.new_person(f"Many {number}") for number in range(20)]
        for number, person in enumerate(many):
            self.issue(person, f"M{number}")
        names = ["name", "may_enforce", "enforce_fault", "enforce_valid_to"]

        def cost(ids):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.model_of(self.staff, "hr.employee.public").browse(ids).read(names)
            return self.env.cr.sql_log_count - before

        ids = [person.id for person in many]
        cost(ids)
        self.assertLessEqual(cost(ids), cost(ids[:2]) + 2)

    def test_the_sheet_says_the_same_as_the_list(self):
        report = self.env["ir.actions.report"].with_user(self.staff).with_context(allowed_company_ids=self.office.ids)
        content = report._street_render("street_training.enforcer_xlsx", None, {"domain": [["id", "in", self.people.ids], ["is_enforcer", "=", True]]}).content
        rows = list(openpyxl.load_workbook(content).active.iter_rows(values_only=True))
        self.assertEqual(len(rows), 4)
        by_name = {row[0]: row for row in rows[1:]}
        self.assertEqual(by_name["Holder"][1:5], ("Squad", "Yes", None, "A1"))
        self.assertEqual(by_name["Colleague"][2:4], ("No", "Suspended"))
        self.assertEqual(by_name["Bare"][2:4], ("No", "No certificate"))

    def test_the_sentence_and_the_query_never_disagree(self):
        """All certificates of a table of facts, on all days around their edges, with and without the yearly check."""
        days = [date(2025, 3, 31), date(2025, 4, 1), date(2026, 3, 31), date(2026, 4, 1), TODAY - timedelta(1), TODAY, date(2027, 1, 1)]
        vals, rows = [], []
        for number, (issued, check, ended) in enumerate(product(
            (date(2024, 5, 1), date(2026, 4, 1)), (None, (2025, date(2025, 4, 1), "passed"), (2026, TODAY, "failed")), (None, TODAY)),
        ):
            person = self.new_person(f"Case {number}", employment_type="contract" if number % 5 == 4 else "civil_service")
            vals.append({
                "employee_id": person.id, "company_id": self.office.id, "issuer": "Province", "subject_id": self.subject.id, "number": f"C{number}",
                "state": "revoked" if ended else "issued", "date_issued": issued, "date_valid_to": date(2026, 12, 31), "date_ended": ended or False})
            rows.append(check if check and check[1] >= issued else None)
        certificates = self.env["street.certificate"]._street_load_history(vals) or self.env["street.certificate"].search([("number", "=like", "C%"), ("company_id", "=", self.office.id)], order="id")
        for certificate, check in zip(certificates, rows, strict=True):
            if check:
                self.env["street.certificate.check"]._street_create([
                    {"certificate_id": certificate.id, "year": check[0], "date": check[1], "result": check[2]}])
            elif certificate.id % 2:
                self.env["street.certificate.suspension"]._street_create([
                    {"certificate_id": certificate.id, "date_from": date(2026, 4, 1), "date_lifted": TODAY, "reason": "Withheld"}])
        faults = set()
        for is_checked, day in product((False, True), days):
            self.office.street_yearly_check = is_checked
            good = self.env["street.certificate"]._get_valid_certificates(certificates.employee_id.ids, day)
            for certificate in certificates.sudo():
                fault = certificate._find_fault(day)
                faults.add(fault)
                self.assertEqual(not fault, certificate.employee_id.id in good, f"{certificate.number} on {day}: {fault}")
                self.assertEqual(bool(fault), bool(certificate._get_fault_text(day)))
        self.assertLessEqual(
            {"", validity.NOT_YET, validity.ENDED, validity.NOT_ALLOWED, validity.SUSPENDED, validity.EXPIRED, validity.CHECK_FAILED, validity.UNCHECKED}, faults)
