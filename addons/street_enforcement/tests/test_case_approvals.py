import base64
from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from .enforcement_common import EnforcementCommon

SCAN = base64.b64encode(b"%PDF-1.4 a scanned form").decode()


@tagged("post_install", "-at_install")
class TestCaseApprovals(EnforcementCommon):
    def test_a_case_is_opened_by_officer_leader_and_head_one_after_the_other(self):
        case = self.new_case()
        self.assertEqual(case.state, "lead")
        self.assertRegex(case.lead_number, "东城线〔")
        self.approve(case, "open")
        self.assertEqual((case.state, case.date_opened), ("opened", self.today))
        self.assertRegex(case.name, r"^东城立〔\d{4}〕\d{4}号$")
        self.assertFalse(case.request_kind)
        row = case.approval_ids
        self.assertEqual(
            (row.kind, row.is_agreed, row.is_used, row.head_id, row.requester_id, row.endorser_id, row.way),
            ("open", True, True, self.head_row, self.officer1, self.leader, "account"))

    def test_without_a_request_and_an_opinion_the_head_opens_nothing(self):
        case = self.new_case()
        with self.assertRaisesRegex(UserError, "an investigator asks for it first"):
            case.with_user(self.head).action_open()
        case.with_user(self.officer1).action_request(kind="open", text="Facts")
        with self.assertRaisesRegex(UserError, "team leader has not given"):
            case.with_user(self.head).action_open()
        self.assertEqual(case.state, "lead")

    def test_nobody_approves_his_own_request(self):
        self.officer1.group_ids += self.env.ref("street_enforcement.group_team_leader") + self.env.ref("street_enforcement.group_organ_head")
        self.env["street.subject.head"].create({"subject_id": self.subject.id, "employee_id": self.officer1_person.id, "date_from": self.start})
        case = self.new_case()
        case.with_user(self.officer1).action_request(kind="open", text="Facts")
        with self.assertRaisesRegex(UserError, "You asked for it yourself"):
            case.with_user(self.officer1).action_endorse(opinion="Agreed")
        case.with_user(self.leader).action_endorse(opinion="Agreed")
        with self.assertRaisesRegex(UserError, "You asked for it yourself"):
            case.with_user(self.officer1).action_open()

    def test_an_investigator_who_leads_the_team_gives_no_opinion_on_the_case(self):
        self.officer2.group_ids += self.env.ref("street_enforcement.group_team_leader")
        case = self.new_case()
        case.with_user(self.officer1).action_request(kind="open", text="Facts")
        self.assertIn("own_work", self.codes(case, "endorse", user=self.officer2))

    def test_who_gave_the_opinion_does_not_decide_as_head(self):
        self.leader.group_ids += self.env.ref("street_enforcement.group_organ_head")
        self.env["street.subject.head"].create({"subject_id": self.subject.id, "employee_id": self.leader_person.id, "date_from": self.start})
        case = self.new_case()
        self.ask(case, "open")
        self.assertIn("own_opinion", self.codes(case, "open", user=self.leader))

    def test_a_head_out_of_office_approves_nothing(self):
        self.head_row.date_to = self.today - timedelta(days=1)
        case = self.new_case()
        self.ask(case, "open")
        with self.assertRaisesRegex(UserError, "do not head"):
            case.with_user(self.head).action_open()
        case.with_user(self.chief).action_open()
        self.assertEqual(case.state, "opened")

    def test_a_head_of_another_subject_approves_nothing(self):
        other = self.env["street.subject"].create({"name": "Department", "code": "DEP", "kind": "entrusting", "company_id": self.office.id})
        self.head_row.subject_id = other
        case = self.new_case()
        self.ask(case, "open")
        self.assertIn("not_head", self.codes(case, "open", user=self.head))

    def test_facts_changed_after_the_approval_on_paper_void_it(self):
        case = self.new_case()
        self.ask(case, "open")
        self.enter(case)
        self.assertTrue(case._get_approval("open"))
        case.with_user(self.officer1).facts = "Something else"
        self.assertFalse(case._get_approval("open"))
        with self.assertRaisesRegex(UserError, "approval"):
            case.with_user(self.clerk).action_open()

    def test_a_head_without_an_account_approves_by_a_scanned_form(self):
        case = self.new_case()
        self.ask(case, "open")
        self.enter(case)
        case.with_user(self.clerk).action_open()
        self.assertEqual(case.state, "opened")
        row = case.approval_ids
        self.assertEqual((row.way, row.head_name, row.entered_by_id, len(row.scan_digest)), ("scan", "Paper head", self.clerk, 64))
        self.assertTrue(row.is_used)

    def test_an_approval_on_paper_needs_its_scan_a_head_in_office_and_a_day_that_fits(self):
        case = self.new_case()
        self.ask(case, "open")
        for wrong, message in (
            ({"scan": ""}, "Attach the scanned form"),
            ({"scan": base64.b64encode(b"<html>").decode()}, "PDF, JPEG or PNG"),
            ({"scan": "no base64!"}, "base64"),
            ({"head_id": self.head_row.id}, "approves by it"),
            ({"date": str(self.today + timedelta(days=1))}, "lies between"),
            ({"date": str(self.today - timedelta(days=1))}, "lies between"),
        ):
            with self.subTest(wrong), self.assertRaisesRegex(UserError, message):
                self.enter(case, **wrong)
        self.assertFalse(case.approval_ids)

    def test_a_form_that_says_no_ends_the_request(self):
        case = self.new_case()
        self.ask(case, "open")
        self.enter(case, agreed=False)
        self.assertFalse(case.request_kind)
        self.assertFalse(case._get_approval("open"))
        self.assertIn("approval", self.codes(case, "open", user=self.clerk))

    def test_approvals_are_neither_written_nor_changed_nor_deleted_by_anybody(self):
        case = self.bring_to("opened")
        row = case.approval_ids
        for user in (self.officer1, self.leader, self.head, self.chief, self.clerk, self.admin):
            mine = row.with_user(user)
            for call in (
                lambda mine=mine: mine.write({"is_agreed": False}),
                lambda mine=mine: mine.unlink(),
                lambda mine=mine: mine.create({"case_id": case.id, "kind": "decide", "is_agreed": True, "subject_id": self.subject.id,
                                               "head_id": self.head_row.id, "head_name": "x", "date": self.today, "way": "account", "entered_by_id": self.head.id}),
                lambda mine=mine: mine.copy(),
            ):
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    call()
        with self.assertRaises(UserError):
            row.sudo().write({"opinion": "Forged"})
        self.assertTrue(row.is_agreed)

    def test_declining_ends_the_request_and_leaves_the_reason(self):
        case = self.new_case()
        self.ask(case, "open")
        case.with_user(self.head).action_decline(reason="Evidence is thin")
        self.assertEqual((case.state, case.request_kind), ("lead", False))
        self.assertEqual((case.approval_ids.is_agreed, case.approval_ids.opinion), (False, "Evidence is thin"))
        self.assertFalse(case._get_approval("open"))

    def test_only_an_investigator_of_the_case_asks(self):
        case = self.new_case(officers=self.officer2_person + self.officer3_person)
        self.assertIn("not_on_case", self.codes(case, "request", {"kind": "open", "text": "Facts"}, user=self.officer1))
        self.assertNotIn("not_on_case", self.codes(case, "request", {"kind": "open", "text": "Facts"}, user=self.officer2))

    def enter(self, case, **values):
        case.with_user(self.clerk).action_enter_approval(**{
            "head_id": self.paper_head_row.id, "date": str(self.today), "agreed": True, "scan": SCAN, "scan_name": "form.pdf", "opinion": "Agreed", **values})

    def test_the_dialog_proposes_the_approval_that_the_next_step_hangs_on(self):
        for state, kind in (("lead", "open"), ("deciding", "decide"), ("executing", "close"), ("opened", False)):
            case = self.load_case(state) if state != "lead" else self.new_case()
            asked = self.env["street.case.ask"].with_user(self.officer1).with_context(active_id=case.id).default_get(["kind"])
            self.assertEqual(asked.get("kind") or False, kind, state)
