from datetime import timedelta

from odoo.addons.street_base.tools.period import today

from .meeting_common import MeetingCommon


class ItemCommon(MeetingCommon):
    """The meeting world with problems: one of a meeting that the member settles, one beside any meeting that his squad settles."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second_secretary = cls._new_user("m_second", "street_meeting.group_meeting_secretary")
        cls.leader = cls._new_user("m_leader", "street_meeting.group_meeting_participant")
        cls.leader_person = cls.env["hr.employee"].create({
            "name": "Leader", "company_id": cls.office.id, "unit_id": cls.unit.id, "user_id": cls.leader.id})
        cls.unit.leader_id = cls.leader_person
        cls.meeting = cls._new_meeting()
        cls.item = cls._new_item(meeting_id=cls.meeting.id, owner_id=cls.member_person.id, name="Market on the road")
        cls.beside = cls._new_item(name="Opening broken through the wall")

    @classmethod
    def _new_item(cls, **values):
        return cls.env["street.action.item"].with_user(cls.secretary).create({
            "name": "Problem", "company_id": cls.office.id, "unit_id": cls.unit.id, "date_due": today() + timedelta(days=14), **values})

    def as_(self, user, record=None):
        """The record as a user sees it; the item of the meeting by default."""
        return (record if record is not None else self.item).with_user(user)

    def make_overdue(self, item, days):
        """Have the item due so many days ago."""
        item.sudo().env.cr.execute(
            "UPDATE street_action_item SET date_start = %s, date_due = %s WHERE id = %s",
            [today() - timedelta(days=days + 30), today() - timedelta(days=days), item.id])
        item.invalidate_recordset()
