import threading
from datetime import date
from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.exceptions import AccessError, ValidationError
from odoo.modules.registry import DummyRLock, Registry
from odoo.tests import BaseCase, TransactionCase, get_db_name, new_test_user, tagged

from ..tools.number_format import check_template, format_number


@tagged("post_install", "-at_install")
class TestNumberFormat(BaseCase):
    def test_the_official_form(self):
        self.assertEqual(format_number("{prefix}罚决〔{year}〕第{number:04d}号", "东城", 2026, 1), "东城罚决〔2026〕第0001号")

    def test_templates_reach_nothing_but_the_three_names(self):
        self.assertEqual(check_template("{prefix.__class__}{number}"), {"prefix.__class__"})
        self.assertEqual(check_template("{prefix}{year}"), {"number"})
        self.assertEqual(check_template("{0}{number}"), {"0"})


@tagged("post_install", "-at_install")
class TestNumber(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env["res.company"].create({"name": "Office of the number test"})
        cls.env["street.subject"]._get_office(cls.company).number_prefix = "测"
        cls.env["street.number.series"].create({"code": "test", "name": "Test", "template": "{prefix}试〔{year}〕{number:03d}"})
        cls.Number = cls.env["street.number"]

    def test_numbers_follow_each_other_by_year(self):
        self.assertEqual(self.Number._draw("test", self.company, 2, day=date(2025, 12, 31)), ["测试〔2025〕001", "测试〔2025〕002"])
        self.assertEqual(self.Number._draw("test", self.company, day=date(2026, 1, 1)), ["测试〔2026〕001"])
        self.assertEqual(self.Number._draw("test", self.company, day=date(2025, 12, 31)), ["测试〔2025〕003"])

    def test_a_number_is_listed_under_the_name_of_its_series(self):
        self.Number._draw("test", self.company)
        self.Number._draw("nameless", self.company)
        numbers = self.Number.search([("company_id", "=", self.company.id)]).sorted("id")
        self.assertEqual(numbers.mapped("series_name"), ["Test", "nameless"], "the code stands in for a series that is gone")
        other = self.env["res.company"].create({"name": "Another office of the number test"})
        self.env["street.number.series"].create([
            {"code": "test", "name": name, "company_id": company.id, "template": "{number}"} for name, company in (("Own name", self.company), ("Their name", other))])
        numbers.invalidate_recordset(["series_name"])
        self.assertEqual(numbers[0].series_name, "Own name", "an office's own series goes before the shared one")

    def test_a_template_that_cannot_print_is_refused(self):
        for template in ("{number:", "{number}{x}", "{prefix}", "{number:abc}"):
            with self.subTest(template), self.assertRaises(ValidationError), self.env.cr.savepoint():
                self.env["street.number.series"].create({"code": "bad", "name": "Bad", "template": template})

    def test_nobody_writes_numbers_over_rpc(self):
        for group in ("street_base.group_street_user", "street_base.group_street_admin"):
            user = new_test_user(self.env, group, groups=group)
            with self.assertRaises(AccessError):
                self.Number.with_user(user).create({"series": "test", "number": 99})


@tagged("post_install", "-at_install")
class TestNumberConcurrency(BaseCase):
    """Real parallel transactions: some are abandoned, none leaves a gap or a double."""

    def test_parallel_draws_are_gap_free(self):
        registry = Registry(get_db_name())
        with registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            company_id = env["res.company"].search([], limit=1).id
            cr.execute("DELETE FROM street_number WHERE series = 'parallel'")
        self.addCleanup(self.forget, registry)

        def draw(worker):
            for turn in range(10):
                with registry.cursor() as cr:
                    env = api.Environment(cr, SUPERUSER_ID, {})
                    env["street.number"]._draw("parallel", env["res.company"].browse(company_id), 1 + turn % 3, day=date(2026, 1, 1))
                    if turn % 4 == worker % 4:
                        cr.rollback()

        self.enterContext(patch.object(Registry, "_lock", DummyRLock()))  # the runner holds the real one
        workers = [threading.Thread(target=draw, args=(worker,)) for worker in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        with registry.cursor() as cr:
            cr.execute("SELECT number FROM street_number WHERE series = 'parallel' ORDER BY number")
            drawn = [number for (number,) in cr.fetchall()]
        self.assertEqual(drawn, list(range(1, len(drawn) + 1)))
        self.assertGreater(len(drawn), 40)

    def forget(self, registry):
        with registry.cursor() as cr:
            cr.execute("DELETE FROM street_number WHERE series = 'parallel'")
