import base64
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .summary_common import SummaryCommon

PDF = base64.b64encode(b"%PDF-1.4 form")


@tagged("post_install", "-at_install")
class TestCaseHome(SummaryCommon):
    def waiting(self, user):
        return self.env["street.case"].with_user(user).search([("waits_for_me", "=", True), ("company_id", "=", self.office.id)])

    def test_a_request_goes_from_desk_to_desk(self):
        case = self.new_case()
        self.assertIn(case, self.waiting(self.officer1))
        self.assertIn(case, self.waiting(self.officer2))
        self.assertNotIn(case, self.waiting(self.officer3))
        case.with_user(self.officer1).action_request(kind="open", text="Facts")
        self.assertNotIn(case, self.waiting(self.officer1))
        self.assertIn(case, self.waiting(self.leader))
        self.assertNotIn(case, self.waiting(self.head))
        case.with_user(self.leader).action_endorse(opinion="Agreed")
        self.assertNotIn(case, self.waiting(self.leader))
        self.assertIn(case, self.waiting(self.head))
        case.with_user(self.head).action_approve(opinion="Agreed")
        self.assertNotIn(case, self.waiting(self.head))
        self.assertEqual((case.with_user(self.officer1).waits_for_me, case.with_user(self.head).waits_for_me), (True, False))

    def test_asking_is_offered_to_the_investigators_of_the_case_alone(self):
        case = self.new_case()
        for user, is_offered in ((self.officer1, True), (self.officer2, True), (self.officer3, False), (self.leader, False)):
            with self.subTest(user.login):
                self.assertEqual("request" in case.with_user(user).allowed_moves, is_offered)
        self.assertIn("not_on_case", self.codes(case, "request", user=self.officer3))
        with self.assertRaises(UserError):
            case.with_user(self.officer3).action_request(kind="open", text="Facts")

    def test_a_head_sees_only_what_is_done_in_the_name_he_heads(self):
        other = self.env["street.subject"].create({"name": "Department", "code": "DEP", "kind": "entrusting", "company_id": self.office.id})
        case = self.new_case()
        self.ask(case, "open")
        self.head_row.subject_id = other
        self.assertNotIn(case, self.waiting(self.head))
        self.assertIn(case, self.waiting(self.chief))

    def test_the_form_says_what_comes_next_and_how_much_is_missing(self):
        case = self.new_case(officers=self.officer1_person, facts=False).with_user(self.officer1)
        self.assertIn("2 things are missing", case.next_step)
        self.assertIn("G03", case.next_missing)
        case.facts = "Written down"
        case.with_user(self.leader).action_assign(reason="Two", add_ids=self.officer2_person.ids)
        case.invalidate_recordset()
        self.assertEqual((case.next_step, case.next_missing), ("Open the case: ask for the approval", False))
        self.assertTrue(case.next_due)
        case.action_request(kind="open", text="Facts")
        case.invalidate_recordset()
        self.assertIn("waits for the team leader", case.next_step)

    def test_the_dialogs_make_the_moves(self):
        case = self.new_case()
        with Form(self.env["street.case.ask"].with_user(self.officer1).with_context(active_id=case.id)) as ask:
            ask.kind, ask.text = "open", "Facts, reasons and basis"
        ask.record.action_confirm()
        self.assertEqual(case.request_kind, "open")
        for user, is_head in ((self.leader, False), (self.head, True)):
            dialog = Form(self.env["street.case.opinion"].with_user(user).with_context(active_id=case.id, default_is_head=is_head))
            self.assertEqual(dialog.request_text, "Facts, reasons and basis")
            dialog.save().action_confirm()
        self.assertEqual(case.state, "opened")
        self.certify(self.officer3_person)
        assign = Form(self.env["street.case.assign"].with_user(self.leader).with_context(active_id=case.id))
        assign.reason = "More hands"
        assign.add_ids.add(self.env["hr.employee.public"].browse(self.officer3_person.id))
        assign.save().action_confirm()
        self.assertIn(self.officer3_person, case._acting_officers())

    def test_only_what_fits_the_state_can_be_asked_for(self):
        case = self.new_case()
        # The list of a selection is the same for all records; the dialog shows those of the case.
        kinds = self.env["street.case.ask"].with_user(self.officer1).new({"case_id": case.id}).kinds
        self.assertIn("open", kinds)
        self.assertNotIn("close", kinds)

    def test_an_approval_on_paper_is_entered_and_carried_out_by_the_clerk(self):
        case = self.new_case()
        self.ask(case, "open")
        self.env["street.case.paper"].with_user(self.clerk).with_context(active_id=case.id).create({
            "head_id": self.paper_head_row.id, "scan": PDF, "scan_name": "form.pdf", "opinion": "同意"}).action_confirm()
        self.assertTrue(case.with_user(self.clerk).has_paper_approval)
        self.assertIn(case, self.waiting(self.clerk))
        case.with_user(self.clerk).action_carry_out()
        self.assertEqual((case.state, case.approval_ids.opinion), ("opened", "同意"))
        with self.assertRaisesRegex(UserError, "no approval on paper"):
            case.with_user(self.clerk).action_carry_out()

    def test_a_decision_on_the_spot_is_one_screen(self):
        screen = Form(self.env["street.case.spot"].with_user(self.officer1))
        self.assertEqual(screen.form_id, self.forms.form_ids[0])
        screen.party_name, screen.party_birth_date = "张三", "1985-03-07"
        screen.colleague_id, screen.authority_item_id = self.officer2_person, self.item
        screen.facts, screen.address, screen.summary_amount = "店外摆放水果筐", "东城路3号", 100
        screen.certificates_shown = screen.rights_told = screen.is_handed_over = True
        screen.statement_text, screen.signature = "无", "signed"
        action = screen.save().action_confirm()
        case = self.env["street.case"].browse(action["res_id"])
        self.assertEqual((case.state, case.party_ids.name, case.address), ("handed_over", "张三", "东城路3号"))
        self.assertEqual(Form(self.env["street.case.spot"].with_user(self.officer1)).colleague_id, self.officer2_person)

    def test_what_the_screen_refuses_leaves_nothing_behind(self):
        before = self.env["street.case"].search_count([("company_id", "=", self.office.id)])
        screen = self.env["street.case.spot"].with_user(self.officer1).create({
            "party_name": "张三", "colleague_id": self.officer2_person.id, "authority_item_id": self.item.id, "facts": "x", "address": "y", "summary_amount": 200.01})
        with self.assertRaises(UserError), self.env.cr.savepoint():
            screen.action_confirm()
        self.assertEqual(self.env["street.case"].search_count([("company_id", "=", self.office.id)]), before)

    # -- opening from a matter ------------------------------------------------------------------------------------------
    def test_a_matter_becomes_a_lead_with_its_facts_and_photos(self):
        self.officer1.group_ids += self.env.ref("street_dispatch.group_dispatch_intake")
        photo = self.env["ir.attachment"].create({"name": "before.png", "raw": base64.b64decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")})
        self.matter.photo_before_ids = photo
        action = self.matter.with_user(self.officer1).action_open_case()
        case = self.env["street.case"].browse(action["res_id"])
        self.assertEqual((case.matter_id, case.facts, case.address, case.source), (self.matter, "Building material on the road", "East road 1", "matter"))
        self.assertEqual(case.officer_ids.employee_id, self.officer1_person)
        files = self.env["ir.attachment"].search([("res_model", "=", "street.case"), ("res_id", "=", case.id)])
        self.assertEqual((files.mapped("name"), files != photo), (["before.png"], True))
        self.assertEqual(self.matter.with_user(self.officer1).case_count, 1)

    def test_who_takes_in_no_leads_makes_none_from_a_matter(self):
        self.reader.group_ids += self.env.ref("street_dispatch.group_dispatch_intake")
        with self.assertRaises(AccessError):
            self.matter.with_user(self.reader).action_open_case()

    def test_the_discovery_of_a_reported_act_is_the_report(self):
        self.matter.reported_at = fields.Datetime.now() - timedelta(days=30)
        case = self.new_case(matter_id=self.matter.id, source="matter", date_act=self.today - timedelta(days=740))
        self.assertNotIn("limitation", self.codes(case, "open"))

    # -- settings -----------------------------------------------------------------------------------------------------------
    def test_the_office_settles_the_days_of_the_statement_for_itself_alone(self):
        settings = self.env["res.config.settings"].create({"company_id": self.office.id})
        self.assertEqual(settings.enforcement_statement_days, 5)
        settings.enforcement_statement_days = 3
        rules = self.env["street.deadline.rule"]
        self.assertEqual((rules._get_rule("D06", self.office.id)["length"], rules._get_rule("D06", self.other_office.id)["length"]), (3, 5))
        with self.assertRaisesRegex(UserError, "leave no room"):
            settings.enforcement_statement_days = 2
            settings.flush_recordset()

    def test_an_office_may_do_without_the_term_of_leads(self):
        self.office.enforcement_lead_check = False
        self.assertFalse(self.clocks(self.new_case()))
