from datetime import timedelta

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .hotline_common import HotlineCommon


class AnswerCommon(HotlineCommon):
    """An imported order that can be brought to its end."""

    def contact(self, matter, user=None, **values):
        return self.env["street.matter.contact"].with_user(user or self.handler).create({
            "matter_id": matter.id, "is_reached": True, "note": "来电人已知悉", **values,
        })

    def call_back(self, matter, user=None, **values):
        return self.env["street.matter.callback"].with_user(user or self.intake).create({
            "matter_id": matter.id, "is_reached": True, "solved": "yes", "satisfaction": "satisfied", **values,
        })

    def answer(self, matter):
        self.contact(matter)
        matter.with_user(self.handler).action_reply(reply="已清运")

    def new_closed(self, ref="HL1", **cells):
        matter = self.bring_to("reported_back", self.verified(self.new_order(ref, **cells)))
        self.answer(matter)
        return self.close(matter)

    def close(self, matter):
        matter.with_user(self.dispatcher).action_check(passed=True)
        self.assertEqual(matter.state, "closed")
        return matter

    def verified(self, matter):
        if not matter.date_verified:
            matter.with_user(self.intake).action_verify(found=True)
        return matter

    def check_codes(self, matter):
        """Codes of what stands in the way of closing."""
        return {one["code"] for one in matter.with_user(self.dispatcher).obstacles or [] if one["move"] == "check"}


@tagged("post_install", "-at_install")
class TestHotlineReply(AnswerCommon):
    def test_an_order_is_not_closed_before_contact_and_reply(self):
        matter = self.bring_to("reported_back", self.verified(self.new_order()))
        self.assertEqual(self.check_codes(matter), {"contact", "reply"})
        with self.assertRaisesRegex(UserError, "G43"):
            matter.with_user(self.dispatcher).action_check(passed=True)
        self.answer(matter)
        matter.invalidate_recordset(["obstacles", "allowed_moves"])
        matter.with_user(self.dispatcher).action_check(passed=True)
        self.assertRecordValues(matter, [{"state": "closed", "reply": "已清运", "reply_user_id": self.handler.id}])

    def test_three_attempts_stand_for_a_caller_who_cannot_be_reached(self):
        matter = self.bring_to("reported_back", self.verified(self.new_order()))
        matter.with_user(self.intake).action_reply(reply="已清运")
        for attempt in range(3):
            self.assertEqual(self.check_codes(matter), {"contact"}, attempt)
            self.contact(matter, is_reached=False, note="无人接听")
            matter.invalidate_recordset(["obstacles"])
        self.assertFalse(self.check_codes(matter))

    def test_nobody_is_to_be_contacted_without_a_telephone_number(self):
        matter = self.bring_to("reported_back", self.verified(self.new_order(联系电话="", 来电人="匿名")))
        self.assertEqual(self.check_codes(matter), {"reply"})

    def test_rework_needs_neither_contact_nor_reply(self):
        matter = self.bring_to("reported_back", self.verified(self.new_order()))
        matter.with_user(self.dispatcher).action_check(passed=False, note="还在")
        self.assertEqual(matter.state, "handling")

    def test_other_sources_are_closed_without_them(self):
        self.bring_to("closed", self.new_matter())

    def test_an_order_is_not_settled_on_the_spot_without_them(self):
        matter = self.new_order()
        with self.assertRaisesRegex(UserError, "G43"):
            matter.with_user(self.intake).action_settle()

    def test_only_the_unit_or_intake_replies_and_a_reply_is_never_empty(self):
        matter = self.bring_to("handling", self.verified(self.new_order()))
        for user in (self.staff, self.reporter, self.member, self.handler2):
            with self.assertRaises(UserError):
                matter.with_user(user).action_reply(reply="x")
        with self.assertRaises(UserError):
            matter.with_user(self.handler).action_reply(reply="  ")
        with self.assertRaises(AccessError):
            matter.with_user(self.command).reply = "x"
        with self.assertRaises(AccessError):
            self.new_matter(self.intake, reply="x")

    def test_the_dialog_of_the_reply_proposes_what_was_done(self):
        matter = self.bring_to("reported_back", self.verified(self.new_order()))
        dialog = self.env["street.matter.reply"].with_user(self.intake).with_context(active_id=matter.id).create({})
        self.assertEqual(dialog.reply, "Taken away")
        dialog.action_reply()
        self.assertEqual(matter.reply, "Taken away")


