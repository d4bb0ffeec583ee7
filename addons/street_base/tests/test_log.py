from unittest.mock import patch

from psycopg2 import errors

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .transition_common import TransitionCase


@tagged("post_install", "-at_install")
class TestLog(TransitionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env["res.company"].create({"name": "Office of the log test"})
        cls.clerk.write({"company_ids": [(4, cls.company.id)], "company_id": cls.company.id})
        cls.Seal = cls.env["street.log.seal"]
        cls.papers = cls.Paper.create([{"name": str(place), "company_id": cls.company.id} for place in range(3)])
        cls.papers.action_sign()

    def seal(self):
        self.Seal._seal_company(self.company.id)

    def break_chain(self, sql, *arguments):
        self.env.cr.execute("ALTER TABLE street_log DISABLE TRIGGER USER; ALTER TABLE street_log_seal DISABLE TRIGGER USER")
        self.env.cr.execute(sql, arguments)

    def test_lines_name_who_what_and_from_where_to_where(self):
        line = self.env["street.log"].search([("model", "=", "street.test.paper"), ("res_id", "=", self.papers[0].id)], limit=1)
        self.assertRecordValues(line, [{
            "user_id": self.clerk.id, "user_name": "Clerk", "move": "sign", "state_from": "draft", "state_to": "signed",
            "company_id": self.company.id, "origin": "cron",
        }])

    def test_the_name_is_the_one_a_user_has_at_that_moment(self):
        other = self.env["res.partner"].create({"name": "Other person"})
        for rename, name in (
            (lambda: self.clerk.sudo().write({"name": "New name"}), "New name"),
            (lambda: self.clerk.partner_id.sudo().write({"name": "Newer name"}), "Newer name"),
            (lambda: self.clerk.sudo().write({"partner_id": other.id}), "Other person"),
        ):
            rename()
            paper = self.Paper.create({"name": name, "company_id": self.company.id})
            self.assertEqual(self.env["street.log"].search([("model", "=", paper._name), ("res_id", "=", paper.id)]).user_name, name)

    def test_the_chain_is_gap_free_and_holds(self):
        self.seal()
        self.assertEqual(self.Seal._verify(self.company), {
            "ok": True, "broken": None, "company_id": self.company.id, "sealed": 6, "waiting": 0,
        })
        self.papers[0]._street_move("note")
        self.assertEqual(self.Seal._verify(self.company)["waiting"], 1)
        self.seal()
        self.assertEqual(self.Seal.search([("company_id", "=", self.company.id)]).mapped("sequence"), [1, 2, 3, 4, 5, 6, 7])

    def test_a_changed_line_is_found(self):
        self.seal()
        second = self.Seal.search([("company_id", "=", self.company.id), ("sequence", "=", 2)])
        self.break_chain("UPDATE street_log SET reason = 'forged' WHERE id = %s", second.log_id.id)
        self.assertEqual(self.Seal._verify(self.company)["broken"], 2)

    def test_a_line_taken_out_is_found(self):
        self.seal()
        self.break_chain("DELETE FROM street_log_seal WHERE company_id = %s AND sequence = 3", self.company.id)
        self.assertEqual(self.Seal._verify(self.company)["broken"], 3)

    def test_a_tail_cut_off_is_found_by_the_head_on_file(self):
        self.seal()
        head = self.Seal.search([("company_id", "=", self.company.id)], order="sequence desc", limit=1)
        with patch.object(type(self.Seal), "_get_head_file") as file:
            file.return_value.exists.return_value = True
            file.return_value.read_text.return_value = f"2026-11-21 {self.company.id} {head.sequence} {head.digest}\n"
            self.assertTrue(self.Seal._verify(self.company)["ok"])
            self.break_chain("DELETE FROM street_log_seal WHERE company_id = %s AND sequence = 6", self.company.id)
            self.assertEqual(self.Seal._verify(self.company)["broken"], 6)

    @mute_logger("odoo.sql_db")
    def test_the_database_itself_refuses_changes(self):
        self.seal()
        for table in ("street_log", "street_log_seal"):
            for statement in (f"UPDATE {table} SET company_id = company_id", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
                with self.subTest(statement), self.assertRaises(errors.InsufficientPrivilege), self.env.cr.savepoint():
                    self.env.cr.execute(statement)

    def test_nobody_writes_the_log_over_rpc(self):
        line = self.env["street.log"].search([], limit=1)
        for user in (self.clerk, self.admin):
            log = line.with_user(user)
            for door in (lambda log=log: log.create({"move": "x"}), lambda log=log: log.write({"move": "x"}), log.unlink):
                with self.assertRaises(AccessError):
                    door()

    def test_only_the_administrator_reads_and_verifies(self):
        with self.assertRaises(AccessError):
            self.env["street.log"].with_user(self.clerk).verify()
