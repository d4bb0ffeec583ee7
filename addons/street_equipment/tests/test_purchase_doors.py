from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.street_base.tools.write_pass import CONTEXT_KEY

from .purchase_common import PurchaseCommon


@tagged("post_install", "-at_install")
class TestPurchaseDoors(PurchaseCommon):
    """Every door of the tiers: rows are writable for every employee in the addon they come from, here they are not."""

    def setUp(self):
        super().setUp()
        self.request = self.bring(self.new_request(), "reviewing")
        self.people = (self.user, self.keeper, self.approver, self.finance, self.staff)

    def test_rows_of_tiers_are_written_by_nobody(self):
        forgeries = (
            {"status": "approved"}, {"status": "approved", "done_by": self.approver.id}, {"comment": "x"}, {"reviewer_ids": [(4, self.user.id)]},
            {"definition_id": False}, {"res_id": 0}, {"model": "res.partner"}, {"sequence": 0}, {"can_review": True}, {"last_reminder_date": "2099-01-01 00:00:00"},
        )
        for user in self.people:
            review = self.request.review_ids.with_user(user)
            for values in forgeries:
                with self.refused("given by the buttons", AccessError):
                    review.write(values)
                for ticket in (True, {"_spent": False}, [1]):
                    with self.refused("given by the buttons", AccessError):
                        review.with_context(**{CONTEXT_KEY: ticket}).write(values)
            with self.refused("given by the buttons", AccessError):
                review.unlink()
        self.assertEqual(self.request.review_ids.status, "pending")

    def test_rows_of_tiers_are_created_by_nobody(self):
        values = {"model": "street.equipment.request", "res_id": self.request.id, "status": "approved", "definition_id": self.tiers[0].id, "sequence": 1}
        for user in self.people:
            Review = self.env["tier.review"].with_user(user)
            with self.refused("given by the buttons", AccessError):
                Review.create(values)
            with self.refused("given by the buttons", AccessError):
                Review.with_context(default_model="street.equipment.request", default_res_id=self.request.id).create({"status": "approved"})
            loose = Review.create({"model": "res.partner", "res_id": self.supplier.id, "status": "approved"})
            with self.refused("given by the buttons", AccessError):
                loose.write({"model": "street.equipment.request", "res_id": self.request.id})
            loose.unlink()

    def test_rows_are_not_written_through_the_request(self):
        for user in (self.user, self.keeper):
            with self.refused("given by the buttons", AccessError):
                self.request.with_user(user).write({"review_ids": [(1, self.request.review_ids.id, {"status": "approved"})]})
            with self.refused("given by the buttons", AccessError):
                self.request.with_user(user).write({"review_ids": [(5,)]})

    def test_buttons_of_the_other_addon_lead_to_our_moves(self):
        for user in (self.user, self.keeper, self.finance):
            with self.refused("own request|not your turn"):
                self.request.with_user(user).validate_tier()
            for method in ("reject_tier", "request_validation", "restart_validation"):
                with self.refused("buttons|budget line|begin anew"):
                    getattr(self.request.with_user(user), method)()
        self.request.with_user(self.approver).validate_tier()
        self.assertEqual(self.request.state, "approved")

    def test_the_dialog_of_comments_answers_no_tier(self):
        for user in (self.user, self.approver):
            dialog = self.env["comment.wizard"].with_user(user).create({
                "res_model": "street.equipment.request", "res_id": self.request.id, "review_ids": [(6, 0, self.request.review_ids.ids)],
                "validate_reject": "validate", "comment": "Out of order"})
            with self.refused("given by the buttons", AccessError):
                dialog.add_comment()
        self.assertEqual(self.request.review_ids.status, "pending")

    def test_who_buys_does_not_change_what_the_tiers_ask_for(self):
        category = self.category("vehicle")
        for user in self.people:
            for vals in ({"code": "device"}, {"is_catalogue": False}, {"target": "none"}):
                with self.refused("", AccessError):
                    category.with_user(user).write(vals)
            with self.refused("", AccessError):
                category.with_user(user).create({"name": "Car by another name", "code": "auto"})

    def test_the_order_goes_to_the_supplier_whose_quote_was_approved(self):
        request = self.new_request(quote_ids=[(0, 0, {"partner_id": self.supplier.id, "amount": 2900, "is_chosen": True})])
        self.bring(request, "approved")
        request.with_user(self.keeper).supplier_id = self.env["res.partner"].create({"name": "Cousin"})
        with self.refused("quote of Supplier was approved"):
            request.with_user(self.keeper).action_order()
        request.with_user(self.keeper).supplier_id = self.supplier
        self.assertTrue(request.with_user(self.keeper).action_order())

    def test_moves_that_others_make_have_no_door(self):
        methods = {name for name in dir(type(self.request)) if name.startswith("action_")}
        self.assertFalse(methods & {"action_grant", "action_reopen", "action_finish", "action_take_back"})

    def test_opening_the_list_of_reviews_changes_nothing(self):
        request = self.bring(self.new_request(quantity=8), "reviewing")
        self.env["res.users"].with_user(self.approver2).review_user_count()
        self.assertEqual(request.review_ids.mapped("status"), ["pending", "waiting"])

    def test_reminders_reach_whoever_has_the_turn_and_only_once_a_period(self):
        review = self.request.review_ids
        self.env.cr.execute("UPDATE tier_review SET create_date = create_date - interval '5 days' WHERE id = %s", [review.id])
        review.invalidate_recordset()
        self.env["tier.definition"]._cron_send_review_reminder()
        notes = self.env["mail.message"].search([("model", "=", self.request._name), ("res_id", "=", self.request.id), ("message_type", "=", "user_notification")])
        self.assertTrue(notes, "a message is sent")
        self.assertEqual(notes[:1].notified_partner_ids & (self.approver | self.approver2).partner_id, (self.approver | self.approver2).partner_id)
        self.env["tier.definition"]._cron_send_review_reminder()
        again = self.env["mail.message"].search_count([("model", "=", self.request._name), ("res_id", "=", self.request.id), ("message_type", "=", "user_notification")])
        self.assertEqual(again, len(notes))
