from datetime import timedelta

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.street_base.tools.period import today, utc_of

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestDesk(MatterCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.begin = utc_of(today())

    def figures(self, user):
        data = self.env["street.desk"].with_user(user).with_context(allowed_company_ids=user.company_ids.ids).get_figures()
        return {figure["key"]: figure for group in data["groups"] for figure in group["figures"]}, data["tables"]

    def fill(self):
        """One matter of each kind the home tells apart; clocks moved by hand."""
        for state in ("collected", "registered", "dispatched", "handling", "reported_back", "closed"):
            self.bring_to(state)
        returned = self.bring_to("dispatched", self.new_matter(latitude=35.702))
        returned.with_user(self.handler).action_send_back(reason="Not ours")
        self.bring_to("registered", self.new_matter(latitude=35.703)).with_user(self.command).action_supervise(reason="Mayor")
        held = self.bring_to("registered", self.new_matter(latitude=35.704))
        held.with_user(self.command).action_suspend(reason="Flood")
        self.new_matter(latitude=0, longitude=0, source="letter")
        settled = self.new_matter(self.reporter, latitude=35.706)
        settled.write({"photo_after_ids": [(4, self.photo(self.reporter).id)]})
        settled.action_settle()
        late, soon = self.new_matter(latitude=35.707), self.new_matter(latitude=35.7071)
        old = self.new_matter(latitude=35.709)
        self.env.flush_all()
        now = self.env.cr.now()
        for matter, moment in ((late, now - timedelta(hours=1)), (soon, utc_of(today() + timedelta(days=1)) - timedelta(seconds=1))):
            self.env.cr.execute("UPDATE street_deadline SET due = %s WHERE res_id = %s AND kind = 'total'", [moment, matter.id])
        self.env.cr.execute("UPDATE street_matter SET reported_at = %s WHERE id = %s", [self.begin - timedelta(days=2), old.id])
        self.env.invalidate_all()

    def test_each_figure_is_the_length_of_the_list_behind_it(self):
        self.fill()
        figures, tables = self.figures(self.dispatcher)
        matters = self.env["street.matter"].with_user(self.dispatcher)
        for key, figure in figures.items():
            self.assertEqual(figure["count"], matters.search_count(figure["domain"]), key)
            self.assertTrue(figure["count"], f"{key}: the sample holds one of each")
        for table in tables:
            self.assertTrue(table["rows"])
            for row in table["rows"]:
                self.assertEqual(row["count"], matters.search_count(row["domain"]), row["label"])
                late = matters.search_count([*row["domain"], ("is_overdue", "=", True)])
                self.assertEqual(row["overdue"], late, row["label"])
            self.assertEqual(sum(row["count"] for row in table["rows"]), figures["open"]["count"])

    def test_figures_agree_with_counting_by_hand(self):
        self.fill()
        figures, _tables = self.figures(self.dispatcher)
        matters = self.env["street.matter"].with_user(self.dispatcher).search([])
        opened = matters.filtered(lambda matter: matter.state not in ("closed", "rejected", "transferred"))
        naive = {
            "open": len(opened),
            "overdue": len(opened.filtered("is_overdue")),
            "due_today": len(opened.filtered(lambda one: one.due_date and not one.is_overdue and one.due_date < self.begin + timedelta(days=1))),
            "returned": len(opened.filtered(lambda one: one.state == "registered" and one.return_count)),
            "to_check": len(opened.filtered(lambda one: one.state == "reported_back")),
            "no_grid": len(opened.filtered(lambda one: not one.grid_id)),
            "supervised": len(opened.filtered("is_supervised")),
            "suspended": len(opened.filtered("is_suspended")),
            "new_today": len(matters.filtered(lambda one: one.reported_at >= self.begin)),
            "settled_today": len(matters.filtered("is_settled_on_spot")),
        }
        self.assertEqual({key: figures[key]["count"] for key in naive}, naive)

    def test_figures_follow_the_rights_of_the_user(self):
        matter = self.bring_to("dispatched")
        self.new_matter(latitude=35.702)
        count = {user: self.figures(user)[0]["open"]["count"] for user in (self.handler, self.handler2, self.dispatcher, self.centre_user)}
        self.assertEqual(count[self.handler], 1, matter.name)
        self.assertEqual(count[self.handler2], 0)
        self.assertEqual(count[self.dispatcher], 2)
        self.assertEqual(count[self.centre_user], 2, "the authority above sees its offices")
        with self.assertRaises(AccessError):
            self.figures(self.staff)

    def test_an_empty_desk_shows_zeros(self):
        figures, tables = self.figures(self.dispatcher)
        self.assertEqual({figure["count"] for figure in figures.values()}, {0})
        self.assertFalse([row for table in tables for row in table["rows"]])

    def test_the_desk_takes_as_many_queries_however_full_it_is(self):
        self.fill()
        self.figures(self.dispatcher)
        desk = self.env["street.desk"].with_user(self.dispatcher).with_context(allowed_company_ids=self.office.ids)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(4):  # offices below, open matters, today's, names of the units
            desk.get_figures()
