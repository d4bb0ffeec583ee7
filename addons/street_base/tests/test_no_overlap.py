import threading
from datetime import date
from unittest.mock import patch

from psycopg2.errors import ExclusionViolation

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import DummyRLock, Registry
from odoo.tests import BaseCase, get_db_name, tagged
from odoo.tools import mute_logger

from ..tools.no_overlap import NoOverlap
from .common import PeopleCommon
from .overlap_common import OverlapAssertions


@tagged("post_install", "-at_install")
class TestNoOverlap(OverlapAssertions, PeopleCommon):
    """Periods that exclude each other are kept apart by the database, for every model that says so."""

    def stand_in(self, employee, date_from, date_to):
        return self.env["street.stand.in"].create({
            "absent_employee_id": self.leader.id, "employee_id": employee.id, "date_from": date_from, "date_to": date_to, "reason": "Leave",
        })

    def constraint(self):
        self.env.cr.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'street_stand_in_no_overlap' AND contype = 'x'")
        return [row[0] for row in self.env.cr.fetchall()]

    def updating(self):
        """Have the registry do as it does while addons are updated."""
        for name, value in (("_is_install", False), ("_constraint_queue", {})):
            before = self.registry.__dict__.get(name)
            self.addCleanup(setattr if name in self.registry.__dict__ else lambda owner, key, _value: delattr(owner, key), self.registry, name, before)
            setattr(self.registry, name, value)

    def test_every_declared_exclusion_stands_in_the_database(self):
        declared = {
            item.full_name(self.env[name]) for name, model in self.registry.items() if not model._abstract
            for item in model._table_objects.values() if isinstance(item, NoOverlap)
        }
        self.env.cr.execute("SELECT conname FROM pg_constraint WHERE contype = 'x'")
        self.assertLessEqual(declared, {row[0] for row in self.env.cr.fetchall()})
        self.assertIn("street_stand_in_no_overlap", declared)

    def test_the_row_in_the_way_is_named(self):
        self.stand_in(self.member, "2026-11-01", "2026-11-07")
        self.stand_in(self.leader2, "2026-11-08", "2026-11-09")
        model = self.env["street.stand.in"]
        words = "S1 leader already has S1 member as stand-in from 2026-11-01 to 2026-11-07"
        self.assertOverlapRefused(model, words, lambda: self.stand_in(self.leader2, "2026-11-07", "2026-11-07"))
        later = self.stand_in(self.leader2, "2026-11-20", "2026-11-21")
        self.assertOverlapRefused(model, words, lambda: later.write({"date_from": "2026-11-05", "date_to": "2026-11-06"}))

    def test_a_row_that_cannot_be_told_is_refused_in_words_too(self):
        self.assertIn("already stands in", self.env["street.stand.in"]._explain_overlap(self.env["street.stand.in"]))

    @mute_logger("odoo.sql_db")
    def test_what_is_behind_the_orm_is_refused_too(self):
        first = self.stand_in(self.member, "2026-11-01", "2026-11-07")
        self.env.flush_all()
        with self.assertRaises(ExclusionViolation), self.env.cr.savepoint():
            self.env.cr.execute(
                "INSERT INTO street_stand_in (absent_employee_id, employee_id, date_from, date_to, reason)"
                " SELECT absent_employee_id, employee_id, date_to, date_to, reason FROM street_stand_in WHERE id = %s", [first.id])

    def test_an_update_of_a_database_with_overlaps_warns_and_the_next_one_mends(self):
        model, cr = self.env["street.stand.in"], self.env.cr
        rule = model._table_objects["street_stand_in_no_overlap"]
        first = self.stand_in(self.member, "2026-11-01", "2026-11-07")
        self.env.flush_all()
        cr.execute("ALTER TABLE street_stand_in DROP CONSTRAINT street_stand_in_no_overlap")
        cr.execute(
            "INSERT INTO street_stand_in (absent_employee_id, employee_id, date_from, date_to, reason) SELECT absent_employee_id, employee_id,"
            " date_from, date_to, reason FROM street_stand_in WHERE id = %s RETURNING id", [first.id])
        double = model.browse(cr.fetchone()[0])
        self.updating()
        rule.apply_to_database(model)
        self.assertFalse(self.constraint())
        with self.assertLogs("odoo.schema", "WARNING") as logs:
            self.registry.finalize_constraints(cr)
        self.assertIn(f"{first.id}/{double.id}", logs.output[0])
        self.assertTrue(double.exists() and first.exists(), "nothing is lost")
        self.registry._constraint_queue.clear()
        double.write({"date_from": date(2026, 11, 8), "date_to": date(2026, 11, 9)})
        self.env.flush_all()
        rule.apply_to_database(model)
        self.assertEqual(len(self.constraint()), 1)


@tagged("post_install", "-at_install")
class TestNoOverlapAtOnce(BaseCase):
    """Two real transactions, of which neither sees the other's row."""

    @mute_logger("odoo.sql_db")
    def test_of_two_stand_ins_at_once_one_is_refused(self):
        registry = Registry(get_db_name())
        with registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            people = env["hr.employee"].create([{"name": f"At once {number}"} for number in range(3)])
            absent, *others = people.ids
        self.addCleanup(self.forget, registry, people.ids)
        self.enterContext(patch.object(Registry, "_lock", DummyRLock()))  # the runner holds the real one
        both_inside, outcome = threading.Barrier(2, timeout=30), []

        def stand_in(employee_id):
            try:
                with registry.cursor() as cr:
                    env = api.Environment(cr, SUPERUSER_ID, {})
                    env["street.stand.in"].search_count([])  # the snapshot is taken here
                    both_inside.wait()
                    env["street.stand.in"].create({
                        "absent_employee_id": absent, "employee_id": employee_id, "date_from": "2026-11-01", "date_to": "2026-11-07", "reason": "Leave",
                    })
                outcome.append("stored")
            except ExclusionViolation:
                outcome.append("refused")

        workers = [threading.Thread(target=stand_in, args=(other,)) for other in others]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.assertCountEqual(outcome, ["stored", "refused"])

    def forget(self, registry, ids):
        with registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            env["street.stand.in"].search([("absent_employee_id", "in", ids)]).unlink()
            env["hr.employee"].browse(ids).unlink()
