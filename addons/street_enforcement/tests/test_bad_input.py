import base64
from datetime import timedelta
from pathlib import Path

from odoo.tests import HttpCase, tagged

from odoo.addons.street_base.tools.period import utc_of

from .decision_common import DecisionCommon
from .enforcement_common import CHILD_NUMBER, MINOR_NUMBER, id_number
from .proof_common import PNG, ProofCommon
from .summary_common import SummaryCommon
from .wire_common import WireCommon


@tagged("post_install", "-at_install")
class TestBadInputSpot(WireCommon, SummaryCommon, HttpCase):
    """Bad input about people and decisions on the spot over JSON-2: the sentence names the article, nothing changes."""

    def test_one_officer_opens_no_case(self):
        case = self.new_case(officers=self.officer1_person)
        self.ask(case, "open")
        self.refused("1 counted.*APL 42, G03", self.head, "action_open", case.ids)
        self.passes(self.leader, "action_assign", case.ids, reason="Two are needed", add_ids=self.officer2_person.ids)
        self.passes(self.head, "action_open", case.ids)
        self.assertEqual(case.state, "opened")

    def test_an_expired_certificate_does_not_count(self):
        self.certify(self.officer3_person, date_to=self.today - timedelta(days=1))
        case = self.new_case(officers=self.officer1_person + self.officer3_person)
        self.ask(case, "open")
        self.refused("1 counted.*APL 42, G03", self.head, "action_open", case.ids)
        self.passes(self.leader, "action_assign", case.ids, reason="His certificate is over", add_ids=self.officer2_person.ids)
        self.passes(self.head, "action_open", case.ids)
        self.assertEqual(case.state, "opened")

    def test_a_citizen_pays_two_hundred_on_the_spot_and_not_a_cent_more(self):
        self.refused("above 200 yuan.*APL 51, G11", self.officer1, "penalise_on_spot", values=self.spot_values(summary_amount=200.01))
        self.assertEqual(self.passes(self.officer1, "penalise_on_spot", values=self.spot_values(summary_amount=200))["state"], "handed_over")

    def test_what_is_linked_as_the_same_act_is_not_fined_twice(self):
        first, cases = self.penalise(), self.env["street.case"].with_user(self.officer1)
        draft = cases.create(cases._prepare_spot_values(self.spot_values()))
        self.passes(self.officer1, "action_link_same_act", draft.ids, case_id=first.id, reason="Same shop, same hour")
        self.refused("no second fine.*APL 29", self.officer1, "action_hand_over", draft.ids)
        self.passes(self.officer1, "write", draft.ids, vals={"summary_penalty": "warning", "summary_amount": 0})
        self.passes(self.officer1, "action_hand_over", draft.ids)
        self.assertEqual(draft.state, "handed_over")


