from datetime import timedelta

from psycopg2 import IntegrityError
from psycopg2.errors import ExclusionViolation

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .course_common import CourseCommon


@tagged("post_install", "-at_install")
class TestSession(CourseCommon):
    def test_a_class_is_planned_opened_marked_and_closed(self):
        session = self.plan()
        self.assertRecordValues(session, [{"state": "planned", "name": "Penalty law", "hours": 4.0, "pass_mark": 60.0}])
        self.assertEqual(session.date_end - session.date_start, timedelta(hours=3), "four class hours of 45 minutes")
        session.action_open()
        self.assertEqual(session.attendance_ids.employee_id, self.officers, "the squad stands on the list by itself")
        session.action_mark_present()
        self.line(session, self.officers[1]).write({"status": "absent", "absence_reason": "duty"})
        self.line(session, self.officers[2]).hours = 2
        session.action_close()
        self.assertRecordValues(session, [{"state": "closed", "present_count": 2, "absent_count": 1, "closer_id": self.trainer.id}])
        self.assertRecordValues(session.attendance_ids, [
            {"status": "present", "hours": 4, "sign_way": "hand"}, {"status": "absent", "hours": 0, "sign_way": False},
            {"status": "present", "hours": 2, "sign_way": "hand"},
        ])

    def test_the_length_of_a_class_hour_is_a_setting_of_the_office(self):
        self.office.class_hour_minutes = 60
        session = self.plan()
        self.assertEqual(session.date_end - session.date_start, timedelta(hours=4))
        self.office.class_hour_minutes = 45
        self.assertEqual(session.date_end - session.date_start, timedelta(hours=4), "classes of the past stay where they were")

    def test_closing_says_what_is_missing(self):
        session = self.plan()
        session.action_open()
        with self.refused("Nobody is marked present"):
            session.action_close()
        self.line(session, self.officers[0]).status = "present"
        with self.refused("Neither present nor absent: K1 officer 2, K1 officer 3"):
            session.action_close()
        (session.attendance_ids - self.line(session, self.officers[0])).status = "absent"
        with self.refused("Absent without a reason: K1 officer 2, K1 officer 3"):
            session.action_close()
        (session.attendance_ids - self.line(session, self.officers[0])).absence_reason = "sick"
        session.action_close()
        self.assertEqual(session.state, "closed")

    def test_a_class_of_tomorrow_is_not_closed(self):
        session = self.plan(date_start=fields.Datetime.now() + timedelta(days=1))
        session.action_open()
        session.action_mark_present()
        with self.refused("has not begun"):
            session.action_close()

    def test_those_left_are_marked_absent_in_one_call(self):
        session = self.plan()
        session.action_open()
        self.line(session, self.officers[0]).status = "present"
        session.action_mark_absent()
        self.assertEqual(session.attendance_ids.mapped("absence_reason"), [False, "unexcused", "unexcused"])
        session.action_close()

    def test_the_same_class_is_not_logged_twice_and_the_other_is_named(self):
        session = self.plan()
        with self.refused(f"already logged: it is class no. {session.id}", ValidationError):
            self.plan(date_start=session.date_start + timedelta(minutes=1))
        with self.refused("already logged", ValidationError):
            self.plan(unit_ids=False)
        other = self.plan(unit_ids=[(6, 0, self.squad2.ids)])
        with self.refused("already logged", ValidationError):
            other.unit_ids = [(4, self.squad.id)]
        session.action_cancel("The lecturer is ill")
        self.assertTrue(self.plan(), "a cancelled class is out of the way")

    def test_the_database_refuses_the_second_class_that_a_parallel_request_logs(self):
        session = self.plan()
        other = self.plan(unit_ids=[(6, 0, self.squad2.ids)])
        self.env.flush_all()
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.env.cr.execute("UPDATE street_training_session SET unit_key = %s WHERE id = %s", [session.unit_key, other.id])

    def test_nobody_is_at_two_classes_at_the_same_time(self):
        first = self.plan()
        first.action_open()
        course = self.course.copy({"company_id": self.office.id})
        second = self.plan(course_id=course.id, date_start=first.date_start + timedelta(minutes=30))
        with self.refused("two classes at the same time", ValidationError):
            second.action_open()
        for line in first.attendance_ids:
            line.write({"status": "absent", "absence_reason": "duty"})
        second.action_open()
        with self.refused("two classes at the same time", ValidationError):
            self.line(first, self.officers[0]).status = "present"

    def test_the_database_refuses_two_classes_at_a_time_of_parallel_requests(self):
        first = self.plan()
        first.action_open()
        line = first.attendance_ids[0]
        other = self.plan(unit_ids=[(6, 0, self.squad2.ids)])
        self.env.flush_all()
        with mute_logger("odoo.sql_db"), self.assertRaises(ExclusionViolation):
            self.env.cr.execute("SET CONSTRAINTS street_training_attendance_one_class_at_a_time IMMEDIATE")
            self.env.cr.execute(
                """INSERT INTO street_training_attendance (session_id, employee_id, status, session_state, date_start, date_end, hours, company_id)
                   VALUES (%s, %s, 'expected', 'open', %s, %s, 0, %s)""",
                [other.id, line.employee_id.id, line.date_start + timedelta(minutes=5), line.date_end, self.office.id])

    def test_a_planned_class_moves_to_another_day_and_its_end_with_it(self):
        session = self.plan(date_start="2026-06-09 01:00:00")
        for day in ("2026-06-05", "2026-06-12"):
            session.date_start = f"{day} 01:00:00"
            self.assertEqual(session.date_end, self.moment(f"{day} 04:00"))

    def test_a_class_that_follows_at_once_is_fine(self):
        first = self.plan()
        first.action_open()
        course = self.course.copy({"company_id": self.office.id})
        second = self.plan(course_id=course.id, date_start=first.date_end)
        second.action_open()
        self.assertEqual(len(second.attendance_ids), 3)
        with self.refused("two classes at the same time", ValidationError):
            second.date_start = first.date_start

    def test_hours_are_neither_negative_nor_longer_than_the_class(self):
        session = self.plan()
        session.action_open()
        line = session.attendance_ids[0]
        for hours in (-1, 4.5, 40):
            with self.refused("class hours are not between 0 and", ValidationError):
                line.write({"status": "present", "hours": hours})
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.plan(course_id=self.course.copy({"company_id": self.office.id}).id, hours=40)

    def test_a_shorter_class_shortens_the_hours_of_the_present(self):
        session = self.plan()
        session.action_open()
        session.action_mark_present()
        self.line(session, self.officers[0]).hours = 1
        session.hours = 2
        self.assertEqual(session.attendance_ids.mapped("hours"), [1, 2, 2])

    def test_only_people_employed_on_that_day_attend(self):
        today = fields.Date.context_today(self.env.user)
        left, new, archived = self.officers
        left.departure_date = today - timedelta(days=3)
        new.write({"contract_date_start": today + timedelta(days=3), "date_version": today + timedelta(days=3)})
        archived.active = False
        self.env.flush_all()
        session = self.plan()
        session.action_open()
        self.assertFalse(session.attendance_ids)
        for person in self.officers:
            with self.refused(f"{person.name} is not employed on", ValidationError):
                session.write({"attendance_ids": [(0, 0, {"employee_id": person.id})]})
        earlier = self.held((today - timedelta(days=10)).isoformat())
        self.assertEqual(earlier.attendance_ids.employee_id, left, "he was still there")

    def test_people_of_another_office_are_refused(self):
        stranger = self.env["hr.employee"].create({"name": "Stranger", "company_id": self.other_office.id})
        session = self.plan()
        session.action_open()
        with self.refused("Stranger does not work for Course office", ValidationError):
            session.sudo().write({"attendance_ids": [(0, 0, {"employee_id": stranger.id})]})

    def test_a_make_up_class_says_what_it_makes_up(self):
        with self.refused("choose the class it makes up", ValidationError):
            self.plan(kind="make_up")
        with self.refused("only a make-up class counts for another day", ValidationError):
            self.plan(credited_day="2020-01-01")
        missed = self.held("2026-03-05", attendances=[{"employee_id": self.officers[0].id, "status": "absent", "absence_reason": "leave"}])
        make_up = self.plan(kind="make_up", make_up_of_id=missed.id)
        self.assertEqual(make_up.credited_day.isoformat(), "2026-03-05")
        with self.refused("cannot count for a later day", ValidationError):
            make_up.credited_day = make_up.day + timedelta(days=1)

    def test_a_class_stands_in_the_calendar_without_a_mail(self):
        mails = self.env["mail.mail"].search_count([])
        session = self.plan()
        event = session.event_id.sudo()
        self.assertRecordValues(event, [{"name": "Penalty law", "start": session.date_start, "stop": session.date_end, "active": True}])
        session.action_open()
        self.assertIn(self.officer.partner_id, event.partner_ids)
        session.write({"date_start": session.date_start - timedelta(days=1), "place": "Room 3"})
        self.assertEqual((event.start, event.location), (session.date_start, "Room 3"))
        session.action_cancel("Storm")
        self.assertFalse(event.active)
        self.assertFalse(session.activity_ids, "Odoo plans no meeting activity on the class")
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)

    def test_files_become_part_of_the_class_and_a_fake_photo_is_named(self):
        session = self.plan()
        fake = self.env["ir.attachment"].with_user(self.trainer).create({"name": "evil.png", "raw": b"<svg>"})
        with self.refused("evil.png", ValidationError):
            session.photo_ids = [(4, fake.id)]
        foreign = self.env["ir.attachment"].create({"name": "x.txt", "raw": b"x"})
        with self.assertRaises(AccessError):
            session.material_ids = [(4, foreign.id)]


