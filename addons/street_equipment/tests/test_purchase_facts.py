from odoo.tests import Form, tagged

from odoo.addons.street_base.tools import period

from .purchase_common import PurchaseCommon


@tagged("post_install", "-at_install")
class TestPurchaseFacts(PurchaseCommon):
    """What the form puts in front of whoever asks and whoever answers."""

    def add_quotes(self, request, *amounts):
        suppliers = self.env["res.partner"].create([{"name": f"Supplier {place}"} for place, _amount in enumerate(amounts)])
        return self.env["street.equipment.request.quote"].with_user(request.requester_id).create([
            {"request_id": request.id, "partner_id": supplier.id, "amount": amount} for supplier, amount in zip(suppliers, amounts, strict=True)])

    def test_only_whoever_may_change_it_finds_open_fields(self):
        request = self.new_request()
        for user, can in ((self.user, True), (self.keeper, True), (self.requester2, False), (self.approver, False), (self.finance, False)):
            self.assertEqual(request.with_user(user).can_edit, can, user.login)
        self.bring(request, "ordered")
        self.assertFalse(request.with_user(self.keeper).can_edit, "what has been ordered stays as it is")
        self.assertTrue(self.env["street.equipment.request"].with_user(self.user).new({}).can_edit)

    def test_what_the_line_will_have_left_is_said_from_the_first_line_to_the_inventory(self):
        request = self.new_request(quantity=40)  # 60,000 of 100,000
        self.assertEqual(request.budget_after, 40000.0)
        other = self.bring(self.new_request(quantity=20), "reviewing")
        self.env.invalidate_all()
        self.assertEqual((request.budget_after, other.budget_after), (10000.0, 70000.0))
        steps = ((self.user, "submit"), (self.finance, "check"), (self.approver, "approve"), (self.approver2, "approve"), (self.keeper, "order"))
        for user, move in steps:
            getattr(request.with_user(user), f"action_{move}")()
            self.env.invalidate_all()
            self.assertEqual(request.budget_after, 10000.0, f"{move}: its own reservation is not taken off twice")
        request.with_user(self.keeper).action_receive(serials=[{"line_id": request.line_ids.id, "quantity": 2, "serials": ["F1", "F2"]}])
        self.env.invalidate_all()
        self.assertEqual(request.budget_after, 10000.0)

    def test_the_form_says_at_once_that_it_is_more_than_the_line_has(self):
        request = self.new_request(quantity=40)
        with Form(request) as form:
            with form.line_ids.edit(0) as line:
                line.quantity = 80
            self.assertEqual(form.budget_after, -20000.0)
            with form.line_ids.edit(0) as line:
                line.quantity = 4

    def test_a_change_of_what_is_reserved_counts_from_what_was_reserved(self):
        request = self.bring(self.new_request(quantity=40), "reviewing")
        with Form(request.with_user(self.user)) as form:
            with form.line_ids.edit(0) as line:
                line.quantity = 50
            self.assertEqual(form.budget_after, 25000.0)

    def test_quotes_are_compared_with_the_lowest(self):
        request = self.new_request()
        self.assertFalse(request.quote_note)
        low, high = self.add_quotes(request, 2500, 3000)
        self.assertEqual(request.quote_note, "2 quotes, none chosen yet")
        self.assertEqual((low.comparison, high.comparison), ("lowest", "+500.00 (+20.0%)"))
        low.is_chosen = True
        self.assertRegex(request.quote_note, "Supplier 0, 2,500.00 yuan, the lowest")
        high.is_chosen = True
        self.assertEqual((low.is_chosen, high.is_chosen), (False, True), "the new choice takes the place of the former one")
        self.assertRegex(request.quote_note, "Supplier 1, 3,000.00 yuan, 500.00 yuan above the lowest")

    def test_the_mark_set_last_in_the_form_is_the_choice(self):
        request = self.new_request()
        self.add_quotes(request, 2500, 3000)
        for order in ((0, 1), (1, 0)):
            with Form(request.with_user(self.user)) as form:
                for place in order:
                    with form.quote_ids.edit(place) as quote:
                        quote.is_chosen = True
                    self.assertEqual([row["is_chosen"] for row in form.quote_ids._records], [at == place for at in (0, 1)])
                form.quote_reason = "Delivers at once"
            self.assertEqual(request.quote_ids.mapped("is_chosen"), [at == order[-1] for at in (0, 1)])

    def test_the_course_tells_who_answered_what_and_who_is_still_to_answer(self):
        request = self.bring(self.new_request(quantity=8), "reviewing")  # 12,000: two tiers
        request.with_user(self.approver).action_approve(comment="From the list of the year")
        request.with_user(self.approver2).action_send_back(reason="Compare <b>prices</b>")
        for text in ("Return for changes", self.approver2.name, "Compare &lt;b&gt;prices"):
            self.assertIn(text, request.course)
        self.assertNotIn("From the list of the year", request.course, "approvals given are void")
        self.bring(request, "reviewing")
        request.with_user(self.approver).action_approve(comment="Now with prices")
        self.env.invalidate_all()
        course = request.with_user(self.approver2).course
        for text in ("Compare &lt;b&gt;prices", self.finance.name, "Now with prices", "still to answer", str(period.today())):
            self.assertIn(text, course)
        self.assertIn("From the list of the year", " ".join(request.message_ids.mapped("body")), "the chatter keeps the remark")

    def test_a_keeper_who_says_where_it_goes_voids_no_approval(self):
        request = self.new_request(code="supply", quantity=8)
        request.line_ids.write({"supply_id": False, "unit_name": "boxes", "price_unit": 90})
        self.supply.write({"unit_name": "pieces", "price": 95})
        self.bring(request, "approved")
        self.assertTrue(request.with_user(self.keeper).move_checklist, "it says that the supply is missing")
        with Form(request.with_user(self.keeper)) as form, form.line_ids.edit(0) as line:
            line.supply_id = self.supply
        self.assertRecordValues(request.line_ids, [{"supply_id": self.supply.id, "unit_name": "boxes", "price_unit": 90}])
        self.assertEqual(request.state, "approved")
        self.assertIn("order", request.with_user(self.keeper).allowed_moves)

    def test_an_approval_that_came_today_is_counted_today(self):
        request = self.bring(self.new_request(), "reviewing")
        activity = request.activity_ids.filtered(lambda activity: activity.user_id == self.approver)
        self.assertEqual(activity.date_deadline, period.today())

    def test_cards_of_many_requests_cost_no_query_each(self):
        requests = self.env["street.equipment.request"].union(*(self.new_request() for _ in range(8)))

        def cost(some):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.mapped("budget_after"), some.mapped("can_edit"), some.mapped("quote_note"), some.mapped("course")
            return self.env.cr.sql_log_count - before

        cost(requests)
        self.assertLessEqual(cost(requests), cost(requests[:2]) + 3)
