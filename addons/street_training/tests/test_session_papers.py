import base64
import io

from pypdf import PdfReader

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .course_common import CourseCommon

PHOTO = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@tagged("post_install", "-at_install")
class TestSessionPapers(CourseCommon):
    def pages(self, name, records, user=None):
        """Text of each page of a paper."""
        report = self.env.ref(f"street_training.street_training_{name}_report").with_user(user or self.trainer)
        content = report._street_render(report, records.ids).content
        return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]

    def test_the_notice_names_time_place_and_people(self):
        [page] = self.pages("notice", self.plan(place="Room 3", lecturer="Li Lawyer"))
        for text in ("Noticeoftheclass“Penaltylaw”", "Room3", "LiLawyer", "SquadK1", "Classhours4"):
            self.assertIn(text, page)

    def test_the_sheet_is_blank_before_and_filled_after_the_class(self):
        session = self.plan()
        session.action_open()
        [page] = self.pages("sheet", session)
        self.assertIn("K1officer1", page)
        self.assertNotIn("Byhand", page)
        session.action_mark_present()
        self.line(session, self.officers[1]).write({"status": "absent", "absence_reason": "sick"})
        session.action_close()
        [page] = self.pages("sheet", session)
        self.assertEqual((page.count("Byhand"), page.count("Sick")), (2, 1))

    def test_a_certificate_is_a_page_a_person_who_was_there(self):
        session = self.held("2026-03-05", attendances=[{"employee_id": self.officers[2].id, "status": "absent", "absence_reason": "leave"}])
        pages = self.pages("attendance_certificate", session.attendance_ids)
        self.assertEqual(len(pages), 2)
        self.assertIn("K1officer1(SquadK1)tookpartintheclass“Penaltylaw”(Monthlyclass)on2026年3月5日,for4classhours.", pages[0].replace("，", ","))
        own = self.line(session, self.officers[0])
        self.assertEqual(len(self.pages("attendance_certificate", own, self.officer)), 1)
        with self.assertRaises(AccessError):
            self.pages("attendance_certificate", self.line(session, self.officers[1]), self.officer)
        with self.refused("nothing to certify"):
            self.pages("attendance_certificate", self.line(session, self.officers[2]))
        with self.refused("nothing to certify"):
            running = self.plan()
            running.action_open()
            running.action_mark_present()
            self.pages("attendance_certificate", running.attendance_ids)

    def test_the_training_file_holds_notice_sheet_material_photos_and_results(self):
        session = self.plan(kind="exam")
        files = self.env["ir.attachment"].with_user(self.trainer).create([
            {"name": "slides.pdf", "raw": b"x"}, {"name": "room.png", "raw": base64.b64decode(PHOTO)},
        ])
        session.write({"material_ids": [(4, files[0].id)], "photo_ids": [(4, files[1].id)]})
        session.action_open()
        session._record_result([{"employee_id": person.id, "score": score} for person, score in zip(self.officers, (60, 59, 100), strict=True)])
        self.assertIn("NOTISSUED", "".join(self.pages("file", session)))
        session.action_close()
        pages = self.pages("file", session)
        self.assertNotIn("NOTISSUED", "".join(pages))
        self.assertIn("Noticeoftheclass", pages[0])
        for text in ("Sign-insheet", "Toattend:3;present:3;absent:0.", "slides.pdf", "Photos", "59Failed1", "100Passed1"):
            self.assertIn(text, "".join(pages[1:]).replace("；", ";"))

    def test_officers_print_no_list_of_others(self):
        session = self.held("2026-03-05")
        for name in ("notice", "sheet", "file"):
            with self.assertRaises(AccessError):
                self.pages(name, session, self.officer)

    def test_the_ledger_has_a_row_a_person_and_class(self):
        session = self.held("2026-03-05")
        report = self.env.ref("street_training.street_training_ledger_report").with_user(self.officer)
        content = report._street_render(report, None, {"domain": [("session_id", "=", session.id)], "format": "csv"}).content.read().decode("utf-8-sig")
        self.assertEqual(len(content.splitlines()), 2, "heading and his own line")
        self.assertIn("K1 officer 1", content)
