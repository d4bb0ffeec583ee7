from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .certificate_common import TODAY, CertificateCase

YEARS = {"date_issued": "2026-11-01", "date_valid_to": "2031-10-31"}


@tagged("post_install", "-at_install")
class TestCertificateMoves(CertificateCase):

    def refused(self, words, call, *args, **named):
        with self.assertRaisesRegex(UserError, words), self.env.cr.savepoint():
            call(*args, **named)

    def test_an_application_becomes_a_certificate_with_its_number_and_dates(self):
        certificate = self.apply(self.holder)
        self.assertEqual(certificate.allowed_moves, ["issue", "refuse"])
        certificate.action_issue(number=" 苏A-1 ", **YEARS)
        self.assertRecordValues(certificate, [{
            "state": "issued", "number": "苏A-1", "date_issued": date(2026, 11, 1), "date_valid_to": date(2031, 10, 31), "is_valid": True}])
        line = self.env["street.log"].sudo().search([("model", "=", "street.certificate"), ("res_id", "=", certificate.id)], order="id desc", limit=1)
        self.assertEqual((line.move, line.state_from, line.state_to, line.user_id), ("issue", "applied", "issued", self.manager))

    def test_a_duplicate_number_is_refused_also_across_offices(self):
        self.issue(self.holder, "A1")
        second = self.apply(self.colleague)
        self.refused("A1.*Holder", second.action_issue, number="A1", **YEARS)
        elsewhere = self.model_of(self.stranger).create({
            "employee_id": self.new_person("Stranger", self.other_office).id, "issuer": " Province ", "domain_ids": [(6, 0, self.domains.ids)]})
        with self.assertRaisesRegex(UserError, "A1") as caught:
            elsewhere.action_issue(number="A1", **YEARS)
        self.assertNotIn("Holder", str(caught.exception), "no name of another office is told")
        second.issuer = "Another province"
        second.action_issue(number="A1", **YEARS)

    def test_the_database_itself_keeps_numbers_apart(self):
        self.issue(self.holder, "A1")
        other = self.issue(self.colleague, "A2")
        self.env.flush_all()
        with self.assertRaisesRegex(Exception, "street_certificate_number_uniq"), self.env.cr.savepoint():
            self.env.cr.execute("UPDATE street_certificate SET number = 'A1' WHERE id = %s", [other.id])

    def test_a_number_follows_the_pattern_of_the_office(self):
        self.office.street_certificate_pattern = "[0-9]{6}"
        certificate = self.apply(self.holder)
        self.refused("pattern", certificate.action_issue, number="12345", **YEARS)
        self.refused("pattern", certificate.action_issue, number="1234567", **YEARS)
        self.refused("number printed", certificate.action_issue, number=" ", **YEARS)
        self.refused("text", certificate.action_issue, number=7, **YEARS)
        certificate.action_issue(number="123456", **YEARS)
        with self.assertRaises(ValidationError):
            self.office.street_certificate_pattern = "[0-9"

    def test_days_that_cannot_be_are_refused(self):
        certificate = self.apply(self.holder)
        for issued, valid_to, words in (
            ("2026-11-01", "2026-10-31", "before it is issued"), ("2026-11-27", "2030-01-01", "still to come"),
            ("2026-11-01", "2031-11-02", "5 years"), ("2026-13-01", "2030-01-01", "no day"), (None, "2030-01-01", "no day"),
        ):
            with self.subTest(issued=issued, valid_to=valid_to):
                self.refused(words, certificate.action_issue, number="A1", date_issued=issued, date_valid_to=valid_to)
        self.assertEqual(certificate.state, "applied")
        with self.assertRaises(ValidationError):
            self.apply(self.colleague, date_applied="2026-11-27")

    def test_who_may_hold_one_follows_from_the_employment_and_never_from_the_role(self):
        officer = self.env.ref("street_base.role_officer")
        self.office.street_certificate_basis = "Provincial measures, article 20"
        sender = {"sending_unit_id": self.unit.id}
        for kind, allowed in (("contract", False), ("labour_dispatch", False), (False, False), ("stationed", True), ("public_institution", True)):
            person = self.new_person(f"Person {kind}", employment_type=kind, officer_role_ids=[(6, 0, officer.ids)], **(sender if kind == "stationed" else {}))
            certificate = self.apply(person)
            with self.subTest(kind):
                self.assertEqual("employment" in [row["code"] for row in certificate.obstacles or ()], not allowed)
                if allowed:
                    certificate.action_issue(number=f"N-{kind}", **YEARS)
                else:
                    self.refused("Provincial measures, article 20", certificate.action_issue, number=f"N-{kind}", **YEARS)
        self.office.write({"street_certificate_types": "civil_service,contract", "street_certificate_basis": False})
        clerk = self.new_person("Clerk", employment_type="contract", officer_role_ids=False)
        self.assertEqual(self.issue(clerk, "N-clerk").state, "issued", "no role is needed where the province allows the employment")
        with self.assertRaises(ValidationError):
            self.office.street_certificate_types = "volunteers"

    def test_a_yearly_check_in_the_future_or_out_of_its_year_is_refused(self):
        certificate = self.issue(self.holder, "A1", "2024-01-10", "2028-12-31")
        for year, day, words in (
            (2026, "2026-11-27", "in the past"), (2027, "2026-11-26", "in the past"), (2026, "2025-12-01", "that year or the next"),
            (2024, "2026-03-01", "that year or the next"), (2024, "2024-01-09", "cannot have been checked"), ("2026", "2026-05-01", "no year"),
        ):
            with self.subTest(year=year, day=day):
                self.refused(words, certificate.action_record_check, year=year, date=day, passed=True)
        certificate.action_record_check(year=2026, date="2026-05-01", passed=True)
        self.refused("passed already", certificate.action_record_check, year=2026, date="2026-05-02", passed=True)
        self.assertRecordValues(certificate.check_ids, [{"year": 2026, "date": date(2026, 5, 1), "result": "passed", "user_id": self.manager.id}])

    def test_a_person_has_one_certificate_in_force_for_a_subject(self):
        self.issue(self.holder, "A1")
        second = self.apply(self.holder)
        self.refused("renew that one", second.action_issue, number="A2", **YEARS)
        second.subject_id = self.entrusting
        second.action_issue(number="A2", **YEARS)

    def test_a_new_certificate_does_not_reach_back_over_what_ended(self):
        old = self.issue(self.holder, "A1")
        old.action_revoke("Abuse")
        new = self.apply(self.holder)
        self.refused("overlap", new.action_issue, number="A2", **YEARS)
        new.action_issue(number="A2", date_issued=str(TODAY), date_valid_to="2031-01-01")

    def test_a_renewal_begins_after_what_it_follows_and_after_a_suspension(self):
        certificate = self.issue(self.holder, "A1", "2026-01-01", "2026-12-31")
        self.refused("issued later", certificate.action_renew, number="A2", date_issued="2026-01-01", date_valid_to="2030-01-01")
        certificate.action_suspend("Abuse")
        self.refused("starts from", certificate.action_renew, number="A2", **YEARS)
        certificate.action_resume()
        self.refused("out of force until", certificate.action_renew, number="A2", **YEARS)
        certificate.action_renew(number="A1", date_issued=str(TODAY), date_valid_to="2031-01-01")
        self.assertEqual((certificate.state, certificate.next_ids.state, certificate.next_ids.number), ("renewed", "issued", "A1"))
        self.refused("starts from", certificate.action_renew, number="A3", **YEARS)

    def test_a_failed_check_is_not_washed_away_by_a_renewal(self):
        certificate = self.issue(self.holder, "A1", "2025-01-01", "2026-12-31")
        certificate.action_record_check(year=2026, date="2026-10-01", passed=False)
        self.refused("not passed", certificate.action_renew, number="A2", date_issued=str(TODAY), date_valid_to="2031-01-01")

    def test_a_lost_card_is_reissued_once(self):
        lost = self.issue(self.holder, "A1")
        lost.action_declare_lost("Left on a bus")
        lost.action_reissue(number="A1", date_issued=str(TODAY), date_valid_to="2030-12-31")
        self.assertEqual((lost.state, lost.next_ids.state), ("lost", "issued"))
        self.assertNotEqual(lost.sudo().token, lost.next_ids.sudo().token)
        self.refused("already", lost.action_reissue, number="A9", date_issued=str(TODAY), date_valid_to="2030-12-31")

    def test_nobody_does_himself_a_favour(self):
        self.new_person("Manager", user_id=self.manager.id)
        own = self.apply(self.manager.employee_id)
        self.refused("your own", own.action_issue, number="A1", **YEARS)
        other = self.new_user("manager2", "street_training.group_training_manager")
        own.with_user(other).action_issue(number="A1", **YEARS)
        own.action_suspend("I left it at home")
        self.refused("your own", own.action_resume)

    def test_the_card_is_fixed_once_it_is_decided(self):
        certificate = self.issue(self.holder, "A1")
        changes = {
            "employee_id": self.colleague.id, "issuer": "Somebody", "subject_id": self.entrusting.id, "domain_ids": [(6, 0, self.domains.ids)],
            "photo": False, "date_applied": "2020-01-01",
        }
        for name, value in changes.items():
            with self.subTest(name):
                self.refused("It stands on the card", certificate.write, {name: value})
                self.refused("It stands on the card", certificate.sudo().write, {name: value})
        certificate.note = "Free text"

    def test_the_dialogs_make_the_moves(self):
        certificate = self.apply(self.holder)
        here = {"active_id": certificate.id, "active_ids": certificate.ids, "active_model": certificate._name}
        Grant = self.env["street.certificate.grant"].with_user(self.manager)
        with Form(Grant.with_context(**here, default_move="issue")) as form:
            form.number = "A1"
            form.date_issued = date(2025, 11, 2)
            self.assertEqual(form.date_valid_to, date(2030, 11, 1))
        form.record.action_confirm()
        self.assertEqual((certificate.state, certificate.date_valid_to), ("issued", date(2030, 11, 1)))
        with Form(self.env["street.certificate.inspect"].with_user(self.manager).with_context(**here)) as form:
            self.assertEqual(form.year, "2026")
        form.record.action_confirm()
        self.assertEqual(certificate.check_ids.mapped("result"), ["passed"])
        with Form(Grant.with_context(**here, default_move="renew")) as form:
            form.number = "A2"
        self.assertEqual(form.record.action_confirm()["res_id"], certificate.next_ids.id)

    def test_history_is_loaded_with_its_dates_and_only_from_within(self):
        vals = {"employee_id": self.holder.id, "state": "issued", "number": "H1", "date_issued": date(2023, 1, 1), "date_valid_to": date(2027, 12, 31),
                "company_id": self.office.id, "issuer": "Province", "subject_id": self.subject.id}
        self.env["street.certificate"]._street_load_history([vals])
        self.assertEqual(self.valid(TODAY, self.holder), [True])
        with self.assertRaises(AccessError):
            self.model_of(self.manager).create([vals])
        with self.assertRaises(ValidationError):
            self.env["street.certificate"]._street_load_history([{**vals, "employee_id": self.colleague.id, "number": False}])
