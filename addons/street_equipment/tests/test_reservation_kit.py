from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestReservationKit(CustodyCommon):
    """A kit reserved in one action: asked for, decided on, issued and given up as a whole."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kit = cls.make_kit()

    def book(self, user=None, start=24, hours=8, **more):
        kit = self.kit.with_user(user or self.user)
        ids = kit.action_reserve(self.moment(hours=start), self.moment(hours=start + hours), "Night market", **more)
        return self.env["street.reservation"].with_user(user or self.user).browse(ids)

    def test_one_action_reserves_every_item_and_a_keeper_approves_all_at_once(self):
        rows = self.book()
        self.assertRecordValues(rows, [
            {"equipment_id": self.recorder.id, "vehicle_id": False, "kit_id": self.kit.id, "employee_id": self.holder.id, "state": "requested"},
            {"equipment_id": self.radio.id, "vehicle_id": False, "kit_id": self.kit.id, "employee_id": self.holder.id, "state": "requested"},
            {"equipment_id": False, "vehicle_id": self.vehicle.id, "kit_id": self.kit.id, "employee_id": self.holder.id, "state": "requested"}])
        self.assertEqual(len(rows.sudo().activity_ids), 1, "the keeper decides once")
        self.assertEqual(rows[0].together_ids, rows[1] | rows[2])
        rows[1].with_user(self.keeper).action_approve()
        self.assertEqual(rows.mapped("state"), ["approved"] * 3)
        self.assertFalse(rows.sudo().activity_ids)

    def test_it_is_issued_and_taken_back_together(self):
        rows = self.book(start=0.001)
        rows[2].with_user(self.keeper).action_approve()
        action = rows[0].with_user(self.keeper).action_issue()
        dialog = Form(self.env["street.custody.issue"].with_user(self.keeper).with_context(**action["context"]))
        self.assertEqual((dialog.kit_id, dialog.employee_id, dialog.equipment_ids[:], dialog.vehicle_ids[:]), (
            self.kit, self.holder, self.recorder | self.radio, self.vehicle))
        dialog.save().action_confirm()
        self.assertEqual(rows.mapped("state"), ["collected"] * 3)
        self.assertEqual((self.kit.out_count, self.kit.holder_id), (3, self.holder))
        back = self.kit.with_user(self.keeper).action_return()
        self.env["street.custody.return"].with_user(self.keeper).with_context(**back["context"]).create({}).action_confirm()
        self.assertFalse(self.kit.out_count)

    def test_every_item_that_is_not_free_is_named(self):
        self.reserve(self.radio, user=self.keeper, employee=self.second, start=25)
        self.job(self.recorder, maintenance_type="preventive", schedule_date=self.moment(hours=26), schedule_end=self.moment(hours=27))
        with self.refused(r"radio .*is reserved for Holder 2.*\nrecorder .*is to be maintained"):
            self.book()
        self.assertFalse(self.env["street.reservation"].search([("kit_id", "=", self.kit.id)]))
        dialog = Form(self.env["street.kit.reserve"].with_user(self.user).with_context(**self.kit.with_user(self.user).action_open_reserve()["context"]))
        dialog.date_from, dialog.date_to, dialog.purpose = self.moment(hours=24), self.moment(hours=30), "Market"
        self.assertIn("is to be maintained", dialog.conflict_note)
        self.assertIn("is reserved for Holder 2", dialog.conflict_note)
        dialog.date_from, dialog.date_to = self.moment(hours=50), self.moment(hours=53)
        self.assertFalse(dialog.conflict_note)
        action = dialog.save().action_confirm()
        self.assertEqual(len(self.env["street.reservation"].search(action["domain"])), 3)

    def test_what_comes_in_the_way_of_one_item_stops_the_approval_of_all(self):
        rows = self.book()
        self.job(self.radio, maintenance_type="preventive", schedule_date=self.moment(hours=26), schedule_end=self.moment(hours=27))
        with self.refused("radio .*is to be maintained"):
            rows[0].with_user(self.keeper).action_approve()
        self.assertEqual(set(rows.mapped("state")), {"requested"})

    def test_it_is_moved_refused_and_cancelled_as_a_whole(self):
        rows = self.book()
        later = self.moment(hours=40)
        rows[0].write({"date_to": later})
        self.assertEqual({str(row.date_to) for row in rows}, {later})
        with self.refused("reserved as a whole"):
            rows[0].write({"equipment_id": self.drone.id})
        with self.refused("reserved as a whole"):
            rows[0].unlink()
        rows[1].action_cancel("Rain")
        self.assertEqual(rows.mapped("state"), ["cancelled"] * 3)
        again = self.book()
        again[0].with_user(self.keeper).action_refuse("Needed elsewhere")
        self.assertEqual(again.mapped("state"), ["refused"] * 3)
        self.assertEqual(rows.mapped("state"), ["cancelled"] * 3, "an older booking of the same time is left alone")
        third = self.book()
        third.unlink()
        self.assertFalse(third.exists())

    def test_part_of_a_kit_cannot_pass_for_the_kit(self):
        vals = {"kit_id": self.kit.id, "employee_id": self.holder.id, "purpose": "x", "company_id": self.office.id,
                "date_from": self.moment(hours=24), "date_to": self.moment(hours=26)}
        Reservation = self.env["street.reservation"].with_user(self.user)
        for rows in ([{**vals, "equipment_id": self.recorder.id}], [{**vals, "equipment_id": item.id} for item in (self.recorder, self.radio, self.drone)]):
            with self.refused("with everything that is in it"):
                Reservation.create(rows)
        single = self.reserve()
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            single.write({"kit_id": self.kit.id})

    def test_the_limit_counts_a_kit_once_and_binds_users(self):
        self.office.reservation_open_count = 2
        self.book()
        self.reserve(start=48)
        with self.refused("2 reservations already"):
            self.book(start=72)
        self.assertEqual(len(self.book(user=self.keeper, start=96, employee_id=self.second.id)), 3)

    def test_nobody_reserves_a_kit_for_others_of_another_office_or_out_of_nonsense(self):
        with self.refused("for yourself only"):
            self.book(employee_id=self.second.id)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self.book(user=self.foreign_keeper)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self.book(user=self.staff)
        kit = self.kit.with_user(self.keeper)
        for arguments in (("tomorrow", "2030-01-01", "x"), (None, "2030-01-01", "x"), ("2030-01-01 08:00:00", "2030-01-01 09:00:00", "x", "Li")):
            with self.refused("neither a moment"):
                kit.action_reserve(*arguments)
        with self.refused("nobody is named"):
            kit.action_reserve("2030-01-01 08:00:00", "2030-01-01 09:00:00", "x")
        with self.refused("Choose one kit"):
            kit.browse().action_reserve("2030-01-01 08:00:00", "2030-01-01 09:00:00", "x")
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self.book(start=-30)

    def test_a_kit_of_thirty_is_reserved_with_as_many_queries_as_one_of_three(self):
        def cost(kit, start):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            kit.with_user(self.keeper).action_reserve(self.moment(hours=start), self.moment(hours=start + 2), "Drill", self.second.id)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        items = self.env["maintenance.equipment"].union(*(self._new_item("radio") for _number in range(30)))
        large = self.kit.create({"name": "Large", "company_id": self.office.id, "line_ids": [(0, 0, {"equipment_id": item.id}) for item in items]})
        small = self.kit.create({"name": "Small", "company_id": self.office.id, "line_ids": [(0, 0, {"equipment_id": item.id}) for item in items[:3]]})
        cost(small, 20)
        self.assertLessEqual(cost(large, 60), cost(small, 100) + 12)
