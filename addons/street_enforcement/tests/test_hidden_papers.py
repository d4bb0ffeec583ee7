from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..tools.private_field import PrivateField
from .enforcement_common import ADULT_NUMBER, id_number
from .hidden_common import SECRET, HiddenCommon
from .proof_common import PNG


@tagged("post_install", "-at_install")
class TestHiddenPapers(HiddenCommon):
    """What papers, files and service rows of a case say is read by those who act in it: the same rule as for its parties."""

    # ------------------------------------------------------------
    # READING
    # ------------------------------------------------------------

    def test_an_officer_of_other_cases_finds_every_private_field_empty(self):
        for record in self.records():
            names = self.private_fields(record)
            self.assertTrue(names, record)
            with self.subTest(record._name):
                seen = self.as_user(record, self.officer3).read([*names, "shows_private", "private_hint"])[0]
                self.assertEqual([name for name in names if seen[name]], [])
                self.assertFalse(seen["shows_private"])
                self.assertIn("officer1, officer2", seen["private_hint"])
                self.assertIn("team leader", seen["private_hint"])

    def test_those_who_act_in_the_case_read_all_of_it(self):
        for user in (self.officer1, self.officer2, self.leader, self.clerk, self.head, self.chief):
            for record in self.records():
                names = self.private_fields(record)
                with self.subTest(f"{user.login} {record._name}"):
                    seen = self.as_user(record, user).read([*names, "shows_private", "private_hint"])[0]
                    self.assertEqual([name for name in names if not seen[name]], [])
                    self.assertEqual((seen["shows_private"], seen["private_hint"]), (True, False))

    def test_what_is_no_secret_of_a_paper_stays_in_lists(self):
        paper = self.as_user(self.paper, self.officer3)
        facts = paper.read(["type_code", "name", "number", "state", "issued_at", "digest", "page_count", "case_id"])[0]
        self.assertEqual([name for name, value in facts.items() if not value], [])
        self.assertEqual(paper.search_count([("id", "=", paper.id)]), 1)
        self.assertTrue(self.as_user(self.service, self.officer3).date_effective is False and self.service.way)

    def test_a_reader_of_cases_gets_no_private_field_either(self):
        for record in (self.approval, self.preservation, self.preservation.line_ids, self.bound):
            names = [name for name in self.private_fields(record) if not record._fields[name].groups]
            if not names:
                with self.assertRaises(AccessError):
                    self.as_user(record, self.reader).read(self.private_fields(record))
                continue
            with self.subTest(record._name):
                seen = self.as_user(record, self.reader).read(names)[0]
                self.assertEqual([name for name in names if seen[name]], [])

    def test_the_reviewer_of_an_ended_file_reads_it_and_of_a_running_case_not(self):
        self.env["street.case.review"].with_user(self.reviewer).create({"case_id": self.case.id})
        self.assertFalse(self.as_user(self.paper, self.reviewer).snapshot)
        self.put(self.case, "closed")
        self.assertTrue(self.as_user(self.paper, self.reviewer).snapshot)
        self.assertFalse(self.as_user(self.paper, self.chair).snapshot)
        self.put(self.case, "deciding")
        self.assertTrue(self.as_user(self.paper, self.reviewer).pdf, "it waits for review")

    def test_every_stored_file_of_the_addon_is_private(self):
        kept = [
            field for model in self.env.registry.values() if model._original_module == "street_enforcement" and not (model._abstract or model._transient)
            for field in model._fields.values() if field.type == "binary" and field.store]
        self.assertGreaterEqual(len(kept), 7)
        self.assertEqual([str(field) for field in kept if not isinstance(field, PrivateField)], [])

    # ------------------------------------------------------------
    # SEARCHING
    # ------------------------------------------------------------

    def test_domains_order_and_groups_tell_nothing(self):
        for record in self.records():
            for name in self.private_fields(record):
                field = record._fields[name]
                if not field.column_type or field.type == "json":
                    continue
                value = record.sudo()[name]
                for user, found in ((self.officer1, True), (self.officer3, False)):
                    model = self.as_user(record.browse(), user)
                    mine = [("id", "=", record.id)]
                    with self.subTest(f"{user.login} {field}"):
                        if field.type in ("char", "text"):
                            self.assertEqual(bool(model.search([*mine, (name, "ilike", value[:4])])), found)
                        self.assertEqual(bool(model.search([*mine, (name, "=", value)])), found)
                        self.assertEqual(bool(model.search([*mine, (name, "!=", False)])), found)
                        self.assertEqual(bool(model.browse(record.id).filtered_domain([(name, "=", value)])), found)
                        self.assertEqual(model.search(mine, order=name), record)
                        groups = model.formatted_read_group(mine, [name if field.type != "date" else f"{name}:month"], ["__count"])
                        self.assertEqual(any(value for row in groups for key, value in row.items() if key.startswith(name)), found)

    def test_a_paper_is_not_found_by_what_it_says(self):
        number = id_number(ADULT_NUMBER)
        domains = {
            "street.document": [[("snapshot", "ilike", number[:6])], [("value_ids.value", "ilike", SECRET)], [("value_ids", "any", [("value", "ilike", SECRET)])]],
            "street.case": [
                [("document_ids.value_ids.value", "ilike", SECRET)], [("service_ids.note", "=", SECRET)], [("service_ids.e_address", "ilike", SECRET)],
                [("document_ids.snapshot", "ilike", number)], [("remedy_ids.text", "=", SECRET)]],
            "street.seal.use": [[("document_id.value_ids.value", "ilike", SECRET)]],
            "street.evidence": [[("case_id.service_ids.note", "=", SECRET)]],
        }
        for model, conditions in domains.items():
            for domain in conditions:
                with self.subTest(str(domain)):
                    records = self.as_user(self.env[model], self.officer3)
                    try:
                        found = records.search(domain)
                    except (ValueError, UserError):
                        continue  # no such operator for this field
                    self.assertFalse(found)
        # The same conditions find it for who acts in the case.
        self.assertTrue(self.as_user(self.env["street.case"], self.officer1).search([("document_ids.value_ids.value", "ilike", SECRET)]))

    def test_names_are_searched_without_the_private_ones(self):
        line = self.preservation.line_ids
        self.assertFalse(self.as_user(line.browse(), self.officer3).name_search("水泥"))
        self.assertTrue(self.as_user(line.browse(), self.officer1).name_search("水泥"))
        self.assertFalse(self.as_user(line, self.officer3).display_name)
        self.assertEqual(self.as_user(line, self.officer1).display_name, "水泥")

    def test_an_export_writes_nothing_private(self):
        self.officer3.group_ids += self.env.ref("base.group_allow_export")
        for record in self.records():
            names = self.private_fields(record)
            with self.subTest(record._name):
                rows = self.as_user(record, self.officer3).export_data(names)["datas"]
                self.assertEqual([value for row in rows for value in row if value], [])

    def test_a_list_of_papers_asks_once(self):
        papers = self.paper + self.draft
        for _count in range(4):
            papers += self.env["street.document"].create({"case_id": self.new_case().id, "type_id": self.draft.type_id.id})
        counts = []
        for some in (papers[:2], papers):
            some = self.as_user(some, self.officer3)
            some.mapped("name")
            before = self.env.cr.sql_log_count
            self.assertFalse(any(some.mapped("shows_private")))
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)

    # ------------------------------------------------------------
    # WRITING
    # ------------------------------------------------------------

    def assert_refused(self, call, *args, **kwargs):
        with self.assertRaises(UserError) as caught, self.cr.savepoint():
            call(*args, **kwargs)
        self.assertNotIn(SECRET, str(caught.exception))
        self.assertNotIn(id_number(ADULT_NUMBER), str(caught.exception))
        return str(caught.exception)

    def test_nobody_makes_a_draft_to_read_what_the_case_gives_to_it(self):
        papers = self.as_user(self.env["street.document"], self.officer3)
        kind = self.env.ref("street_enforcement.type_cf04")
        self.assertIn("officer1", self.assert_refused(papers.create, {"case_id": self.case.id, "type_id": kind.id}))
        self.assert_refused(self.as_user(self.case, self.officer3).issue_document, "CF04", {})
        self.assert_refused(self.as_user(self.draft, self.officer3).copy)

    def test_a_form_of_a_new_paper_shows_nothing_of_the_case(self):
        values = {"case_id": self.case.id, "type_id": self.draft.type_id.id, "value_ids": [(0, 0, {
            "fact_id": self.env["street.document.fact"].search([("code", "=", "party_id_number")]).id})]}
        spec = {"case_id": {}, "type_id": {}, "move_checklist": {}, "snapshot": {}, "value_ids": {"fields": {"fact_id": {}, "value": {}, "case_value": {}}}}
        for user, shown in ((self.officer1, True), (self.officer3, False)):
            line = self.as_user(self.draft.value_ids[:1], user).new({"document_id": self.draft.id, "fact_id": values["value_ids"][0][2]["fact_id"]})
            self.assertEqual(line.case_value, id_number(ADULT_NUMBER) if shown else False)
        papers = self.as_user(self.env["street.document"], self.officer3)
        for changed in ([], ["value_ids"], ["type_id"]):
            self.assertNotIn(id_number(ADULT_NUMBER), str(papers.onchange(values, changed, spec)))
        lines = self.as_user(self.draft.value_ids, self.officer3)
        self.assertEqual([line.case_value for line in lines if line.case_value], [])

    def test_nobody_else_types_into_a_paper_or_asks_it_by_typing(self):
        line = self.draft.value_ids.filtered(lambda line: line.kind == "qa")[:1]
        self.assert_refused(self.as_user(line, self.officer3).write, {"value": "x"})
        self.assert_refused(self.as_user(line, self.officer3).unlink)
        self.assert_refused(self.as_user(self.draft, self.officer3).write, {"value_ids": [(0, 0, {
            "fact_id": self.env["street.document.fact"].search([("code", "=", "party_id_number")]).id, "value": id_number(ADULT_NUMBER)})]})
        self.assert_refused(self.as_user(self.draft, self.officer3).write, {"value_ids": [(5,)]})
        self.assert_refused(self.as_user(self.draft, self.officer3).unlink)
        self.as_user(line, self.officer2).write({"value": "问：姓名？\n答：李四"})
        self.assertIn("李四", self.as_user(line, self.officer1).value)

    def test_nobody_else_makes_a_move_with_a_paper_or_hears_what_it_lacks(self):
        draft, paper = self.as_user(self.draft, self.officer3), self.as_user(self.paper, self.officer3)
        self.assertEqual({row["code"] for row in draft.obstacles}, {"hidden"})
        self.assertFalse(draft.allowed_moves or paper.allowed_moves)
        self.assert_refused(paper.action_attach_scan, content=PNG, file_name="other.png")
        self.assert_refused(paper.action_void, reason="No")
        self.assert_refused(draft.action_sign)
        with self.assertRaises(AccessError):
            paper._prepare_preview()

    def test_the_file_of_a_case_is_bound_and_exported_by_its_people(self):
        self.assertIn("officer1", self.assert_refused(self.as_user(self.case, self.officer3).action_bind_file))
        self.assert_refused(self.as_user(self.bound, self.officer3).action_export)
        self.assertTrue(self.as_user(self.bound, self.officer2).action_export())

    def test_who_left_the_case_reads_its_papers_no_longer(self):
        self.put(self.case, "investigating")
        self.case.with_user(self.leader).action_assign(reason="Moved", remove_ids=self.officer1_person.ids, add_ids=self.officer3_person.ids)
        self.assertFalse(self.as_user(self.paper, self.officer1).pdf)
        self.assertTrue(self.as_user(self.paper, self.officer3).pdf)
