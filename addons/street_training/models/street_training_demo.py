from datetime import time, timedelta

from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today, utc_of

from ..tools import demo_training as plot

# Each kind at an hour of its own: wherever holidays push the days, nobody is at two classes at the same time.
CLOCKS = {"drill": time(14), "exam": time(17, 30), "make_up": time(19, 30)}
MORNING = time(9)


class StreetTrainingDemo(models.AbstractModel):
    """A year of classes, drills and an exam of the demo office, and the five classes of the second one, relative to today.

    Short of the training plan at the end: 许向东 of the class two months ago (on duty, not made up) and 陈立新 of the drill of the last
    quarter (on leave), as far as these lie in this year. 张海峰 missed a class and made it up. The class of this month is held for the
    first and third squad; that of the second one waits to be logged. Everything invented.
    """

    _name = "street.training.demo"
    _description = "Demo data of classes"

    @api.model
    def _load(self):
        office = self.env.ref("base.main_company")
        loader = self.with_context(lang="zh_CN", tracking_disable=True, allowed_company_ids=office.ids)
        lines = loader._load_months() + loader._load_drills() + loader._load_exams()
        loader._record(lines)
        loader._load_planned()
        second = self.env.ref("street_training.demo_company_xixia")
        self.with_context(lang="zh_CN", tracking_disable=True, allowed_company_ids=second.ids)._load_second_office(second)

    # ------------------------------------------------------------
    # HELPERS
    # ------------------------------------------------------------

    def _ref(self, name):
        return self.env.ref(f"street_base.demo_{name}")

    def _workday(self, day):
        return plot.working_day(self.env["street.workday"]._get_calendar(self.env.company.id).is_workday, day)

    def _hold(self, course, day, **values):
        """A class that was held and closed on a day; planned, when the day is still to come."""
        start = utc_of(day, CLOCKS.get(values.get("kind"), MORNING))
        is_over = start + timedelta(hours=5) < fields.Datetime.now()
        trainer = self.env.ref("street_training.demo_user_trainer")
        vals = {
            "course_id": self.env.ref(f"street_training.course_{course}").id, "name": plot.COURSES[course], "hours": 4,
            "company_id": self.env.company.id, "date_start": start, "user_id": trainer.id, "unit_ids": [(6, 0, self._ref("unit_team").ids)], **values,
        }
        if is_over:
            vals |= {"state": "closed", "date_closed": start + timedelta(hours=4), "closer_id": trainer.id}
        return self.env["street.training.session"]._street_load_history([vals])

    def _mark(self, session, rows=None, people=None):
        """Values of the list of a class: everybody it is for was present, but for ``rows`` (person → values of his line)."""
        if session.state != "closed":
            return []
        rows = rows or {}
        return [
            {"session_id": session.id, "employee_id": person.id, "status": "present", "sign_way": "qr" if index % 3 else "hand",
             "sign_time": session.date_start - timedelta(minutes=3 + index % 9),
             **({"sign_way": False, "sign_time": False} if rows.get(person, {}).get("status") == "absent" else {}), **rows.get(person, {})}
            for index, person in enumerate(people or session._get_target_people())
        ]

    def _record(self, lines):
        attendances = self.env["street.training.attendance"]._street_create(lines)
        self.env["street.training.session"].invalidate_model(["attendance_ids"])
        self.env["hr.resume.line"]._sync_attendances(attendances)

    # ------------------------------------------------------------
    # THE FIRST OFFICE
    # ------------------------------------------------------------

    def _load_months(self):
        """The class of each of the last twelve months, with who was absent; the list of the lines to record."""
        absent = {"status": "absent", "hours": 0}
        stories = {
            1: {"employee_patrol5": {**absent, "absence_reason": "sick"}},
            2: {"employee_stationed1": {**absent, "absence_reason": "duty"}, "employee_patrol9": {**absent, "absence_reason": "leave"}},
            4: {"employee_handler3": {**absent, "absence_reason": "sick"}},
            5: {"employee_officer1": {"hours": 2, "note": "提前离开处置突发事件"}},
        }
        lines = []
        for months, (course, place, lecturer_kind, lecturer, note) in enumerate(plot.MONTHLY, 1):
            session = self._hold(
                course, self._workday(plot.first_of_month(today(), months) + timedelta(days=7)), place=place, lecturer_kind=lecturer_kind,
                lecturer=lecturer, note=note)
            rows = {self._ref(name): row for name, row in stories.get(months, {}).items()}
            lines += self._mark(session, rows)
            if months == 4:
                lines += self._make_up(session)
        return lines

    def _make_up(self, session):
        """张海峰 catches up on the class he missed."""
        made_up = self._hold(
            "language", self._workday(session.day + timedelta(days=10)), kind="make_up", make_up_of_id=session.id, place="二楼会议室",
            unit_ids=[(6, 0, self._ref("unit_squad3").ids)])
        return self._mark(made_up, people=self._ref("employee_handler3"))

    def _load_drills(self):
        """The drills of the last four quarters and of this one, for officers only."""
        lines = []
        officers = [(6, 0, self.env.ref("street_base.role_officer").ids)]
        for quarters in range(5):
            day = self._workday(plot.quarter_start(today(), quarters) + timedelta(days=48))
            session = self._hold("drill", day, kind="drill", name=plot.DRILLS[quarters % 4], role_ids=officers, place="体育场")
            rows = {self._ref("employee_officer2"): {"status": "absent", "hours": 0, "absence_reason": "leave"}} if quarters == 1 else {}
            lines += self._mark(session, rows)
        return lines

    def _load_exams(self):
        """An exam of the officers that one failed, and passed at the second attempt."""
        officers = [(6, 0, self.env.ref("street_base.role_officer").ids)]
        day = self._workday(plot.first_of_month(today(), 3) + timedelta(days=19))
        exam = self._hold("law", day, kind="exam", hours=2, name="行政处罚法年度考试", role_ids=officers, place="二楼会议室")
        scores = dict(zip(("leader1", "handler", "handler3", "officer1", "officer2", "stationed1", "stationed2"), (92, 88, 85, 96, 54, 78, 81), strict=True))
        first = self._mark(exam, {self._ref(f"employee_{name}"): {"score": score} for name, score in scores.items()})
        again = self._hold(
            "law", self._workday(exam.day + timedelta(days=21)), kind="exam", hours=2, name="行政处罚法补考", role_ids=officers,
            unit_ids=[(6, 0, self._ref("unit_squad3").ids)], place="二楼会议室")
        return [*first, *self._mark(again, {self._ref("employee_officer2"): {"score": 82, "attempt": 2}}, self._ref("employee_officer2"))]

    def _load_planned(self):
        """This month's class of the first and the third squad, and next month's of the whole team."""
        squads = self._ref("unit_squad1") | self._ref("unit_squad3")
        first = plot.first_of_month(today(), 0)
        session = self._hold("fire_flood", self._workday(first + timedelta(days=4)), unit_ids=[(6, 0, squads.ids)], place="二楼会议室")
        self._record(self._mark(session))
        self._hold("law", self._workday(plot.first_of_month(today(), -1) + timedelta(days=7)), place="二楼会议室", name="行政处罚法")

    # ------------------------------------------------------------
    # THE SECOND OFFICE
    # ------------------------------------------------------------

    def _load_second_office(self, office):
        """27 officers in three brigades: five classes, an exam that all passed, and a certificate for each."""
        people = self._create_people(office)
        units = people.unit_id
        start = today() - timedelta(days=330)
        lines = []
        for number, course in enumerate(plot.SECOND_CLASSES):
            lines += self._mark(self._hold(
                course, self._workday(start + timedelta(days=7 * number)), kind="special", unit_ids=[(6, 0, units.ids)], place="西花园街道三楼会议室",
                lecturer_kind="expert", lecturer="自治区司法厅讲师团", user_id=False))
        exam = self._hold(
            "law", self._workday(start + timedelta(days=40)), kind="exam", hours=2, name="执法资格考试", unit_ids=[(6, 0, units.ids)],
            place="西花园街道三楼会议室", user_id=False)
        lines += self._mark(exam, {person: {"score": 70 + index} for index, person in enumerate(people)})
        self._record(lines)
        self.env["street.certificate.demo"]._load_second_office(office, people, exam.day + timedelta(days=20))

    def _create_people(self, office):
        officer = self.env.ref("street_base.role_officer")
        units = [self.env.ref(f"street_training.demo_unit_xixia{number}") for number in (1, 2, 3)]
        people = self.env["hr.employee"].create([
            {"name": name, "company_id": office.id, "unit_id": units[index // 9].id, "employment_type": "public_institution",
             "officer_role_ids": [(6, 0, officer.ids)], "job_title": "执法队员"}
            for index, name in enumerate(plot.SECOND_PEOPLE)
        ])
        for number, unit in enumerate(units):
            unit.leader_id = people[9 * number]
        return people
