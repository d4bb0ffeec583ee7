from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .course_common import CourseCommon


@tagged("post_install", "-at_install")
class TestSessionRights(CourseCommon):
    def test_a_closed_class_stays_as_it_is(self):
        session = self.held("2026-03-05")
        line = session.attendance_ids[0]
        for user in (self.trainer, self.manager):
            mine = session.with_user(user)
            for values in ({"hours": 2}, {"note": "x"}, {"date_start": "2026-03-06 01:00:00"}, {"unit_ids": [(5,)]}, {"photo_ids": [(5,)]}):
                with self.refused("has ended|record rules|not allowed"):
                    mine.write(values)
            for call in (
                lambda mine=mine: mine.attendance_ids[0].write({"hours": 1}),
                lambda mine=mine: mine.attendance_ids[0].unlink(),
                lambda mine=mine: mine.write({"attendance_ids": [(2, line.id)]}),
                lambda mine=mine: mine.action_fill_list(),
                lambda mine=mine: mine.unlink(),
                lambda mine=mine: mine.action_cancel("x"),
            ):
                with self.refused(".+"):
                    call()
        self.assertEqual((session.hours, line.hours, len(session.attendance_ids)), (4, 4, 3))

    def test_the_training_manager_amends_with_a_reason_and_the_log_keeps_it(self):
        session = self.held("2026-03-05").with_user(self.manager)
        rows = [
            {"employee_id": self.officers[0].id, "status": "absent", "absence_reason": "duty"},
            {"employee_id": self.officers[1].id, "hours": 1},
            {"employee_id": self.officers2[0].id, "status": "present"},
        ]
        session.action_amend("The sheet was misread", attendances=rows, facts={"place": "Room 5"})
        self.assertRecordValues(session, [{"state": "closed", "place": "Room 5", "present_count": 3, "absent_count": 1}])
        self.assertRecordValues(self.line(session, self.officers[0]), [{"status": "absent", "hours": 0, "sign_way": False}])
        self.assertEqual(self.line(session, self.officers[1]).hours, 1)
        log = self.env["street.log"].search([("model", "=", session._name), ("res_id", "=", session.id), ("move", "=", "amend")])
        self.assertRecordValues(log, [{"reason": "The sheet was misread", "state_from": "closed", "state_to": "closed"}])
        self.assertTrue(log.values_digest)

    def test_an_amendment_needs_the_manager_a_reason_and_something_to_change(self):
        session = self.held("2026-03-05")
        rows = [{"employee_id": self.officers[0].id, "hours": 1}]
        with self.refused(".+"):
            session.with_user(self.trainer).action_amend("x", attendances=rows)
        mine = session.with_user(self.manager)
        for reason, values, message in [
            (" ", {"attendances": rows}, "needs a reason"), ("x", {}, "Nothing is amended"), ("x", {"facts": {"state": "planned"}}, "cannot be amended: state"),
            ("x", {"facts": {"company_id": self.other_office.id}}, "cannot be amended"), ("x", {"attendances": [{"employee_id": 1, "session_id": 2}]}, "A row of the list"),
            ("x", {"attendances": [{"employee_id": self.officers[0].id, "hours": 9}]}, "class hours are not between"),
        ]:
            with self.refused(message):
                mine.action_amend(reason, **values)
        with self.refused("It is in the state"):
            self.plan().with_user(self.manager).action_amend("x", facts={"place": "y"})

    def test_the_dialog_amends_only_what_differs(self):
        session = self.held("2026-03-05")
        with Form(self.env["street.training.amend"].with_user(self.manager).with_context(active_id=session.id)) as form:
            form.reason = "He left early"
            with form.line_ids.edit(1) as line:
                line.hours = 2
        self.assertEqual(form.record.line_ids._prepare_changes(), [{"employee_id": session.attendance_ids[1].employee_id.id, "hours": 2}])
        form.record.action_confirm()
        self.assertEqual(sorted(session.attendance_ids.mapped("hours")), [2, 4, 4])

    def test_officers_see_their_classes_and_their_own_lines(self):
        session = self.held("2026-03-05")
        other = self.held("2026-03-06", unit_ids=self.squad2.ids)
        running = self.plan()
        running.action_open()
        self.env.invalidate_all()
        Session = self.Session.with_user(self.officer)
        self.assertEqual(Session.search([("id", "in", (session | other).ids)]), session)
        self.assertEqual(session.with_user(self.officer).attendance_ids.employee_id, self.officers[0])
        self.assertFalse(other.with_user(self.officer).has_access("read"))
        self.env.invalidate_all()
        read = session.with_user(self.officer).web_read({"attendance_ids": {"fields": {"status": {}}}})[0]
        self.assertEqual([line["id"] for line in read["attendance_ids"]], self.line(session, self.officers[0]).ids)
        for values in ({"status": "present"}, {"hours": 4}, {"sign_way": "qr"}):
            with self.assertRaises(AccessError):
                self.line(running, self.officers[0]).with_user(self.officer).write(values)
        with self.assertRaises(AccessError):
            Session.create([{"course_id": self.course.id, "date_start": "2026-03-07 01:00:00"}])

    def test_trainers_of_another_office_see_nothing(self):
        session = self.held("2026-03-05")
        self.assertFalse(self.Session.with_user(self.foreign_trainer).search([("id", "=", session.id)]))
        with self.assertRaises(AccessError):
            session.with_user(self.foreign_trainer).action_amend("x", facts={"place": "y"})

    def test_how_somebody_signed_in_and_what_follows_cannot_be_sent(self):
        session = self.plan()
        session.action_open()
        line = session.attendance_ids[0].with_user(self.trainer)
        forged = {"sign_way": "qr", "sign_time": "2026-01-01", "session_state": "cancelled", "company_id": self.other_office.id, "date_start": "2020-01-01",
                  "credited_day": "2020-01-01", "kind": "drill", "passed": True, "unit_id": self.squad2.id}
        for name, value in forged.items():
            with self.refused("cannot be entered"):
                line.write({name: value})
            with self.refused("cannot be entered"):
                line.create([{"session_id": session.id, "employee_id": self.officers2[0].id, name: value}])
            made = False
            try:
                with self.env.cr.savepoint():
                    made = line.with_context(**{f"default_{name}": value}).create([{"session_id": session.id, "employee_id": self.officers2[0].id}])[name]
                    raise AccessError("undone")
            except AccessError:
                pass
            self.assertNotEqual(made, value, name)
        for name, value in {"unit_key": "x", "day": "2020-01-01", "event_id": 1}.items():
            with self.refused("cannot be"):
                session.write({name: value})

    def test_a_closed_class_stands_on_the_resume_once_and_goes_with_an_amendment(self):
        rows = [{"employee_id": self.officers[0].id, "status": "absent", "absence_reason": "duty"}]
        session = self.held("2026-03-05")
        lines = self.env["hr.resume.line"].search([("attendance_id", "in", session.attendance_ids.ids)])
        self.assertEqual(lines.employee_id, self.officers)
        self.assertRecordValues(lines[0], [{"name": "Penalty law", "course_type": "office", "date_start": session.day, "date_end": session.day}])
        session.with_user(self.manager).action_amend("x", attendances=rows)
        self.assertEqual(self.env["hr.resume.line"].search([("attendance_id", "in", session.attendance_ids.ids)]).employee_id, self.officers[1:])
        session.with_user(self.manager).action_amend("y", attendances=[{"employee_id": self.officers[0].id, "status": "present"}])
        self.assertEqual(self.env["hr.resume.line"].search_count([("attendance_id", "in", session.attendance_ids.ids)]), 3)

    def test_an_exam_needs_results_and_only_those_who_passed_have_it_on_the_resume(self):
        session = self.plan(kind="exam")
        session.action_open()
        session._record_result([{"employee_id": self.officers[0].id, "score": 60}, {"employee_id": self.officers[1].id, "score": 59.5}])
        session.action_mark_present()
        with self.refused("without a result of the exam: K1 officer 3"):
            session.action_close()
        self.line(session, self.officers[2]).result = "failed"
        with self.refused("points are not between"):
            self.line(session, self.officers[2]).score = 101
        session.action_close()
        self.assertEqual(session.attendance_ids.mapped("passed"), [True, False, False])
        self.assertEqual(self.env["hr.resume.line"].search([("attendance_id", "in", session.attendance_ids.ids)]).employee_id, self.officers[0])
        again = self.held("2026-11-20", kind="exam", attendances=[{"employee_id": person.id, "result": "passed"} for person in self.officers])
        self.assertEqual(self.line(again, self.officers[1]).attempt, 2)
        with self.refused("has ended"):
            again._record_result([{"employee_id": self.officers[0].id, "score": 10}])
