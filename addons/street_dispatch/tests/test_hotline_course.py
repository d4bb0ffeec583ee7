from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from odoo.addons.street_base.tools import period

from .test_hotline_reply import AnswerCommon


class CourseCommon(AnswerCommon):
    def transfer(self, order):
        """The twin of an order that was transferred to the city centre."""
        order.with_user(self.dispatcher).action_transfer(unit_id=self.centre_unit.id, reason="Beyond our list")
        return order.sudo().twin_ids

    def merge(self, matter, main):
        matter.with_user(self.intake).action_merge(main_id=main.id)

    def to_call_back(self):
        domain = self.env["ir.actions.act_window"]._for_xml_id("street_dispatch.street_matter_to_call_back_action")["domain"]
        return self.env["street.matter"].with_user(self.intake).search(safe_eval(domain))

    def rates(self, user=None, by="all"):
        day = period.today()
        rows = self.env["street.matter.rate"].with_user(user or self.intake).compute_rates("2026-01-01", day + timedelta(days=1), by)
        return {row["rate"]: (row["numerator"], row["denominator"]) for row in rows if by == "all" or row["group"] != "Everything"}


@tagged("post_install", "-at_install")
class TestReporterDuties(CourseCommon):
    """What is owed to a caller (G43) does not fall away because somebody edits his row."""

    def test_a_reply_owed_is_not_struck_out_without_a_reason(self):
        for matter in (self.new_order(), self.new_matter(source="letter", reporter_ids=[Command.create({"name": "Wang"})])):
            caller = matter.reporter_ids.with_user(self.intake)
            for door in (
                lambda caller=caller: caller.write({"wants_reply": False}),
                lambda caller=caller: caller.write({"wants_reply": 0, "decline_reason": "  "}),
                lambda caller=caller, matter=matter: matter.with_user(self.command).write(
                    {"reporter_ids": [Command.update(caller.id, {"wants_reply": False})]}),
                lambda caller=caller: caller.web_save({"wants_reply": False}, {}),
            ):
                with self.assertRaisesRegex(UserError, "G43"):
                    door()
            self.assertTrue(caller.wants_reply)

    def test_a_caller_who_declines_is_logged_with_the_reason_and_it_stays(self):
        matter = self.new_order()
        caller = matter.reporter_ids.with_user(self.intake)
        caller.write({"wants_reply": False, "decline_reason": "Said on the phone that it is gone"})
        line = self.env["street.log"].search([("model", "=", "street.matter"), ("res_id", "=", matter.id), ("move", "=", "decline_reply")])
        self.assertRecordValues(line, [{"reason": "Said on the phone that it is gone", "user_id": self.intake.id}])
        self.assertIn("it is gone", matter.sudo().message_ids[0].body)
        with self.assertRaisesRegex(UserError, "stays"):
            caller.write({"decline_reason": False})

    def test_a_telephone_number_is_corrected_but_not_emptied(self):
        caller = self.new_order().reporter_ids.with_user(self.intake)
        for empty in (False, "", "  "):
            with self.assertRaisesRegex(UserError, "G43"):
                caller.write({"phone": empty})
        caller.write({"phone": "19900000002"})

    def test_a_reporter_leaves_his_matter_by_merging_only(self):
        order, other = self.new_order(), self.new_matter(latitude=35.701)
        with self.assertRaisesRegex(UserError, "Merge"):
            order.reporter_ids.with_user(self.intake).write({"matter_id": other.id})
        self.merge(order, other)
        self.assertEqual(other.reporter_ids.mapped("phone"), ["19900000001"])


