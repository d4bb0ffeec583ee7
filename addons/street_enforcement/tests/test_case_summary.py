from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from .enforcement_common import CHILD_NUMBER, id_number
from .summary_common import SummaryCommon


@tagged("post_install", "-at_install")
class TestCaseSummary(SummaryCommon):
    def assert_refused(self, message, **values):
        with self.assertRaisesRegex(UserError, message), self.env.cr.savepoint():
            self.penalise(**values)

    def test_a_decision_on_the_spot_is_written_in_one_call(self):
        case = self.penalise()
        self.assertEqual((case.state, case.procedure, case.name), ("handed_over", "summary", self.forms.form_ids[0].number))
        self.assertEqual((case.form_id.state, case.form_id.case_id), ("used", case))
        self.assertEqual((case.date_decided, case.date_served), (self.today, self.today))
        decision = case._get_open_decision()
        self.assertEqual((decision.state, decision.amount, decision.amount_due), ("decided", 100, 100))
        self.assertEqual(self.clocks(case), {"D64"})
        case.with_user(self.officer1).action_report_for_record()
        self.assertEqual((case.state, self.clocks(case)), ("recorded", set()))

    def test_a_citizen_pays_two_hundred_on_the_spot_and_not_a_cent_more(self):
        self.assertEqual(self.penalise(summary_amount=200).state, "handed_over")
        self.assert_refused("above 200 yuan.*APL 51, G11", summary_amount=200.01)

    def test_an_organisation_pays_three_thousand_on_the_spot_and_not_a_cent_more(self):
        party = self.organisation_values()
        self.assertEqual(self.penalise(party=party, summary_amount=3000).state, "handed_over")
        self.assert_refused("above 3000 yuan", party=party, summary_amount=3000.01)

    def test_a_sole_trader_has_the_limit_that_the_office_settled(self):
        trader = self.person_values(kind="sole_trader", trade_name="王记水果")
        self.assert_refused("above 200 yuan", party=trader, summary_amount=201)
        self.office.enforcement_sole_trader_limit = "organisation"
        self.assertEqual(self.penalise(party=trader, summary_amount=201).state, "handed_over")

    def test_a_warning_has_no_amount_and_a_fine_has_one(self):
        self.assertEqual(self.penalise(summary_penalty="warning", summary_amount=0).state, "handed_over")
        self.assert_refused("a warning has none", summary_penalty="warning", summary_amount=50)
        self.assert_refused("a warning has none", summary_penalty="fine", summary_amount=0)
        self.assert_refused("a warning has none", summary_penalty="fine", summary_amount=-5)

    def test_below_the_range_of_the_clause_nothing_is_fined_on_the_spot(self):
        self.assert_refused("outside the range", summary_amount=49)

    def test_a_kind_that_the_item_does_not_cover_is_refused(self):
        item = self.item.copy({"code": "T9", "penalty_kind_ids": [(6, 0, self.env.ref("street_dispatch.penalty_fine").ids)]})
        item.with_user(self.admin).action_activate()
        self.assert_refused("does not cover", authority_item_id=item.id, summary_penalty="warning", summary_amount=0)

    def test_a_clause_that_punishes_failure_to_correct_gives_no_decision_on_the_spot(self):
        item = self.item.copy({"code": "T8", "penalty_trigger": "uncorrected"})
        item.with_user(self.admin).action_activate()
        self.assert_refused("order the correction first", authority_item_id=item.id)

    def test_what_did_not_happen_in_the_street_makes_no_decision(self):
        for wrong, message in (
            ({"is_handed_over": False}, "not handed over"), ({"rights_told": False}, "Tell facts"), ({"certificates_shown": False}, "show their certificates"),
            ({"statement_text": " "}, "statement"), ({"signature": False}, "whether the party signed"), ({"signature": "refused"}, "Note the refusal"),
            ({"facts": ""}, "violation"), ({"address": ""}, "place"),
            ({"occurred_at": fields.Datetime.to_string(fields.Datetime.now() + timedelta(minutes=5))}, "future"),
        ):
            with self.subTest(message):
                self.assert_refused(message, **wrong)
        self.assertEqual(self.penalise(signature="refused", signature_note="拒签，王五见证").state, "handed_over")

    def test_one_officer_decides_nothing_on_the_spot(self):
        self.assert_refused("1 counted", officer_ids=self.officer1_person.ids)
        self.assert_refused("1 counted", officer_ids=(self.officer1_person + self.officer3_person).ids)
        self.assert_refused("1 counted", officer_ids=None)

    def test_who_was_not_there_enters_nothing(self):
        with self.assertRaisesRegex(UserError, "not one of its officers"), self.env.cr.savepoint():
            self.penalise(user=self.officer3)
        for user in (self.reader, self.leader, self.reviewer, self.head, self.clerk):
            with self.subTest(user.login), self.assertRaises(UserError), self.env.cr.savepoint():
                self.penalise(user=user)

    def test_a_child_is_not_punished_on_the_spot(self):
        self.assert_refused("under fourteen", party=self.person_values(id_number=id_number(CHILD_NUMBER)))

    def test_a_power_taken_back_since_yesterday_punishes_nobody_today(self):
        self.item.with_user(self.admin).action_take_back(reason="Taken back")
        self.assert_refused("no power to act")

    def test_a_form_written_in_the_street_is_entered_later_with_the_time_of_the_street(self):
        street = fields.Datetime.now() - timedelta(days=3)
        case = self.penalise(occurred_at=fields.Datetime.to_string(street))
        self.assertEqual(case.date_decided, self.today - timedelta(days=3))
        self.assertEqual(case._get_open_decision().date_decided, self.today - timedelta(days=3))
        self.assertEqual(set(case.officer_ids.mapped("date_from")), {self.today - timedelta(days=3)})
        early = fields.Datetime.to_string(fields.Datetime.now() - timedelta(days=40))
        self.assert_refused("not in the hands", occurred_at=early)

    def test_a_form_is_used_once_and_only_by_whoever_holds_it(self):
        first = self.penalise()
        self.assert_refused("not a blank form", form_number=first.name)
        self.certify(self.officer3_person)
        block = self.issue_block("decision", "东城当罚〔2025〕", person=self.officer3_person)
        self.assert_refused("not in the hands", form_number=block.form_ids[0].number)
        spoiled = self.forms.form_ids[-1]
        spoiled.with_user(self.officer1).action_spoil(reason="Rain")
        self.assert_refused("not a blank form", form_number=spoiled.number)
        self.assert_refused("no form with the number", form_number="东城当罚〔2026〕9999999")
        self.assert_refused("Enter the number", form_number=None)

    def test_what_stands_on_the_form_is_fixed(self):
        case = self.penalise().with_user(self.officer1)
        for values in (
            {"summary_amount": 10}, {"summary_penalty": "warning"}, {"form_id": self.forms.form_ids[5].id}, {"facts": "Forged"}, {"statement_text": "Forged"},
            {"occurred_at": "2026-01-01 00:00:00"}, {"is_handed_over": False}, {"state": "drafted"}, {"name": "Forged"},
        ):
            with self.subTest(values), self.assertRaises(UserError), self.env.cr.savepoint():
                case.write(values)
        with self.assertRaises(UserError):
            case.party_ids.write({"name": "Forged"})
        with self.assertRaises(UserError):
            case.unlink()

    def test_unknown_keys_are_refused(self):
        for wrong in ({"state": "recorded"}, {"company_id": self.other_office.id}, {"party": {"name": "x", "case_id": 1}}, {"officer_ids": "1"}):
            with self.subTest(wrong):
                self.assert_refused("keys only|list of ids", **wrong)
        with self.assertRaisesRegex(UserError, "keys only"):
            self.env["street.case"].with_user(self.officer1).penalise_on_spot(values=[1])

    # -- collecting on the spot (G12) -----------------------------------------------------------------------------------
    def test_up_to_a_hundred_yuan_are_collected_against_a_receipt(self):
        case = self.penalise(collect_ground="small", receipt_number=self.receipt_number())
        payment = case._get_open_decision().payment_ids
        self.assertEqual((payment.amount, payment.way, payment.cash_ground, payment.collector_id), (100, "cash", "small", self.officer1_person))
        self.assertEqual(case.receipt_id.state, "used")
        self.assertEqual(case._get_open_decision().amount_due, 0)
        clock = self.env["street.deadline"].search([("res_model", "=", "street.fine.payment"), ("res_id", "=", payment.id)])
        self.assertEqual(clock.mapped("kind"), ["D13"])

    def test_no_collecting_without_a_ground_a_receipt_or_a_fine(self):
        self.assert_refused("party may refuse", collect_ground="small")
        self.assert_refused("above 100 yuan", collect_ground="small", summary_amount=101, receipt_number=self.receipt_number())
        self.assert_refused("Note why", collect_ground="hard", summary_amount=150, receipt_number=self.receipt_number())
        self.assert_refused("no fine to collect", collect_ground="small", summary_penalty="warning", summary_amount=0, receipt_number=self.receipt_number())
        self.assert_refused("only used for a fine", receipt_number=self.receipt_number())
        case = self.penalise(collect_ground="hard", collect_note="流动摊贩无固定住所", summary_amount=150, receipt_number=self.receipt_number())
        self.assertEqual(case._get_open_decision().amount_due, 0)

    # -- no second fine (APL 29) ------------------------------------------------------------------------------------------
    def new_draft(self, **values):
        values = self.spot_values(**values)
        return self.env["street.case"].with_user(self.officer1).create(self.env["street.case"].with_user(self.officer1)._prepare_spot_values(values))

    def test_what_is_linked_as_the_same_act_is_not_fined_twice(self):
        first, draft = self.penalise(), self.new_draft()
        draft.action_link_same_act(case_id=first.id, reason="Same shop, same hour")
        with self.assertRaisesRegex(UserError, "no second fine"):
            draft.action_hand_over()
        draft.write({"summary_penalty": "warning", "summary_amount": 0})
        draft.action_hand_over()
        self.assertEqual(draft.state, "handed_over")

    def test_the_link_holds_in_both_directions_and_over_a_third_case(self):
        first, second, third = self.penalise(), self.new_draft(), self.new_draft()
        third.action_link_same_act(case_id=second.id, reason="Same act")
        second.action_link_same_act(case_id=first.id, reason="Same act")
        for draft in (second, third):
            self.assertIn("second_fine", self.codes(draft, "hand_over"))

    def test_an_officer_does_not_take_the_link_away(self):
        first, draft = self.penalise(), self.new_draft()
        draft.action_link_same_act(case_id=first.id, reason="Same act")
        for call in (lambda: draft.action_unlink_same_act(reason="No"), lambda: draft.write({"same_act_id": False})):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                call()
        draft.with_user(self.leader).action_unlink_same_act(reason="New act after the term of correction")
        draft.action_hand_over()
        self.assertEqual(draft.state, "handed_over")

    def test_what_is_not_linked_is_a_new_act(self):
        self.penalise()
        self.assertEqual(self.penalise().state, "handed_over")

    def test_a_case_is_linked_to_a_case_of_the_office_only(self):
        draft = self.new_draft()
        foreign = self.env["street.case"].create({"cause": "x", "company_id": self.other_office.id})
        for wrong in (foreign.id, 0, "1", None):
            with self.subTest(wrong), self.assertRaisesRegex(UserError, "no such case"), self.env.cr.savepoint():
                draft.action_link_same_act(case_id=wrong, reason="x")
        with self.assertRaisesRegex(UserError, "linked already"):
            draft.action_link_same_act(case_id=draft.id, reason="x")
