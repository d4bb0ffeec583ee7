import io
from datetime import timedelta

from openpyxl import load_workbook

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.street_base.tools import period

from ..models.street_matter_rate import RATES
from .test_hotline_reply import AnswerCommon


@tagged("post_install", "-at_install")
class TestHotlineRate(AnswerCommon):
    def setUp(self):
        super().setUp()
        self.day = period.today()
        self.rates = self.env["street.matter.rate"].with_user(self.intake)

    def new_today(self, ref, **cells):
        call = fields.Datetime.context_timestamp(self.env.user.with_context(tz="Asia/Shanghai"), fields.Datetime.now() - timedelta(minutes=1))
        return self.verified(self.new_order(ref, 来电时间=call.strftime("%Y-%m-%d %H:%M:%S"), 办结时限="3天", **cells))

    def compute(self, by="all", group="Everything"):
        rows = self.rates.compute_rates(self.day - timedelta(days=1), self.day, by)
        return {row["rate"]: (row["numerator"], row["denominator"]) for row in rows if row["group"] == group}

    def fill(self):
        """Four orders: solved and satisfied, unsolved, on its way, not ours."""
        good, bad, open_order, foreign = (self.new_today(f"R{number}") for number in range(4))
        for matter in (good, bad):
            self.bring_to("reported_back", matter)
            self.answer(matter)
            self.close(matter)
        self.call_back(good)
        self.call_back(bad, is_reached=False, solved=False, satisfaction=False)
        self.call_back(bad, solved="no", satisfaction="dissatisfied")
        self.bring_to("handling", open_order)
        foreign.with_user(self.intake).action_reject(reason="不属实")
        return good, bad, open_order, foreign

    def test_rates_are_counted_as_defined(self):
        self.fill()
        self.assertEqual(self.compute(), {
            "response": (2, 3), "solved": (1, 2), "satisfied": (1, 2), "closing": (2, 3), "timely": (2, 2), "transferred": (0, 4),
        })
        self.assertEqual(self.rates.compute_rates(self.day - timedelta(days=1), self.day)[1]["percent"], 50.0)

    def test_the_last_call_back_that_reached_the_caller_counts(self):
        _good, bad, *_others = self.fill()
        self.call_back(bad, solved="yes", satisfaction="fairly_satisfied")
        self.assertEqual(self.compute()["solved"], (2, 2))
        self.assertEqual(self.compute()["satisfied"], (2, 2))

    def test_a_contact_after_the_limit_is_no_response(self):
        *_closed, open_order, _foreign = self.fill()
        self.contact(open_order)
        self.assertEqual(self.compute()["response"], (3, 3))
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_matter SET date_dispatched = date_dispatched - interval '30 hours' WHERE id = %s", [open_order.id])
        self.assertEqual(self.compute()["response"], (2, 3))

    def test_an_overdue_order_counts_among_those_to_be_closed(self):
        *_closed, open_order, _foreign = self.fill()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE street_deadline SET due = now() AT TIME ZONE 'UTC' - interval '1 hour' WHERE res_model = 'street.matter' AND res_id = %s AND kind = 'total'",
            [open_order.id])
        self.assertEqual(self.compute()["timely"], (2, 3))

    def test_nothing_counted_is_no_percentage(self):
        rows = self.rates.compute_rates("2001-01-01", "2001-01-31")
        self.assertEqual([row["percent"] for row in rows], [None] * len(RATES))

    def test_the_period_is_counted_in_days_of_the_office(self):
        self.new_order("EARLY", 来电时间="2026-11-01 00:00:00")
        self.new_order("LATE", 来电时间="2026-10-31 23:59:59")
        for context in ({}, {"tz": "America/New_York"}, {"tz": "UTC"}):
            rows = self.rates.with_context(**context).compute_rates("2026-11-01", "2026-11-01", "month")
            self.assertEqual([row["denominator"] for row in rows if row["rate"] == "closing"], [1, 1])
            self.assertEqual(rows[-1]["key"], "2026-11-01")

    def test_both_numbers_open_their_matters_for_every_grouping(self):
        self.fill()
        for by in ("all", "company", "unit", "class", "month"):
            rates = self.rates._make(self.day - timedelta(days=1), self.day, by)
            self.assertGreaterEqual(len(rates), len(RATES))
            for rate in rates:
                for number, action in ((rate.numerator, rate.action_open_numerator()), (rate.denominator, rate.action_open_denominator())):
                    found = self.env["street.matter"].with_user(self.intake).search_count(action["domain"])
                    self.assertEqual(found, number, (by, rate.group, rate.rate))

    def test_nobody_types_a_rate(self):
        rates = self.rates._make(self.day, self.day, "all")
        for user in (self.intake, self.command, self.env.ref("base.user_admin")):
            with self.assertRaises(AccessError):
                rates.with_user(user).write({"numerator": 99})
            with self.assertRaises(AccessError):
                self.rates.with_user(user).create({"group": "x", "numerator": 99})
            with self.assertRaises(AccessError):
                self.env["street.matter.rate.fact"].with_user(user).create({"solved": 1})
        self.assertFalse(self.rates.with_user(self.command).search([("id", "in", rates.ids)]))

    def test_rates_are_for_intake_and_above_of_the_office_and_the_authority_above(self):
        self.fill()
        for user in (self.handler, self.staff, self.member):
            with self.assertRaises(AccessError):
                self.rates.with_user(user).compute_rates(self.day, self.day)
        above = self.rates.with_user(self.centre_user).compute_rates(self.day - timedelta(days=1), self.day, "company")
        self.assertEqual([(row["numerator"], row["denominator"]) for row in above if row["rate"] == "closing"], [(2, 3), (2, 3)])
        clerk = self._new_user("clerk2", "street_dispatch.group_dispatch_intake", self.other_office)
        self.assertEqual(self.rates.with_user(clerk).compute_rates(self.day, self.day)[0]["denominator"], 0)

    def test_a_period_or_grouping_that_is_none_is_refused(self):
        for arguments in (("2026-11-02", "2026-11-01"), ("soon", "2026-11-01"), (None, None), ("2026-11-01", "2026-11-02", "moon")):
            with self.assertRaises(UserError):
                self.rates.compute_rates(*arguments)

    def test_rates_come_as_a_sheet_with_their_numbers(self):
        self.fill()
        rates = self.rates._make(self.day - timedelta(days=1), self.day, "unit")
        content, extension = self.env["ir.actions.report"].with_user(self.intake)._render_py_xlsx("street_dispatch.matter_rate_sheet", rates.ids)
        sheet = load_workbook(io.BytesIO(content)).active
        self.assertEqual(extension, "xlsx")
        self.assertEqual(sheet.max_row, len(rates) + 1)
        self.assertEqual([cell.value for cell in sheet[3]][4:], [1, 2, 50])

    def test_the_dialog_computes_and_opens_the_rates(self):
        self.fill()
        ask = self.env["street.matter.rate.ask"].with_user(self.intake).create({"date_from": self.day - timedelta(days=1), "by": "unit"})
        action = ask.action_compute()
        rates = self.rates.search(action["domain"])
        self.assertEqual(set(rates.mapped("group")), {"Everything", self.squad.display_name, "None"})

    def test_queries_do_not_grow_with_the_orders(self):
        self.fill()
        self.compute("unit")
        before = self.env.cr.sql_log_count
        self.compute("unit")
        self.assertLessEqual(self.env.cr.sql_log_count - before, 6)
