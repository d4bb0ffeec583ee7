from psycopg2.errors import LockNotAvailable, SerializationFailure

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name, tagged
from odoo.tools import mute_logger

QUIET = {"tracking_disable": True, "mail_create_nolog": True, "mail_create_nosubscribe": True}


@tagged("post_install", "-at_install")
class TestSupplyAtOnce(BaseCase):
    """Two connections at the same moment over the last piece of a supply; what they leave is taken away again."""

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        self.addCleanup(self.remove)
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, QUIET)
            supply = env["street.supply"].create({"name": "At once: last piece", "kind": "consumable"})
            supply.action_receive(1)
            self.supply_id, self.code = supply.id, supply.label_code
            self.person_id = env["hr.employee"].create({"name": "At once", "company_id": supply.company_id.id}).id

    def remove(self):
        with self.registry.cursor() as cr:
            cr.execute("DELETE FROM street_supply_move WHERE supply_id = %s", [self.supply_id])
            cr.execute("DELETE FROM street_supply WHERE id = %s", [self.supply_id])
            cr.execute("DELETE FROM street_number WHERE text = %s AND series = 'equipment_label'", [self.code])
            api.Environment(cr, SUPERUSER_ID, QUIET)["hr.employee"].browse(self.person_id).unlink()

    def issue(self, cr):
        api.Environment(cr, SUPERUSER_ID, QUIET)["street.supply"].browse(self.supply_id).action_issue(1, self.person_id)
        cr.flush()

    @mute_logger("odoo.sql_db")
    def test_the_second_of_two_never_goes_on_with_what_it_saw_before(self):
        with self.registry.cursor() as second:
            second.execute("SELECT 1 FROM street_supply_move")  # its picture is as old as this
            with self.registry.cursor() as first:
                self.issue(first)
            with self.assertRaises(SerializationFailure):
                self.issue(second)
            second.rollback()
            with self.assertRaisesRegex(UserError, "were asked for"):
                self.issue(second)
            second.rollback()

    @mute_logger("odoo.sql_db")
    def test_while_one_books_the_other_waits(self):
        with self.registry.cursor() as first:
            self.issue(first)
            with self.registry.cursor() as second:
                second.execute("SET LOCAL lock_timeout = '200ms'")
                with self.assertRaises(LockNotAvailable):
                    self.issue(second)
                second.rollback()
            first.rollback()
