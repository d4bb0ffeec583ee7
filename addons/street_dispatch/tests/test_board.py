from odoo import fields
from odoo.tests import tagged

from odoo.addons.street_base.tools.period import today

from .matter_common import MatterCommon

COUNTS = ("given", "handling", "rework", "overdue", "due_today", "to_check")


@tagged("post_install", "-at_install")
class TestBoard(MatterCommon):
    def board(self, unit, user):
        board = unit.with_user(user)
        board.invalidate_recordset()
        return board

    def test_each_figure_of_the_board_is_the_length_of_its_list(self):
        self.bring_to("dispatched")
        self.bring_to("handling", self.new_matter(latitude=35.702))
        self.bring_to("reported_back", self.new_matter(latitude=35.703))
        redo = self.bring_to("reported_back", self.new_matter(latitude=35.704))
        redo.with_user(self.dispatcher).action_check(passed=False, note="Not clean")
        self.env.cr.execute("UPDATE street_deadline SET due = now() - interval '1 day' WHERE res_id = %s AND kind = 'total'", [redo.id])
        board = self.board(self.squad, self.handler)
        figures = {key: board[f"{key}_count"] for key in COUNTS}
        self.assertEqual({key: figures[key] for key in ("given", "handling", "rework", "overdue", "to_check")},
                         {"given": 1, "handling": 2, "rework": 1, "overdue": 1, "to_check": 1})
        for key, count in figures.items():
            action = board.with_context(board_figure=key).action_open_board()
            self.assertEqual(self.env["street.matter"].with_user(self.handler).search_count(action["domain"]), count, key)

    def test_a_leader_counts_his_own_unit_only(self):
        self.bring_to("dispatched")
        self.assertEqual(self.board(self.squad, self.handler2).given_count, 0)
        self.assertEqual(self.board(self.squad, self.dispatcher).given_count, 1)
        self.assertEqual(self.board(self.squad, self.staff).given_count, 0)

    def test_the_board_names_who_is_on_duty_today(self):
        kind = self.env["street.shift.kind"].search([], limit=1)
        self.env["street.shift"].create({
            "unit_id": self.squad.id, "kind_id": kind.id, "date": today(), "line_ids": [(0, 0, {"employee_id": self.squad.leader_id.id})],
        })
        self.assertIn("Leader S1", self.board(self.squad, self.handler).duty_today)
        self.assertFalse(self.board(self.squad2, self.handler).duty_today)

    def test_open_findings_of_the_people_are_counted(self):
        self.handler.sudo().group_ids += self.env.ref("street_grid.group_grid_reporter")
        self.env["street.patrol.finding"].with_user(self.handler).create({"description": "Bags", "time": fields.Datetime.now()})
        board = self.board(self.squad, self.handler)
        self.assertEqual(board.finding_count, 1)
        found = self.env["street.patrol.finding"].with_user(self.handler).search_count(board.action_open_findings()["domain"])
        self.assertEqual(found, 1)

    def test_boards_of_many_units_take_no_query_each(self):
        units = self.squad | self.squad2
        fields_read = [f"{key}_count" for key in COUNTS] + ["finding_count", "duty_today"]
        units.with_user(self.dispatcher).read(fields_read)
        counts = []
        for some in (self.squad, units):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.with_user(self.dispatcher).read(fields_read)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])
