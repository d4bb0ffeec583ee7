from contextlib import contextmanager

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, new_test_user


class MeetingCommon(TransactionCase):
    """An office with one user per role, people from outside, a series and a meeting of it, and another office."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, tracking_disable=True, no_reset_password=True, lang="en_US"))
        cls.office = cls.env["res.company"].create({"name": "Meeting office"})
        cls.other_office = cls.env["res.company"].create({"name": "Foreign meeting office"})
        cls.secretary = cls._new_user("m_secretary", "street_meeting.group_meeting_secretary")
        cls.chair = cls._new_user("m_chair", "street_meeting.group_meeting_participant")
        cls.member = cls._new_user("m_member", "street_meeting.group_meeting_participant")
        cls.outsider = cls._new_user("m_outsider", "street_meeting.group_meeting_participant")
        cls.foreign_secretary = cls._new_user("m_foreign", "street_meeting.group_meeting_secretary", cls.other_office)
        cls.unit = cls.env["street.unit"].create({"name": "Squad M", "code": "MT1", "company_id": cls.office.id})
        cls.chair_person, cls.member_person, cls.secretary_person = cls.env["hr.employee"].create([
            {"name": name, "company_id": cls.office.id, "unit_id": cls.unit.id, "user_id": user.id}
            for name, user in (("Chair", cls.chair), ("Member", cls.member), ("Secretary", cls.secretary))])
        cls.resident = cls.env["res.partner"].create({"name": "居民王五", "email": "resident@example.com"})
        cls.series = cls.env["street.meeting.series"].create({
            "name": "Half-monthly meeting", "kind": "half_month", "company_id": cls.office.id, "chair_id": cls.chair_person.id, "place": "Room 1",
            "agenda_template": "Open problems\nNext fortnight\n", "user_id": cls.secretary.id, "member_ids": [
                (0, 0, {"kind": "own", "employee_id": cls.chair_person.id}),
                (0, 0, {"kind": "own", "employee_id": cls.member_person.id}),
                (0, 0, {"kind": "resident", "partner_id": cls.resident.id}),
            ]})

    @classmethod
    def _new_user(cls, login, groups, company=None):
        company = company or cls.office
        return new_test_user(cls.env, login, groups=groups, company_id=company.id, company_ids=[(6, 0, company.ids)])

    @classmethod
    def _new_meeting(cls, **values):
        return cls.env["street.meeting"].with_user(cls.secretary).create({
            "series_id": cls.series.id, "company_id": cls.office.id, "chair_id": cls.chair_person.id, **values})

    @classmethod
    def _hold(cls, meeting=None, **values):
        """A meeting that is being held: everybody was there, each item has its outcome."""
        meeting = meeting or cls._new_meeting(**{"date": "2026-11-20 01:00:00", **values})
        meeting.action_open()
        meeting.action_mark_present()
        for item in meeting.agenda_ids:
            item.discussion = item.discussion or f"Said about {item.name}"
            cls.env["street.meeting.resolution"].with_user(cls.secretary).create({"agenda_item_id": item.id, "name": f"Resolved: {item.name}"})
        return meeting

    @classmethod
    def _sign(cls, meeting=None, **values):
        """A meeting whose record both have signed."""
        meeting = cls._hold(meeting, **values)
        meeting.action_circulate()
        meeting.with_user(cls.chair).action_sign()
        meeting.action_sign()
        return meeting

    @contextmanager
    def refused(self, message, error=UserError):
        """What happens inside is refused with this text and undone."""
        with self.assertRaisesRegex(error, message), self.env.cr.savepoint():
            yield
