from odoo.tests import HttpCase, tagged

from .decision_common import DecisionCommon
from .wire_common import WireCommon


@tagged("post_install", "-at_install")
class TestGateWireDecision(WireCommon, DecisionCommon, HttpCase):
    """Gates from the notice to the money over JSON-2, as the user whose step it is: the wrong attempt, then the right one."""

    def test_g14_a_heavier_fine_than_noticed_needs_a_new_notice(self):
        case = self.concluded_case()
        self.refused("APL 57", self.officer1, "action_notify", case.ids)
        self.propose(case, 500)
        self.passes(self.officer1, "action_notify", case.ids)
        self.age_notice(case)
        line = self.decision_of(case).line_ids
        self.passes(self.officer1, "write", line.ids, model="street.decision.line", vals={"amount": 501})
        self.refused("heavier penalty.*G14", self.officer1, "action_deliberate", case.ids)
        self.passes(self.officer1, "write", line.ids, model="street.decision.line", vals={"amount": 400})
        self.passes(self.officer1, "action_deliberate", case.ids)

    def test_g14_a_lower_amount_on_another_basis_needs_a_new_notice(self):
        case = self.notified_case(500)
        other = self.env["street.authority.norm"]._street_create([{
            "item_id": self.item.id, "norm_id": self.norm.id, "violated_clause": "第二十八条", "penalty_clause": "第四十三条", "amount_min": 50, "amount_max": 900}])
        self.passes(self.officer1, "write", self.decision_of(case).line_ids.ids, model="street.decision.line", vals={"amount": 300})
        self.passes(self.officer1, "write", case.ids, vals={"norm_line_id": other.id, "norm_note": "It fits better."})
        self.refused("the basis.*G14", self.officer1, "action_deliberate", case.ids)

    def test_g15_without_the_right_to_a_hearing_in_the_notice_nothing_goes_on(self):
        case, right = self.notified_case(1999), self.notified_case(1998)
        thresholds = self.env["street.hearing.threshold"].search([("company_id", "=", self.office.id)])
        thresholds.amount = 1999
        self.refused("APL 63, G15", self.officer1, "action_deliberate", case.ids)
        self.passes(self.officer1, "action_deliberate", right.ids)

    def test_g16_a_hearing_is_told_seven_working_days_ahead_and_led_by_its_chair(self):
        case = self.notified_case(5000, days_ago=0)
        self.passes(self.officer1, "action_request_hearing", case.ids)
        hearing, model = case.sudo().hearing_ids, {"model": "street.hearing"}
        self.refused("G16", self.head, "action_appoint", hearing.ids, chair_id=self.officer1_person.id, clerk_id=self.clerk_person.id, **model)
        self.passes(self.head, "action_appoint", hearing.ids, chair_id=self.chair_person.id, clerk_id=self.clerk_person.id, **model)
        self.refused("G16", self.officer1, "action_summon", hearing.ids, date_hearing=str(self.moment(2)), place="Room 2", **model)
        self.passes(self.officer1, "action_summon", hearing.ids, date_hearing=str(self.moment(30)), place="Room 2", **model)
        self.refused(".", self.head, "action_hold", hearing.ids, record="Forged", is_signed=True, **model)
        self.refused("G16", self.chair, "action_hold", hearing.ids, record="Held before its day", is_signed=True, **model)

    def test_g17_nothing_goes_on_before_the_term_of_defence_ends(self):
        case = self.notified_case(500, days_ago=1)
        self.refused("G17", self.officer1, "action_deliberate", case.ids)
        self.age_notice(case)
        self.passes(self.officer1, "action_deliberate", case.ids)

    def test_g18_who_investigated_does_not_review_and_nothing_is_decided_on_an_old_review(self):
        case = self.deciding_case(officers=self.officer1_person + self.officer2_person + self.reviewer_person)
        decision, right = self.decision_of(case), self.deciding_case()
        for one in (case, right):
            self.ask(one, "decide")
        self.refused("G18", self.head, "action_decide", right.ids)
        answer = {"model": "street.decision", "agreed": True, "opinion": "Right."}
        self.refused("APL 58", self.reviewer, "action_review", decision.ids, **answer)
        self.passes(self.reviewer, "action_review", self.decision_of(right).ids, **answer)
        self.add_evidence(right)
        self.refused("review is void.*G18", self.head, "action_decide", right.ids)
        self.passes(self.reviewer, "action_review", self.decision_of(right).ids, **answer)
        self.passes(self.head, "action_decide", right.ids)

    def test_g19_a_grave_case_is_discussed_by_the_heads(self):
        case = self.deciding_case()
        self.decision_of(case).with_user(self.officer1).is_grave = True
        self.review(case)
        self.ask(case, "decide")
        self.refused("G19", self.head, "action_decide", case.ids)
        self.discuss(case)
        self.passes(self.head, "action_decide", case.ids)

    def test_g20_an_amount_outside_the_clause_is_not_noticed(self):
        case = self.concluded_case()
        line = self.propose(case, 20000.01).line_ids
        self.refused("G20", self.officer1, "action_notify", case.ids)
        self.passes(self.officer1, "write", line.ids, model="street.decision.line", vals={"amount": 20000})
        self.passes(self.officer1, "action_notify", case.ids)

    def test_g21_no_penalty_needs_its_reason_and_the_education(self):
        case = self.concluded_case()
        values = {"outcome": "no_penalty", "gains": "none", "no_penalty_reason": "minor", "date_corrected": self.today, "correction_record": "Cleared at nine."}
        proposal = self.propose(case, 0, **values)
        self.refused("G21", self.officer1, "action_deliberate", case.ids)
        self.passes(self.officer1, "write", proposal.ids, model="street.decision", vals={
            "date_educated": str(self.today), "education_record": "Told what the rule is for."})
        self.passes(self.officer1, "action_deliberate", case.ids)

    def test_g25_nothing_grows_before_the_term_of_payment_is_over(self):
        case = self.decided_case(served_days_ago=1)
        decision = self.decision_of(case)
        pay = {"model": "street.decision", "date": str(self.today), "receipt_number": "W-1"}
        self.refused(".", self.clerk, "action_pay", decision.ids, amount=500.01, **pay)
        self.refused(".", self.clerk, "action_pay", decision.ids, amount=1, kind="surcharge", **pay)
        self.assertEqual(self.passes(self.clerk, "surcharge", decision.ids, model="street.decision", date=str(self.today))[0]["amount"], 0)
        self.passes(self.clerk, "action_pay", decision.ids, amount=500, **pay)

    def test_g26_instalments_hang_on_the_approval_of_the_head(self):
        case = self.decided_case(served_days_ago=1)
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_case SET state = 'executing' WHERE id = %s", [case.id])
        self.env.invalidate_all()
        plan = self.env["street.fine.plan"].with_user(self.officer1).create({
            "decision_id": self.decision_of(case).id, "kind": "instalments", "difficulty": "Closed for months.",
            "line_ids": [(0, 0, {"date_due": self.moment(30 * part).date(), "amount": 250}) for part in (1, 2)]})
        self.refused("G26", self.head, "action_approve", plan.ids, model="street.fine.plan")
        self.approve(case, "defer")
        self.refused(".", self.officer1, "action_approve", plan.ids, model="street.fine.plan")
        self.passes(self.head, "action_approve", plan.ids, model="street.fine.plan")

    def test_g35_what_shows_a_person_is_not_published_and_g36_falls_by_a_head_alone(self):
        case = self.decided_case(served_days_ago=1)
        record, model = case.sudo().publication_ids, {"model": "street.publication"}
        self.passes(self.clerk, "write", record.ids, vals={
            "impact": "yes", "is_secrecy_checked": True, "secrecy_note": "None", "channel": "Office site", "text": "张三，电话13800138000"}, **model)
        self.refused("G35", self.clerk, "action_publish", record.ids, **model)
        self.passes(self.clerk, "write", record.ids, vals={"text": "当事人堆放材料。"}, **model)
        self.passes(self.clerk, "action_publish", record.ids, **model)
        decision = self.decision_of(case)
        for user in (self.officer1, self.leader, self.clerk):
            self.refused(".", user, "action_revoke", decision.ids, model="street.decision", reason="Wrong person")
        self.passes(self.head, "action_revoke", decision.ids, model="street.decision", reason="Wrong person")
