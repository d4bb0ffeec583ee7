from contextlib import contextmanager
from datetime import datetime, timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import TransactionCase, new_test_user


class CourseCommon(TransactionCase):
    """An office with two squads of three officers each, a trainer, a training manager, and another office."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, tracking_disable=True, no_reset_password=True, lang="en_US"))
        cls.office = cls.env["res.company"].create({"name": "Course office"})
        cls.other_office = cls.env["res.company"].create({"name": "Foreign office"})
        cls.trainer = cls._new_user("c_trainer", "street_training.group_trainer")
        cls.manager = cls._new_user("c_manager", "street_training.group_training_manager")
        cls.foreign_trainer = cls._new_user("c_foreign", "street_training.group_trainer", cls.other_office)
        cls.role = cls.env.ref("street_base.role_officer")
        cls.squad, cls.officers = cls._new_squad("K1")
        cls.squad2, cls.officers2 = cls._new_squad("K2")
        cls.officer = cls._new_user("c_officer")
        cls.officers[0].user_id = cls.officer
        cls.course = cls.env["street.course"].create({"name": "Penalty law", "code": "K-PL", "hours": 4, "company_id": cls.office.id})
        cls.Session = cls.env["street.training.session"]

    @classmethod
    def _new_user(cls, login, groups="street_base.group_street_user", company=None):
        company = company or cls.office
        return new_test_user(cls.env, login, groups=groups, company_id=company.id, company_ids=[(6, 0, company.ids)])

    @classmethod
    def _new_squad(cls, code, size=3):
        unit = cls.env["street.unit"].create({"name": f"Squad {code}", "code": code, "company_id": cls.office.id})
        return unit, cls._new_officers(code, size, unit)

    @classmethod
    def _new_officers(cls, code, size, unit):
        return cls.env["hr.employee"].create([
            {"name": f"{code} officer {number}", "company_id": cls.office.id, "unit_id": unit.id, "officer_role_ids": [(6, 0, cls.role.ids)]}
            for number in range(1, size + 1)
        ])

    def plan(self, user=None, **values):
        """A class of squad 1 that began an hour ago."""
        user = user or self.trainer
        return self.Session.with_user(user).create([{
            "course_id": self.course.id, "date_start": fields.Datetime.now() - timedelta(hours=1), "unit_ids": [(6, 0, self.squad.ids)], **values,
        }])

    def held(self, day=None, course=None, user=None, attendances=(), **facts):
        """A class that was logged: everybody of squad 1 present unless said otherwise. :param str day: such as 2026-03-05"""
        start = f"{day} 01:00:00" if day else fields.Datetime.to_string(fields.Datetime.now() - timedelta(hours=5))
        answer = self.Session.with_user(user or self.trainer).log_class(
            course_id=(course or self.course).id, date_start=start, attendances=list(attendances), **{"unit_ids": self.squad.ids, **facts})
        return self.Session.with_user(user or self.trainer).browse(answer["id"])

    @contextmanager
    def refused(self, message, error=UserError):
        """What happens inside is refused with this text and undone."""
        with self.assertRaisesRegex(error, message), self.env.cr.savepoint():
            yield

    def line(self, session, employee):
        return session.attendance_ids.filtered(lambda line: line.employee_id == employee)

    def moment(self, text):
        return datetime.strptime(text, "%Y-%m-%d %H:%M")
