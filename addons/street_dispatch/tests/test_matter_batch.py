from unittest.mock import patch

from odoo import Command
from odoo.tests import tagged

from odoo.addons.street_base.models.street_transition_create import StreetTransitionMixin

from .hotline_common import HotlineCommon, as_csv, row

# What differs between two matters that tell the same
OWN = {"id", "name", "display_name", "similar_id", "create_date", "write_date", "__last_update"}


@tagged("post_install", "-at_install")
class TestMatterBatch(HotlineCommon):
    """A batch is stored column by column, a single report as Odoo does: what comes out is the same."""

    def setUp(self):
        super().setUp()
        usual = {"source": "patrol", "class_id": self.garbage.id, "reported_at": "2026-11-20 08:00:00"}
        self.reports = [
            {**usual, "description": 'Bags "beside" the bin \\ {not} in it\nNULL', "address": "East road 1", "latitude": 35.70512345678, "longitude": 112.905},
            {**usual, "description": "NULL", "address": "", "latitude": 0, "longitude": 0},
            {"source": "hotline", "external_ref": "B1", "description": "诉求内容", "order_due": "2026-12-01 08:00:00", "order_urgency": "urgent",
             "order_opinion": "%s", "reported_at": "2026-11-20 08:00:00"},
        ]

    def stored(self, matters):
        names = [name for name, field in matters._fields.items() if field.store and name not in OWN and not field.type.endswith("2many")]
        return [{name: values[name] for name in names} for values in matters.read(names, load=None)]

    def report(self, reports):
        return self.env["street.matter"].with_user(self.intake).create([dict(report) for report in reports])

    def test_a_batch_stores_and_remembers_what_single_reports_do(self):
        singles = self.env["street.matter"].with_user(self.intake)
        for report in self.reports[:2]:
            singles += self.report([report])
        batch = self.report(self.reports)  # they give different names
        same_names = self.report(self.reports[:2])
        self.assertEqual(self.stored(batch)[:2], self.stored(singles), "in memory")
        self.assertEqual(self.stored(same_names), self.stored(singles), "in memory")
        remembered = self.stored(batch)
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(self.stored(batch), remembered, "what is remembered is what is stored")
        self.assertEqual(len(set(batch.mapped("name"))), 3)
        self.assertEqual(batch[2].order_opinion, "%s")

    def test_a_batch_has_clocks_log_and_look_alikes_of_its_own(self):
        before = self.report(self.reports[:1])
        first, second = self.report(self.reports[:1] * 2)
        self.assertEqual((first.similar_id, second.similar_id), (before, before))
        self.assertIn(first, before.with_context(active_test=False).search([("similar_id", "=", before.id)]))
        for matter in (first, second):
            self.assertEqual(sorted(matter.sudo().deadline_ids.mapped("kind")), ["register", "total"])
            self.assertEqual(self.env["street.log"].search([("model", "=", "street.matter"), ("res_id", "=", matter.id)]).mapped("move"), ["create"])

    def test_a_batch_with_reporters_keeps_them_with_their_matters(self):
        named, unnamed = self.report([
            {**self.reports[0], "reporter_ids": [Command.create({"name": "Neighbour"})]}, self.reports[1],
        ])
        self.assertEqual((named.reporter_ids.mapped("name"), unnamed.reporter_count), (["Neighbour"], 0))

    def test_orders_of_a_file_are_stored_column_by_column_wherever_they_lie(self):
        real, stored = StreetTransitionMixin._create_in_columns, []

        def spy(matters, data_list, names):
            stored.append((matters._name, len(data_list)))
            return real(matters, data_list, names)

        rows = [row("W1"), row("W2", 经度="", 纬度=""), row("W3", 经度="120", 办结时限="", 事项分类="", 来电人="", 联系电话=""), row("W4")]
        with patch.object(StreetTransitionMixin, "_create_in_columns", spy):
            self.assertFalse(self.take_in(as_csv(rows))["errors"])
        self.assertIn(("street.matter", 4), stored)
        self.assertEqual(self.matter_of("W1").grid_id, self.grid)
        self.assertFalse(self.matter_of("W2").grid_id)