@tagged("post_install", "-at_install")
class TestBadInputDecision(WireCommon, DecisionCommon, HttpCase):
    """Bad input between the notice and the money over JSON-2."""

    def test_a_reviewer_who_investigated_even_formerly_is_refused(self):
        case, right = self.deciding_case(officers=self.officer1_person + self.officer2_person + self.reviewer_person), self.deciding_case()
        self.env.cr.execute("UPDATE street_case_officer SET date_from = %s, date_to = %s WHERE case_id = %s AND employee_id = %s", [
            self.today - timedelta(days=9), self.today - timedelta(days=1), case.id, self.reviewer_person.id])
        self.env.invalidate_all()
        answer = {"model": "street.decision", "agreed": True, "opinion": "Right."}
        self.refused("APL 58.*G18", self.reviewer, "action_review", self.decision_of(case).ids, **answer)
        self.passes(self.reviewer, "action_review", self.decision_of(right).ids, **answer)

    def requested_hearing(self):
        """A hearing asked for over the wire, its chair named by the head."""
        case = self.notified_case(5000, days_ago=0)
        self.passes(self.officer1, "action_request_hearing", case.ids)
        hearing = case.sudo().hearing_ids
        self.passes(self.head, "action_appoint", hearing.ids, model="street.hearing", chair_id=self.chair_person.id, clerk_id=self.clerk_person.id)
        return hearing

    def test_a_summons_six_working_days_ahead_is_refused_and_seven_is_not(self):
        hearing, days = self.requested_hearing(), self.env["street.workday"]
        # Seven full working days lie between today and the eighth.
        for length, words in ((7, "G16"), (8, None)):
            day = days.add_period(str(self.today), length, "working_day")[:10]
            summons = {"model": "street.hearing", "date_hearing": f"{day} 02:00:00", "place": "Room 2"}
            if words:
                self.refused(words, self.officer1, "action_summon", hearing.ids, **summons)
            else:
                self.passes(self.officer1, "action_summon", hearing.ids, **summons)
        self.assertEqual(hearing.state, "scheduled")

    def test_g16_a_hearing_is_held_and_reported_by_its_chair(self):
        hearing, model = self.requested_hearing(), {"model": "street.hearing"}
        case = hearing.case_id
        self.passes(self.officer1, "action_summon", hearing.ids, date_hearing=str(self.moment(30)), place="Room 2", **model)
        self.refused("hearing.*APL 6[45]", self.officer1, "action_deliberate", case.ids)
        self.env.cr.execute("UPDATE street_hearing SET date_summoned = %s, date_hearing = %s WHERE id = %s", [
            self.today - timedelta(days=30), utc_of(self.today), hearing.id])
        self.serve(case, "CF22", 30)
        self.refused("APL 64.*G16", self.chair, "action_hold", hearing.ids, record="All of it", is_signed=False, **model)
        self.passes(self.chair, "action_hold", hearing.ids, record="Accusation, evidence, defence, last words.", is_signed=True, **model)
        self.passes(self.chair, "action_report", hearing.ids, report="The facts stand.", **model)
        self.age_notice(case)
        self.passes(self.officer1, "action_deliberate", case.ids)
        self.assertEqual((hearing.state, case.state), ("reported", "deciding"))

    def test_a_decision_before_the_term_of_defence_ends_is_refused(self):
        case = self.notified_case(days_ago=0)
        self.refused("runs until.*APL 44, 62, 64, G17", self.officer1, "action_deliberate", case.ids)
        self.age_notice(case)
        self.passes(self.officer1, "action_deliberate", case.ids)

    def test_an_item_taken_back_stops_the_decision(self):
        case, right = self.deciding_case(), self.deciding_case()
        for one in (case, right):
            self.review(one)
            self.ask(one, "decide")
        self.passes(self.head, "action_decide", right.ids)
        self.item.with_user(self.admin).action_take_back(reason="The province took it back")
        self.refused("no power to act.*G01", self.head, "action_decide", case.ids)
        self.assertEqual((right.state, case.state), ("decided", "deciding"))

    def test_nobody_under_fourteen_is_noticed_or_punished(self):
        child = self.concluded_case(party=self.person_values(id_number=id_number(CHILD_NUMBER), guardian_name="张父"))
        minor = self.concluded_case(party=self.person_values(id_number=id_number(MINOR_NUMBER), guardian_name="张父"))
        for case in (child, minor):
            self.propose(case, 500)
        self.refused("under fourteen.*APL 30", self.officer1, "action_notify", child.ids)
        self.refused("under eighteen.*APL 30", self.officer1, "action_notify", minor.ids)
        self.passes(self.officer1, "write", self.decision_of(minor).line_ids.ids, model="street.decision.line", vals={
            "ground": "30", "ground_note": "Sixteen, by the identity card"})
        self.passes(self.officer1, "action_notify", minor.ids)

    def test_nobody_pays_more_than_is_owed(self):
        case = self.decided_case(500, served_days_ago=1)
        decision, pay = self.decision_of(case), {"model": "street.decision", "date": str(self.today)}
        self.refused("more than is owed.*APL 67", self.clerk, "action_pay", decision.ids, amount=500.01, receipt_number="W-1", **pay)
        self.passes(self.clerk, "action_pay", decision.ids, amount=300, receipt_number="W-1", **pay)
        self.refused("more than is owed.*APL 67", self.clerk, "action_pay", decision.ids, amount=200.01, receipt_number="W-2", **pay)
        self.passes(self.clerk, "action_pay", decision.ids, amount=200, receipt_number="W-2", **pay)
        self.assertEqual(decision.amount_due, 0)

    def test_g25_three_percent_a_day_grow_on_what_is_late(self):
        decision = self.decision_of(self.decided_case(1000, served_days_ago=30))
        due, ask = decision.date_due, {"model": "street.decision"}
        self.assertLess(due, self.today)
        late = (self.today - due).days
        self.assertEqual(self.passes(self.clerk, "surcharge", decision.ids, date=str(due), **ask), [{"id": decision.id, "amount": 0}])
        self.assertEqual(self.passes(self.clerk, "surcharge", decision.ids, **ask), [{"id": decision.id, "amount": min(30 * late, 1000)}])
        self.assertEqual(self.passes(self.clerk, "surcharge", decision.ids, date=str(due + timedelta(days=400)), **ask), [{"id": decision.id, "amount": 1000}])

    # ------------------------------------------------------------
    # AFTER THE DECISION (G48)
    # ------------------------------------------------------------

    def filed(self, case, **values):
        """A request for reconsideration entered by the clerk over the wire, the result on file."""
        made = self.passes(self.clerk, "create", model="street.remedy", vals_list=[{
            "case_id": case.id, "kind": "reconsideration", "date_filed": str(self.today),
            "file_ids": [[0, 0, {"name": "result.png", "kind": "result", "content": PNG}]], **values}])
        return self.env["street.remedy"].browse(made)

    def test_evidence_from_after_the_filing_does_not_count(self):
        case = self.deciding_case()
        items = [self.add_evidence(case, verified=False, name=name) for name in ("Before", "After")]
        self.review(case)
        self.passes(self.officer1, "action_check", items[0].ids, model="street.evidence")
        self.review(case)
        self.decide(case)
        self.age_decision(case, 0)
        self.filed(case)
        self.refused("ARL 46, ALL 35, G48", self.officer1, "action_check", items[1].ids, model="street.evidence")
        self.refused("APL 40, ALL 35", self.officer1, "create", model="street.evidence", vals_list=[{
            "case_id": case.id, "name": "Later still", "kind": "documentary", "taken_at": "2026-01-01 00:00:00"}])

    def test_g48_what_is_revoked_is_not_done_again_unless_for_procedure(self):
        for result, again in (("revoked", False), ("revoked_procedure", True)):
            with self.subTest(result):
                case = self.decided_case(served_days_ago=3)
                remedy = self.filed(case)
                end = {"model": "street.remedy", "result": result, "date": str(self.today)}
                self.refused("reasons.*ARL|ALL|APL", self.clerk, "action_end", remedy.ids, **end)
                self.passes(self.clerk, "action_end", remedy.ids, note="The facts are not clear", **end)
                self.assertEqual(case.sudo().decision_ids.state, "revoked")
                twin = self.new_case()
                self.passes(self.officer1, "action_link_same_act", twin.ids, case_id=case.id, reason="The same heap")
                self.ask(twin, "open")
                if again:
                    self.passes(self.head, "action_open", twin.ids)
                else:
                    self.refused("ARL 64.*ALL 71, G48", self.head, "action_open", twin.ids)


