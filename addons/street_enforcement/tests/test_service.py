from datetime import timedelta

from lxml import etree

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .proof_common import PNG, ProofCommon


@tagged("post_install", "-at_install")
class TestService(ProofCommon):
    """G23, G24, APL 61, CPL 87-95: six ways, each with its proof; the day of effect is never in the future or before the paper."""

    def test_direct_service_takes_effect_on_the_day_of_the_receipt_and_starts_the_terms(self):
        paper = self.sealed_paper("CF17")
        service = self.new_service(paper)
        self.assertEqual(self.codes_of(service, "deliver", {}), set())
        service.action_deliver()
        self.assertEqual(service.date_effective, self.today)
        self.assertEqual(paper.case_id._get_served_date("CF17"), self.today)
        self.assertIn("D06", self.clocks(paper.case_id))

    def listed(self, case):
        """Names of the papers that a receipt made now lists."""
        return [row["name"] for row in case._prepare_paper_facts("CF33")["served_papers"]]

    def test_the_receipt_lists_all_papers_on_their_way_then_all_unlisted_then_all_served(self):
        first = self.sealed_paper("CF17")
        case = first.case_id
        second = self.sealed_paper("CF18", case)
        self.put(case, "concluded")
        self.assertEqual(self.listed(case), [first.name, second.name], "nobody has tried yet: what no receipt lists")
        service = self.new_service(first)
        self.assertEqual(self.listed(case), [first.name], "what is on its way")
        service.action_deliver()
        self.assertEqual(self.listed(case), [second.name])
        self.make_paper("CF33", case, served_papers=[{"name": second.name, "number": second.number or "", "copies": "1"}])
        self.assertEqual(self.listed(case), [first.name], "the second stands on a receipt")
        self.new_service(second).action_deliver()
        self.assertEqual(self.listed(case), [first.name, second.name], "all that were served")

    def test_an_unsealed_paper_is_not_served(self):
        service = self.new_service(self.age_paper(self.make_paper("CF17"), 5))
        self.assertIn("scan", self.codes_of(service, "deliver"))
        with self.assertRaisesRegex(UserError, "scan"):
            service.action_deliver()

    def test_a_draft_or_voided_paper_is_not_served(self):
        paper = self.sealed_paper("CF17")
        service = self.new_service(paper)
        paper.sudo().action_void("wrong name")
        self.assertIn("paper", self.codes_of(service, "deliver"))

    def test_it_is_neither_before_the_paper_nor_in_the_future(self):
        paper = self.sealed_paper("CF17", days_ago=3)
        early = self.new_service(paper, served_at=fields.Datetime.now() - timedelta(days=5))
        self.assertIn("before_issue", self.codes_of(early, "deliver"))
        with self.assertRaisesRegex(UserError, r"before it was made \(.*:\d\d"):
            early.action_deliver()
        late = self.new_service(paper, served_at=fields.Datetime.now() + timedelta(minutes=5))
        self.assertIn("future", self.codes_of(late, "deliver"))
        self.assertIn("day", self.codes_of(self.new_service(paper, served_at=False), "deliver"))

    def test_two_people_with_a_certificate_hand_it_over(self):
        paper = self.sealed_paper("CF17")
        for people in (self.officer1_person, self.officer1_person + self.officer3_person, self.officer1_person + self.auxiliary_person):
            with self.subTest(people.mapped("name")):
                service = self.new_service(paper, server_ids=[(6, 0, people.ids)])
                self.assertIn("two_servers", self.codes_of(service, "deliver"))
        self.assertIn("servers", self.codes_of(self.new_service(paper, server_ids=False), "deliver"))

    def test_without_the_proof_nothing_is_served(self):
        paper = self.sealed_paper("CF17")
        for way, wrong in (("direct", "mail"), ("mail", "receipt"), ("entrusted", "notice"), ("electronic", "receipt"), ("notice", "receipt")):
            with self.subTest(way):
                self.assertIn("proof", self.codes_of(self.new_service(paper, way=way, proof=wrong), "deliver"))

    def test_who_took_it_is_named(self):
        paper = self.sealed_paper("CF17")
        self.assertIn("receiver", self.codes_of(self.new_service(paper, receiver=""), "deliver"))
        self.assertIn("refused", self.codes_of(self.new_service(paper, refusal_reason="He shut the door"), "deliver"))
        company = self.sealed_paper("CF17", self.load_case("concluded", party=self.organisation_values()))
        self.assertIn("receiver", self.codes_of(self.new_service(company, receiver_kind="family"), "deliver"))

    def test_leaving_needs_a_refusal_and_a_witness_or_a_recording(self):
        paper = self.sealed_paper("CF17")
        self.assertIn("refusal", self.codes_of(self.new_service(paper, way="left", witness_name="W", witness_body="grassroots"), "deliver"))
        left = {"way": "left", "refusal_reason": "He shut the door"}
        self.assertIn("witness", self.codes_of(self.new_service(paper, **left), "deliver"))
        self.assertIn("witness", self.codes_of(self.new_service(paper, witness_name="W", witness_body="other", **left), "deliver"))
        self.assertEqual(self.codes_of(self.new_service(paper, witness_name="W", witness_body="grassroots", **left), "deliver"), set())
        self.assertEqual(self.codes_of(self.new_service(paper, proof="recording", **left), "deliver"), set())

    def test_mail_counts_from_the_receipt_of_the_post(self):
        paper = self.sealed_paper("CF17", days_ago=10)
        mail = {"way": "mail", "proof": "mail", "served_at": fields.Datetime.now() - timedelta(days=1)}
        self.assertIn("mail", self.codes_of(self.new_service(paper, **mail), "deliver"))
        mail |= {"mail_number": "EMS1", "posted_on": self.today - timedelta(days=4)}
        service = self.new_service(paper, **mail)
        service.action_deliver()
        self.assertLess(service.date_effective, self.today)
        other = self.sealed_paper("CF17", days_ago=2)
        self.assertIn("mail_order", self.codes_of(self.new_service(other, **mail), "deliver"), "posted before the paper was made")

    def test_a_letter_that_came_back_serves_only_at_the_confirmed_address(self):
        paper = self.sealed_paper("CF17")
        back = {"way": "mail", "proof": "mail", "mail_number": "EMS1", "posted_on": self.today - timedelta(days=4), "is_returned": True}
        self.assertIn("returned", self.codes_of(self.new_service(paper, **back), "deliver"))
        self.confirm(paper.case_id)
        self.assertEqual(self.codes_of(self.new_service(paper, **back), "deliver"), set())

    def confirm(self, case, scan=True, **facts):
        """The party confirms its addresses on a CF34."""
        paper = self.make_paper("CF34", case, **{"e_service_address": "13800138000", "serve_address": "East road 1", **facts})
        if scan:
            paper.sudo().action_attach_scan(content=PNG, file_name="cf34.png")
        case.party_ids.sudo().e_service_consent = True
        return paper

    def test_electronic_service_needs_the_signed_confirmation_on_file(self):
        paper = self.sealed_paper("CF17")
        case, sent = paper.case_id, {"way": "electronic", "proof": "electronic", "e_address": "13800138000"}
        case.party_ids.sudo().e_service_consent = True
        self.assertIn("consent", self.codes_of(self.new_service(paper, **sent), "deliver"), "a tick is no signature")
        confirmation = self.confirm(case, scan=False)
        self.assertIn("consent", self.codes_of(self.new_service(paper, **sent), "deliver"), "the signed paper is not on file")
        confirmation.sudo().action_attach_scan(content=PNG, file_name="cf34.png")
        self.assertEqual(self.codes_of(self.new_service(paper, **sent), "deliver"), set())
        self.assertIn("e_address", self.codes_of(self.new_service(paper, **{**sent, "e_address": "13900139000"}), "deliver"))
        confirmation.sudo().action_void("withdrawn")
        self.assertIn("consent", self.codes_of(self.new_service(paper, **sent), "deliver"))

    def test_a_public_notice_takes_effect_after_thirty_days(self):
        paper = self.sealed_paper("CF17", days_ago=60)
        notice = {
            "way": "notice", "proof": "notice", "served_at": False, "notice_reason": "missing", "notice_course": "Nobody knows where he is.",
            "published_in": "Gazette", "published_on": self.today - timedelta(days=25),
        }
        self.assertIn("future", self.codes_of(self.new_service(paper, **notice), "deliver"))
        service = self.new_service(paper, **{**notice, "published_on": self.today - timedelta(days=50)})
        service.action_deliver()
        self.assertGreaterEqual(service.date_effective, self.today - timedelta(days=20))
        self.assertLess(service.date_effective, self.today)

    def test_a_public_notice_because_of_vain_attempts_needs_one(self):
        paper = self.sealed_paper("CF17", days_ago=60)
        notice = {
            "way": "notice", "proof": "notice", "served_at": False, "notice_reason": "exhausted", "notice_course": "Mail came back.",
            "published_in": "Gazette", "published_on": self.today - timedelta(days=50),
        }
        service = self.new_service(paper, **notice)
        self.assertIn("not_tried", self.codes_of(service, "deliver"))
        self.new_service(paper).action_fail("Nobody opened")
        self.assertEqual(self.codes_of(service, "deliver"), set())
        self.assertIn("notice_reason", self.codes_of(self.new_service(paper, **{**notice, "notice_course": ""}), "deliver"))

    def test_the_decision_served_takes_the_case_along(self):
        case = self.load_case("decided")
        self.env["street.decision"].create({  # the past of a case that begins late here
            "case_id": case.id, "reasons": "r", "line_ids": [(0, 0, {"kind_id": self.env.ref("street_dispatch.penalty_fine").id, "amount": 500})]})
        paper = self.sealed_paper("CF29", case, days_ago=2)
        self.assertIn("D09", self.clocks(case))
        self.assertIn("service", self.codes(case, "serve", user=self.officer1))
        self.new_service(paper).action_deliver()
        self.assertEqual((case.state, case.date_served), ("served", self.today))
        self.assertGreaterEqual(case.date_reconsideration_end, self.today + timedelta(days=60))
        self.assertGreaterEqual(case.date_suit_end, self.today + timedelta(days=180))
        self.assertNotIn("D09", self.clocks(case))

    def test_a_paper_that_reached_every_party_is_not_offered_for_service_again(self):
        paper = self.sealed_paper()
        self.assertFalse(paper.is_served)
        service = self.new_service(paper)
        self.assertFalse(paper.is_served, "on its way only")
        service.action_deliver()
        paper.invalidate_recordset(["is_served"])
        self.assertTrue(paper.is_served)
        other = self.env["street.case.party"].create({"case_id": paper.case_id.id, "kind": "person", "name": "李四"})
        paper.invalidate_recordset(["is_served"])
        self.assertFalse(paper.with_user(self.officer1).is_served, "one party waits for it")
        other.unlink()
        arch = etree.fromstring(self.env["street.document"].with_user(self.officer1).get_view(view_type="form")["arch"])
        self.assertIn("is_served", arch.find(".//button[@name='action_serve']").get("invisible"))

    def test_a_closed_service_says_what_it_says(self):
        service = self.new_service(self.sealed_paper("CF17"))
        service.action_deliver()
        for door in (
            lambda: service.write({"served_at": fields.Datetime.now() - timedelta(days=1)}), lambda: service.write({"date_effective": self.today}),
            lambda: service.unlink(), lambda: service.proof_ids.unlink(), lambda: service.proof_ids.write({"content": PNG}),
            lambda: service.write({"proof_ids": [(0, 0, {"name": "x", "content": PNG})]}), service.action_deliver,
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                door()

    def test_only_officers_on_the_case_serve(self):
        paper = self.sealed_paper("CF17")
        service = self.new_service(paper)
        for user in (self.officer3, self.leader, self.reviewer, self.head, self.clerk, self.reader):
            with self.subTest(user.login):
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    self.new_service(paper, user=user)
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    service.with_user(user).action_deliver()
        with self.assertRaises(AccessError):
            service.with_user(self.reader).read(["receiver"])
        with self.assertRaises(AccessError):
            self.new_service(paper, state="served")

    def test_a_wrong_entry_is_annulled_by_the_leader_while_nothing_rests_on_it(self):
        service = self.new_service(self.sealed_paper("CF17"))
        service.action_deliver()
        with self.assertRaises(UserError):
            service.action_annul("typed wrongly")
        service.with_user(self.leader).action_annul("typed wrongly")
        self.assertIsNone(service.case_id._get_served_date("CF17"))
        self.new_service(service.document_id).action_deliver()
