from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .test_hotline_course import CourseCommon


class CallersCommon(CourseCommon):
    def order_of_two(self, state="reported_back", **cells):
        """An order that took another one in: two callers wait for an answer, the second is confidential."""
        matter, taken = self.new_order("C1", **cells), self.new_order("C2", 来电人="李密", 联系电话="19900000002", 是否保密="是", 来电时间="2026-11-02 09:00:00")
        self.merge(taken, matter)
        first, second = matter.reporter_ids.sorted("reported_at")
        self.assertEqual((first.name, second.name), ("王女士", "李密"))
        return self.bring_to(state, self.verified(matter)), first, second

    def gate(self, matter):
        """The sentence about contacts that stands in the way of closing."""
        matter.invalidate_recordset(["obstacles"])
        found = [one["text"] for one in matter.with_user(self.dispatcher).obstacles or [] if (one["move"], one["code"]) == ("check", "contact")]
        return found[0] if found else ""


@tagged("post_install", "-at_install")
class TestHotlineCallers(CallersCommon):
    """Several people may wait for an answer to one matter: each of them is owed one (G43)."""

    def test_one_contact_does_not_stand_for_two_callers(self):
        matter, first, second = self.order_of_two()
        matter.with_user(self.handler).action_reply(reply="已清运")
        self.assertIn(first.name, self.gate(matter))
        self.contact(matter, reporter_id=first.id)
        self.assertIn(second.name, self.gate(matter))
        self.assertNotIn(first.name, self.gate(matter))
        with self.assertRaisesRegex(UserError, "G43"):
            matter.with_user(self.dispatcher).action_check(passed=True)
        for _attempt in range(3):
            self.contact(matter, reporter_id=first.id, is_reached=False)
        self.assertTrue(self.gate(matter), "attempts with another caller do not count for him")
        self.contact(matter, reporter_id=second.id)
        self.assertFalse(self.gate(matter))
        self.close(matter)

    def test_three_attempts_count_for_the_caller_they_were_made_with(self):
        matter, first, second = self.order_of_two()
        self.contact(matter, reporter_id=first.id)
        for _attempt in range(3):
            self.assertTrue(self.gate(matter))
            self.contact(matter, reporter_id=second.id, is_reached=False)
        self.assertFalse(self.gate(matter))

    def test_a_contact_says_with_whom_it_was_made_when_several_wait(self):
        matter, first, second = self.order_of_two()
        for values in ({}, {"reporter_id": False}):
            with self.assertRaisesRegex(ValidationError, "say with whom"), self.env.cr.savepoint():
                self.contact(matter, **values)
        second.with_user(self.intake).write({"wants_reply": False, "decline_reason": "来电说不用了"})
        self.assertEqual(self.contact(matter).reporter_id, first)

    def test_the_only_caller_is_chosen_by_itself_and_cannot_be_left_out(self):
        matter = self.bring_to("handling", self.verified(self.new_order()))
        self.assertEqual(self.contact(matter).reporter_id, matter.reporter_ids)
        with self.assertRaisesRegex(ValidationError, "say with whom"), self.env.cr.savepoint():
            self.contact(matter, reporter_id=False)
        quiet = self.bring_to("handling", self.verified(self.new_order("HL2", 来电人="", 联系电话="")))
        self.assertFalse(self.contact(quiet).reporter_id)

    @mute_logger("odoo.models")
    def test_nobody_enters_a_contact_for_the_caller_of_another_matter(self):
        matter, first, second = self.order_of_two("handling")
        other = self.bring_to("handling", self.verified(self.new_order("HL9", 来电人="赵密", 是否保密="是")))
        foreign = other.reporter_ids
        Contact = self.env["street.matter.contact"].with_user(self.handler)
        values = {"matter_id": matter.id, "is_reached": True, "note": "x"}
        mine = self.contact(matter, reporter_id=first.id)
        for door in (
            lambda: Contact.create({**values, "reporter_id": foreign.id}),
            lambda: Contact.create([{**values, "reporter_id": first.id}, {**values, "reporter_id": foreign.id}]),
            lambda: Contact.with_context(default_reporter_id=foreign.id).create(values),
            lambda: Contact.web_save({**values, "reporter_id": foreign.id}, {"reporter_id": {"fields": {"display_name": {}}}}),
            lambda: matter.with_user(self.handler).write({"contact_ids": [(0, 0, {"note": "x", "is_reached": True, "reporter_id": foreign.id})]}),
            lambda: mine.write({"reporter_id": second.id}),
        ):
            with self.assertRaises(UserError) as refused:
                door()
            self.assertNotIn("赵密", str(refused.exception))
        imported = Contact.load(["matter_id/.id", "reporter_id/.id", "note", "is_reached"], [[str(matter.id), str(foreign.id), "x", "1"]])
        self.assertFalse(imported["ids"])
        self.env.invalidate_all()
        self.assertEqual(self.env["street.matter.contact"].search([("matter_id", "in", (matter | other).ids)]), mine)
        self.assertTrue(foreign and not foreign.contact_ids)

    def test_what_somebody_reported_stays_and_is_not_chosen(self):
        matter, first, second = self.order_of_two("handling")
        self.assertEqual((first.reported_matter_id, second.reported_matter_id), (matter, matter.merged_ids))
        with self.assertRaisesRegex(UserError, "stays"):
            second.with_user(self.intake).write({"reported_matter_id": matter.id})
        forged = self.env["street.matter.reporter"].with_user(self.intake).create({"matter_id": matter.id, "reported_matter_id": matter.merged_ids.id})
        self.assertEqual(forged.reported_matter_id, matter)

    def test_contacts_made_before_merging_count_afterwards(self):
        order, main = self.new_order("M1"), self.new_order("M2", 联系电话="19900000002")
        self.contact(order, self.intake)
        self.merge(order, main)
        self.bring_to("reported_back", self.verified(main))
        left = main.reporter_ids.filtered(lambda caller: caller.reported_matter_id == main)
        self.contact(main, reporter_id=left.id)
        self.assertFalse(self.gate(main))
        self.assertEqual(self.rates()["response"], (2, 2))

    def test_each_caller_is_called_back_and_counts_for_his_order(self):
        matter, first, second = self.order_of_two()
        for caller in (first, second):
            self.contact(matter, reporter_id=caller.id)
        matter.with_user(self.handler).action_reply(reply="已清运")
        self.close(matter)
        with self.assertRaisesRegex(ValidationError, "say with whom"), self.env.cr.savepoint():
            self.call_back(matter)
        self.call_back(matter, reporter_id=first.id)
        self.assertIn(matter, self.to_call_back())
        self.assertEqual((self.rates()["solved"], self.rates()["satisfied"]), ((1, 1), (1, 1)))
        self.call_back(matter, reporter_id=second.id, is_reached=False, solved=False, satisfaction=False)
        self.assertIn(matter, self.to_call_back())
        self.call_back(matter, reporter_id=second.id, solved="no", satisfaction="dissatisfied")
        self.assertNotIn(matter, self.to_call_back())
        self.assertEqual((self.rates()["solved"], self.rates()["satisfied"]), ((1, 2), (1, 2)))

    def test_a_caller_who_wants_no_reply_is_not_called_back(self):
        matter, first, second = self.order_of_two()
        second.with_user(self.intake).write({"wants_reply": False, "decline_reason": "来电说不用了"})
        self.contact(matter)
        matter.with_user(self.handler).action_reply(reply="已清运")
        self.close(matter)
        with self.assertRaisesRegex(ValidationError, "wants no reply"), self.env.cr.savepoint():
            self.call_back(matter, reporter_id=second.id)
        self.assertEqual(self.call_back(matter).reporter_id, first)

    def test_contacts_of_earlier_days_count_in_the_rates_and_call_backs_for_everybody(self):
        matter, first, second = self.order_of_two()
        contacts = [self.contact(matter, reporter_id=caller.id) for caller in (first, second)]
        matter.with_user(self.handler).action_reply(reply="已清运")
        self.close(matter)
        callback = self.call_back(matter, reporter_id=first.id)
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_matter_contact SET reporter_id = NULL WHERE id = ANY(%s)", [[one.id for one in contacts]])
        self.env.cr.execute("UPDATE street_matter_callback SET reporter_id = NULL WHERE id = %s", [callback.id])
        self.env.invalidate_all()
        self.assertEqual((self.rates()["response"], self.rates()["solved"]), ((2, 2), (2, 2)))
        self.assertNotIn(matter, self.to_call_back())

    def test_asking_the_gate_costs_the_same_for_many(self):
        few = self.order_of_two()[0]
        many = few
        for number in range(6):
            order = self.new_order(f"Q{number}", 来电时间="2026-11-02 09:00:00")
            self.merge(self.new_order(f"P{number}", 来电人=f"甲{number}", 是否保密="是"), order)
            many |= self.bring_to("reported_back", self.verified(order))

        def count(matters):
            self.env.flush_all()
            self.env.invalidate_all()
            matters = matters.with_user(self.dispatcher)
            matters.mapped("name")
            before = self.env.cr.sql_log_count
            matters._get_answer_obstacles()
            return self.env.cr.sql_log_count - before

        count(few)
        self.assertEqual(count(few), count(many))


