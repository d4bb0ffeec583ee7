import base64
import hashlib
import io
from unittest.mock import patch

from pypdf import PdfReader

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.street_base.tools.period import today

from .document_common import DocumentCommon


def text_of(content):
    """All text of a PDF without blanks and line ends."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages)


@tagged("post_install", "-at_install")
class TestDocument(DocumentCommon):
    """A paper from the draft to its end."""

    def test_issuing_draws_the_number_and_stores_pdf_and_digest(self):
        paper = self.make_paper("CF17")
        content = base64.b64decode(paper.pdf)
        self.assertEqual(paper.state, "issued")
        self.assertRegex(paper.number, r"^东城罚告〔\d{4}〕第0001号$")
        self.assertEqual(paper.digest, hashlib.sha256(content).hexdigest())
        self.assertEqual(paper.page_count, len(PdfReader(io.BytesIO(content)).pages))
        self.assertIn(paper.number, text_of(content))
        line = self.env["street.log"].search([("model", "=", "street.document"), ("res_id", "=", paper.id), ("move", "=", "issue")])
        self.assertIn(paper.digest, line.reason, "the chain of the log holds the paper")

    def test_a_draft_is_discarded_and_a_paper_that_was_made_is_not(self):
        kind = self.env["street.document.type"]._get("CF04")
        case = self.case_for(kind)
        draft = self.env["street.document"].with_user(self.officer1).create({"case_id": case.id, "type_id": kind.id})
        action = draft.action_discard()
        self.assertFalse(draft.exists())
        self.assertEqual((action["res_model"], action["res_id"]), ("street.case", case.id))
        paper = self.make_paper("CF17")
        for user in (self.officer1, self.leader):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                paper.with_user(user).action_discard()
        self.assertTrue(paper.exists())

    def test_the_form_of_a_paper_offers_neither_a_copy_nor_a_deletion(self):
        arch = self.env["street.document"].get_view(view_type="form")["arch"]
        self.assertIn('duplicate="0"', arch)
        self.assertIn('delete="0"', arch)

    def test_a_paper_without_its_facts_is_refused_with_the_list(self):
        case = self.load_case("decided")
        text = self.refusal(case.sudo().issue_document, "CF29", {})
        names = {fact.code: fact.name for fact in self.env["street.document.fact"].search([])}
        for code in ("evidence", "notice_number", "statement_result", "discretion", "penalties"):
            self.assertIn(names[code], text)
            self.assertNotIn(code, text.replace(names[code], ""), "people read the name, not the code")
        self.assertNotIn(names["party_name"], text, "the case gives the party")
        self.assertFalse(self.env["street.number"].search([("series", "=", "paper_cf29"), ("subject_id", "=", self.subject.id)]), "no number was lost")

    def test_a_value_that_does_not_fit_is_named_with_the_name_of_its_fact(self):
        case = self.load_case("decided")
        text = self.refusal(case.sudo().with_context(lang="zh_CN").issue_document, "CF29", {"act_date": "昨天"})
        fact = self.env["street.document.fact"].with_context(lang="zh_CN").search([("code", "=", "act_date")])
        self.assertIn(fact.name, text)
        self.assertNotIn("act_date", text)

    def test_one_officer_makes_no_paper_that_needs_two(self):
        case = self.load_case("concluded", officers=self.officer1_person)
        kind = self.env["street.document.type"]._get("CF17")
        self.assertIn("G03", self.refusal(case.sudo().issue_document, "CF17", self.facts_for(kind, case)))

    def test_what_the_case_says_cannot_be_typed_otherwise(self):
        self.assertIn("APL 47", self.refusal(self.make_paper, "CF17", party_name="王麻子"))

    def test_a_decision_is_not_issued_before_it_was_made(self):
        case = self.load_case("deciding")
        kind = self.env["street.document.type"]._get("CF29")
        text = self.refusal(case.with_user(self.officer1).issue_document, "CF29", self.facts_for(kind, case))
        self.assertIn("APL 38", text)

    def test_only_roles_of_the_paper_make_it(self):
        case = self.load_case("deciding")
        kind = self.env["street.document.type"]._get("CF26")
        facts = self.facts_for(kind, case)
        self.assertIn("法制审核", self.refusal(case.with_user(self.officer1).issue_document, "CF26", facts))
        self.assertTrue(case.with_user(self.reviewer).issue_document("CF26", facts))

    def test_an_officer_who_is_not_on_the_case_makes_no_paper_of_it(self):
        case = self.load_case("investigating")
        kind = self.env["street.document.type"]._get("CF13")
        facts = self.facts_for(kind, case)
        self.refusal(case.with_user(self.officer3).issue_document, "CF13", facts)
        self.assertTrue(case.with_user(self.officer1).issue_document("CF13", facts))

    def test_a_reader_neither_makes_papers_nor_reads_what_they_say(self):
        paper = self.make_paper("CF17")
        mine = paper.with_user(self.reader)
        self.assertEqual(mine.number, paper.number)
        for field in ("pdf", "snapshot", "token"):
            with self.assertRaises(AccessError):
                mine.read([field])
        with self.assertRaises(AccessError):
            mine.value_ids.mapped("value")
        with self.assertRaises(UserError):
            paper.case_id.with_user(self.reader).issue_document("CF05", {})

    @mute_logger("odoo.sql_db")
    def test_a_made_paper_changes_by_no_door(self):
        paper = self.make_paper("CF17")
        before = paper.read(["number", "digest", "pdf", "snapshot", "state", "type_id", "case_id"])
        for user in (self.officer1, self.head, self.clerk):
            mine = paper.with_user(user)
            line, other = mine.value_ids[0], self.load_case("lead")
            for door in (
                lambda mine=mine: mine.write({"pdf": base64.b64encode(b"forged")}),
                lambda mine=mine: mine.write({"number": "东城罚告〔2026〕第0009号"}),
                lambda mine=mine: mine.write({"snapshot": {}}),
                lambda mine=mine: mine.write({"digest": "0" * 64}),
                lambda mine=mine: mine.write({"state": "draft"}),
                lambda mine=mine, other=other: mine.write({"case_id": other.id}),
                lambda mine=mine: mine.write({"type_id": self.env.ref("street_enforcement.type_cf18").id}),
                lambda mine=mine, line=line: mine.write({"value_ids": [Command.update(line.id, {"value": "forged"})]}),
                lambda line=line: line.write({"value": "forged"}),
                lambda line=line: line.unlink(),
                lambda mine=mine: mine.unlink(),
                lambda mine=mine: self.env["ir.attachment"].with_user(mine.env.user).create({
                    "name": "pdf", "res_model": "street.document", "res_id": mine.id, "res_field": "pdf", "raw": b"forged"}),
                lambda mine=mine: self.env["ir.attachment"].with_user(mine.env.user).create({
                    "name": "photo.jpg", "res_model": "street.document", "res_id": mine.id, "raw": b"forged"}),
                lambda mine=mine: self.env["street.document.scan"].with_user(mine.env.user).create({"document_id": mine.id, "file_name": "x"}),
            ):
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    door()
                    self.env.flush_all()
        paper.invalidate_recordset()
        self.assertEqual(paper.read(["number", "digest", "pdf", "snapshot", "state", "type_id", "case_id"]), before)

    def test_numbers_run_without_gaps_and_a_voided_one_is_kept(self):
        case = self.load_case("concluded")
        first, second = self.make_paper("CF17", case), self.make_paper("CF17", case)
        first.with_user(self.head).action_void(reason="金额写错")
        third = self.make_paper("CF17", case)
        self.assertEqual([paper.number[-5:-1] for paper in (first, second, third)], ["0001", "0002", "0003"])
        drawn = self.env["street.number"].search([("subject_id", "=", self.subject.id), ("text", "=", first.number)])
        self.assertEqual(drawn.void_reason, "金额写错")
        self.assertEqual(case._get_document("CF17"), third)

    def test_a_sealed_paper_is_voided_by_the_head_only_and_with_a_reason(self):
        paper = self.make_paper("CF17")
        self.refusal(paper.with_user(self.officer1).action_void, reason="写错")
        self.refusal(paper.with_user(self.head).action_void, reason=" ")
        paper.with_user(self.head).action_void(reason="写错")
        self.refusal(paper.with_user(self.head).action_void, reason="再次")

    def test_a_voided_paper_is_made_anew_with_what_was_typed(self):
        paper = self.make_paper("CF13")
        self.refusal(paper.with_user(self.officer1).action_reissue)
        paper.with_user(self.head).action_void(reason="写错")
        action = paper.with_user(self.officer1).action_reissue()
        draft = self.env["street.document"].browse(action["res_id"])
        self.assertEqual((draft.state, draft.replaces_id), ("draft", paper))
        draft.with_user(self.officer1).action_issue()
        self.assertEqual(draft.snapshot["facts"]["requirements"], paper.snapshot["facts"]["requirements"])
        self.assertNotEqual(draft.number, paper.number)

    def test_a_case_has_one_valid_decision(self):
        case = self.load_case("decided")
        first = self.make_paper("CF29", case)
        self.assertIn(first.number, self.refusal(self.make_paper, "CF29", case))
        first.with_user(self.head).action_void(reason="写错")
        self.assertEqual(self.make_paper("CF29", case).state, "issued")

    def test_a_served_decision_is_revoked_by_a_decision_and_not_voided(self):
        case = self.load_case("decided")
        paper = self.make_paper("CF29", case)
        with patch.object(type(case), "_get_served_date", lambda self, code: today()):
            self.assertIn("CF43", self.refusal(paper.with_user(self.head).action_void, reason="写错"))
            self.make_paper("CF43", case)
            paper.with_user(self.head).action_void(reason="已由变更决定替代")

    def test_papers_of_another_office_are_not_seen(self):
        paper = self.make_paper("CF17")
        theirs = paper.with_user(self.stranger).with_context(allowed_company_ids=self.other_office.ids)
        self.assertFalse(theirs.search([("id", "=", paper.id)]))
        with self.assertRaises(AccessError):
            theirs.read(["number"])
