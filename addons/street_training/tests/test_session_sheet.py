import base64

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.street_base.tests.sheet_common import as_xlsx

from .course_common import CourseCommon


@tagged("post_install", "-at_install")
class TestSessionSheet(CourseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.plan(cls)
        cls.session.action_open()

    def sheet(self, *rows, header=("姓名", "工号", "学时", "备注")):
        return base64.b64encode(as_xlsx([header, *rows])).decode()

    def read(self, *rows, **options):
        return self.session.import_sheet(self.sheet(*rows, **options), "sign.xlsx")

    def messages(self, answer):
        return [error["message"] for error in answer["errors"]]

    def test_those_who_stand_in_the_sheet_are_present(self):
        self.officers2[0].barcode = "0042"
        answer = self.read(["K1 officer 1"], ["k1  Officer 2", "", 2, "left early"], ["", "0042"])
        self.assertEqual(answer, {"read": 3, "added": 1, "changed": 3, "errors": []})
        self.assertRecordValues(self.session.attendance_ids.sorted("id"), [
            {"employee_id": self.officers[0].id, "status": "present", "hours": 4, "sign_way": "sheet", "note": False},
            {"employee_id": self.officers[1].id, "status": "present", "hours": 2, "sign_way": "sheet", "note": "left early"},
            {"employee_id": self.officers[2].id, "status": "expected", "hours": 0, "sign_way": False, "note": False},
            {"employee_id": self.officers2[0].id, "status": "present", "hours": 4, "sign_way": "sheet", "note": False},
        ])

    def test_the_same_file_twice_makes_no_doubles(self):
        rows = [["K1 officer 1"], ["K2 officer 1", "", 2]]
        self.read(*rows)
        before = self.session.attendance_ids.read(["status", "hours", "sign_time"])
        self.assertEqual(self.read(*rows), {"read": 2, "added": 0, "changed": 0, "errors": []})
        self.assertEqual(self.session.attendance_ids.read(["status", "hours", "sign_time"]), before)

    def test_unknown_names_are_reported_row_by_row_and_nothing_is_stored(self):
        self.env["hr.employee"].create([{"name": "Twin", "company_id": self.office.id} for _twin in range(2)])
        self.env["hr.employee"].create({"name": "Foreigner", "company_id": self.other_office.id})
        self.officers2[0].barcode = "0042"
        answer = self.read(
            ["K1 officer 1"], ["Nobody"], ["Twin"], ["Foreigner"], ["", "", 2], ["K1 officer 2", "", "two"], ["K1 officer 3", "0042"], ["K1 officer 1"])
        self.assertEqual(self.messages(answer), [
            "Row 3: nobody called “Nobody” is employed in the office on that day.",
            "Row 4: several people are called “Twin”; add the column 工号 (badge).",
            "Row 5: nobody called “Foreigner” is employed in the office on that day.",
            "Row 6: there is neither a name nor a badge.",
            "Row 7: “two” is no number of class hours.",
            "Row 8: nobody called “K1 officer 3 0042” is employed in the office on that day.",
            "Row 9: “K1 officer 1” stands in row 2 already.",
        ])
        self.assertEqual(set(self.session.attendance_ids.mapped("status")), {"expected"})

    def test_hours_beyond_the_class_keep_the_sheet_out(self):
        answer = self.read(["K1 officer 1", "", 99], ["K1 officer 2", "", -1])
        self.assertEqual(len(answer["errors"]), 2)
        self.assertIn("K1 officer 1: 99.0 class hours", answer["errors"][0]["message"])

    def test_a_sheet_without_names_or_people_says_so(self):
        self.assertEqual(self.messages(self.read(["x"], header=("单位",))), ["The sheet has no column 姓名 (name) or 工号 (badge)."])
        self.assertEqual(self.messages(self.read()), ["The sheet names nobody."])

    def test_what_is_no_sheet_is_refused(self):
        for content, name, message in [
            (b"hello", "sign.xlsx", "not what its extension says"), (b"", "sign.xlsx", "holds no table"), (b"x", "sign.pdf", "no XLSX or CSV"),
        ]:
            with self.refused(message):
                self.session.import_sheet(base64.b64encode(content).decode(), name)
        with self.refused("not base64"):
            self.session.import_sheet("%", "sign.xlsx")

    def test_only_the_trainer_reads_a_sheet_and_only_into_an_open_class(self):
        with self.assertRaises(AccessError):
            self.session.with_user(self.officer).import_sheet(self.sheet(["K1 officer 1"]), "sign.xlsx")
        self.session.action_mark_present()
        self.session.action_close()
        with self.refused("is not open"):
            self.session.with_user(self.manager).import_sheet(self.sheet(["K1 officer 1"]), "sign.xlsx")
