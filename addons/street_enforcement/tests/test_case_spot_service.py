from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .summary_common import SummaryCommon


@tagged("post_install", "-at_install")
class TestCaseSpotService(SummaryCommon):
    """APL 52, 61; ARL 20, 23: the decision handed over in the street stands among the services, and its terms run from there."""

    def service_of(self, case):
        return self.env["street.service"].search([("case_id", "=", case.id)])

    def test_the_hand_over_is_the_service_with_the_people_the_place_and_the_time_of_the_street(self):
        street = fields.Datetime.now().replace(microsecond=0) - timedelta(days=3)
        case = self.penalise(occurred_at=fields.Datetime.to_string(street))
        service = self.service_of(case)
        self.assertEqual((service.document_id, service.way, service.state), (case._get_document("CF31"), "direct", "served"))
        self.assertEqual((service.served_at, service.date_effective, service.place), (street, self.today - timedelta(days=3), case.address))
        self.assertEqual(set(service.server_ids.ids), set((self.officer1_person + self.officer2_person).ids))
        self.assertEqual((service.receiver, service.is_on_form, service.refusal_reason), (case.party_ids.name, True, False))

    def test_a_refusal_noted_on_the_form_stands_in_the_service(self):
        case = self.penalise(signature="refused", signature_note="拒签，王五见证")
        self.assertEqual(self.service_of(case).refusal_reason, "拒签，王五见证")

    def test_payment_and_remedy_run_from_the_service_and_a_suit_only_after_reconsideration(self):
        case = self.penalise(occurred_at=fields.Datetime.to_string(fields.Datetime.now() - timedelta(days=3)))
        day = self.today - timedelta(days=3)
        decision = case._get_open_decision()
        self.assertEqual((case._get_served_date("CF31"), decision.date_received, case.date_served), (day, day, day))
        self.assertGreaterEqual(decision.date_due, day + timedelta(days=15))
        self.assertGreaterEqual(case.date_reconsideration_end, day + timedelta(days=60))
        self.assertFalse(case.date_suit_end, "reconsideration comes first (ARL 23)")

    def test_a_form_whose_paper_lacks_facts_is_served_once_the_paper_is_made(self):
        self.subject.reconsideration_organ = False
        case = self.penalise()
        self.assertFalse(self.service_of(case))
        self.assertEqual(case._get_open_decision().date_received, self.today, "it was handed over all the same")
        self.subject.reconsideration_organ = "高平市人民政府"
        case.sudo().document_ids.with_user(self.officer1).action_issue()
        self.assertEqual(self.service_of(case).date_effective, self.today)

    def test_what_is_not_handed_over_is_neither_decided_nor_served(self):
        before = self.env["street.service"].search_count([])
        with self.assertRaisesRegex(UserError, "APL 52"), self.env.cr.savepoint():
            self.penalise(is_handed_over=False)
        self.assertEqual(self.env["street.service"].search_count([]), before)

    def test_nobody_takes_the_service_back_or_marks_another_as_one_on_the_form(self):
        service = self.service_of(self.penalise())
        with self.assertRaisesRegex(UserError, "APL 47"):
            service.with_user(self.leader).action_annul("Entered wrongly")
        for values in ({"served_at": fields.Datetime.now()}, {"is_on_form": False}, {"state": "draft"}):
            with self.subTest(values), self.assertRaises(UserError), self.env.cr.savepoint():
                service.with_user(self.officer1).write(values)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self.env["street.service"].with_user(self.officer1).create({"document_id": service.document_id.id, "is_on_form": True})
        with self.assertRaisesRegex(UserError, "served on"):
            again = self.env["street.service"].with_user(self.officer1).create({"document_id": service.document_id.id, "way": "direct"})
            again.action_deliver()

    def test_the_served_decision_is_not_voided_but_changed_by_a_decision_of_its_own(self):
        case = self.penalise()
        with self.assertRaisesRegex(UserError, "CF43"):
            case._get_document("CF31").with_user(self.head).action_void("Typed wrongly")
