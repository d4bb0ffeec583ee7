from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .enforcement_common import EnforcementCommon


@tagged("post_install", "-at_install")
class TestCaseStates(EnforcementCommon):
    def test_an_investigation_goes_from_the_lead_to_its_end(self):
        case = self.bring_to("concluded")
        self.assertEqual((case.date_opened, case.date_concluded), (self.today, self.today))
        log = self.env["street.log"].search([("model", "=", "street.case"), ("res_id", "=", case.id)], order="id").mapped("move")
        self.assertEqual(log, ["create", "request", "endorse", "open", "investigate", "conclude"])
        self.assertTrue(case._get_document("CF16"))

    def test_the_investigation_does_not_end_without_facts_one_by_one_and_a_proposal(self):
        case = self.bring_to("investigating")
        self.assertLessEqual({"fact_list", "proposal", "end_report"}, self.codes(case, "conclude"))
        with self.assertRaisesRegex(UserError, "G13"):
            case.with_user(self.officer1).action_conclude()
        self.conclude(case)
        self.assertEqual(case.state, "concluded")

    def test_evidence_that_only_one_officer_looked_at_proves_nothing(self):
        case = self.bring_to("investigating")
        fact = self.add_fact(case)
        self.assertIn("unproven", self.codes(case, "conclude"))
        item = self.prove(case)
        self.assertTrue(fact._is_proven())
        self.assertNotIn("unproven", self.codes(case, "conclude"))
        item.with_user(self.officer1).action_exclude(reason="Taken without showing the certificate")
        case.invalidate_recordset()
        self.assertIn("unproven", self.codes(case, "conclude"))

    def test_the_notice_asks_for_an_end_report_that_still_matches(self):
        case = self.bring_to("concluded")
        stale = "end_report_stale"
        self.assertNotIn(stale, self.codes(case, "notify"))
        case.with_user(self.officer1).facts = "二十吨建筑材料堆放在东城路人行道上。"
        self.assertIn(stale, self.codes(case, "notify"))
        with self.assertRaisesRegex(UserError, "void it and make a new one"):
            case.with_user(self.officer1).action_notify()
        self.report_end(case)
        self.assertNotIn(stale, self.codes(case, "notify"))
        self.add_evidence(case)
        self.assertIn(stale, self.codes(case, "notify"))
        self.report_end(case)
        self.assertNotIn(stale, self.codes(case, "notify"))
        case.party_ids.with_user(self.officer1).name = "张三丰"
        self.assertIn(stale, self.codes(case, "notify"))

    def test_without_any_valid_end_report_nobody_is_notified(self):
        case = self.bring_to("concluded")
        for paper in case.document_ids.filtered(lambda paper: paper.type_code == "CF16"):
            paper.with_user(self.officer1).action_void(reason="Wrong")
        self.assertIn("end_report_stale", self.codes(case, "notify"))

    def test_a_case_is_not_opened_on_no_facts_or_no_place(self):
        case = self.new_case(facts=" ", address=False)
        self.assertLessEqual({"facts", "place"}, self.codes(case, "open"))

    def test_an_officer_not_on_the_case_neither_writes_nor_moves_it(self):
        case = self.bring_to("opened")
        stranger = case.with_user(self.officer3)
        self.assertTrue(stranger.cause)
        for call in (
            lambda: stranger.write({"facts": "Forged"}), stranger.action_investigate, lambda: stranger.action_request(kind="suspend", text="x"),
            lambda: stranger.party_ids.write({"name": "Forged"}), lambda: self.add_fact(case, user=self.officer3), stranger.unlink,
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                call()
        for user in (self.reader, self.reviewer, self.chair, self.head, self.clerk):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                case.with_user(user).write({"facts": "Forged"})

    def test_who_left_the_case_writes_no_more(self):
        case = self.bring_to("investigating")
        self.certify(self.officer3_person)
        case.with_user(self.leader).action_assign(reason="Moved", remove_ids=self.officer1_person.ids, add_ids=self.officer3_person.ids)
        with self.assertRaises(AccessError):
            case.with_user(self.officer1).write({"facts": "Forged"})

    def test_facts_are_free_until_the_decision_and_fixed_afterwards(self):
        case = self.load_case("deciding")
        before = case._get_judged_digest()
        case.with_user(self.officer1).facts = "Corrected"
        self.assertNotEqual(case._get_judged_digest(), before)
        for state in ("decided", "served", "executing", "closed", "archived", "not_penalised"):
            case = self.load_case(state)
            for call in (
                lambda case=case: case.write({"facts": "Forged"}), lambda case=case: case.party_ids.write({"name": "Forged"}),
                lambda case=case: case.party_ids.unlink(), lambda case=case: self.add_fact(case),
            ):
                with self.subTest(state), self.assertRaises(UserError), self.env.cr.savepoint():
                    case = case.with_user(self.officer1)
                    call(case)

    def test_procedure_and_origin_are_fixed(self):
        case = self.new_case()
        with self.assertRaises(AccessError):
            case.with_user(self.officer1).procedure = "summary"
        case = self.bring_to("opened", case)
        for values in ({"source": "report"}, {"matter_id": self.matter.id}, {"date_received": self.today - timedelta(days=9)}):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                case.with_user(self.leader).write(values)

    def test_the_first_state_follows_the_procedure_by_every_door(self):
        cases = self.env["street.case"].with_user(self.officer1)
        self.assertEqual(cases.create({"cause": "x", "procedure": "summary"}).state, "drafted")
        self.assertEqual(cases.with_context(default_procedure="summary").create({"cause": "x"}).state, "drafted")
        self.assertEqual(cases.create({"cause": "x"}).state, "lead")

    # -- ends ---------------------------------------------------------------------------------------------------------------
    def test_each_end_needs_its_own_approval(self):
        for state, kind, target in (
            ("lead", "not_open", "not_opened"), ("opened", "revoke_opening", "opening_revoked"), ("investigating", "terminate", "terminated"),
            ("investigating", "transfer", "transferred"),
        ):
            with self.subTest(kind):
                case = self.bring_to(state)
                if kind == "transfer":
                    case.with_user(self.officer1).transfer_to = "公安局"
                with self.assertRaisesRegex(UserError, "an investigator asks for it first"):
                    getattr(case.with_user(self.head), f"action_{kind}")(reason="Because")
                self.ask(case, kind)
                getattr(case.with_user(self.head), f"action_{kind}")(reason="Because")
                self.assertEqual(case.state, target)
                self.assertFalse(self.clocks(case))

    def test_a_suspected_crime_is_handed_over_by_the_chief(self):
        case = self.bring_to("investigating")
        case.with_user(self.officer1).write({"transfer_to": "公安局", "transfer_kind": "crime"})
        self.ask(case, "transfer")
        with self.assertRaisesRegex(UserError, "Order 310"):
            case.with_user(self.head).action_transfer(reason="Suspected crime")
        case.with_user(self.chief).action_transfer(reason="Suspected crime")
        self.assertEqual(case.state, "transferred")

    def test_a_transfer_names_who_takes_the_case(self):
        case = self.bring_to("investigating")
        self.assertIn("transfer_to", self.codes(case, "transfer"))

    def test_a_suspended_case_goes_on_where_it_stood_and_its_clock_with_it(self):
        case = self.bring_to("investigating")
        self.approve(case, "suspend")
        self.assertEqual((case.state, self.clocks(case, "suspended")), ("suspended", {"D04"}))
        with self.assertRaises(UserError):
            case.with_user(self.officer1).action_conclude()
        self.approve(case, "resume")
        self.assertEqual((case.state, self.clocks(case)), ("investigating", {"D04"}))

    # -- papers -------------------------------------------------------------------------------------------------------------
    def papers(self, case):
        """{code: state} of the papers of a case."""
        return {paper.type_id.code: paper.state for paper in case.sudo().document_ids}

    def test_the_opening_makes_its_form_with_the_opinions_of_all_three(self):
        case = self.bring_to("opened")
        self.assertEqual(self.papers(case), {"CF01": "issued"})
        facts = case.sudo().document_ids.snapshot["facts"]
        self.assertEqual((facts["opinion_officers"], facts["opinion_unit"], facts["head_name"]), ("Facts, reasons and basis", "Agreed", "head"))

    def test_a_paper_that_lacks_facts_waits_as_a_draft_and_stops_no_lawful_step(self):
        case = self.bring_to("opened", self.new_case(party=self.person_values(address=False)))
        self.assertEqual((case.state, self.papers(case)), ("opened", {"CF01": "draft"}))

    def test_the_ends_make_their_papers(self):
        case = self.bring_to("opened")
        self.ask(case, "revoke_opening")
        case.with_user(self.head).action_revoke_opening(reason="The act was not the party's")
        self.assertEqual(self.papers(case)["CF02"], "issued")
        case = self.bring_to("investigating")
        case.with_user(self.officer1).transfer_to = "公安局"
        self.ask(case, "transfer")
        case.with_user(self.head).action_transfer(reason="Not ours")
        self.assertIn("XS03", self.papers(case))

    # -- clocks -------------------------------------------------------------------------------------------------------------
    def test_the_lead_has_fifteen_working_days_and_the_case_ninety_days(self):
        case = self.new_case()
        self.assertEqual(self.clocks(case), {"D03"})
        self.bring_to("opened", case)
        self.assertEqual((self.clocks(case), self.clocks(case, "done")), ({"D04"}, {"D03"}))
        clock = self.env["street.deadline"].search([("res_model", "=", "street.case"), ("res_id", "=", case.id), ("kind", "=", "D04")])
        self.assertEqual((clock.length, clock.unit), (90, "calendar_day"))
        self.assertGreaterEqual(clock.due_date, self.today + timedelta(days=90))

    def test_a_term_is_extended_once_in_time_and_only_where_the_rules_allow_it(self):
        case = self.bring_to("investigating")
        self.approve(case, "extend")
        clock = self.env["street.deadline"].search([("res_model", "=", "street.case"), ("res_id", "=", case.id), ("kind", "=", "D04")])
        self.assertEqual(clock.extension, 30)
        with self.assertRaisesRegex(UserError, "extended already"):
            case.with_user(self.officer1).action_request(kind="extend", text="Again")

    def test_the_general_procedure_knows_no_extension(self):
        item = self.item.copy({"code": "T3", "procedure_set_id": self.env.ref("street_dispatch.procedure_general").id})
        item.with_user(self.admin).action_activate()
        case = self.bring_to("opened", self.new_case(authority_item_id=item.id))
        with self.assertRaisesRegex(UserError, "no extension"):
            case.with_user(self.officer1).action_request(kind="extend", text="Please")

    def test_a_term_that_is_over_is_not_extended(self):
        case = self.bring_to("opened")
        with freeze_time(self.today + timedelta(days=130)):
            self.assertIn("late_extension", self.codes(case, "extend"))

    def test_overdue_cases_are_found(self):
        case = self.bring_to("opened")
        self.assertNotIn(case, case.search([("is_overdue", "=", True)]))
        with freeze_time(self.today + timedelta(days=130)):
            case.invalidate_recordset()
            self.assertTrue(case.is_overdue)
            self.assertIn(case, case.search([("is_overdue", "=", True)]))

    # -- closing ------------------------------------------------------------------------------------------------------------
    def test_a_case_is_closed_by_the_head_and_archived_by_the_clerk(self):
        case = self.load_case("executing")
        self.approve(case, "close")
        self.assertEqual((case.state, case.date_closed), ("closed", self.today))
        with self.assertRaises(UserError):
            case.with_user(self.officer1).action_archive_file()

    def test_nothing_is_executed_before_it_is_served(self):
        case = self.load_case("served")
        self.assertIn("not_served", self.codes(case, "execute"))

    # -- other offices, lists ---------------------------------------------------------------------------------------------
    def test_another_office_sees_nothing_and_the_authority_above_only_reads(self):
        case = self.bring_to("opened")
        self.assertFalse(case.with_user(self.stranger).with_context(allowed_company_ids=self.other_office.ids).search([("id", "=", case.id)]))
        above = case.with_user(self.centre_reader).with_context(allowed_company_ids=self.centre.ids)
        self.assertTrue(above.cause)
        with self.assertRaises(AccessError):
            above.write({"facts": "Forged"})
        with self.assertRaises(UserError):
            above.action_assign(reason="x", add_ids=self.officer3_person.ids)

    def test_obstacles_of_a_long_list_cost_no_query_a_case(self):
        def cost(cases):
            self.env.flush_all()
            self.env.invalidate_all()
            cases = cases.with_user(self.officer1)
            before = self.cr.sql_log_count
            cases.mapped("obstacles")
            cases.mapped("next_due")
            return self.cr.sql_log_count - before
        cases = self.env["street.case"].browse([self.new_case().id for _one in range(22)])
        cost(cases[:2])
        self.assertLessEqual(cost(cases), cost(cases[:2]) + 4)
