from datetime import date, datetime, timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import TransactionCase, new_test_user, tagged

START = datetime(2026, 9, 24, 2, 0)  # Thursday 10:00 in Shanghai, before two holidays


@tagged("post_install", "-at_install")
class TestDeadline(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Clock = cls.env["street.deadline"]
        cls.Rule = cls.env["street.deadline.rule"]
        cls.company = cls.env.company
        cls.partners = cls.env["res.partner"].create([{"name": f"Clock {number}"} for number in range(3)])
        cls.staff = new_test_user(cls.env, "clock_staff", groups="street_base.group_street_user")
        cls.admin = new_test_user(cls.env, "clock_admin", groups="street_base.group_street_admin")

    def start(self, partner=None, **vals):
        partner = partner or self.partners[0]
        base = {"res_model": "res.partner", "res_id": partner.id, "company_id": self.company.id, "start": START}
        return self.Clock.browse(self.Clock._start_clocks([{**base, **vals}]))

    def due_day(self, partner=None, kind=None):
        partner = partner or self.partners[0]
        due = self.Clock._due_map("res.partner", partner.ids, kind)[partner.id]
        return due and (due + timedelta(hours=8)).date()

    # -- rules ------------------------------------------------------------------------------------------------------------
    def test_every_rule_of_the_dossier_is_there_once(self):
        codes = self.Rule.search([("company_id", "=", False)]).mapped("code")
        self.assertEqual(len(codes), len(set(codes)))
        self.assertLessEqual({f"D{number:02}" for number in range(1, 67)}, set(codes))

    def test_rules_name_their_article_and_count_as_it_says(self):
        rules = {rule.code: (rule.length, rule.unit, rule.rolls) for rule in self.Rule.search([("company_id", "=", False)])}
        self.assertEqual(rules["D04"], (90, "calendar_day", True))
        self.assertEqual(rules["D07"], (5, "working_day", True))
        self.assertEqual(rules["D19"], (30, "calendar_day", False))
        self.assertEqual(rules["D18"], (24, "hour", False))
        self.assertEqual(rules["D35"], (6, "month", True))
        self.assertEqual(rules["D01"], (2, "year", False))
        self.assertFalse(self.Rule.search([("statute", "=", False)]))

    def test_the_hearing_notice_counts_back(self):
        self.start(rule="D08", start=date(2026, 10, 20))
        self.assertEqual(self.due_day(), date(2026, 10, 9))

    def test_an_offices_own_value_wins_only_where_the_article_leaves_it(self):
        rule = self.Rule.with_user(self.admin).search([("code", "=", "D06")])
        self.assertEqual(self.Rule._get_rule("D06", self.company.id)["length"], 5)
        local = self.Rule.with_user(self.admin).browse(rule.action_set_local()["res_id"])
        local.length = 3
        self.assertEqual(self.Rule._get_rule("D06", self.company.id)["length"], 3)
        self.assertEqual(self.Rule._get_rule("D06", False)["length"], 5)
        self.assertEqual(rule.action_set_local()["res_id"], local.id, "the second click opens the same row")
        with self.assertRaisesRegex(ValidationError, "Penalty Law|行政处罚法"):
            self.Rule.with_user(self.admin).search([("code", "=", "D05")]).action_set_local()
        local.unlink()
        self.assertEqual(self.Rule._get_rule("D06", self.company.id)["length"], 5)

    def test_shared_rules_are_edited_by_nobody(self):
        rule = self.Rule.search([("code", "=", "D06")])
        for attack in (
            lambda: rule.with_user(self.admin).write({"length": 1}),
            lambda: rule.with_user(self.admin).unlink(),
            lambda: self.Rule.with_user(self.admin).create({"code": "D99", "name": "x", "trigger": "x", "length": 1}),
            lambda: rule.with_user(self.staff).action_set_local(),
        ):
            with self.assertRaises(AccessError):
                attack()

    def test_bad_rules_are_refused(self):
        base = {"code": "D06", "name": "x", "trigger": "x", "company_id": self.company.id}
        for wrong in ({"length": 0}, {"length": -3}, {"length": 3, "code": "D99"}, {"kind": "date", "fixed_day": "31-03"}):
            with self.subTest(wrong), self.assertRaises(ValidationError):
                self.Rule.create({**base, **wrong})
        with self.assertRaises(UserError):
            self.Rule._get_rule("D99")

    # -- clocks -----------------------------------------------------------------------------------------------------------
    def test_a_clock_of_days_is_due_at_the_end_of_the_shanghai_day(self):
        clock = self.start(rule="D07")
        self.assertRecordValues(
            clock,
            [{"kind": "D07", "due": datetime(2026, 10, 9, 15, 59, 59), "due_date": date(2026, 10, 9), "state": "running", "is_provisional": False}],
        )

    def test_clocks_come_back_in_the_order_given(self):
        vals = [
            {"res_model": "res.partner", "res_id": partner.id, "company_id": self.company.id, "start": START, "kind": kind, "length": length, "unit": "working_day"}
            for partner in self.partners
            for kind, length in (("stage", 1), ("total", 5))
        ]
        clocks = self.Clock.browse(self.Clock._start_clocks(vals))
        self.assertEqual([(clock.res_id, clock.kind) for clock in clocks], [(row["res_id"], row["kind"]) for row in vals])
        self.assertEqual(self.Clock._start_clocks([]), [])

    def test_a_clock_without_length_or_calendar_is_refused(self):
        with self.assertRaises(UserError):
            self.start(rule="D61")
        with self.assertRaisesRegex(UserError, "G47"):
            self.start(kind="total", length=30, unit="year")
        self.assertEqual(self.start(rule="D61", length=4, unit="working_hour").due, datetime(2026, 9, 24, 8, 0))

    def test_what_time_changes_is_computed_when_asked(self):
        clock = self.start(rule="D07")
        with freeze_time("2026-10-08 02:00:00"):
            self.assertRecordValues(clock, [{"is_overdue": False, "days_left": 1}])
            self.assertIn("1", clock.remaining)
            self.assertNotIn(clock, self.Clock.search([("is_overdue", "=", True)]))
            self.assertIn(clock, self.Clock.search([("days_left", "<=", 1)]))
        clock.invalidate_recordset()
        with freeze_time("2026-10-09 16:00:00"):
            self.assertRecordValues(clock, [{"is_overdue": True, "days_left": -1}])
            self.assertIn(clock, self.Clock.search([("is_overdue", "=", True)]))
            self.assertNotIn(clock, self.Clock.search([("is_overdue", "=", False)]))

    def test_a_finished_clock_stands_still(self):
        clock = self.start(rule="D07")
        self.assertEqual(self.Clock._finish("res.partner", self.partners.ids, at=datetime(2026, 9, 28, 1)), clock.ids)
        self.assertRecordValues(clock, [{"state": "done", "done_at": datetime(2026, 9, 28, 1), "due_date": date(2026, 10, 9), "is_overdue": False}])
        self.assertIsNone(self.due_day())
        self.assertEqual(self.Clock._finish("res.partner", self.partners.ids), [], "only once")

    def test_only_the_kinds_asked_for_are_touched(self):
        stage = self.start(kind="stage", length=1, unit="working_day")
        total = self.start(kind="total", length=5, unit="working_day")
        self.Clock._finish("res.partner", self.partners.ids, kinds=["stage"])
        self.assertEqual((stage.state, total.state), ("done", "running"))
        self.assertEqual(self.due_day(kind="total"), date(2026, 10, 9))
        self.assertIsNone(self.due_day(kind="stage"))

    def test_a_suspended_clock_has_no_due_day_and_goes_on_with_what_was_left(self):
        clock = self.start(rule="D07")
        self.Clock._suspend("res.partner", self.partners.ids, "appraisal", at=datetime(2026, 9, 29, 2))
        self.assertRecordValues(clock, [{"state": "suspended", "due": False, "due_date": False, "is_overdue": False}])
        self.assertEqual(clock.suspension_ids.mapped("reason"), ["appraisal"])
        self.assertEqual(self.Clock._suspend("res.partner", self.partners.ids, "again"), [], "held once")
        self.Clock._resume("res.partner", self.partners.ids, at=datetime(2026, 10, 12, 2))
        self.assertEqual(clock.state, "running")
        self.assertEqual(clock.due_date, date(2026, 10, 15), "three of five working days were left")

    def test_finishing_a_suspended_clock_settles_its_due_day(self):
        clock = self.start(rule="D07")
        self.Clock._suspend("res.partner", self.partners.ids, "appraisal", at=datetime(2026, 9, 29, 2))
        self.Clock._finish("res.partner", self.partners.ids, at=datetime(2026, 10, 12, 2))
        self.assertRecordValues(clock, [{"state": "done", "due_date": date(2026, 10, 15)}])
        self.assertTrue(clock.suspension_ids.date_to)

    def test_an_extension_adds_to_the_length_and_keeps_its_reason(self):
        clock = self.start(rule="D03")
        self.Clock._extend("res.partner", self.partners.ids, 10, "hard to find", kinds=["D03"])
        plain = self.env["street.workday"].add_period("2026-09-24", 25, "working_day")
        self.assertRecordValues(clock, [{"extension": 10, "extension_reason": "hard to find", "due_date": date.fromisoformat(plain)}])
        with self.assertRaises(UserError):
            self.Clock._extend("res.partner", self.partners.ids, 0, "nothing")

    def test_a_period_counted_back_is_not_extended(self):
        self.start(rule="D08", start=date(2026, 10, 20))
        with self.assertRaises(UserError):
            self.Clock._extend("res.partner", self.partners.ids, 1, "later")

    # -- calendar changes (G47) ---------------------------------------------------------------------------------------------
    def test_a_changed_day_moves_the_open_clocks_that_touch_it(self):
        touched = self.start(rule="D07")
        finished = self.start(self.partners[1], rule="D07")
        apart = self.start(self.partners[2], rule="D07", start=datetime(2026, 3, 2, 2))
        self.Clock._finish("res.partner", self.partners[1].ids)
        self.env["street.workday"].search([("date", "=", "2026-09-30")]).is_workday = False
        self.assertEqual(touched.due_date, date(2026, 10, 10))
        self.assertEqual(finished.due_date, date(2026, 10, 9), "what is done stays as it was reckoned")
        self.assertEqual(apart.due_date, date(2026, 3, 9))

    def test_a_clock_that_rests_on_a_provisional_day_says_so_until_the_day_is_settled(self):
        self.env.cr.execute("UPDATE street_workday SET provisional = TRUE, source = 'estimate' WHERE date = '2026-10-09'")
        self.env.registry.clear_cache("stable")
        clock = self.start(rule="D07")
        self.assertTrue(clock.is_provisional)
        self.assertEqual(self.Clock._provisional_ids("res.partner", self.partners.ids), {self.partners[0].id})
        self.env["street.workday"]._load_years(2026, 2026)
        self.assertFalse(clock.is_provisional)

    # -- rights -----------------------------------------------------------------------------------------------------------
    def test_nobody_writes_a_clock_over_the_wire(self):
        clock = self.start(rule="D07")
        suspension = {"deadline_id": clock.id, "date_from": START, "reason": "x"}
        vals = {"res_model": "res.partner", "res_id": 1, "company_id": self.company.id, "kind": "x", "start": START, "length": 1, "unit": "hour", "state": "done"}
        for user in (self.staff, self.admin):
            for attack in (
                lambda Clock: Clock.create(vals),
                lambda Clock: Clock.browse(clock.id).write({"state": "done"}),
                lambda Clock: Clock.browse(clock.id).unlink(),
                lambda Clock: Clock.browse(clock.id).copy(),
                lambda Clock: Clock.env["street.deadline.suspension"].create(suspension),
            ):
                with self.assertRaises(AccessError):
                    attack(self.Clock.with_user(user))

    def test_reading_a_clock_follows_its_record(self):
        clock = self.start(rule="D07")
        hidden = self.start(self.partners[1], rule="D07")
        self.env["ir.rule"].create(
            {"name": "x", "model_id": self.env["ir.model"]._get_id("res.partner"), "domain_force": [("id", "!=", self.partners[1].id)]}
        )
        Clock = self.Clock.with_user(self.staff)
        self.assertIn(clock, Clock.search([]))
        self.assertNotIn(hidden, Clock.search([]))
        self.assertEqual(Clock.search_count([("res_id", "in", self.partners.ids)]), 1)
        self.assertEqual(Clock.browse(clock.id).read(["due_date"])[0]["due_date"], date(2026, 10, 9))
        with self.assertRaises(AccessError):
            Clock.browse(hidden.id).read(["due_date"])
        with self.assertRaises(AccessError):
            Clock.browse(hidden.id).action_open_record()

    def test_the_administrator_reads_all_clocks_of_his_office_but_not_the_names_of_hidden_records(self):
        other = self.env["res.company"].create({"name": "Another office"})
        foreign = self.start(rule="D07", company_id=other.id)
        hidden = self.start(self.partners[1], rule="D07")
        self.env["ir.rule"].create(
            {"name": "x", "model_id": self.env["ir.model"]._get_id("res.partner"), "domain_force": [("id", "!=", self.partners[1].id)]}
        )
        clocks = self.Clock.with_user(self.admin).search([("res_id", "in", self.partners.ids)])
        self.assertEqual(clocks, hidden)
        self.assertEqual(clocks.res_name, f"{self.env['ir.model']._get('res.partner').name} #{self.partners[1].id}")
        self.assertNotIn(self.partners[1].name, clocks.res_name)
        self.assertNotIn(foreign, clocks)

    # -- cost -------------------------------------------------------------------------------------------------------------
    def test_a_batch_costs_as_many_queries_as_one_clock(self):
        def batch(count):
            return [
                {"res_model": "res.partner", "res_id": number, "company_id": self.company.id, "start": START, "rule": rule}
                for number in range(count)
                for rule in ("D04", "D07")
            ]

        self.Clock._start_clocks(batch(1))
        with self.assertQueryCount(1):
            self.Clock._start_clocks(batch(200))
        with self.assertQueryCount(1):
            self.Clock._due_map("res.partner", list(range(200)))
        with self.assertQueryCount(2):
            self.Clock._suspend("res.partner", list(range(200)), "x")
        with self.assertQueryCount(5):
            self.Clock._resume("res.partner", list(range(200)))
        with self.assertQueryCount(2):
            self.Clock._finish("res.partner", list(range(200)))
