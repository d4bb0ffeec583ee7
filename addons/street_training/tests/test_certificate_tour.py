from datetime import timedelta

from odoo.tests import HttpCase, tagged

from odoo.addons.street_base.tools.period import today

from .course_common import CourseCommon


@tagged("post_install", "-at_install")
class TestCertificateTour(HttpCase, CourseCommon):

    def test_who_may_enforce_follows_renewal_and_suspension_the_same_day(self):
        self.office.street_certificate_types = "civil_service"
        people = self.officers[:2]
        people.employment_type = "civil_service"
        domain = self.env["street.domain"].search([], limit=1)
        first, second = self.env["street.certificate"]._street_load_history([{
            "employee_id": person.id, "company_id": self.office.id, "issuer": "Province", "subject_id": self.office.subject_ids.id, "state": "issued",
            "domain_ids": [(6, 0, domain.ids)], "number": number, "date_issued": today() - timedelta(days=1000), "date_valid_to": today() + timedelta(days=20),
        } for person, number in zip(people, ("C-100", "C-200"), strict=True)])
        Certificate = self.env["street.certificate"].with_user(self.trainer)
        later = str(today() + timedelta(days=30))
        self.assertEqual(Certificate.valid_on(employee_ids=people.ids, date=str(today())), people.ids)
        self.assertEqual(Certificate.valid_on(employee_ids=people.ids, date=later), [])
        self.start_tour("/odoo/certificates", "street_certificate_renew_suspend", login="c_manager")
        self.assertEqual((first.state, first.next_ids.number, second.state), ("renewed", "C-101", "suspended"))
        self.assertEqual(Certificate.valid_on(employee_ids=people.ids, date=str(today())), people[0].ids)
        self.assertEqual(Certificate.valid_on(employee_ids=people.ids, date=later), people[0].ids)
        self.assertEqual(people.mapped("may_enforce"), [True, False])