@tagged("post_install", "-at_install")
class TestHotlineContactRights(AnswerCommon):
    @mute_logger("odoo.models")
    def test_contacts_are_entered_by_oneself_and_never_changed(self):
        matter = self.bring_to("handling", self.verified(self.new_order()))
        contact = self.contact(matter, user_id=self.command.id)
        self.assertEqual(contact.user_id, self.handler)
        for user in (self.handler, self.intake, self.command, self.env.ref("base.user_admin")):
            mine = contact.with_user(user)
            with self.assertRaises(AccessError):
                mine.write({"is_reached": False})
            with self.assertRaises(AccessError):
                mine.unlink()
            with self.assertRaises(AccessError):
                matter.with_user(user).write({"contact_ids": [(1, contact.id, {"note": "x"})]})
        for user in (self.handler2, self.staff, self.member, self.centre_user):
            with self.assertRaises(AccessError):
                self.contact(matter, user)

    def test_a_contact_lies_after_the_report_within_a_day_and_not_in_the_future(self):
        matter = self.bring_to("handling", self.verified(self.new_order()))
        now = fields.Datetime.now()
        for moment in (now + timedelta(hours=1), now - timedelta(days=2), matter.reported_at - timedelta(hours=1)):
            with self.assertRaises(ValidationError):
                self.contact(matter, date=moment)
        self.contact(matter, date=now - timedelta(hours=2))

    def test_contacts_end_with_the_matter_and_call_backs_begin(self):
        matter = self.bring_to("handling", self.verified(self.new_order()))
        with self.assertRaisesRegex(UserError, "not closed yet"):
            self.call_back(matter)
        closed = self.new_closed("HL2")
        with self.assertRaisesRegex(UserError, "has ended"):
            self.contact(closed)
        self.call_back(closed)

    @mute_logger("odoo.models", "odoo.sql_db")
    def test_call_backs_are_made_by_intake_who_did_not_handle_it(self):
        matter = self.new_closed()
        for user in (self.handler, self.staff, self.member, self.centre_user):
            with self.assertRaises(AccessError):
                self.call_back(matter, user)
        self.handler.group_ids += self.env.ref("street_dispatch.group_dispatch_intake")
        with self.assertRaisesRegex(UserError, "handled it"):
            self.call_back(matter, self.handler)
        callback = self.call_back(matter, user_id=self.command.id, twin_id=matter.id)
        self.assertRecordValues(callback, [{"user_id": self.intake.id, "twin_id": False}])
        for values in ({"solved": "no"}, {"twin_id": matter.id}, {"matter_id": self.new_closed("HL2").id}):
            with self.assertRaises(AccessError):
                callback.with_user(self.command).write(values)
        with self.assertRaises(AccessError):
            callback.with_user(self.command).unlink()

    @mute_logger("odoo.sql_db")
    def test_answers_are_those_of_a_caller_who_was_reached(self):
        matter = self.new_closed()
        for values in ({"solved": False}, {"satisfaction": False}, {"is_reached": False}):
            with self.assertRaises(IntegrityError):  # which a browser or a client is told in the words of the constraint
                self.call_back(matter, **values)
        self.call_back(matter, is_reached=False, solved=False, satisfaction=False)

    def test_nobody_is_called_back_who_wants_no_reply(self):
        matter = self.verified(self.new_order())
        matter.reporter_ids.with_user(self.intake).write({"wants_reply": False, "decline_reason": "来电人来电表示不必答复"})
        self.bring_to("reported_back", matter)
        matter.with_user(self.handler).action_reply(reply="已清运")
        self.close(matter)
        with self.assertRaisesRegex(UserError, "wants a reply"):
            self.call_back(matter)

    def test_an_unsolved_call_back_is_reopened_once_as_a_linked_matter(self):
        matter = self.new_closed(是否保密="是")
        self.assertFalse(self.call_back(matter).can_reopen)
        callback = self.call_back(matter, solved="no", satisfaction="dissatisfied", note="又堆满了")
        with self.assertRaisesRegex(UserError, "intake"):
            callback.with_user(self.handler).action_reopen()
        callback.action_reopen()
        twin = callback.twin_id
        self.assertRecordValues(twin, [{
            "recurs_id": matter.id, "state": "collected", "source": "hotline", "grid_id": self.grid.id, "class_id": self.garbage.id,
            "external_ref": False, "description": matter.description,
        }])
        self.assertRecordValues(twin.reporter_ids, [{"phone": "19900000001", "is_confidential": True}])
        self.assertEqual(matter.state, "closed")
        with self.assertRaisesRegex(UserError, "already reopened"):
            callback.action_reopen()
        with self.assertRaises(UserError):
            callback.browse().action_reopen()

    def test_confidential_callers_stay_hidden_from_the_handler(self):
        matter = self.bring_to("handling", self.verified(self.new_order(是否保密="是")))
        self.env.invalidate_all()
        self.assertFalse(self.env["street.matter.reporter"].with_user(self.handler).search([("matter_id", "=", matter.id)]))
        self.assertTrue(self.env["street.matter.reporter"].with_user(self.intake).search([("matter_id", "=", matter.id)]))
