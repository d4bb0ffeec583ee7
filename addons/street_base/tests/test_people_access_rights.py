from datetime import date

from odoo.exceptions import AccessError, RedirectWarning, UserError
from odoo.tests import tagged

from .common import PeopleCommon


@tagged("post_install", "-at_install")
class TestPeopleAccessRights(PeopleCommon):
    """Who reads and who writes subjects, units, stand-ins and the facts on people."""

    def test_staff_read_the_people_and_units_of_their_office(self):
        unit = self.squad.with_user(self.member.user_id)
        self.assertEqual(unit.member_count, 2)
        self.assertEqual(unit.leader_id.name, "S1 leader")
        self.assertEqual(unit.member_ids.mapped("name"), ["S1 leader", "S1 member"])
        public = self.env["hr.employee.public"].with_user(self.member2.user_id).browse(self.member.id)
        self.assertEqual(public.unit_id, self.squad)
        self.assertFalse(public.officer_role_ids)

    def test_staff_find_a_person_by_name_and_by_role(self):
        self.member.officer_role_ids = self.env.ref("street_base.role_officer")
        Employee = self.env["hr.employee"].with_user(self.member2.user_id)
        self.assertEqual(Employee.name_search("S1 mem"), [(self.member.id, "S1 member")])
        found = Employee.search([("officer_role_ids.code", "=", "officer"), ("unit_id", "=", self.squad.id)])
        self.assertEqual(found, self.member)
        self.assertEqual(found._with_role("officer"), self.member)

    def test_staff_choose_a_person_in_the_dialog_of_a_phone(self):
        Employee = self.env["hr.employee"].with_user(self.member2.user_id)
        for kind in ("kanban", "list"):
            found = Employee.get_views([(False, kind), (False, "search")], {"load_filters": True})
            self.assertIn("unit_id", found["models"]["hr.employee"]["fields"])
            self.assertIn('name="unit_id"', found["views"][kind]["arch"])
        shown = {"name": {}, "job_title": {}, "unit_id": {"fields": {"display_name": {}}}}
        rows = Employee.web_search_read([("name", "=", "S1 member")], shown)
        self.assertEqual((rows["length"], rows["records"][0]["unit_id"]["display_name"]), (1, "Squad S1"))
        with self.assertRaises(RedirectWarning, msg="a list that opens people is for personnel"):
            Employee.get_views([(False, "list"), (False, "form"), (False, "search")])

    def test_the_authority_above_reads_the_office_below_and_changes_nothing(self):
        unit = self.squad.with_user(self.city_user)
        self.assertEqual(unit.read(["name"])[0]["name"], "Squad S1")
        public = self.env["hr.employee.public"].with_user(self.city_user).browse(self.member.id)
        self.assertEqual(public.name, "S1 member")
        city_admin = self._new_user("city_admin", "street_base.group_street_admin", self.centre)
        with self.assertRaises(AccessError):
            unit.with_user(city_admin).write({"name": "Taken over"})

    def test_an_office_reads_the_units_of_the_authority_above_to_hand_work_up(self):
        desk = self.env["street.unit"].create({"name": "City desk", "code": "CD", "company_id": self.centre.id})
        self.assertEqual(desk.with_user(self.member.user_id).read(["name"])[0]["name"], "City desk")

    def test_a_neighbouring_office_sees_neither_units_nor_subjects(self):
        for records in (self.squad, self.office.subject_ids):
            with self.assertRaises(AccessError):
                records.with_user(self.stranger).read(["name"])

    def test_staff_write_no_unit_subject_head_stand_in_or_role(self):
        user = self.leader.user_id
        subject = self.office.subject_ids
        head = self.env["street.subject.head"].create({"subject_id": subject.id, "name": "Head"})
        absence = {
            "absent_employee_id": self.leader2.id, "employee_id": self.leader.id, "date_from": "2026-11-02",
            "date_to": "2026-11-03", "reason": "Leave",
        }
        stand_in = self.env["street.stand.in"].create(absence)
        rows = {
            "street.unit": (self.squad, {"name": "X", "code": "X"}),
            "street.subject": (subject, {"name": "X", "code": "X", "kind": "entrusting"}),
            "street.subject.head": (head, {"subject_id": subject.id, "name": "X"}),
            "street.officer.role": (self.env.ref("street_base.role_officer"), {"name": "X", "code": "x"}),
            "street.domain": (self.env.ref("street_base.domain_water"), {"name": "X", "code": "x"}),
            "street.stand.in": (stand_in, absence),
        }
        for model, (record, values) in rows.items():
            with self.subTest(model), self.assertRaises(AccessError):
                self.env[model].with_user(user).create(values)
            with self.subTest(model), self.assertRaises(AccessError):
                record.with_user(user).write({"active": False} if "active" in record._fields else values)
            with self.subTest(model), self.assertRaises(AccessError):
                record.with_user(user).unlink()

    def test_staff_change_their_own_role_through_no_door(self):
        user = self.member.user_id
        role = self.env.ref("street_base.role_officer")
        doors = {
            "employee": lambda: self.member.with_user(user).write({"officer_role_ids": [(4, role.id)]}),
            "public": lambda: self.env["hr.employee.public"].with_user(user).browse(self.member.id).write(
                {"officer_role_ids": [(4, role.id)]}),
            "user": lambda: user.with_user(user).write({"employee_ids": [(1, self.member.id, {"officer_role_ids": [(4, role.id)]})]}),
            "unit": lambda: self.squad.with_user(user).write({"member_ids": [(1, self.member.id, {"officer_role_ids": [(4, role.id)]})]}),
            "load": lambda: self.env["hr.employee"].with_user(user).load([".id", "unit_id/.id"], [[str(self.member.id), str(self.squad2.id)]]),
        }
        for door, call in doors.items():
            with self.subTest(door):
                try:
                    with self.env.cr.savepoint():
                        call()
                except (AccessError, UserError, ValueError):
                    pass
                self.env.invalidate_all()
                self.assertFalse(self.member.officer_role_ids)
                self.assertEqual(self.member.unit_id, self.squad)

    def test_personnel_staff_appoint_nobody(self):
        Employee = self.env["hr.employee"].with_user(self.hr_officer)
        with self.assertRaises(AccessError):
            self.member.with_user(self.hr_officer).write({"employment_type": "civil_service"})
        with self.assertRaises(AccessError):
            Employee.create({"name": "New", "unit_id": self.squad.id})
        with self.assertRaises(AccessError):
            Employee.with_context(default_unit_id=self.squad.id).create({"name": "New"})
        with self.assertRaises(AccessError):
            Employee.with_context(default_unit_id=self.squad.id).name_create("New")
        self.env["ir.default"].with_user(self.hr_officer).set(
            "hr.employee", "employment_type", "civil_service", user_id=True)
        with self.assertRaises(AccessError):
            Employee.create({"name": "New"})

    def test_the_suite_administrator_appoints(self):
        self.member.with_user(self.admin).write({"unit_id": self.squad2.id, "employment_type": "contract"})
        self.assertEqual(self.squad2.with_user(self.admin).member_count, 3)

    def test_handlers_need_no_rights_on_personnel_files(self):
        unit = self.squad.with_user(self.member2.user_id)
        self.assertEqual(unit._get_handlers(date(2026, 11, 2)), self.leader.user_id | self.member.user_id)
