from datetime import date, datetime

from odoo import SUPERUSER_ID, Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from ..tools import write_pass
from .transition_common import TransitionCase


@tagged("post_install", "-at_install")
class TestTransition(TransitionCase):
    def test_a_move_writes_state_facts_log_and_message(self):
        paper = self.Paper.create({"name": "A"})
        self.assertTrue(paper.action_sign())
        self.assertEqual(paper.state, "signed")
        self.assertTrue(paper.date_signed)
        self.assertEqual(self.lines_of(paper), ["create", "sign"])
        self.assertEqual(len(paper.message_ids), 1, "creation posts nothing, the move one line")

    def test_creation_sets_every_protected_field_whatever_the_defaults_say(self):
        self.env["ir.default"].set("street.test.paper", "state", "sent")
        self.env["ir.default"].set("street.test.paper", "number", "X-1")
        paper = self.Paper.with_context(default_state="sent", default_date_signed="2020-01-01", default_active=False).create({"name": "A"})
        self.assertRecordValues(paper, [{"state": "draft", "number": False, "date_signed": False, "active": True}])

    def test_creation_refuses_protected_values(self):
        for values in ({"state": "sent"}, {"number": "X-1"}, {"date_signed": "2020-01-01"}, {"active": False}):
            with self.subTest(values), self.assertRaises(AccessError):
                self.Paper.create({"name": "A", **values})

    def test_a_day_of_a_caller_is_an_iso_text_a_day_or_nothing(self):
        day = date(2026, 3, 1)
        self.assertEqual([self.Paper._read_day(value, day) for value in ("2026-03-01", day, None, "", False)], [day] * 5)
        self.assertIsNone(self.Paper._read_day(""))
        for wrong in ("soon", "2026-02-30", "2026-03-01 10:00:00", 20260301, [day], datetime(2026, 3, 1)):
            with self.subTest(wrong), self.assertRaisesRegex(UserError, "YYYY-MM-DD"):
                self.Paper._read_day(wrong)
        with self.assertRaisesRegex(UserError, "YYYY-MM-DD"):
            self.Paper._read_day(None, required=True)

    def test_writing_refuses_protected_values_for_everybody(self):
        paper = self.Paper.create({"name": "A"})
        other = self.env["res.company"].sudo().create({"name": "Other"})
        for values in ({"state": "sent"}, {"number": "X-1"}, {"date_signed": "2020-01-01"}, {"active": False}, {"company_id": other.id}):
            for door in (paper, paper.with_user(self.admin), paper.sudo()):
                with self.subTest(values), self.assertRaises(AccessError):
                    door.write(values)

    def test_no_context_key_opens_the_guard(self):
        paper = self.Paper.create({"name": "A"})
        for forged in (True, 1, "x", {"model": paper._name}, [paper.id]):
            with self.subTest(forged), self.assertRaises(AccessError):
                paper.with_context(**{write_pass.CONTEXT_KEY: forged}).write({"state": "sent"})

    def test_a_pass_is_good_for_one_write_of_its_own_values(self):
        paper = self.Paper.create({"name": "A"})
        opened = write_pass.with_pass(paper, {"number": "X-1"})
        with self.assertRaises(AccessError):
            opened.write({"number": "X-2"})
        opened.write({"number": "X-1"})
        with self.assertRaises(AccessError):
            opened.write({"number": "X-1"})

    def test_values_changed_on_their_way_are_not_covered_by_the_pass(self):
        paper, vals = self.Paper.create({"name": "A"}), {"number": "X-1"}
        opened = write_pass.with_pass(paper, vals)
        vals["state"] = "sent"
        with self.assertRaises(AccessError):
            opened.write(vals)
        rows = [{"name": "B", "number": "X-1"}]
        opened = write_pass.with_pass(self.Paper.browse(), rows)
        rows[0]["state"] = "sent"
        with self.assertRaises(AccessError):
            opened.create(rows)

    def test_the_system_itself_removes_what_an_addon_brought(self):
        paper = self.Paper.create({"name": "A"})
        paper.action_sign()
        paper.with_user(SUPERUSER_ID).with_context(_force_unlink=True).unlink()
        self.assertFalse(paper.exists())

    def test_import_web_save_copy_name_create_and_archive_are_no_doors(self):
        paper = self.Paper.create({"name": "A"})
        paper.action_sign()
        result = self.Paper.load(["name", "state"], [["B", "Sent"]])
        self.assertFalse(result["ids"])
        with self.assertRaises(AccessError):
            paper.web_save({"state": "sent"}, {})
        self.assertEqual(paper.copy().state, "draft")
        with self.assertRaises(AccessError):
            paper.copy({"state": "sent"})
        copied = self.Paper.browse(self.Paper.with_context(default_state="sent").name_create("C")[0])
        self.assertEqual(copied.state, "draft")
        with self.assertRaises(AccessError):
            paper.action_archive()

    def test_defaults_reach_every_record_of_a_batch_and_no_protected_field(self):
        papers = self.Paper.with_context(default_name="Form", default_number="9", street_settled_names=[["company_id"]]).create(
            [{}, {"name": "A"}, {}, {"name": "B"}, {"name": "C"}, {"name": "D", "company_id": False}])
        self.assertEqual(papers.mapped("name"), ["Form", "A", "Form", "B", "C", "D"])
        self.assertEqual([paper.company_id for paper in papers], [self.env.company] * 5 + [self.env["res.company"]])
        self.env.cr.execute("SELECT DISTINCT state, number, active FROM street_test_paper WHERE id = ANY(%s)", [papers.ids])
        self.assertEqual(self.env.cr.fetchall(), [("draft", None, True)])

    def test_what_has_moved_on_is_not_deleted_even_with_the_uninstall_flag(self):
        paper = self.Paper.create({"name": "A"})
        paper.action_sign()
        for context in ({}, {"_force_unlink": True}):
            with self.assertRaises(UserError):
                paper.with_context(**context).unlink()
        self.Paper.create({"name": "B"}).unlink()

    def test_what_may_be_deleted_leaves_its_deletion_in_the_log(self):
        papers = self.Paper.create([{"name": "A"}, {"name": "B"}])
        papers.unlink()
        for paper in papers:
            self.assertEqual(self.lines_of(paper), ["create", "delete"])
        line = self.env["street.log"].search([("model", "=", papers._name), ("res_id", "=", papers.ids[0]), ("move", "=", "delete")])
        self.assertEqual((line.user_id, line.state_from, line.state_to), (self.clerk, "draft", False))
        kept = self.Paper.create({"name": "C"})
        kept.action_sign()
        with self.assertRaises(UserError):
            kept.unlink()
        self.assertNotIn("delete", self.lines_of(kept))

    def test_a_move_names_every_obstacle_of_every_record(self):
        good, blank = self.Paper.create([{"name": "A"}, {"name": "blank"}])
        with self.assertRaisesRegex(UserError, r"blank: Nothing is written on it\. \(APL 40\)"):
            (good + blank).action_sign()
        self.assertEqual(good.state, "draft", "all or none")
        blank.invalidate_recordset()
        self.assertEqual(blank.allowed_moves, ["note"])
        self.assertEqual([row["code"] for row in blank.obstacles], ["blank"])
        self.assertEqual(good.allowed_moves, ["sign", "note"])

    def test_a_move_on_no_record_and_from_the_wrong_state_are_refused(self):
        with self.assertRaises(UserError) as caught:
            self.Paper.browse().action_sign()
        self.assertNotIn("does not exist", str(caught.exception))
        paper = self.Paper.create({"name": "A"})
        with self.assertRaisesRegex(UserError, "Draft"):
            paper.with_user(self.admin).action_send(reason="post")

    def test_a_move_asks_for_group_and_reason(self):
        paper = self.Paper.create({"name": "A"})
        paper.action_sign()
        with self.assertRaisesRegex(UserError, "role"):
            paper.action_send(reason="post")
        with self.assertRaisesRegex(UserError, "reason"):
            paper.with_user(self.admin).action_send(reason=" ")
        paper.with_user(self.admin).action_send(reason="post")
        self.assertEqual(paper.state, "sent")

    def test_a_later_class_may_remove_an_edge(self):
        self.assertNotIn("lose", self.Paper._street_edges())

    def test_the_context_of_the_caller_changes_nothing(self):
        paper = self.Paper.with_context(tracking_disable=True, mail_notrack=True, tz="America/New_York").create({"name": "A"})
        paper.with_context(active_test=False, mail_create_nolog=True, default_state="sent").action_sign()
        self.assertEqual(self.lines_of(paper), ["create", "sign"])
        self.assertEqual(len(paper.message_ids), 1)

    def test_history_enters_in_a_later_state_with_one_import_line(self):
        paper = self.Paper._street_load_history([{"name": "Old", "state": "sent", "date_signed": "2020-01-02 03:04:05"}])
        self.assertEqual(paper.state, "sent")
        self.assertEqual(self.lines_of(paper), ["import"])

    def test_moves_cost_the_same_number_of_queries_for_many_records_in_the_check(self):
        papers = self.Paper.create([{"name": str(place)} for place in range(22)])
        self.env.flush_all()
        self.env.invalidate_all()
        papers[:2]._street_obstacles("sign", {})
        with self.assertQueryCount(1):
            papers[2:]._street_obstacles("sign", {})


