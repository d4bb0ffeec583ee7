import io

from psycopg2 import IntegrityError
from pypdf import PdfReader

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.street_base.tools.period import today

from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestClearance(CustodyCommon):
    """Whoever leaves is cleared by a keeper: nothing out, nothing open, the rest with a remark."""

    def sheet(self, employee=None, user=None):
        return self.env["street.clearance"].with_user(user or self.keeper).create({
            "employee_id": (employee or self.holder).id, "company_id": self.office.id, "date_leaving": today()})

    def uniform(self, **values):
        supply = self.env["street.supply"].create({"name": "Jacket", "size": "175", "kind": "uniform", "company_id": self.office.id, **values})
        supply.with_user(self.keeper).action_receive(3)
        supply.with_user(self.keeper).action_issue(1, self.holder.id)
        return supply

    def text(self, sheet, user=None):
        content, _kind = self.env["ir.actions.report"].with_user(user or self.keeper)._render_py_pdf("street_equipment.street_clearance_report", sheet.ids, {})
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).replace("\n", "")

    def test_nothing_is_signed_while_items_clips_trips_or_reservations_are_open(self):
        custody = self.issue(self.recorder)
        sheet = self.sheet()
        self.reserve(self.drone, start=30)
        with self.refused(r"recorder .*out since(.|\n)*drone .*cancel the reservation"):
            sheet.action_sign()
        self.env["street.reservation"].search([("employee_id", "=", self.holder.id)]).with_user(self.keeper).action_cancel("Leaves")
        custody.action_return("worn", note="Clip is loose")
        self.assertIn("Worn", sheet.overview)
        with self.refused("clips of .* are not uploaded"):
            sheet.action_sign()
        custody.duty_ids.action_upload(0, "Nothing recorded")
        car = self.issue(self.vehicle)
        trip = self.env["street.vehicle.trip"].with_user(self.user).create({
            "vehicle_id": self.vehicle.id, "driver_id": self.holder.id, "destination": "Market", "purpose": "Round", "company_id": self.office.id})
        with self.refused("trip since .* is not ended"):
            sheet.action_sign()
        trip.action_end(trip.odometer_start + 5)
        car.action_return("good")
        self.assertTrue(sheet.action_sign())
        self.assertEqual((sheet.state, sheet.keeper_id), ("signed", self.keeper))
        self.assertRegex(sheet.number, "装清")

    def test_what_stays_needs_a_remark_and_a_worn_piece_is_the_persons_own(self):
        supply = self.uniform(wear_months=24)
        sheet = self.sheet()
        self.assertIn("wearing term until", sheet.overview)
        with self.refused("Write in the remark"):
            sheet.action_sign()
        self.env.cr.execute("UPDATE street_supply_move SET date_worn = %s WHERE supply_id = %s AND kind = 'issue'", [today(), supply.id])
        self.env.invalidate_all()
        self.assertTrue(sheet.action_sign(), "the term is over")
        self.assertIn("wearing term is over", sheet.overview)
        second = self.sheet(self.second)
        self.env["street.vehicle.fine"].with_user(self.keeper).create({
            "vehicle_id": self.vehicle.id, "driver_id": self.second.id, "date": fields.Datetime.now(), "place": "Ring road", "violation": "Parking",
            "amount": 200, "points": 3, "company_id": self.office.id})
        with self.refused("Write in the remark"):
            second.action_sign()
        second.note = "Pays by the end of the month"
        self.assertTrue(second.action_sign())
        self.assertIn("Parking", second.overview)

    def test_the_signature_keeps_what_stood_there(self):
        sheet = self.sheet()
        sheet.note = "Nothing left"
        sheet.action_sign()
        self.env["street.vehicle.fine"].with_user(self.keeper).create({
            "vehicle_id": self.vehicle.id, "driver_id": self.holder.id, "date": fields.Datetime.now(), "place": "x", "violation": "Late", "company_id": self.office.id})
        self.env.invalidate_all()
        self.assertEqual(sheet._get_rows(), [])
        self.assertIn("Nothing is outstanding", sheet.overview)
        for vals in ({"kept_rows": []}, {"employee_id": self.second.id}, {"state": "open"}):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                sheet.write(vals)
        for vals in ({"note": "x"}, {"date_leaving": "2020-01-01"}):
            with self.assertRaisesRegex(UserError, "What was signed stays"), self.env.cr.savepoint():
                sheet.write(vals)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            sheet.unlink()

    def test_nothing_is_given_to_whoever_was_cleared_until_the_sheet_is_cancelled(self):
        sheet = self.sheet()
        sheet.action_sign()
        self.supply.with_user(self.keeper).action_receive(5)
        for give in (lambda: self.issue(self.recorder), lambda: self.supply.with_user(self.keeper).action_issue(1, self.holder.id)):
            with self.refused("was cleared"):
                give()
        with self.refused("needs a reason"):
            sheet.action_cancel("")
        sheet.action_cancel("Stays")
        self.assertTrue(self.issue(self.recorder))
        self.assertTrue(self.supply.with_user(self.keeper).action_issue(1, self.holder.id))

    @mute_logger("odoo.sql_db")
    def test_a_person_has_one_open_sheet(self):
        self.sheet()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.sheet()

    def test_nobody_signs_his_own_and_users_only_read_their_own(self):
        sheet = self.sheet()
        for user in (self.user, self.staff, self.approver):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self.sheet(self.second, user=user)
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                sheet.with_user(user).action_sign()
        self.assertEqual(self.env["street.clearance"].with_user(self.user).search([]), sheet)
        self.assertFalse(self.env["street.clearance"].with_user(self.staff).search([]))
        self.assertFalse(self.env["street.clearance"].with_user(self.foreign_keeper).search([]))
        self.third.user_id = self.keeper
        own = self.sheet(self.third)
        with self.refused("another keeper signs"):
            own.action_sign()
        self.assertTrue(own.with_user(self.keeper2).action_sign())
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self.env["street.clearance"].with_user(self.foreign_keeper).with_company(self.other_office).create({
                "employee_id": self.second.id, "company_id": self.other_office.id, "date_leaving": today()})

    def test_the_list_of_a_leaver_and_the_departure_lead_to_it(self):
        custody = self.issue(self.recorder)
        action = custody.action_open_clearance()
        sheet = self.env["street.clearance"].browse(action["res_id"])
        self.assertEqual((sheet.employee_id, sheet.state), (self.holder, "open"))
        self.assertEqual(custody.action_open_clearance()["res_id"], sheet.id)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            custody.with_user(self.user).action_open_clearance()
        hr, clerk = (new_test_user(self.env, login, groups=group, company_id=self.office.id, company_ids=[(6, 0, self.office.ids)])
                     for login, group in (("e_hr", "hr.group_hr_manager"), ("e_clerk", "hr.group_hr_user")))
        reason = self.env["hr.departure.reason"].search([], limit=1)
        wizard = self.env["hr.departure.wizard"].with_user(hr).create({
            "employee_ids": [(6, 0, (self.holder | self.second).ids)], "departure_reason_id": reason.id, "departure_date": today()})
        wizard.action_register_departure()
        sheets = self.env["street.clearance"].with_user(clerk).search([("company_id", "=", self.office.id)])
        self.assertEqual(sheets.employee_id, self.holder | self.second)
        self.assertEqual(sheets & sheet, sheet)
        self.assertEqual(self.holder.with_user(clerk).action_open_clearances()["domain"], [("employee_id", "in", self.holder.ids)])

    def test_the_printed_sheet_says_what_is_out_and_who_signed(self):
        custody = self.issue(self.recorder)
        self.uniform(wear_months=24)
        sheet = self.sheet()
        text = self.text(sheet)
        for part in ("Clearance sheet", "Holder 1", self.recorder.label_code, "out since", "Jacket 175", "wearing term until", "NOT ISSUED"):
            self.assertIn(part, text)
        custody.action_return("good")
        custody.duty_ids.action_upload(2)
        sheet.note = "Jacket stays"
        sheet.action_sign()
        text = self.text(sheet, self.user)
        for part in (sheet.number[-5:], "In good order", "Jacket stays", "e_keeper"):
            self.assertIn(part, text)
        self.assertNotIn("NOT ISSUED", text)
