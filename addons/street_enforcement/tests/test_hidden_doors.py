import json

from odoo.exceptions import AccessError
from odoo.http import Request
from odoo.tests import HttpCase, tagged
from odoo.tools.misc import limited_field_access_token

from .hidden_common import SECRET, HiddenCommon


@tagged("post_install", "-at_install")
class TestHiddenDoors(HiddenCommon, HttpCase):
    """Files of a case leave the server by no door to an officer who is not on it, and by each of them to one who is."""

    def files(self):
        """Every stored file of the case: (record, field)."""
        return [(record, name) for record in self.records() for name in self.private_fields(record) if record._fields[name].type == "binary"]

    def kept(self, record, field):
        return self.env["ir.attachment"].sudo().search([("res_model", "=", record._name), ("res_id", "=", record.id), ("res_field", "=", field)])

    def login(self, user):
        self.env.flush_all()
        self.authenticate(user.login, user.login)

    def opened(self, url):
        """(status, body) of an address."""
        response = self.url_open(url)
        return response.status_code, response.content

    # ------------------------------------------------------------
    # FILES OF FIELDS
    # ------------------------------------------------------------

    def test_no_address_of_a_file_opens_it_for_an_officer_of_other_cases(self):
        files = [(record, field, self.content_of(record, field)) for record, field in self.files()]
        self.assertEqual(len(files), 7)
        for user, shown in ((self.officer3, False), (self.officer2, True)):
            self.login(user)
            for record, field, content in files:
                file = self.kept(record, field)
                token = limited_field_access_token(record, field, scope="binary")
                for url in (
                    f"/web/content/{record._name}/{record.id}/{field}?download=1", f"/web/content?model={record._name}&id={record.id}&field={field}",
                    f"/web/content/{record._name}/{record.id}/{field}?access_token={token}",
                    f"/web/content/{file.id}?download=1",
                ):
                    with self.subTest(f"{user.login} {url}"):
                        status, body = self.opened(url)
                        self.assertEqual((status == 200, body == content), (shown, shown))
                with self.subTest(f"{user.login} image of {record._name}"):
                    self.assertEqual(self.opened(f"/web/image/{record._name}/{record.id}/{field}")[1] == content, shown)

    def test_the_kept_files_are_neither_found_nor_read_nor_copied_as_attachments(self):
        for record, field in self.files():
            file = self.kept(record, field)
            for user, shown in ((self.officer1, True), (self.officer3, False)):
                files = self.as_user(self.env["ir.attachment"], user)
                with self.subTest(f"{user.login} {record._name}"):
                    for domain in (
                        [("res_model", "=", record._name), ("res_field", "=", field), ("id", "=", file.id)], [("id", "=", file.id)],
                        [("res_field", "=", field), ("checksum", "=", file.checksum), ("id", "=", file.id)],
                        [("res_model", "in", [record._name, "res.partner"]), ("res_id", "=", record.id), ("res_field", "!=", False)],
                    ):
                        self.assertEqual(file in files.search(domain), shown, domain)
                    if not shown:
                        self.assert_closed(files.browse(file.id))

    def assert_closed(self, file):
        for call in (
            lambda: file.read(["raw"]), lambda: file.datas, lambda: file.index_content,
            lambda: file.copy({"res_model": False, "res_id": 0, "res_field": False}),
        ):
            self.env.invalidate_all()
            with self.assertRaises(AccessError):
                call()

    def test_the_files_of_an_item_are_read_by_the_officers_of_a_case_that_refers_to_it(self):
        file = self.evidence.file_ids
        sister = self.new_case(user=self.officer3, officers=self.officer3_person)
        self.env["street.evidence"]._refer(self.evidence, sister, {})
        seen = self.as_user(file, self.officer3)
        self.assertTrue(seen.content)
        self.assertTrue(self.as_user(self.kept(file, "content"), self.officer3).search([("res_model", "=", file._name), ("res_field", "=", "content"), ("res_id", "=", file.id)]))
        self.assertFalse(self.as_user(self.paper, self.officer3).pdf, "the rest of the other case stays hidden")
        self.assertFalse(self.as_user(file, self.chair).content)

    # ------------------------------------------------------------
    # FILES THAT HANG ON RECORDS
    # ------------------------------------------------------------

    def test_pictures_of_a_draft_and_files_posted_in_a_case_go_to_its_people(self):
        posted = self.case.with_user(self.officer1).message_post(body="See the file.", attachments=[("card.txt", SECRET.encode())]).attachment_ids
        files = [*self.draft.photo_ids, posted, self.attach(self.case), self.attach(self.remedy), self.attach(self.evidence)]
        tokens = {file.id: file.sudo()._get_raw_access_token() for file in files}
        for user, shown in ((self.officer3, False), (self.reader, False), (self.officer2, True)):
            self.login(user)
            for file in files:
                with self.subTest(f"{user.login} {file.res_model}"):
                    for url in (f"/web/content/{file.id}", f"/web/content/{file.id}?access_token={tokens[file.id]}", f"/web/image/{file.id}?download=1"):
                        status, body = self.opened(url)
                        self.assertEqual((status == 200, body == file.sudo().raw), (shown, shown), url)
                    mine = self.as_user(file, user)
                    if self.env[file.res_model].with_user(user).has_access("read"):
                        self.assertEqual(bool(mine.search([("res_model", "=", file.res_model), ("res_id", "=", file.res_id), ("id", "=", file.id)])), shown)
                    self.assertEqual(mine.has_access("read"), shown)

    def test_what_is_in_a_posted_file_is_not_found_through_its_message(self):
        file = self.case.with_user(self.officer1).message_post(body="See the file.", attachments=[("card.txt", SECRET.encode())]).attachment_ids
        self.assertIn(SECRET, file.sudo().index_content)
        for user, found in ((self.officer3, False), (self.reader, False), (self.officer1, True)):
            with self.subTest(user.login):
                cases = self.as_user(self.env["street.case"], user)
                self.assertEqual(bool(cases.search([("message_ids.attachment_ids.index_content", "ilike", SECRET)])), found)
                self.assertEqual(bool(cases.search([("message_ids.attachment_ids.checksum", "=", file.sudo().checksum)])), found)
                messages = self.as_user(self.env["mail.message"], user)
                self.assertEqual(bool(messages.search([("attachment_ids.index_content", "ilike", SECRET)])), found)

    def test_a_paper_of_the_office_is_still_listed_with_its_hidden_pictures(self):
        form = self.as_user(self.draft, self.officer3).web_read({
            "name": {}, "photo_ids": {"fields": {"name": {}}}, "value_ids": {"fields": {"value": {}, "case_value": {}}}, "move_checklist": {}, "private_hint": {}})[0]
        self.assertEqual(form["photo_ids"], [])
        self.assertNotIn(SECRET, str(form))
        self.assertIn("officer1", form["private_hint"])

    # ------------------------------------------------------------
    # PRINTING
    # ------------------------------------------------------------

    def test_print_preview_and_export_refuse_with_who_can_show_it(self):
        for paper in (self.paper, self.draft):
            for user, shown in ((self.officer3, False), (self.officer2, True)):
                self.login(user)
                response = self.url_open("/report_py/street_enforcement.document", {"ids": json.dumps(paper.ids), "csrf_token": Request.csrf_token(self)})
                with self.subTest(f"{user.login} {paper.state}"):
                    self.assertEqual((response.status_code == 200, response.content.startswith(b"%PDF")), (shown, shown))
                    self.assertEqual("officer1" in response.text, not shown)
        both = self.as_user(self.paper + self.draft, self.officer3)
        with self.assertRaises(AccessError):
            self.env["report.street_enforcement.document"].with_user(self.officer3)._render_papers(both, {})

    def test_the_export_of_a_bound_file_goes_to_its_people(self):
        for user, shown in ((self.officer3, False), (self.reader, False), (self.officer2, True)):
            self.login(user)
            status, body = self.opened(f"/street/case_file/{self.bound.id}")
            with self.subTest(user.login):
                self.assertEqual((status, body[:2] == b"PK"), (200, True) if shown else (403, False))
                self.assertNotIn(SECRET.encode(), body if not shown else b"")

    def test_the_public_page_confirms_number_and_digest_and_nothing_more(self):
        self.env.flush_all()
        self.authenticate(None, None)
        status, body = self.opened(f"/street/paper/{self.paper.token}")
        self.assertEqual(status, 200)
        self.assertIn(self.paper.digest, body.decode())
        self.assertNotIn("张三", body.decode())