@tagged("post_install", "-at_install")
class TestKeptFacts(TransitionCase):
    def test_facts_stay_once_their_record_has_moved_on_for_everybody(self):
        paper = self.Paper.create({"name": "A", "text": "old", "place": "hall"})
        paper.write({"text": "new", "place": "yard"})
        paper.action_sign()
        paper.write({"text": "newest"})
        paper.with_user(self.admin).action_send(reason="post")
        for door in (paper, paper.with_user(self.admin), paper.sudo(), paper.with_context(**{write_pass.CONTEXT_KEY: True})):
            for name in ("name", "text", "place"):
                with self.subTest(name), self.assertRaises(UserError):
                    door.write({name: "forged"})
        paper.write({"remark": "free"})
        self.assertRecordValues(paper, [{"name": "A", "text": "newest", "place": "yard", "remark": "free"}])

    def test_the_refusal_names_record_state_fields_article_and_what_to_do(self):
        papers = self.Paper.create([{"name": "A"}, {"name": "B"}, {"name": "C"}])
        papers[:2].action_sign()
        papers[:2].with_user(self.admin).action_send(reason="post")
        with self.assertRaises(UserError) as caught:
            papers.write({"text": "x", "name": "y", "remark": "z"})
        self.assertEqual(str(caught.exception), "\n".join(
            f"{name} is “Sent”: Name, Wording can no longer be changed. Write another one. (APL 47)" for name in "AB"))

    def test_a_later_class_keeps_more_and_what_it_leaves_out_stays_free(self):
        kept = self.Paper._street_kept_facts()["lines"]
        self.assertEqual(kept.among({"place", "line_ids", "name", "remark"}), {"place", "line_ids"})
        paper = self.Paper.create({"name": "A", "line_ids": [Command.create({"name": "1"})]})
        paper.action_sign()
        with self.assertRaisesRegex(UserError, "Line"):
            paper.write({"line_ids": [Command.clear()]})

    def test_a_move_writes_what_it_finds_out_about_kept_facts(self):
        paper = self.Paper.create({"name": "A"})
        paper.action_sign()
        values = {"place": "found later"}
        write_pass.with_pass(paper, values).write(values)
        self.assertEqual(paper.place, "found later")

    def test_who_may_not_read_a_record_does_not_learn_its_state(self):
        paper = self.Paper.create({"name": "A"})
        paper.action_sign()
        stranger = new_test_user(self.env, "stranger", groups="base.group_user")
        with self.assertRaises(AccessError):
            paper.with_user(stranger).write({"place": "x"})


