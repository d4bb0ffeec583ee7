from datetime import timedelta
from unittest.mock import patch

from psycopg2.errors import SerializationFailure

from odoo import SUPERUSER_ID, api, fields
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name, tagged
from odoo.tools import mute_logger


@tagged("post_install", "-at_install")
class TestSessionAtOnce(BaseCase):
    """Two connections at the same moment: nobody is put on the list of a class that is being closed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.registry = Registry(get_db_name())
        for name in ("_street_log", "_notify_move"):  # the log keeps what is committed for good
            cls.startClassPatcher(patch.object(cls.registry["street.training.session"], name, lambda *args, **kwargs: None))

    def setUp(self):
        super().setUp()
        with self.registry.cursor() as cr:
            env = self.env_of(cr)
            people = env["hr.employee"].create([{"name": f"At once {number}", "company_id": env.ref("base.main_company").id} for number in (1, 2)])
            course = env["street.course"].create({"name": "At once", "code": "AT-ONCE", "hours": 2})
            session = env["street.training.session"].create([{
                "course_id": course.id, "date_start": fields.Datetime.now() - timedelta(hours=2),
                "attendance_ids": [(0, 0, {"employee_id": people[0].id, "status": "present"})]}])
            session._street_do_move("open", {})
            self.session_id, self.people, self.course_id = session.id, people.ids, course.id
        self.addCleanup(self.remove)

    def env_of(self, cr):
        return api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True, "mail_create_nolog": True, "lang": "en_US"})

    def remove(self):
        with self.registry.cursor() as cr:
            env = self.env_of(cr)
            env["hr.resume.line"].search([("employee_id", "in", self.people)]).unlink()
            cr.execute("DELETE FROM street_training_attendance WHERE session_id = %s", [self.session_id])
            env["calendar.event"].search([("res_model", "=", "street.training.session"), ("res_id", "=", self.session_id)]).unlink()
            cr.execute("DELETE FROM street_training_session WHERE id = %s", [self.session_id])
            env["street.course"].browse(self.course_id).unlink()
            env["hr.employee"].browse(self.people).unlink()

    def close(self, cr):
        session = self.env_of(cr)["street.training.session"].browse(self.session_id)
        # What the button asks, but for the role: nobody is at work here.
        if found := [str(obstacle) for obstacle in session._street_obstacles("close", {})[session] if obstacle.code != "group"]:
            raise UserError("; ".join(found))
        session._street_do_move("close", {})
        cr.flush()

    def add(self, cr):
        self.env_of(cr)["street.training.attendance"].create([{"session_id": self.session_id, "employee_id": self.people[1]}])
        cr.flush()

    def collide(self, first, second, words):
        """The second began before the first was through: it is asked anew, and refused."""
        with self.registry.cursor() as late:
            late.execute("SELECT 1 FROM street_training_session")  # its picture is as old as this
            with self.registry.cursor() as early:
                first(early)
            with self.assertRaises(SerializationFailure):
                second(late)
            late.rollback()
            with self.assertRaisesRegex(UserError, words):
                second(late)
            late.rollback()

    @mute_logger("odoo.sql_db")
    def test_who_is_added_while_the_class_is_closed_stays_out(self):
        self.collide(self.close, self.add, "It has ended")

    @mute_logger("odoo.sql_db")
    def test_a_class_to_which_somebody_was_added_is_not_closed_over_him(self):
        self.collide(self.add, self.close, "Neither present nor absent")