@tagged("post_install", "-at_install")
class TestHiddenCallers(CallersCommon):
    """Who may not see a confidential caller meets a number in his place, at every door."""

    def setUp(self):
        super().setUp()
        self.matter, self.first, self.second = self.order_of_two()
        self.env.invalidate_all()

    def assertHidden(self, told):
        for secret in (self.second.sudo().name, self.second.sudo().phone):
            self.assertNotIn(secret, str(told))

    def test_a_handler_enters_a_contact_with_a_caller_he_may_not_see(self):
        Reporter = self.env["street.matter.reporter"].with_user(self.handler).with_context(lang="zh_CN")
        self.assertEqual(Reporter.search([("matter_id", "=", self.matter.id)]), self.first)
        choice = Reporter.with_context(callers_of=self.matter.id).web_name_search("", {"display_name": {}})
        self.assertEqual([(one["id"], one["display_name"]) for one in choice], [(self.first.id, "王女士"), (self.second.id, "来电人2")])
        self.assertHidden(choice)
        self.handler.group_ids += self.env.ref("base.group_allow_export")
        contact = self.contact(self.matter, reporter_id=self.second.id).with_context(lang="zh_CN")
        specification = {"reporter_id": {"fields": {"display_name": {}}}}
        for told in (
            contact.web_read(specification), contact.read(["reporter_id"]),
            contact.web_search_read([("id", "=", contact.id)], specification),
            contact.formatted_read_group([("id", "=", contact.id)], ["reporter_id"], ["__count"]),
        ):
            self.assertIn("来电人2", str(told))
            self.assertHidden(told)
        with self.assertRaises(AccessError) as refused:
            contact.export_data(["reporter_id"])
        self.assertHidden(refused.exception)
        seen = contact.with_user(self.intake).read(["reporter_id"])
        self.assertIn("李密", str(seen))

    def test_names_are_not_guessed_through_contacts(self):
        self.contact(self.matter, reporter_id=self.second.id)
        contacts = self.env["street.matter.contact"].with_user(self.handler)
        for domain in ([("reporter_id.name", "=", "李密")], [("reporter_id", "ilike", "李密")], [("reporter_id.phone", "like", "1990000000")]):
            with self.subTest(domain=domain):
                self.assertFalse(contacts.search(domain))
        self.assertFalse(self.env["street.matter.reporter"].with_user(self.handler).with_context(callers_of=self.matter.id).name_search("李密"))

    def test_callers_of_a_matter_one_may_not_read_are_not_told(self):
        for user in (self.handler2, self.staff):
            with self.assertRaises(AccessError):
                self.env["street.matter.reporter"].with_user(user).with_context(callers_of=self.matter.id).name_search("")

    def test_the_gate_names_no_confidential_caller_to_who_may_not_see_him(self):
        self.contact(self.matter, reporter_id=self.first.id)
        told = str(self.matter.with_user(self.handler)._get_answer_obstacles())
        self.assertHidden(told)
        self.assertIn("Caller 2", told)
        with self.assertRaises(ValidationError) as refused:
            self.contact(self.matter)
        self.assertHidden(refused.exception)

    def test_the_form_opens_after_its_list_of_callers_was_read_by_who_may_see_one_of_them(self):
        matter = self.matter.with_user(self.handler)
        self.assertEqual(matter.web_read({"reporter_ids": {}})[0]["reporter_ids"], self.first.ids)
        self.assertIn("Caller 2", str(matter._get_answer_obstacles()), "the list in memory is not the list of all")

    def test_the_dialog_of_a_contact_chooses_the_only_caller(self):
        self.second.with_user(self.intake).write({"wants_reply": False, "decline_reason": "来电说不用了"})
        with Form(self.env["street.matter.contact"].with_user(self.handler).with_context(default_matter_id=self.matter.id)) as dialog:
            self.assertEqual(dialog.reporter_id, self.first)
            dialog.note = "已告知"

    def test_lists_and_ledgers_leave_out_who_is_confidential(self):
        for caller in (self.first, self.second):
            self.contact(self.matter, reporter_id=caller.id)
        self.matter.with_user(self.handler).action_reply(reply="已清运")
        self.close(self.matter)
        self.env.invalidate_all()
        told = self.matter.with_user(self.handler).read(["caller", "callback_count"])[0]
        self.assertEqual((told["caller"], told["callback_count"]), ("王女士 19900000001", 0))
        self.assertIn("李密 19900000002", self.matter.with_user(self.intake).caller)
        self.assertEqual(self.matter.with_user(self.handler)._get_reporter_texts(), {self.matter.id: "王女士 19900000001"})
        ledger = self.env["report.street_dispatch.street_matter_ledger"]
        self.assertHidden(ledger.with_user(self.handler)._get_reporters(self.matter.with_user(self.handler)))
        self.assertIn("李密", str(ledger.with_user(self.intake)._get_reporters(self.matter.with_user(self.intake))))
        # Grid members read matters but no reporters
        self.assertFalse(self.matter.with_user(self.member).caller)

    def test_the_list_of_who_is_to_be_called_shows_who_still_waits_and_how_often_he_was_tried(self):
        for caller in (self.first, self.second):
            self.contact(self.matter, reporter_id=caller.id)
        self.matter.with_user(self.handler).action_reply(reply="已清运")
        self.close(self.matter)
        listed = self.matter.with_user(self.intake)
        self.call_back(self.matter, reporter_id=self.first.id)
        self.call_back(self.matter, reporter_id=self.second.id, is_reached=False, solved=False, satisfaction=False)
        self.assertEqual(listed.callback_count, 2)
        self.assertNotIn("王女士", listed.caller)
        self.assertIn("李密", listed.caller)
        self.assertEqual(self.matter.with_user(self.member).callback_count, 0)
        self.assertEqual(self.new_order("N1").with_user(self.intake).callback_count, 0)
        self.assertTrue(self.first.callback_ids.date <= fields.Datetime.now())