@tagged("post_install", "-at_install")
class TestLockedLines(TransitionCase):
    def test_lines_follow_the_state_of_their_paper(self):
        draft, signed = self.Paper.create([{"name": "A", "line_ids": [Command.create({"name": "1"})]} for _paper in range(2)])
        signed.action_sign()
        doors = {
            "write": lambda: signed.line_ids.write({"name": "2"}),
            "move away": lambda: signed.line_ids.write({"paper_id": draft.id}),
            "move in": lambda: draft.line_ids.write({"paper_id": signed.id}),
            "unlink": lambda: signed.line_ids.with_context(_force_unlink=True).unlink(),
            "create": lambda: signed.line_ids.create({"name": "3", "paper_id": signed.id}),
            "create by default": lambda: signed.line_ids.with_context(default_paper_id=signed.id).create({"name": "3"}),
            "command": lambda: signed.write({"line_ids": [Command.create({"name": "3"})]}),
            "clear": lambda: signed.write({"line_ids": [Command.clear()]}),
        }
        for name, door in doors.items():
            with self.subTest(name), self.assertRaises(UserError), self.env.cr.savepoint():
                door()
        draft.line_ids.write({"name": "2"})
        signed.line_ids._street_write({"name": "worker"})
        self.assertEqual(signed.line_ids.name, "worker")

    def test_files_of_a_paper_may_be_added_but_not_taken_away(self):
        paper = self.Paper.create({"name": "A"})
        attach = self.env["ir.attachment"].with_user(self.clerk)
        file = attach.create({"name": "a.txt", "raw": b"a", "res_model": paper._name, "res_id": paper.id})
        file.write({"raw": b"b"})
        paper.action_sign()
        for door in (lambda: file.write({"raw": b"c"}), lambda: file.write({"res_id": 0}), file.unlink,
                     file.with_context(_force_unlink=True).unlink):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                door()
        attach.create({"name": "b.txt", "raw": b"b", "res_model": paper._name, "res_id": paper.id})
