from odoo.tests import HttpCase, tagged

from .item_common import ItemCommon


@tagged("post_install", "-at_install")
class TestActionItemPhone(HttpCase, ItemCommon):
    browser_size = "390x844"
    touch_enabled = True

    def test_the_owner_settles_his_item_on_a_phone(self):
        self.start_tour("/odoo/my-problems", "street_action_item_settle", login="m_member")
        self.assertRecordValues(self.item, [{"state": "done", "result": "The road is free.", "done_user_id": self.member.id}])
        self.assertIn("Two stalls are left.", self.item.progress_ids.mapped("note"))


@tagged("post_install", "-at_install")
class TestActionItemDesk(HttpCase, ItemCommon):
    def test_the_secretary_strikes_off_what_was_reported(self):
        self.as_(self.member).action_done("The road is free.")
        self.start_tour("/odoo/problems", "street_action_item_strike", login="m_secretary")
        self.assertEqual(self.item.state, "struck")
