import io
from datetime import date

from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .officer_file_common import OfficerFileCase


@tagged("post_install", "-at_install")
class TestOfficerFile(OfficerFileCase):

    def sections(self, user=None):
        return {section.code: section.rows for section in self.file_of(self.holder, user or self.manager)._get_sections(date(2026, 11, 26))}

    def print(self, person, user):
        report = self.env["ir.actions.report"].with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
        pages = PdfReader(io.BytesIO(report._street_render("street_training.officer_file", person.ids).content)).pages
        return "".join(page.extract_text() for page in pages).replace("\n", "")

    # ------------------------------------------------------------
    # WHAT STANDS IN IT
    # ------------------------------------------------------------

    def test_the_file_tells_the_course_of_the_certificates(self):
        rows = self.sections()
        self.assertEqual([row[0] for row in rows["certificates"]], ["F-1", "F-2"])
        self.assertIn("Renewed on", rows["certificates"][0][5])
        self.assertIn("follows F-1", rows["certificates"][1][5])
        self.certificate.action_suspend("Inquiry")
        events = self.sections()["certificate_events"]
        self.assertEqual([row[1:3] for row in events], [["F-1", "Yearly check of 2025"], ["F-1", "Renewed"], ["F-2", "Suspended"]])
        self.assertIn("not lifted", events[2][3])

    def test_the_file_counts_class_hours_by_year_and_lists_exams_and_drills(self):
        rows = self.sections()
        self.assertEqual(rows["hours"], [["2025", "1", "4", "0"], ["2026", "2", "6.5", "1"]])
        self.assertEqual([row[1:] for row in rows["exams"]], [["Penalty law", "1", "91", "Passed"]])
        self.assertEqual([row[1:3] for row in rows["drills"]], [["Penalty law", "0"]])

    def test_the_file_lists_praise_and_complaints_without_archived_ones(self):
        self.assertEqual([row[1:3] for row in self.sections()["feedback"]], [["Praise", "Found a lost child"], ["Complaint", "Spoke rudely"]])
        self.complaint.action_archive()
        self.assertEqual(len(self.sections()["feedback"]), 1)

    def test_a_file_as_of_a_day_shows_nothing_later(self):
        sections = {section.code: section.rows for section in self.file_of(self.holder, self.manager)._get_sections(date(2026, 1, 1))}
        self.assertEqual(sections["hours"], [["2025", "1", "4", "0"]])
        self.assertEqual(sections["feedback"], [])

    def test_another_addon_adds_its_section_to_screen_and_paper(self):
        from odoo.addons.street_training.tools.file_section import FileSection

        model = self.registry["street.officer.file"]
        plain = model._get_file_sections

        def with_cases(self, employee, day):
            return [*plain(self, employee, day), FileSection("cases", "Cases", ["Number"], [["CASE-77"]], [1])]

        self.patch(model, "_get_file_sections", with_cases)
        self.assertIn("CASE-77", self.file_of(self.holder, self.leader).content)
        self.assertIn("CASE-77", self.print(self.holder, self.leader))

    def test_what_others_wrote_is_shown_as_text(self):
        self.praise.content = "<script>alert(1)</script>"
        self.assertNotIn("<script>", self.file_of(self.holder, self.manager).content)
        self.assertIn("&lt;script&gt;", self.file_of(self.holder, self.manager).content)

    def test_the_paper_says_what_the_screen_says_and_is_dated(self):
        text = self.print(self.holder, self.holder_user)
        for words in ("Holder", "Squad", "F-1", "F-2", "6.5", "Found a lost child", "Spoke rudely", "2026年11月26日"):
            self.assertIn(words.replace(" ", ""), text.replace(" ", ""))

    def test_a_file_of_somebody_with_nothing_on_record_is_printed(self):
        self.assertIn("Nothing on record", self.print(self.colleague, self.manager))

    # ------------------------------------------------------------
    # WHO MAY OPEN IT
    # ------------------------------------------------------------

    def test_the_file_opens_for_the_person_the_manager_the_leaders_and_the_head(self):
        for user in self.insiders():
            file = self.file_of(self.holder, user)
            self.assertIn("Spoke rudely", file.read(["content"])[0]["content"], user.login)
            self.assertIn("Spokerudely", self.print(self.holder, user).replace(" ", ""), user.login)
            self.assertEqual(self.model_of(user, "hr.employee.public").browse(self.holder.id).action_open_officer_file()["res_id"], self.holder.id)

    def test_the_file_opens_for_nobody_else_by_any_door(self):
        for user in self.outsiders():
            with self.subTest(user.login):
                Files, file = self.model_of(user, "street.officer.file"), self.file_of(self.holder, user)
                found = Files.search_read([("employee_id", "=", self.holder.id)], ["content", "day"])
                self.assertFalse(found)
                self.assertFalse(Files.web_search_read([("id", "=", self.holder.id)], {"content": {}})["records"])
                self.assertEqual(Files.search_count([("id", "=", self.holder.id)]), 0)
                for door in (lambda f=file: f.read(["content"]), lambda f=file: f.export_data(["content", "employee_id"]), lambda f=file: f.web_read({"content": {}}),
                             lambda u=user: self.print(self.holder, u),
                             lambda u=user: self.model_of(u, "hr.employee.public").browse(self.holder.id).action_open_officer_file()):
                    with self.assertRaises(AccessError):
                        door()

    def test_a_file_that_a_client_makes_up_has_no_content(self):
        for user in (self.staff, self.manager):
            made_up = self.model_of(user, "street.officer.file").new({"employee_id": self.holder.id, "company_id": self.office.id})
            self.assertFalse(made_up.content)
            with self.assertRaises(AccessError):
                self.model_of(user, "street.officer.file").onchange({"employee_id": self.holder.id}, ["employee_id"], {"content": {}})

    def test_praise_and_complaints_are_read_by_those_to_whom_the_file_is_open_only(self):
        for user in self.insiders():
            self.assertEqual(len(self.model_of(user, "street.officer.feedback").search([("employee_id", "=", self.holder.id)])), 2, user.login)
        for user in self.outsiders():
            with self.subTest(user.login):
                Feedback = self.model_of(user, "street.officer.feedback")
                self.assertFalse(Feedback.search_read([("employee_id", "=", self.holder.id)], ["content"]))
                for door in (lambda f=Feedback: f.browse(self.complaint.id).read(["content"]),
                             lambda f=Feedback: f.browse(self.complaint.id).export_data(["content"])):
                    with self.assertRaises(AccessError):
                        door()
                self.assertFalse(self.model_of(user, "mail.message").search([("model", "=", "street.officer.feedback"), ("res_id", "=", self.complaint.id)]))

    def test_the_person_leads_to_nothing_of_the_file_for_others(self):
        secret = {"street.officer.file", "street.officer.feedback"}
        for name in ("hr.employee", "hr.employee.public", "res.users", "street.unit", "street.certificate", "street.training.attendance"):
            ways = [field.name for field in self.env[name]._fields.values() if field.comodel_name in secret]
            self.assertFalse(ways, f"{name} leads to the file by {ways}")
        person = self.model_of(self.staff, "hr.employee.public").browse(self.holder.id)
        self.assertFalse(person.may_open_file)
        self.assertFalse(person.web_read({"certificate_ids": {"fields": {"number": {}}}})[0]["certificate_ids"])
        self.assertTrue(self.model_of(self.head, "hr.employee.public").browse(self.holder.id).may_open_file)

    def test_who_becomes_or_ceases_to_be_leader_opens_or_loses_the_file_at_once(self):
        self.assertFalse(self.model_of(self.staff, "street.officer.file").search([("id", "=", self.holder.id)]))
        self.unit.leader_id = self.new_person("New leader", user_id=self.staff.id, unit_id=self.unit.id)
        self.assertTrue(self.model_of(self.staff, "street.officer.file").search([("id", "=", self.holder.id)]))
        self.assertFalse(self.model_of(self.leader, "street.officer.file").search([("id", "=", self.holder.id)]))

    def test_everybody_opens_his_own_file_from_the_menu(self):
        self.assertEqual(self.model_of(self.holder_user, "street.officer.file").action_open_mine()["res_id"], self.holder.id)
        self.assertEqual(self.model_of(self.manager, "street.officer.file").action_open_mine()["res_id"], self.manager_person.id)
        with self.assertRaisesRegex(UserError, "no person of the office is tied"):
            self.model_of(self.staff, "street.officer.file").action_open_mine()
        with self.assertRaises(AccessError):
            self.model_of(self.plain, "street.officer.file").action_open_mine()

    # ------------------------------------------------------------
    # WHO ENTERS PRAISE AND COMPLAINTS
    # ------------------------------------------------------------

    def test_only_the_training_manager_enters_and_nobody_deletes(self):
        values = {"employee_id": self.holder.id, "content": "Nice", "source": "Letter", "company_id": self.office.id}
        for user in (self.holder_user, self.staff, self.trainer, self.leader, self.head, self.admin, self.stranger):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.model_of(user, "street.officer.feedback").create(values)
        for user in (self.holder_user, self.leader, self.head):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.complaint.with_user(user).write({"content": "Nothing"})
        with self.assertRaises(AccessError):
            self.complaint.unlink()

    def test_the_manager_enters_nothing_about_himself(self):
        values = {"content": "Great", "source": "Himself", "company_id": self.office.id}
        with self.assertRaisesRegex(AccessError, "about himself"):
            self.model_of(self.manager, "street.officer.feedback").create({"employee_id": self.manager_person.id, **values})
        with self.assertRaisesRegex(AccessError, "about himself"):
            self.praise.employee_id = self.manager_person

    def test_who_entered_it_is_not_forged(self):
        made = self.model_of(self.manager, "street.officer.feedback").create(
            {"employee_id": self.holder.id, "content": "Nice", "source": "Letter", "company_id": self.office.id, "user_id": self.admin.id})
        self.assertEqual(made.user_id, self.manager)
        with self.assertRaises(AccessError):
            made.user_id = self.admin

    def test_praise_of_tomorrow_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "day to come"):
            self.praise.date = "2026-11-27"