@tagged("post_install", "-at_install")
class TestLogClass(CourseCommon):
    def test_a_class_is_logged_in_one_call(self):
        photo = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        answer = self.Session.with_user(self.trainer).log_class(
            course_id=self.course.id, date_start="2026-03-05 01:00:00", unit_ids=self.squad.ids, place="Room 3",
            attendances=[
                {"employee_id": self.officers[0].id, "status": "absent", "absence_reason": "leave"},
                {"employee_id": self.officers[1].id, "status": "present", "hours": 1.5},
                {"employee_id": self.officers2[0].id},
            ],
            photos=[{"name": "room.png", "data": photo}],
        )
        self.assertEqual((answer["present"], answer["absent"]), (3, 1))
        session = self.Session.browse(answer["id"])
        self.assertRecordValues(session, [{"state": "closed", "place": "Room 3", "day": fields.Date.to_date("2026-03-05")}])
        self.assertEqual(session.photo_ids.mapped("res_id"), session.ids)
        self.assertEqual([self.line(session, person).hours for person in [*self.officers, self.officers2[0]]], [0, 1.5, 4, 4])
        log = self.env["street.log"].search([("model", "=", session._name), ("res_id", "=", session.id)], order="id")
        self.assertEqual(log.mapped("move"), ["create", "open", "close"])

    def test_what_is_wrong_leaves_nothing_behind(self):
        log, count = self.Session.with_user(self.trainer).log_class, self.Session.search_count([])
        bad = [
            ({"attendances": [{"employee_id": self.officers[0].id, "status": "absent"}]}, "Absent without a reason"),
            ({"attendances": [{"employee_id": self.officers[0].id}, {"employee_id": self.officers[0].id}]}, "stands twice"),
            ({"attendances": [{"employee_id": self.officers[0].id, "sign_way": "qr"}]}, "A row of the list names"),
            ({"attendances": ["x"]}, "A row of the list names"),
            ({"attendances": [{"employee_id": self.officers[0].id, "hours": 99}]}, "class hours are not between"),
            ({"photos": [{"name": "x", "data": "%"}]}, "data in base64"),
            ({"state": "closed"}, "no fact of this name: state"),
            ({"date_start": "2036-01-01 00:00:00"}, "has not begun"),
            ({"unit_ids": self.env["street.unit"].create({"name": "E", "code": "E", "company_id": self.office.id}).ids}, "Nobody is marked present"),
        ]
        for values, message in bad:
            with self.refused(message):
                log(**{"course_id": self.course.id, "date_start": "2026-03-05 01:00:00", "unit_ids": self.squad.ids, **values})
        self.assertEqual(self.Session.search_count([]), count)

    def test_officers_log_no_class(self):
        with self.assertRaises(AccessError):
            self.held(user=self.officer)

    def test_two_hundred_attendances_cost_as_many_queries_as_twenty(self):
        small, _people = self._new_squad("Q20", 20)
        large, _people = self._new_squad("Q200", 200)
        self.held("2026-02-03", unit_ids=self.squad.ids)  # warms the caches
        counts = {}
        for unit in (small, large):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            session = self.held("2026-03-05", unit_ids=unit.ids)
            self.env.flush_all()
            counts[unit] = self.env.cr.sql_log_count - before
            self.assertEqual(session.present_count, 20 if unit == small else 200)
        # The ORM inserts and updates a hundred rows a statement; nothing else grows.
        self.assertLessEqual(counts[large] - counts[small], 8, counts)

    def test_two_hundred_lines_marked_in_one_save_of_the_form_cost_as_many_queries_as_twenty(self):
        counts = []
        for number, size in enumerate((20, 20, 200)):
            unit, _people = self._new_squad(f"F{number}", size)
            session = self.plan(unit_ids=[(6, 0, unit.ids)], date_start=f"2026-06-0{number + 1} 01:00:00")
            session.action_open()
            commands = [(1, line.id, {"status": "present", "hours": 1 + place % 3}) for place, line in enumerate(session.attendance_ids)]
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            session.web_save({"attendance_ids": commands}, {"attendance_ids": {"fields": {"status": {}}}})
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(session.present_count, size)
        self.assertLessEqual(counts[2] - counts[1], 4, "rows are written a hundred at a time")

    def test_who_may_attend_is_asked_of_every_line_of_a_save(self):
        stranger = self.env["hr.employee"].create({"name": "Stranger", "company_id": self.other_office.id})
        session, other = self.plan(), self.plan(unit_ids=[(6, 0, self.squad2.ids)])
        (session | other).action_open()
        first, second = session.attendance_ids[:2]
        for late in ({}, {"street_training_late_check": True}, {"street_training_late_check": {"ids": []}}):
            mine = session.with_context(**late)
            with self.refused("does not work for"):
                mine.write({"attendance_ids": [(1, first.id, {"status": "present"}), (1, second.id, {"employee_id": stranger.id})]})
            with self.refused("does not work for"):
                second.with_context(**late).employee_id = stranger
            with self.refused("list of two classes at the same time"):
                mine.write({"attendance_ids": [(1, first.id, {"employee_id": self.officers2[0].id})]})
