from datetime import timedelta

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.street_base.tools import period

from .purchase_common import PurchaseCommon


@tagged("post_install", "-at_install")
class TestPurchaseApproval(PurchaseCommon):
    def test_from_the_draft_to_the_approval(self):
        request = self.new_request(quantity=8)
        self.assertRecordValues(request, [{"state": "draft", "amount_total": 12000.0, "requester_id": self.user.id, "number": False}])
        request.action_submit()
        self.assertRecordValues(request, [{"state": "submitted", "submitter_id": self.user.id, "amount_reserved": 0.0}])
        self.assertTrue(request.number)
        request.with_user(self.finance).action_check()
        self.assertRecordValues(request, [{"state": "reviewing", "checker_id": self.finance.id, "amount_reserved": 12000.0}])
        self.assertEqual(request.review_ids.mapped("status"), ["pending", "waiting"])
        request.with_user(self.approver).action_approve(comment="Agreed, from the list of the year")
        self.assertEqual(request.state, "reviewing", "the second tier has not answered")
        self.assertEqual(request.review_ids.mapped("status"), ["approved", "pending"])
        request.with_user(self.approver2).action_approve()
        self.assertRecordValues(request, [{"state": "approved", "validation_status": "validated"}])
        self.assertEqual(request.review_ids.mapped("done_by"), self.approver | self.approver2)
        self.assertEqual(request.review_ids[0].comment, "Agreed, from the list of the year")
        self.assertEqual(self.lines_of(request), ["create", "submit", "check", "approve", "approve", "grant"])

    def test_a_small_request_has_one_tier_and_categories_add_the_second(self):
        self.assertEqual(len(self.bring(self.new_request(), "reviewing").review_ids), 1)
        for code in ("drone", "it", "uniform"):
            self.assertEqual(len(self.bring(self.new_request(code=code), "reviewing").review_ids), 2, code)

    def test_standard_dress_for_a_unit_that_may_not_wear_it_warns_with_its_source(self):
        officer, contract = self.employees[:2]
        officer.write({"employment_type": "civil_service", "officer_role_ids": [(6, 0, self.env.ref("street_base.role_officer").ids)]})
        contract.employment_type = "contract"
        request = self.new_request(code="uniform")
        self.assertFalse(request.uniform_note, "it is no standard dress")
        self.supply.is_standard_uniform = True
        self.assertRegex(request.uniform_note, "Holder 2 is in no established post.*建督〔2017〕31号")
        self.assertNotIn("Holder 1", request.uniform_note)
        request.unit_id = False
        self.assertRegex(request.uniform_note, "certified officers .*建督〔2017〕31号")
        self.employees.write({"employment_type": "civil_service", "officer_role_ids": [(6, 0, self.env.ref("street_base.role_officer").ids)]})
        request.unit_id = self.unit
        self.assertFalse(request.uniform_note)
        self.assertTrue(request.action_submit(), "a warning, no refusal")

    def test_nobody_decides_on_his_own_request(self):
        for group in ("finance", "approver"):
            user = self._new_user(f"e_own_{group}", f"street_equipment.group_equipment_{group}")
            request = self.new_request(user)
            request.action_submit()
            if group == "finance":
                for call in (request.action_check, lambda request=request: request.action_reject(reason="x"), lambda request=request: request.action_send_back(reason="x")):
                    with self.refused("your own request"):
                        call()
            else:
                request.with_user(self.finance).action_check()
                with self.refused("your own request"):
                    request.action_approve()
                with self.refused("your own request"):
                    request.action_reject(reason="x")

    def test_who_only_asks_is_not_told_that_he_may_not_decide(self):
        request = self.new_request()
        request.action_submit()
        self.assertIn("own_request", [row["code"] for row in request.obstacles])
        self.assertNotIn("your own request", request.move_checklist or "")
        finance = self.new_request(self.finance)
        finance.action_submit()
        self.assertIn("your own request", finance.move_checklist, "who decides on others is told why not on this one")

    def test_a_request_is_for_the_unit_of_whoever_asks(self):
        Request = self.env["street.equipment.request"].with_user(self.user)
        vals = {"name": "Torches", "company_id": self.office.id}
        own, none = Request.create([vals, {**vals, "unit_id": False}])
        self.assertEqual(own.unit_id, self.unit)
        self.assertFalse(none.unit_id, "what he chose stays")
        self.assertEqual(Request.new(vals).unit_id, self.unit, "the form shows it before it is saved")
        self.user.company_ids += self.other_office
        self.assertFalse(Request.create({**vals, "company_id": self.other_office.id}).unit_id, "never the unit of another office")

    def test_whoever_submitted_for_another_does_not_approve_it_either(self):
        self.keeper.group_ids += self.env.ref("street_equipment.group_equipment_approver")
        request = self.new_request()
        request.with_user(self.keeper).action_submit()
        request.with_user(self.finance).action_check()
        with self.refused("your own request"):
            request.with_user(self.keeper).action_approve()

    def test_tiers_answer_in_their_order_and_each_by_another_person(self):
        self.tiers[1].write({"review_type": "individual", "reviewer_id": self.approver2.id, "reviewer_group_id": False})
        self.tiers[0].write({"review_type": "individual", "reviewer_id": self.approver.id, "reviewer_group_id": False})
        request = self.bring(self.new_request(quantity=8), "reviewing")
        with self.refused("not your turn, but that of: e_approver \\("):
            request.with_user(self.approver2).action_approve()
        request.with_user(self.approver).action_approve()
        with self.refused("not your turn"):
            request.with_user(self.approver).action_approve()
        self.tiers[1].reviewer_id = self.approver
        with self.refused("for a second person"):
            request.with_user(self.approver).action_approve()

    def test_who_confirmed_the_budget_does_not_approve(self):
        self.finance.group_ids += self.env.ref("street_equipment.group_equipment_approver")
        request = self.bring(self.new_request(), "reviewing")
        with self.refused("confirmed its budget line"):
            request.with_user(self.finance).action_approve()

    def test_others_have_no_say(self):
        request = self.bring(self.new_request(), "submitted")
        for user in (self.keeper, self.approver, self.requester2):
            with self.refused("role does not include|not your turn"):
                request.with_user(user).action_check()
        request.with_user(self.finance).action_check()
        for user in (self.keeper, self.finance, self.requester2):
            with self.refused("not your turn"):
                request.with_user(user).action_approve()
        with self.refused("", AccessError):
            request.with_user(self.staff).action_approve()
        with self.refused("", AccessError):
            request.with_user(self.foreign_keeper).action_approve()

    def test_a_request_without_a_tier_is_not_confirmed(self):
        self.tiers.active = False
        request = self.bring(self.new_request(), "submitted")
        with self.refused("No approval tier covers it"):
            request.with_user(self.finance).action_check()

    def test_a_change_after_an_approval_sends_it_back_to_its_start(self):
        changes = [
            lambda request: request.line_ids.write({"quantity": 3}),
            lambda request: request.line_ids.write({"price_unit": 1.0}),
            lambda request: request.write({"line_ids": [(0, 0, {"name": "More", "category_id": self.category("torch").id, "price_unit": 5})]}),
            lambda request: request.line_ids.unlink(),
            lambda request: request.write({"reason": "Another one"}),
            lambda request: request.write({"quote_ids": [(0, 0, {"partner_id": self.supplier.id, "amount": 1})]}),
        ]
        for state in ("submitted", "reviewing", "approved"):
            for number, change in enumerate(changes):
                with self.subTest(state=state, change=number):
                    request = self.bring(self.new_request(), state)
                    change(request)
                    self.assertRecordValues(request, [{
                        "state": "draft", "checker_id": False, "date_checked": False, "date_approved": False, "amount_reserved": 0.0, "validation_status": "no"}])
                    self.assertFalse(request.review_ids, "approvals are void")
                    self.assertEqual(self.lines_of(request)[-1], "reopen")

    def test_what_a_line_goes_to_is_no_change_of_what_was_approved(self):
        request = self.bring(self.new_request(code="supply", quantity=10, price=2.5), "approved")
        request.with_user(self.keeper).line_ids.write({"supply_id": self.supply.id, "sequence": 3})
        self.assertEqual(request.state, "approved")

    def test_an_ordered_request_stays_as_it_is(self):
        request = self.bring(self.new_request(), "ordered")
        for user in (self.user, self.keeper):
            with self.refused("fixed"):
                request.with_user(user).line_ids.write({"quantity": 20})
            with self.refused("stays as it is"):
                request.with_user(user).write({"budget_line_id": False})

    def test_it_is_returned_refused_and_withdrawn_with_a_reason(self):
        request = self.bring(self.new_request(), "reviewing")
        with self.refused("needs a reason"):
            request.with_user(self.approver).action_send_back(reason=" ")
        request.with_user(self.approver).action_send_back(reason="Ask for fewer")
        self.assertRecordValues(request, [{"state": "draft", "end_reason": "Ask for fewer", "amount_reserved": 0.0}])
        number = request.number
        self.bring(request, "reviewing")
        self.assertEqual(request.number, number, "it keeps its number")
        request.action_withdraw(reason="A word was missing")
        self.assertEqual(request.state, "draft")
        self.bring(request, "reviewing")
        request.with_user(self.approver).action_reject(reason="Not this year")
        self.assertRecordValues(request, [{"state": "rejected", "amount_reserved": 0.0}])
        with self.refused("in the state"):
            request.action_submit()

    def test_a_stand_in_answers_while_the_approver_is_away(self):
        self.tiers[0].write({"review_type": "individual", "reviewer_id": self.approver.id, "reviewer_group_id": False})
        away, stand_in = self.env["hr.employee"].create([
            {"name": user.name, "user_id": user.id, "company_id": self.office.id} for user in (self.approver, self.requester2)])
        request = self.bring(self.new_request(), "reviewing")
        with self.refused("not your turn"):
            request.with_user(self.requester2).action_approve()
        today = period.today()
        row = self.env["street.stand.in"].create({
            "absent_employee_id": away.id, "employee_id": stand_in.id, "date_from": today - timedelta(days=3), "date_to": today - timedelta(days=1), "reason": "Leave"})
        with self.refused("not your turn"):
            request.with_user(self.requester2).action_approve()
        row.date_to = today
        self.assertTrue(request.with_user(self.requester2).is_my_turn)
        request.with_user(self.requester2).action_approve()
        self.assertRecordValues(request, [{"state": "approved"}])
        self.assertEqual(request.review_ids.done_by, self.requester2)

    def test_waiting_for_me_lists_my_turn_only(self):
        Request = self.env["street.equipment.request"]
        submitted = self.bring(self.new_request(), "submitted")
        reviewing = self.bring(self.new_request(), "reviewing")
        own = self.new_request(self.approver)
        self.bring(own, "reviewing")

        def waiting(user):
            return Request.with_user(user).search([("is_my_turn", "=", True)]) & (submitted | reviewing | own)

        self.assertEqual(waiting(self.finance), submitted)
        self.assertEqual(waiting(self.approver), reviewing, "one's own is nothing to decide on")
        self.assertEqual(waiting(self.approver2), reviewing | own)
        self.assertFalse(waiting(self.user))

    def test_an_approver_is_told_in_his_own_language(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        self.approver.lang = "zh_CN"
        request = self.bring(self.new_request(), "reviewing")
        activity = request.activity_ids.filtered(lambda activity: activity.user_id == self.approver)
        self.assertIn("元", activity.summary)

    def test_it_is_approved_from_the_activity_with_its_feedback(self):
        request = self.bring(self.new_request(), "reviewing")
        activity = request.activity_ids.filtered(lambda activity: activity.user_id == self.approver)
        self.assertTrue(activity)
        stranger = request.activity_ids.with_user(self.keeper)[:1]
        with self.refused("not your turn|own request"):
            stranger._action_done()
        activity.with_user(self.approver).action_feedback(feedback="From the phone")
        self.assertEqual(request.state, "approved")
        self.assertEqual(request.review_ids.comment, "From the phone")
        self.assertFalse(request.activity_ids.filtered(lambda activity: activity.activity_type_id == self.env.ref("street_equipment.activity_purchase_approve")))

    def test_a_request_of_its_own_amount_is_not_forged(self):
        request = self.new_request()
        for values in ({"amount_total": 1}, {"amount_reserved": 1}, {"validation_status": "validated"}, {"requester_id": self.requester2.id}, {"state": "approved"}):
            with self.refused("cannot be set directly", AccessError):
                request.write(values)
            with self.refused("cannot be set directly", AccessError):
                request.create({"name": "x", **values})
        with self.refused("counted", AccessError):
            request.line_ids.write({"amount": 1.0})
