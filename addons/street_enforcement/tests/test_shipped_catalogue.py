from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..tools.shipped import infer_base, merge
from .document_common import DocumentCommon


@tagged("post_install", "-at_install")
class TestShippedCatalogue(DocumentCommon):
    """What ships anew reaches an office that changed its catalogue, without taking its own away."""

    def test_merging_goes_field_by_field(self):
        base, ours = {"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 2, "c": 2}
        self.assertEqual(merge(base, ours, {"a": 3, "b": 1, "c": 3}), ({"a": 3}, {"c"}), "ours of b stays: it did not change in the files")
        self.assertEqual(merge(base, ours, {"a": 3, "b": 2, "c": 2}, held={"b"}), ({"a": 3}, set()), "what is the same waits no more")
        self.assertEqual(infer_base(ours, {"a": 1, "b": 9, "c": 9}, {}), {"a": 1})

    def test_every_kind_and_clause_knows_what_it_shipped_with(self):
        for model in ("street.document.type", "street.document.clause"):
            records = self.env[model].search([]).filtered(lambda record: record.get_external_id()[record.id].startswith("street_enforcement."))
            self.assertTrue(records)
            self.assertFalse(records.filtered(lambda record: not record.shipped), model)
            for record in records:
                self.assertEqual(record._get_definition(), record.shipped, record.display_name)

    def test_an_update_brings_what_is_new_and_keeps_what_the_office_changed(self):
        kind = self.env["street.document.type"]._get("CF13")
        own, newer = kind.layout + "\np: 本街道补充的一段。", kind.layout + "\np: 新版的一段。"
        paper = self.make_paper("CF13")
        before = dict(paper.snapshot)
        kind.layout = own
        with self.assertLogs("odoo.addons.street_enforcement.models.street_shipped_mixin", "WARNING"):
            kind._take_definition("x", {**kind.shipped, "layout": newer, "copies": 4}, None)
        self.assertEqual((kind.layout, kind.copies, kind.held_back), (own, 4, "layout"))
        self.assertTrue(kind.held_back_labels)
        kind._take_definition("x", dict(kind.shipped), None)
        self.assertEqual(kind.held_back, "layout", "the note stays until somebody decides")
        kind.with_user(self.admin).action_take_shipped()
        self.assertEqual((kind.layout, kind.held_back), (newer, False))
        self.assertEqual(paper.snapshot, before)

    def test_the_office_keeps_its_own_until_something_newer_ships(self):
        kind = self.env["street.document.type"]._get("CF13")
        kind.copies = 9
        with self.assertLogs("odoo.addons.street_enforcement.models.street_shipped_mixin", "WARNING"):
            kind._take_definition("x", {**kind.shipped, "copies": 4}, None)
        kind.with_user(self.admin).action_keep_own()
        kind._take_definition("x", dict(kind.shipped), None)
        self.assertEqual((kind.copies, kind.held_back), (9, False))
        with self.assertLogs("odoo.addons.street_enforcement.models.street_shipped_mixin", "WARNING"):
            kind._take_definition("x", {**kind.shipped, "copies": 5}, None)
        self.assertEqual((kind.copies, kind.held_back), (9, "copies"))

    def test_groups_and_series_come_with_it(self):
        kind = self.env["street.document.type"]._get("CF29")
        groups, series = kind.issuer_group_ids, kind.series_id
        shipped = dict(kind.shipped)
        self.assertIn("street_enforcement.group_organ_head", shipped["issuer_group_ids"])
        kind._take_definition("x", {**shipped, "issuer_group_ids": ["street_enforcement.group_officer"], "series_id": ""}, None)
        self.assertEqual((kind.issuer_group_ids, bool(kind.series_id)), (self.env.ref("street_enforcement.group_officer"), False))
        kind._take_definition("x", shipped, None)
        self.assertEqual((kind.issuer_group_ids, kind.series_id), (groups, series))

    def test_nobody_writes_what_was_shipped_and_only_the_administrator_decides(self):
        kind = self.env["street.document.type"]._get("CF13")
        for values in ({"shipped": {}}, {"held_back": "layout"}):
            with self.assertRaises(UserError):
                kind.with_user(self.admin).write(values)
            with self.assertRaises(UserError):
                self.env["street.document.clause"].with_user(self.admin).create({"code": "x", "name": "x", "layout": "p: x", **values})
        kind.held_back = "copies"
        for action in ("action_take_shipped", "action_keep_own"):
            with self.assertRaises(AccessError):
                getattr(kind.with_user(self.officer1), action)()
