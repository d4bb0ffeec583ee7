from datetime import timedelta

from odoo.tests import HttpCase, tagged

from .enforcement_common import CHILD_NUMBER, id_number
from .summary_common import SummaryCommon
from .wire_common import WireCommon


@tagged("post_install", "-at_install")
class TestCaseWire(WireCommon, SummaryCommon, HttpCase):
    """Gates of the case over JSON-2, as the user whose step it is: one row a gate with the wrong attempt and the right one."""

    # -- the gate table ---------------------------------------------------------------------------------------------------
    def test_g01_without_the_power_nothing_is_opened(self):
        wrong, right = self.new_case(authority_item_id=False), self.new_case()
        for case in (wrong, right):
            self.ask(case, "open")
        self.refused("G01", self.head, "action_open", wrong.ids)
        self.assertTrue(self.passes(self.head, "action_open", right.ids))
        self.assertEqual((wrong.state, right.state), ("lead", "opened"))

    def test_g02_limitation_and_approval(self):
        wrong, right = self.new_case(date_act=self.today - timedelta(days=750)), self.new_case(date_act=self.today - timedelta(days=700))
        self.refused("APL 54, 57", self.head, "action_open", right.ids)
        for case in (wrong, right):
            self.ask(case, "open")
        self.refused("APL 36.*G02", self.head, "action_open", wrong.ids)
        self.passes(self.head, "action_open", right.ids)

    def test_g03_two_certified_officers(self):
        wrong, right = self.new_case(officers=self.officer1_person + self.officer3_person), self.new_case()
        for case in (wrong, right):
            self.ask(case, "open")
        self.refused("APL 42, G03", self.head, "action_open", wrong.ids)
        self.refused("APL 42, G03", self.leader, "action_assign", wrong.ids, reason="x", add_ids=self.reader_person.ids)
        self.passes(self.head, "action_open", right.ids)

    def test_g11_the_decision_on_the_spot(self):
        for words, wrong in (
            ("APL 51, G11", {"summary_amount": 200.01}), ("APL 52, G11", {"is_handed_over": False}), ("APL 44", {"rights_told": False}),
            ("APL 42, G03", {"officer_ids": self.officer1_person.ids}), ("APL 30", {"party": self.person_values(id_number=id_number(CHILD_NUMBER))}),
            ("APL 52, G11", {"form_number": ""}),
        ):
            with self.subTest(words):
                self.refused(words, self.officer1, "penalise_on_spot", values=self.spot_values(**wrong))
        answer = self.passes(self.officer1, "penalise_on_spot", values=self.spot_values(summary_amount=200))
        self.assertEqual((set(answer), answer["state"]), ({"id", "name", "state"}, "handed_over"))

    def test_g12_collecting_on_the_spot(self):
        receipt = {"collect_ground": "small", "receipt_number": self.receipt_number()}
        self.refused("APL 68\\(1\\)1, G12", self.officer1, "penalise_on_spot", values=self.spot_values(summary_amount=101, **receipt))
        self.refused("APL 70, G12", self.officer1, "penalise_on_spot", values=self.spot_values(collect_ground="small"))
        self.passes(self.officer1, "penalise_on_spot", values=self.spot_values(**receipt))

    def test_g13_the_end_of_the_investigation(self):
        case = self.bring_to("investigating")
        self.refused("APL 40, 46, G13", self.officer1, "action_conclude", case.ids)
        self.add_fact(case)
        self.refused("No verified evidence.*G13", self.officer1, "action_conclude", case.ids)
        self.prove(case)
        self.env["street.decision"].with_user(self.officer1).create({"case_id": case.id})
        self.refused("APL 57, G13", self.officer1, "action_conclude", case.ids)
        self.report_end(case)
        self.passes(self.officer1, "action_conclude", case.ids)

    def test_g37_nothing_open_at_the_closing(self):
        case = self.penalise()
        case.with_user(self.officer1).action_report_for_record()
        self.passes(self.officer1, "action_execute", case.ids)
        self.ask(case, "close")
        self.refused("G37", self.head, "action_close", case.ids)
        case._get_open_decision().with_user(self.clerk).action_pay(amount=100, receipt_number="BANK-1")
        self.passes(self.head, "action_close", case.ids)
        self.assertEqual(case.state, "closed")

    def test_g45_a_block_goes_to_somebody_certified(self):
        block = self.env["street.form.block"].with_user(self.clerk).create({"prefix": "W-", "first": 1, "last": 2})
        self.refused("APL 42, G45", self.clerk, "action_issue", block.ids, model="street.form.block", employee_id=self.officer3_person.id)
        self.passes(self.clerk, "action_issue", block.ids, model="street.form.block", employee_id=self.officer2_person.id)

    # -- attacks ------------------------------------------------------------------------------------------------------------
    def test_nobody_sets_a_state_a_number_or_an_approval_by_hand(self):
        case = self.bring_to("opened")
        for values in (
            {"state": "decided"}, {"name": "Forged"}, {"date_decided": "2026-01-01"}, {"request_kind": "close"}, {"endorser_id": self.leader.id},
            {"procedure": "summary"}, {"same_act_id": False}, {"company_id": self.other_office.id}, {"create_uid": self.officer3.id, "state": "lead"},
            {"approval_ids": [[0, 0, {"kind": "decide", "is_agreed": True}]]},
        ):
            for user in (self.officer1, self.leader, self.head):
                with self.subTest(f"{user.login} {values}"):
                    self.refused(".", user, "write", case.ids, vals=values)
        self.assertEqual((case.state, case.request_kind, len(case.approval_ids)), ("opened", False, 1))

    def test_a_new_case_does_not_come_with_a_later_state(self):
        for user in (self.officer1, self.leader):
            self.refused("cannot be set directly", user, "create", vals_list=[{"cause": "x", "state": "decided"}])
        before = self.env["street.case"].search_count([])
        status, made = self.call(self.officer1, "create", vals_list=[{"cause": "x"}])
        self.assertEqual(status, 200)
        self.assertEqual((self.env["street.case"].browse(made).state, self.env["street.case"].search_count([])), ("lead", before + 1))

    def test_a_case_of_another_office_is_out_of_reach(self):
        case = self.bring_to("opened")
        for method, arguments in (("read", {"fields": ["facts"]}), ("write", {"vals": {"facts": "x"}}), ("action_investigate", {}), ("action_request", {"kind": "close", "text": "x"})):
            with self.subTest(method):
                self.refused(".", self.stranger, method, case.ids, **arguments)

    def test_identity_data_do_not_leave_by_search_or_grouping(self):
        self.new_case()
        self.refused(".", self.reader, "search_read", model="street.case.party", domain=[], fields=["id_number"])
        self.refused(".", self.reader, "search", model="street.case.party", domain=[["id_number", "=like", "1405%"]])
        self.refused(".", self.reader, "formatted_read_group", model="street.case.party", domain=[], groupby=["id_number"], aggregates=["__count"])
        self.assertTrue(self.passes(self.reader, "search_read", model="street.case.party", domain=[["company_id", "=", self.office.id]], fields=["name", "contact_masked"]))

    def test_moves_on_no_record_say_so(self):
        for method, arguments in (("action_open", {}), ("action_conclude", {}), ("action_hand_over", {}), ("action_request", {"kind": "open", "text": "x"})):
            with self.subTest(method):
                self.refused("choose at least one", self.officer1, method, [], **arguments)