@tagged("post_install", "-at_install")
class TestBadInputProof(WireCommon, ProofCommon, HttpCase):
    """Bad input about papers, service and the file over JSON-2."""

    def test_g23_electronic_service_passes_with_the_signed_confirmation(self):
        paper, model = self.sealed_paper("CF17"), {"model": "street.service"}
        case = paper.case_id
        case.party_ids.sudo().e_service_consent = True
        service = self.new_service(paper, way="electronic", proof="electronic", e_address="13800138000")
        self.refused("APL 61, G23", self.officer1, "action_deliver", service.ids, **model)
        confirmation = self.make_paper("CF34", case, e_service_address="13800138000", serve_address="East road 1")
        self.refused("APL 61, G23", self.officer1, "action_deliver", service.ids, **model)
        self.passes(self.officer1, "action_attach_scan", confirmation.ids, model="street.document", content=PNG, file_name="cf34.png")
        self.passes(self.officer1, "action_deliver", service.ids, **model)
        self.assertEqual(service.date_effective, self.today)

    def test_g38_a_complete_file_is_archived(self):
        case = self.closed_case()
        self.refused("G38", self.clerk, "action_archive_file", case.ids)
        for paper in case.document_ids.filtered("is_scan_missing"):
            self.passes(self.clerk, "action_attach_scan", paper.ids, model="street.document", content=PNG, file_name="scan.png")
        self.passes(self.clerk, "action_archive_file", case.ids)
        self.assertEqual((case.state, set(case.file_ids.mapped("volume"))), ("archived", {"main", "side"}))

    def test_a_pdf_replaced_on_disk_is_found_named_in_the_log_and_not_bound(self):
        paper = self.closed_case().document_ids.filtered("pdf")[:1]
        case = paper.case_id
        file = self.env["ir.attachment"].sudo().search([("res_model", "=", paper._name), ("res_id", "=", paper.id), ("res_field", "=", "pdf")])
        path = Path(file._full_path(file.store_fname))
        kept = path.read_bytes()
        self.addCleanup(path.write_bytes, kept)
        path.chmod(0o600)
        path.write_bytes(kept[:-1] + b"!")
        self.assertEqual(self.passes(self.officer1, "action_check_files", case.ids)["params"]["type"], "danger")
        line = self.env["street.log"].search([("model", "=", paper._name), ("res_id", "=", paper.id), ("move", "=", "digest_fault")])
        self.assertIn(paper.digest, line.reason)
        self.assertEqual(base64.b64decode(paper.pdf), kept[:-1] + b"!", "the check names it and puts nothing in its place")
        self.refused(".", self.officer1, "action_bind_file", case.ids)
