import base64
import io
from datetime import timedelta

from PIL import Image

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.street_base.tools.period import today

from .item_common import ItemCommon


@tagged("post_install", "-at_install")
class TestActionItem(ItemCommon):
    def test_an_item_is_numbered_in_its_office(self):
        self.assertRegex(self.item.number, r"问题〔\d{4}〕\d{3}号$")
        self.assertNotEqual(self.item.number, self.beside.number)

    def test_the_owner_reports_and_a_secretary_strikes_off(self):
        self.as_(self.member).action_done("The market moved into the hall.")
        self.assertRecordValues(self.item, [{"state": "done", "done_user_id": self.member.id, "result": "The market moved into the hall."}])
        self.as_(self.secretary).action_strike()
        self.assertRecordValues(self.item, [{"state": "struck", "struck_user_id": self.secretary.id}])
        log = self.env["street.log"].search([("model", "=", "street.action.item"), ("res_id", "=", self.item.id)], order="id")
        self.assertEqual(log.mapped("move"), ["create", "done", "strike"])

    def test_an_item_is_never_struck_off_by_its_owner(self):
        own = self._new_item(owner_id=self.secretary_person.id, name="Signs of the office")
        self.as_(self.secretary, own).action_done("Painted.")
        with self.refused("You settle it yourself"):
            self.as_(self.secretary, own).action_strike()
        self.as_(self.second_secretary, own).action_strike()
        self.assertEqual(own.state, "struck")

    def test_whoever_reported_it_for_the_owner_does_not_strike_it_off_either(self):
        self.as_(self.secretary).action_done("Reported by telephone.")
        with self.refused("You reported it as done"):
            self.as_(self.secretary).action_strike()
        self.as_(self.chair).action_strike()  # of the meeting it comes from

    def test_the_chair_of_the_meeting_strikes_off_what_came_out_of_it_only(self):
        (self.item | self.beside).with_user(self.secretary).action_done("Done.")
        self.as_(self.chair).action_strike()
        with self.refused("Only a secretary or the chair"):
            self.as_(self.chair, self.beside).action_strike()

    def test_only_those_who_settle_it_report_on_it(self):
        for move in (lambda: self.as_(self.outsider).action_done("Done."), lambda: self.as_(self.outsider).action_note_progress("Seen.")):
            with self.refused("Only its owner|only its owner"):
                move()
        self.as_(self.leader).action_done("By the squad.")
        self.assertEqual(self.item.state, "done")

    def test_without_an_owner_whoever_acts_for_the_unit_reports(self):
        self.assertTrue(self.as_(self.member, self.beside).is_mine)
        self.assertFalse(self.as_(self.outsider, self.beside).is_mine)
        Item = self.env["street.action.item"]
        mine = [("is_mine", "=", True), ("company_id", "=", self.office.id)]
        self.assertEqual(Item.with_user(self.member).search(mine), (self.item | self.beside).with_user(self.member))
        self.assertFalse(Item.with_user(self.outsider).search(mine))
        self.assertEqual(len(Item.with_user(self.outsider).search([("is_mine", "=", False), ("company_id", "=", self.office.id)])), 2)
        self.as_(self.member, self.beside).action_done("Walled up.")

    def test_a_report_says_what_was_done(self):
        for empty in ("", "  "):
            with self.refused("Say what was done"):
                self.as_(self.member).action_done(empty)

    def test_what_was_sent_back_is_open_again_and_the_report_is_kept(self):
        self.as_(self.member).action_done("Done.")
        self.as_(self.secretary).action_send_back("Half of the stalls are still there.")
        self.assertRecordValues(self.item, [{"state": "open", "result": False, "date_done": False}])
        self.assertEqual(self.item.progress_ids.sorted("id").mapped("note"), ["Done.", "Half of the stalls are still there."])

    def test_a_due_day_before_the_meeting_is_refused(self):
        later = self._new_meeting(date=fields.Datetime.now() + timedelta(days=20))
        with self.refused("before the meeting of", ValidationError):
            self._new_item(meeting_id=later.id, date_due=today() + timedelta(days=5))

    def test_more_time_needs_a_reason_and_a_later_day(self):
        due = self.item.date_due
        with self.refused("needs a reason"):
            self.as_(self.secretary).action_postpone(due + timedelta(days=7), " ")
        for day in (due, due - timedelta(days=1), None):
            with self.refused("Give a later day"):
                self.as_(self.secretary).action_postpone(day, "Weather")
        with self.refused("Only a secretary or the chair"):
            self.as_(self.member).action_postpone(due + timedelta(days=7), "Weather")
        self.as_(self.secretary).action_postpone((due + timedelta(days=7)).isoformat(), "Weather")
        self.assertEqual(self.item.date_due, due + timedelta(days=7))

    def test_it_is_given_to_people_of_this_office_only(self):
        foreign = self.env["street.unit"].create({"name": "Foreign squad", "code": "MT9", "company_id": self.other_office.id})
        with self.refused("Choose a unit of this office"):
            self.as_(self.secretary).action_reassign(foreign.id, "Their job")
        other = self.env["street.unit"].create({"name": "Second squad", "code": "MT2", "company_id": self.office.id})
        with self.refused("not in the owner unit", ValidationError):
            self.as_(self.secretary).action_reassign(other.id, "Their job", self.member_person.id)
        self.as_(self.secretary).action_reassign(other.id, "Their job")
        self.assertRecordValues(self.item, [{"unit_id": other.id, "owner_id": False}])

    def test_progress_is_noted_with_photos_and_stays(self):
        picture = io.BytesIO()
        Image.new("RGB", (8, 8)).save(picture, "JPEG")
        photo = self.env["ir.attachment"].with_user(self.member).create({"name": "stall.jpg", "datas": base64.b64encode(picture.getvalue())})
        self.as_(self.member).action_note_progress("Two stalls left.", photo.ids)
        note = self.item.progress_ids
        self.assertRecordValues(note, [{"note": "Two stalls left.", "user_id": self.member.id}])
        self.assertEqual((note.photo_ids, photo.res_model, photo.res_id), (photo, "street.action.progress", note.id))
        for user in (self.member, self.secretary):
            for change in (lambda note: note.write({"note": "Nothing left."}), lambda note: note.unlink()):
                with self.refused("", (AccessError, UserError)):
                    change(note.with_user(user))

    def test_what_is_no_picture_is_refused(self):
        fake = self.env["ir.attachment"].with_user(self.member).create({"name": "stall.jpg", "datas": base64.b64encode(b"<script>")})
        with self.refused("is not a photo", ValidationError):
            self.as_(self.member).action_note_progress("Look.", fake.ids)
        foreign = self.env["ir.attachment"].with_user(self.secretary).create({"name": "other.jpg", "datas": base64.b64encode(b"x")})
        with self.refused("", AccessError):
            self.as_(self.member).action_note_progress("Look.", foreign.ids)

    def test_nothing_is_noted_on_what_has_ended(self):
        self.as_(self.secretary).action_withdraw("The street is another office's now.")
        with self.refused("has ended"):
            self.as_(self.member).action_note_progress("Too late.")
        with self.refused("was struck off or withdrawn stays"):
            self.as_(self.secretary).write({"measure": "Another one"})

    def test_protected_facts_are_not_written_by_anybody(self):
        for user in (self.member, self.secretary):
            for values in ({"state": "struck"}, {"date_due": today()}, {"owner_id": False}, {"number": "1"}, {"struck_user_id": user.id}):
                with self.subTest(user=user.login, values=values), self.refused("", (AccessError, UserError)):
                    self.as_(user).write(values)

    def test_another_office_reads_and_moves_nothing(self):
        with self.assertRaises(AccessError):
            self.as_(self.foreign_secretary).action_done("Theirs.")

    def test_items_of_a_closed_meeting_are_read_by_its_people_only(self):
        closed = self._new_meeting(series_id=False, name="Case", kind="collective")
        self.env["street.meeting.attendee"].create({"meeting_id": closed.id, "employee_id": self.member_person.id})
        self.env["street.meeting.attendee"].create({"meeting_id": closed.id, "employee_id": self.secretary_person.id})
        item = self._new_item(meeting_id=closed.id, name="Of the case")
        found = self.env["street.action.item"].with_user(self.member).search([("id", "=", item.id)])
        self.assertTrue(found)
        for user in (self.outsider, self.second_secretary):
            self.assertFalse(self.env["street.action.item"].with_user(user).search([("id", "=", item.id)]))

    # ------------------------------------------------------------
    # OVERDUE
    # ------------------------------------------------------------

    def test_overdue_is_asked_of_the_day_and_never_stored(self):
        self.make_overdue(self.item, 1)
        self.assertTrue(self.item.is_overdue)
        domain = [("company_id", "=", self.office.id)]
        self.assertEqual(self.env["street.action.item"].search([*domain, ("is_overdue", "=", True)]), self.item.sudo())
        self.assertEqual(self.env["street.action.item"].search([*domain, ("is_overdue", "=", False)]), self.beside.sudo())

    def test_statistics_count_what_is_overdue_while_they_read(self):
        self.make_overdue(self.item, 1)
        Item = self.env["street.action.item"].with_user(self.secretary)
        domain = [("company_id", "=", self.office.id)]
        self.assertEqual(Item._read_group(domain, ["unit_id"], ["__count", "overdue_count:sum"]), [(self.unit.with_user(self.secretary), 2, 1)])
        self.assertEqual(Item._read_group(domain, ["is_overdue"], ["__count"]), [(False, 1), (True, 1)])
        self.assertEqual(Item.search(domain).mapped("overdue_count"), [1, 0])
        self.as_(self.member).action_done("Done.")
        self.assertEqual(Item._read_group(domain, [], ["overdue_count:sum"]), [(0,)])
        self.assertFalse(Item._fields["overdue_count"].store or Item._fields["is_overdue"].store)

    def test_a_calendar_begins_with_the_problem(self):
        self.assertEqual(self.item.with_context(problem_first=True).display_name, f"{self.item.name} {self.item.number}")
        self.assertEqual(self.item.display_name, f"{self.item.number} {self.item.name}")

    def get_notices(self, item):
        kind = self.env.ref("street_meeting.activity_item_overdue")
        return self.env["mail.activity"].search([("res_model", "=", item._name), ("res_id", "=", item.id), ("activity_type_id", "=", kind.id)])

    def test_the_owner_is_told_first_and_the_leader_some_days_later(self):
        Item = self.env["street.action.item"]
        self.make_overdue(self.item, 1)
        Item._cron_remind()
        Item._cron_remind()
        self.assertEqual(self.get_notices(self.item).user_id, self.member)
        self.assertEqual(len(self.get_notices(self.item)), 1)
        self.make_overdue(self.item, 4)
        Item._cron_remind()
        self.assertIn(self.leader, self.get_notices(self.item).user_id)

    def test_a_report_takes_the_notices_away(self):
        self.make_overdue(self.item, 5)
        self.env["street.action.item"]._cron_remind()
        self.assertTrue(self.get_notices(self.item))
        self.as_(self.member).action_done("Done at last.")
        self.assertFalse(self.get_notices(self.item))

    # ------------------------------------------------------------
    # CARRIED OVER
    # ------------------------------------------------------------

    def test_what_is_left_comes_before_the_next_meeting(self):
        with self.refused("No further meeting is planned"):
            self.as_(self.secretary).action_carry_over()
        following = self._new_meeting(date=self.meeting.date + timedelta(days=14))
        self.as_(self.secretary).action_carry_over()
        self.assertEqual(self.item.carry_ids.meeting_id, following)
        with self.refused("is on the list of"):
            self.as_(self.secretary).action_carry_over()
        following.with_user(self.secretary).action_carry_in()
        self.assertEqual(following.carry_ids.item_id, (self.item | self.beside).sudo(), "once each, and what stands beside meetings too")

    def test_what_was_struck_off_is_not_carried_in(self):
        self.as_(self.member).action_done("Done.")
        self.as_(self.secretary).action_strike()
        following = self._new_meeting(date=self.meeting.date + timedelta(days=14))
        following.with_user(self.secretary).action_carry_in()
        self.assertEqual(following.carry_ids.item_id, self.beside.sudo())

    def test_reading_a_list_takes_as_many_queries_for_eighty_as_for_twenty(self):
        self.env["street.action.item"].with_user(self.secretary).create([
            {"name": f"Problem {n}", "company_id": self.office.id, "unit_id": self.unit.id, "date_due": today()} for n in range(78)])
        Item = self.env["street.action.item"].with_user(self.member)
        names = {name: {} for name in ("number", "name", "is_overdue", "is_mine", "carry_count", "allowed_moves")}
        counts = []
        for limit in (20, 80):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            Item.web_search_read([("company_id", "=", self.office.id)], names, limit=limit)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 1)