@tagged("post_install", "-at_install")
class TestMergedOrder(CourseCommon):
    """However often an order is merged, whoever is behind it is answered (G43) and it counts in the rates."""

    def chain(self):
        """An order, the finding it was merged into, and the finding that one was merged into."""
        order = self.new_order()
        middle, last = self.new_matter(latitude=35.7051), self.new_matter(latitude=35.7052)
        self.merge(order, middle)
        self.merge(middle, last)
        return order, middle, last

    def test_an_order_merged_twice_keeps_its_callers_and_its_gate(self):
        _order, _middle, last = self.chain()
        self.assertEqual(last.reporter_ids.mapped("phone"), ["19900000001"])
        self.bring_to("reported_back", last)
        self.assertEqual(self.check_codes(last), {"contact", "reply"})
        with self.assertRaisesRegex(UserError, "G43"):
            last.with_user(self.dispatcher).action_check(passed=True)
        self.answer(last)
        self.close(last)

    def test_an_order_merged_four_times_keeps_its_gate(self):
        _order, _middle, last = self.chain()
        for step in range(2):
            further = self.new_matter(latitude=35.706 + step / 1e4)
            self.merge(last, further)
            last = further
        self.bring_to("reported_back", last)
        self.assertEqual(self.check_codes(last), {"contact", "reply"})

    def test_the_matter_that_goes_on_is_to_be_called_back_and_reopens_as_an_order(self):
        order, middle, last = self.chain()
        self.bring_to("reported_back", last)
        self.answer(last)
        self.close(last)
        self.assertIn(last, self.to_call_back())
        self.assertFalse((order | middle) & self.to_call_back())
        callback = self.call_back(last, solved="no", satisfaction="dissatisfied")
        callback.action_reopen()
        self.assertEqual(callback.twin_id.source, "hotline")
        self.assertNotIn(last, self.to_call_back())

    def test_a_merged_order_counts_with_what_became_of_it(self):
        _order, _middle, last = self.chain()
        self.assertEqual(self.rates()["response"], (0, 0))
        self.bring_to("reported_back", last)
        self.answer(last)
        self.close(last)
        self.call_back(last)
        self.assertEqual(self.rates(), {
            "response": (1, 1), "solved": (1, 1), "satisfied": (1, 1), "closing": (1, 1), "timely": (1, 1), "transferred": (0, 1),
        })

    def test_two_orders_merged_into_one_count_each_with_its_own_caller(self):
        first, second = self.new_order("M1"), self.new_order("M2", 联系电话="19900000002")
        self.merge(first, second)
        self.bring_to("handling", self.verified(second))
        for number, caller in enumerate(second.reporter_ids, 1):
            self.contact(second, reporter_id=caller.id)
            self.assertEqual(self.rates()["response"], (number, 2))

    def test_a_matter_without_an_order_needs_no_answer(self):
        plain, main = self.new_matter(), self.new_matter(latitude=35.7053)
        self.merge(plain, main)
        self.bring_to("closed", main)
        self.assertFalse(main in self.to_call_back())


@tagged("post_install", "-at_install")
class TestTransferredOrder(CourseCommon):
    """An order that was transferred stays in the three rates of the office that received it (首接负责)."""

    def test_a_transfer_takes_no_order_out_of_the_response_rate(self):
        spoken, silent = self.verified(self.new_order("T1")), self.verified(self.new_order("T2"))
        self.transfer(spoken)
        self.transfer(self.bring_to("dispatched", silent))
        self.assertEqual(self.rates()["response"], (0, 2))
        self.contact(spoken, self.intake)
        self.assertEqual(self.rates()["response"], (1, 2))
        self.assertEqual(self.rates()["transferred"], (2, 2))
        self.assertEqual(self.rates()["closing"], (0, 0))

    def test_a_contact_long_after_the_transfer_is_no_response(self):
        order = self.verified(self.new_order())
        self.transfer(order)
        self.contact(order, self.intake)
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_matter SET date_closed = date_closed - interval '30 hours' WHERE id = %s", [order.id])
        self.assertEqual(self.rates()["response"], (0, 1))

    def test_its_caller_is_called_back_once_the_other_office_is_done(self):
        order = self.verified(self.new_order())
        twin = self.transfer(order)
        with self.assertRaisesRegex(UserError, "has not ended it yet"), self.env.cr.savepoint():
            self.call_back(order)
        self.assertNotIn(order, self.to_call_back())
        twin.with_user(self.centre_user).action_reject(reason="Done long ago")
        self.assertIn(order, self.to_call_back())
        order.with_user(self.intake).action_reply(reply="已由区里办理")
        self.call_back(order, solved="no", satisfaction="dissatisfied")
        self.assertNotIn(order, self.to_call_back())
        self.assertEqual(self.rates()["solved"], (0, 1))
        self.assertEqual(self.rates()["satisfied"], (0, 1))

    def test_it_is_not_to_be_called_back_while_a_third_office_works_on_it(self):
        order = self.verified(self.new_order())
        twin = self.transfer(order)
        self.centre_user.company_ids = [Command.link(self.other_office.id)]
        other_unit = self._new_unit("O1", self.other_office, self.handler2)
        person = twin.with_user(self.centre_user).with_context(allowed_company_ids=(self.centre + self.other_office).ids)
        person.action_transfer(unit_id=other_unit.id, reason="Theirs")
        self.assertNotIn(order, self.to_call_back())
        with self.assertRaisesRegex(UserError, "has not ended it yet"), self.env.cr.savepoint():
            self.call_back(order)

    def test_the_twin_is_no_second_order(self):
        self.transfer(self.verified(self.new_order()))
        above = self.rates(self.centre_user)
        self.assertEqual(above["transferred"], (1, 1))

    def test_an_order_handed_to_a_department_on_paper_is_answered_here(self):
        self.squad2.kind = "department"
        order = self.verified(self.new_order())
        order.with_user(self.dispatcher).action_transfer(unit_id=self.squad2.id, reason="By letter")
        self.assertIn(order, self.to_call_back())
        self.call_back(order)
        self.assertEqual(self.rates()["solved"], (1, 1))

    def test_a_matter_that_was_rejected_takes_no_contact(self):
        order = self.new_order()
        order.with_user(self.intake).action_reject(reason="不属实")
        with self.assertRaisesRegex(UserError, "has ended"):
            self.contact(order, self.intake, date=fields.Datetime.now())
