from datetime import timedelta

from odoo.tests import HttpCase, tagged

from .proof_common import ProofCommon
from .wire_common import WireCommon


@tagged("post_install", "-at_install")
class TestGateWireProof(WireCommon, ProofCommon, HttpCase):
    """Gates of records, things, papers and service over JSON-2, as the user whose step it is: wrongly, then rightly."""

    def test_g04_and_g05_a_record_says_who_showed_what_and_who_signed(self):
        case = self.load_case("investigating")
        kind = self.env["street.document.type"]._get("CF03")
        papers = self.env["street.document"].with_user(self.officer1)
        record = papers.create({"case_id": case.id, "type_id": kind.id, "value_ids": papers._prepare_value_commands(self.facts_for(kind, case))})
        model, told = {"model": "street.document"}, {"certificates_shown": True, "rights_told": True}
        self.refused("APL 55, G04", self.officer1, "action_sign", record.ids, **model)
        self.refused("APL 55, G05", self.officer1, "action_sign", record.ids, is_signed=False, **told, **model)
        self.refused(".", self.officer3, "action_sign", record.ids, **told, **model)
        self.passes(self.officer1, "action_sign", record.ids, **told, **model)
        self.refused(".", self.officer1, "write", record.ids, vals={"state": "draft"}, **model)

    def test_g04_what_is_taken_or_preserved_says_who_was_shown_the_certificates(self):
        case = self.bring_to("investigating")
        self.approve(case, "preserve")
        taken = self.add_evidence(case, verified=False, shown_to=False, shown_note=False)
        kept = self.new_preservation(case, shown_to=False, shown_note=False)
        for record, move in ((taken, "action_check"), (kept, "action_preserve")):
            with self.subTest(move):
                model = {"model": record._name}
                self.refused("APL 55, G04", self.officer1, move, record.ids, **model)
                self.passes(self.officer1, "write", record.ids, vals={"shown_to": "nobody"}, **model)
                self.refused("APL 55, G04", self.officer1, move, record.ids, **model)
                self.passes(self.officer1, "write", record.ids, vals={"shown_note": "Recorder DSJ-07 ran from beginning to end"}, **model)
                self.passes(self.officer1, move, record.ids, **model)
                self.refused(".", self.officer1, "write", record.ids, vals={"shown_to": "told"}, **model)

    def test_g06_nothing_is_preserved_without_the_approval_of_the_head(self):
        case = self.bring_to("investigating")
        record = self.new_preservation(case)
        self.refused("G06", self.officer1, "action_preserve", record.ids, model="street.preservation")
        self.approve(case, "preserve")
        self.passes(self.officer1, "action_preserve", record.ids, model="street.preservation")

    def test_g07_film_of_monitoring_equipment_is_reviewed_first(self):
        case, before = self.bring_to("investigating"), self.today - timedelta(days=30)
        item = self.add_evidence(case, verified=False, source="monitoring", monitor_published="", monitor_published_date=before)
        self.refused("G07", self.officer1, "action_check", item.ids, model="street.evidence")
        self.passes(self.officer1, "write", item.ids, model="street.evidence", vals={
            "monitor_review": "Review 3", "monitor_review_date": str(before), "monitor_published": "Site", "monitor_record_review": "Clear",
            "monitor_reviewer_id": self.officer2_person.id})
        self.passes(self.officer1, "action_check", item.ids, model="street.evidence")

    def test_g22_a_decision_paper_says_everything_of_article_59(self):
        case = self.load_case("decided")
        kind = self.env["street.document.type"]._get("CF30")
        facts = self.facts_for(kind, case)
        self.refused("APL 59, G22", self.officer1, "issue_document", case.ids, type_code="CF30", values={})
        made = self.passes(self.officer1, "issue_document", case.ids, type_code="CF30", values=facts)
        self.assertTrue(self.env["street.document"].browse(made).number)

    def test_g23_electronic_service_rests_on_the_signed_consent(self):
        paper = self.sealed_paper("CF17")
        service = self.new_service(paper, way="electronic", proof="electronic", e_address="13800138000")
        self.refused("G23", self.officer1, "action_deliver", service.ids, model="street.service")

    def test_g24_nothing_is_served_without_its_proof(self):
        paper = self.sealed_paper("CF17")
        wrong, right = self.new_service(paper, proof=None), self.new_service(paper)
        self.refused("G24", self.officer1, "action_deliver", wrong.ids, model="street.service")
        self.passes(self.officer1, "action_deliver", right.ids, model="street.service")

    def test_g38_an_incomplete_file_is_not_archived(self):
        self.refused("G38", self.clerk, "action_archive_file", self.load_case("closed").ids)

    def test_g44_an_issued_paper_changes_by_no_call_and_its_number_is_not_drawn_again(self):
        paper, model = self.make_paper("CF17"), {"model": "street.document"}
        number = paper.number
        for user in (self.officer1, self.leader, self.head, self.clerk):
            for vals in ({"number": "东城罚告〔2026〕第0009号"}, {"snapshot": {}}, {"digest": "0" * 64}, {"pdf": "Zm9yZ2Vk"}, {"state": "draft"}):
                with self.subTest(f"{user.login} {vals}"):
                    self.refused(".", user, "write", paper.ids, vals=vals, **model)
            self.refused(".", user, "unlink", paper.ids, **model)
        self.refused("APL 48, G36", self.officer1, "action_void", paper.ids, reason="Mine", **model)
        self.passes(self.head, "action_void", paper.ids, reason="Wrong day", **model)
        self.assertEqual(paper.number, number)
        again = self.make_paper("CF17")
        self.assertNotEqual(again.number, number)
