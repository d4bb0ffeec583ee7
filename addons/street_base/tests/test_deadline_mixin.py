from datetime import date, datetime

from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.orm.model_classes import add_to_registry
from odoo.tests import TransactionCase, new_test_user, tagged


class ClockedPaper(models.Model):
    _module = None
    _name = "street.test.clocked"
    _description = "Clocked paper of a test"
    _inherit = ["street.deadline.mixin"]

    name = fields.Char()
    moved = fields.Boolean()

    def _on_deadlines_moved(self):
        super()._on_deadlines_moved()
        self.moved = True


@tagged("post_install", "-at_install")
class TestDeadlineMixin(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        add_to_registry(cls.registry, ClockedPaper)
        cls.addClassCleanup(cls.registry.__delitem__, "street.test.clocked")
        cls.registry._setup_models__(cls.env.cr, [])
        cls.registry.init_models(cls.env.cr, ["street.test.clocked"], {"module": "street_base"})
        cls.env["ir.model.access"].create(
            {
                "name": "clocked",
                "model_id": cls.env["ir.model"]._get_id("street.test.clocked"),
                "group_id": cls.env.ref("street_base.group_street_user").id,
                "perm_read": True,
                "perm_write": True,
                "perm_create": True,
                "perm_unlink": True,
            }
        )
        cls.staff = new_test_user(cls.env, "mixin_staff", groups="street_base.group_street_user")
        cls.papers = cls.env["street.test.clocked"].create([{"name": "first"}, {"name": "second"}])
        cls.env["street.deadline"]._start_clocks(
            [
                {"res_model": paper._name, "res_id": paper.id, "company_id": cls.env.company.id, "start": datetime(2026, 9, 24, 2), **vals}
                for paper in cls.papers
                for vals in ({"rule": "D07"}, {"kind": "total", "length": 30, "unit": "calendar_day"})
            ]
        )

    def test_whoever_reads_the_record_reads_its_clocks(self):
        clocks = self.papers[0].with_user(self.staff).deadline_ids
        self.assertEqual(clocks.mapped("kind"), ["D07", "total"])
        self.assertEqual(clocks.with_context(lang="en_US").mapped("name"), ["Request for a hearing", "Limit of the whole"])
        self.assertEqual(clocks.mapped("res_name"), ["first", "first"])

    def test_clocks_are_not_written_through_their_record(self):
        clock = self.papers[0].deadline_ids[0]
        for command in ((0, 0, {"kind": "x"}), (1, clock.id, {"state": "done"}), (2, clock.id)):
            with self.assertRaises(AccessError):
                self.papers[0].with_user(self.staff).write({"deadline_ids": [command]})
        self.assertEqual(clock.state, "running")

    def test_a_copied_record_starts_without_clocks(self):
        self.assertFalse(self.papers[0].copy().deadline_ids)

    def test_clocks_go_with_their_record(self):
        gone = self.papers[0].id
        self.papers[0].with_user(self.staff).unlink()
        self.assertFalse(self.env["street.deadline"].search([("res_model", "=", "street.test.clocked"), ("res_id", "=", gone)]))
        self.assertTrue(self.papers[1].deadline_ids)

    def test_records_are_told_when_the_calendar_moves_their_due_day(self):
        self.env["street.deadline"]._finish(self.papers._name, self.papers[1].ids)
        self.env["street.workday"].search([("date", "=", "2026-09-30")]).is_workday = False
        self.assertEqual(self.papers.mapped("moved"), [True, False])
        self.assertEqual(self.papers[0].deadline_ids[0].due_date, date(2026, 10, 10))
