from datetime import datetime

from odoo.tests import TransactionCase, tagged

from ..tools.raw_rows import insert_rows

COLUMNS = ("company_id", "subject_id", "series", "year", "number", "text", "drawn_at", "void_reason")
AWKWARD = ['a "quoted" one', "back\\slash", "{brace, comma}", "NULL", "line\nbreak", "东城〔2026〕000001", "%s", " blank ", ""]


@tagged("post_install", "-at_install")
class TestRawRows(TransactionCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Number = cls.env["street.number"]
        cls.subject_id = cls.env["street.subject"]._get_office_prefix(cls.env.company.id)[0]
        cls.now = datetime(2026, 11, 26, 8, 30)

    def insert(self, texts, reasons, **more):
        rows = [
            (self.env.company.id, self.subject_id, "raw", 2026, number, text, self.now, reason)
            for number, (text, reason) in enumerate(zip(texts, reasons, strict=True), 1)
        ]
        return insert_rows(self.Number, COLUMNS, rows, **more)

    def read(self):
        return self.Number.search([("series", "=", "raw")], order="number")

    def test_every_text_comes_back_as_it_was(self):
        ids = self.insert(AWKWARD, [None] * len(AWKWARD), returning="id")
        found = self.read()
        self.assertEqual(found.ids, ids)
        self.env.cr.execute("SELECT text FROM street_number WHERE series = 'raw' ORDER BY number")
        self.assertEqual([text for (text,) in self.env.cr.fetchall()], AWKWARD)
        self.assertEqual(set(found.mapped("drawn_at")), {self.now})

    def test_one_row_and_rows_with_gaps_are_stored_alike(self):
        self.insert(['"'], ["\\"])
        self.assertEqual(self.read().mapped("void_reason"), ["\\"])
        self.read().flush_recordset()
        self.env.cr.execute("DELETE FROM street_number WHERE series = 'raw'")
        self.insert(["x", "y", "z"], [None, "torn", None])
        self.assertEqual(self.read().mapped("void_reason"), [False, "torn", False])

    def test_rows_that_are_all_the_same_are_stored_each(self):
        row = (self.env.company.id, "street.test", 7, "note", self.env.uid, "Somebody", "cron", self.now, "0" * 64)
        names = ("company_id", "model", "res_id", "move", "user_id", "user_name", "origin", "recorded_at", "leaf")
        self.assertEqual(len(set(insert_rows(self.env["street.log"], names, [row] * 3, returning="id"))), 3)

    def test_no_row_is_no_query(self):
        with self.assertQueryCount(0):
            self.assertEqual(insert_rows(self.Number, COLUMNS, [], returning="id"), [])
