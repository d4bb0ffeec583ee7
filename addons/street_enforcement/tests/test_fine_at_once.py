import threading
from decimal import Decimal
from unittest.mock import patch

from psycopg2.errors import SerializationFailure

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import DummyRLock, Registry
from odoo.tests import BaseCase, get_db_name, tagged
from odoo.tools import mute_logger

from odoo.addons.street_base.tools.period import today


@tagged("post_install", "-at_install")
class TestFineAtOnce(BaseCase):
    """Two payments at the same moment: each alone would pass, together they are more than is owed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.registry = Registry(get_db_name())
        for name in ("_street_log", "_notify_move"):  # the log keeps what is committed for good
            cls.startClassPatcher(patch.object(cls.registry["street.decision"], name, lambda *args, **kwargs: None))
            cls.startClassPatcher(patch.object(cls.registry["street.case"], name, lambda *args, **kwargs: None))
            cls.startClassPatcher(patch.object(cls.registry["street.fine.payment"], name, lambda *args, **kwargs: None))

    def setUp(self):
        super().setUp()
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True, "mail_create_nolog": True})
            case = env["street.case"].create({
                "cause": "At once", "party_ids": [(0, 0, {"name": "At once"})], "procedure": "summary", "date_received": today(), "date_act": today()})
            self.decision_id = env["street.decision"].create({
                "case_id": case.id, "line_ids": [(0, 0, {"kind_id": env.ref("street_dispatch.penalty_fine").id, "amount": 500})]}).id
            env.flush_all()
            cr.execute("UPDATE street_decision SET state = 'decided', date_decided = %s WHERE id = %s", [today(), self.decision_id])
            self.case_id = case.id
        self.addCleanup(self.remove)

    def remove(self):
        with self.registry.cursor() as cr:
            for table, field in (
                ("street_fine_payment", "case_id"), ("street_decision_line", "decision_id"), ("street_decision", "case_id"),
                ("street_case_party", "case_id"), ("street_case", "id"),
            ):
                cr.execute(f'DELETE FROM "{table}" WHERE "{field}" = %s', [self.decision_id if field == "decision_id" else self.case_id])

    def pay(self, cr, number, amount=300):
        """What a booking does after its rights were checked: ask what is owed, then write."""
        decision = api.Environment(cr, SUPERUSER_ID, {})["street.decision"].browse(self.decision_id)
        values = {"amount": Decimal(amount), "receipt_number": number, "date": today(), "kind": "fine", "way": "bank"}
        found = decision._get_payment_obstacles(values)
        if not found:
            decision._street_do_move("pay", values)
            decision.env.flush_all()
        return [obstacle.code for obstacle in found]

    @mute_logger("odoo.sql_db")
    def test_of_two_payments_at_once_one_is_asked_anew_and_refused(self):
        self.enterContext(patch.object(Registry, "_lock", DummyRLock()))  # the runner holds the real one
        outcome = []

        def second():
            with self.registry.cursor() as cr:
                # Its picture of what is owed is as old as the first one's.
                cr.execute("SELECT 1 FROM street_decision")
                seen.set()
                try:
                    outcome.append(self.pay(cr, "AT-ONCE-2"))
                except SerializationFailure as error:
                    outcome.append(type(error))
                    cr.rollback()

        seen = threading.Event()
        with self.registry.cursor() as cr:
            self.assertEqual(self.pay(cr, "AT-ONCE-1"), [])
            thread = threading.Thread(target=second)
            thread.start()
            self.assertTrue(seen.wait(30))
        thread.join(60)
        self.assertEqual(outcome, [SerializationFailure], "the second rested on an old picture")
        with self.registry.cursor() as cr:
            self.assertEqual(self.pay(cr, "AT-ONCE-2"), ["too_much"], "asked anew, it is refused")
            self.assertEqual(self.pay(cr, "AT-ONCE-2", 200), [])
