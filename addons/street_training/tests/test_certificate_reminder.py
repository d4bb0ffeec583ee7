from unittest.mock import patch

from freezegun import freeze_time as freeze

from odoo.tests import tagged

from .certificate_common import CertificateCase


@tagged("post_install", "-at_install")
class TestCertificateReminder(CertificateCase):

    def remind(self, day):
        # a test does not commit
        with freeze(f"{day} 04:00:00"), patch.object(type(self.env["ir.cron"]), "_commit_progress", lambda *args, **kwargs: 60):
            self.env["street.certificate"]._cron_remind()

    def due(self, certificates, kind="expiry"):
        """Who is reminded of these, and of which day."""
        kind = self.env.ref(f"street_training.activity_certificate_{kind}")
        found = self.env["mail.activity"].search([("res_model", "=", "street.certificate"), ("res_id", "in", certificates.ids), ("activity_type_id", "=", kind.id)])
        return sorted((activity.user_id.login, str(activity.date_deadline)) for activity in found)

    def test_the_holder_and_the_manager_are_reminded_at_ninety_thirty_and_seven_days(self):
        certificate = self.issue(self.holder, "A1", "2026-01-01", "2027-03-31")
        stages = {"2026-12-30": 0, "2026-12-31": 90, "2027-02-28": 90, "2027-03-01": 30, "2027-03-23": 30, "2027-03-24": 7, "2027-03-31": 7}
        for day, stage in stages.items():
            for _run in range(2):
                self.remind(day)
                self.assertEqual(certificate.expiry_reminded, stage, day)
                both = [("cert_holder", "2027-03-31"), ("cert_manager", "2027-03-31")]
                self.assertEqual(self.due(certificate), both if stage else [], f"{day}: one reminder each, however often it runs")

    def test_a_reminder_that_was_done_does_not_come_back_the_same_stage(self):
        certificate = self.issue(self.holder, "A1", "2026-01-01", "2027-03-31")
        self.remind("2026-12-31")
        self.env["mail.activity"].search([("res_model", "=", "street.certificate"), ("res_id", "=", certificate.id)]).action_feedback()
        self.remind("2027-01-05")
        self.assertEqual(self.due(certificate), [])
        self.remind("2027-03-05")
        self.assertEqual(len(self.due(certificate)), 2)

    def test_days_that_were_missed_lose_no_reminder(self):
        certificate = self.issue(self.holder, "A1", "2026-01-01", "2026-12-01")
        self.remind("2026-11-26")
        self.assertEqual(certificate.expiry_reminded, 7)
        self.assertEqual(len(self.due(certificate)), 2)

    def test_who_has_moved_on_is_not_reminded(self):
        certificate = self.issue(self.holder, "A1", "2026-01-01", "2026-12-20")
        self.remind("2026-11-26")
        certificate.action_renew(number="A2", date_issued="2026-11-26", date_valid_to="2031-11-25")
        self.assertEqual(self.due(certificate), [], "a renewal takes the reminders away")
        self.remind("2026-12-15")
        self.assertEqual(self.due(certificate | certificate.next_ids), [])
        expired = self.issue(self.colleague, "B1", "2025-01-01", "2026-11-25")
        self.remind("2026-11-26")
        self.assertEqual(self.due(expired), [], "what has run out is in the list, it is no reminder any more")

    def test_the_yearly_check_is_reminded_of_until_it_is_passed(self):
        self.office.write({"street_yearly_check": True, "street_check_until": "03-31"})
        certificate = self.issue(self.holder, "A1", "2025-06-01", "2030-05-31")
        certificate.action_record_check(year=2026, date="2026-02-01", passed=True)
        self.remind("2026-12-30")
        self.assertEqual(self.due(certificate, "check"), [])
        self.remind("2026-12-31")
        self.assertEqual(self.due(certificate, "check"), [("cert_holder", "2027-03-31"), ("cert_manager", "2027-03-31")])
        self.remind("2027-03-01")
        self.assertEqual(certificate.check_reminded, 2027030)
        with freeze("2027-03-02 04:00:00"):
            certificate.action_record_check(year=2027, date="2027-03-02", passed=True)
        self.assertEqual(self.due(certificate, "check"), [])
        self.remind("2027-03-25")
        self.assertEqual(self.due(certificate, "check"), [])
        self.remind("2028-01-05")
        self.assertEqual(certificate.check_reminded, 2028090)

    def test_many_are_reminded_at_the_cost_of_few(self):
        self.issue(self.holder, "A0", "2026-01-01", "2026-12-20")
        self.remind("2026-11-26")

        def cost(count, tag):
            for number in range(count):
                self.issue(self.new_person(f"{tag}{number}"), f"{tag}{number}", "2026-01-01", "2026-12-20")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.remind("2026-11-26")
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        few, many = cost(2, "F"), cost(22, "M")
        self.assertLessEqual(many, few + 25, f"{few} queries for 2, {many} for 22")
