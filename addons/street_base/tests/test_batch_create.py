import base64
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo import models
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.street_transition_create import SETTLED_KEY, SettledNames, StreetTransitionMixin
from .batch_common import BatchCase

PLAIN = [
    {"name": "a", "text": 'a "quoted"\n\\ NULL {1,2}', "pages": 30, "ratio": 0.1, "price": 1.005, "is_thin": True, "day": "2026-11-20",
     "moment": "2026-11-20 08:00:00", "colour": "red", "shelf_id": 1},
    {"name": "b", "text": "", "pages": 0, "ratio": 0, "price": False, "is_thin": False, "day": False, "moment": False, "colour": False, "shelf_id": False},
    {"name": "长" * 50, "text": False, "pages": 7, "ratio": 1e-9, "price": "2.5", "is_thin": None, "day": None, "moment": None, "colour": "blue", "shelf_id": 2},
]
# One value of every kind that is stored in a way of its own, for the records of a batch
SPECIAL = {
    "remark": ["one", False, "three"],
    "local": ["here", False, "there"],
    "facts": [{"a": [1]}, False, {}],
    "body": ["<p>a</p>", False, "<script>x</script>b"],
    "photo": [base64.b64encode(b"one"), False, base64.b64encode(b"three")],
    "seal": [base64.b64encode(b"one"), False, base64.b64encode(b"three")],
    "cost": [1.005, 0, 2.3],
    "ref": ["res.users,1", False, "res.users,2"],
    "res_id": [1, False, 3],
    "user_ids": [[(6, 0, [1, 2])], [], [(4, 2)]],
}


@tagged("post_install", "-at_install")
class TestBatchCreate(BatchCase):
    """A batch that is stored column by column ends as Odoo's own ``_create`` would have ended it, in every respect."""

    def values(self, **more):
        """Values of three files; ``more`` are lists of three values."""
        shelves = {1: self.shelf.id, 2: self.shelf2.id}
        return [
            {**plain, "shelf_id": shelves.get(plain["shelf_id"], False), **{name: values[place] for name, values in more.items()}}
            for place, plain in enumerate(PLAIN)
        ]

    def create(self, vals_list, own=False, model=None, **context):
        """The records, and whether they were stored column by column; ``own`` has Odoo do it."""
        calls, real, plain = [], StreetTransitionMixin._create_in_columns, StreetTransitionMixin._has_plain_columns

        def spy(records, data_list, names):
            calls.append(names)
            return real(records, data_list, names)

        model = (self.File if model is None else model).with_context(**context)
        with (patch.object(StreetTransitionMixin, "_create_in_columns", spy),
              patch.object(StreetTransitionMixin, "_has_plain_columns", (lambda self, names: False) if own else plain)):
            return model.create([dict(vals) for vals in vals_list]), bool(calls)

    def told(self, records):
        """What is remembered of the records before anything is stored, then what the database holds, without what is each record's own."""
        names = [name for name, field in records._fields.items() if field.store and name not in ("id", "create_date", "write_date", "message_ids")]
        remembered = [{name: values[name] for name in names} for values in records.read(names, load=None)]
        self.env.flush_all()
        self.env.cr.execute(f'SELECT * FROM "{records._table}" WHERE id = ANY(%s) ORDER BY id', [records.ids])
        rows = self.env.cr.dictfetchall()
        self.env.invalidate_all()
        again = [{name: values[name] for name in names} for values in records.read(names, load=None)]
        return remembered, [{name: value for name, value in row.items() if name not in ("id", "create_date", "write_date")} for row in rows], again

    def outcome(self, vals_list, own, **context):
        """All that can be seen after a batch, in a transaction of its own."""
        with self.env.cr.savepoint() as point:
            files, fast = self.create(vals_list, own, **context)
            shelves = (self.shelf | self.shelf2).with_user(self.archivist)
            lists = [[file.name for file in shelf.file_ids] for shelf in shelves], [[file.name for file in shelf.thick_ids] for shelf in shelves]
            told = self.told(files)
            lines = [self.lines_of(file) for file in files]
            followers = [file.sudo().message_partner_ids.ids for file in files]
            messages = [len(file.sudo().message_ids) for file in files]
            pages = shelves.mapped("pages")
            point.rollback()
        self.env.invalidate_all()
        return (told, lists, lines, followers, messages, pages), fast

    def assertAlike(self, vals_list, fast=True, **context):
        ours, was_fast = self.outcome(vals_list, False, **context)
        odoos, never = self.outcome(vals_list, True, **context)
        self.assertEqual((was_fast, never), (fast, False))
        self.maxDiff = None
        self.assertEqual(ours, odoos)
        return ours

    def test_plain_values_are_stored_and_remembered_alike(self):
        # what lies in memory of the lists on the other side is brought up to date as well
        (self.shelf | self.shelf2).with_user(self.archivist).mapped("thick_ids")
        (told, (every, thick), lines, _followers, _messages, pages) = self.assertAlike(self.values())
        self.assertEqual((every, thick), ([["a"], ["长" * 40]], [["a"], []]))
        self.assertEqual((lines, pages), ([["create"]] * 3, [15, 3]))
        self.assertEqual([row["label"] for row in told[1]], ["North/15", "-/0", "South/3"])
        self.assertEqual([row["mood"] for row in told[1]], ["long", "short", "short"])

    def test_lists_in_memory_take_the_new_records_in(self):
        shelf = self.shelf.with_user(self.archivist)
        for own in (False, True):
            with self.subTest(own=own), self.env.cr.savepoint() as point:
                self.assertFalse(shelf.file_ids | shelf.thick_ids)
                files, fast = self.create(self.values(), own)
                remembered = [shelf._fields[name]._get_cache(shelf.env).get(shelf.id) for name in ("file_ids", "thick_ids")]
                # What has a domain on other fields is forgotten, and read anew.
                self.assertEqual((remembered, fast), ([(files[0].id,), None], not own))
                self.assertEqual((shelf.file_ids, shelf.thick_ids), (files[0], files[0]))
                point.rollback()

    def test_every_other_kind_of_field_is_left_to_odoo(self):
        for name, values in SPECIAL.items():
            more = {"currency_id": [self.env.ref("base.CNY").id] * 3} if name == "cost" else {"res_model": ["res.users"] * 3} if name == "res_id" else {}
            with self.subTest(field=name):
                told = self.assertAlike(self.values(**{name: values}, **more), fast=False)[0]
                self.assertTrue(told[2][0][name])
                self.assertFalse(told[2][1][name])

    def test_files_of_a_batch_reach_their_records(self):
        files, _fast = self.create(self.values(photo=SPECIAL["photo"]))
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(files.mapped("photo"), SPECIAL["photo"])

    def test_what_one_record_leaves_out_is_empty_unless_the_database_has_a_default(self):
        uneven = self.values()
        del uneven[1]["pages"], uneven[2]["is_thin"], uneven[0]["ratio"], uneven[0]["shelf_id"]
        told = self.assertAlike(uneven)[0]
        self.assertEqual([row["pages"] for row in told[1]], [30, None, 7])
        self.env.cr.execute("ALTER TABLE street_test_file ALTER COLUMN pages SET DEFAULT 4")
        self.addCleanup(self.registry.clear_cache)
        self.registry.clear_cache()
        files, fast = self.create(uneven)
        self.env.invalidate_all()
        self.assertEqual((files.mapped("pages"), fast), ([30, 4, 7], False))

    def test_a_value_left_out_can_be_written_as_nought(self):
        uneven = self.values()
        del uneven[1]["pages"]
        files, _fast = self.create(uneven)
        files[1].pages = 0
        files.flush_recordset()
        self.env.cr.execute("SELECT pages FROM street_test_file WHERE id = %s", [files[1].id])
        self.assertEqual(self.env.cr.fetchone(), (0,))

    def test_many_records_keep_their_order(self):
        files, fast = self.create([{"name": f"{place}", "pages": place} for place in range(1500)])
        self.assertTrue(fast)
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(files.mapped("pages"), list(range(1500)))

    def test_inverse_fields_and_editable_computed_fields_are_kept(self):
        told = self.assertAlike(self.values(title=["said", "so", "once"], mood=["sad", False, "glad"]))[0]
        self.assertEqual([row["text"] for row in told[1]], ["said", "so", "once"])
        self.assertEqual([row["mood"] for row in told[1]], ["sad", None, "glad"])
        self.assertEqual([row["early"] for row in told[1]], ["a", "b", "长长"])

    def test_defaults_of_context_and_of_people_reach_every_record(self):
        self.env["ir.default"].set("street.test.file", "text", "from the settings", user_id=self.archivist.id)
        bare = [{"name": name} for name in ("a", "b", "c")]
        told = self.assertAlike(bare, default_pages=12, default_state="closed", default_number="X")[0]
        self.assertEqual({(row["text"], row["pages"], row["state"], row["number"], row["sheets"]) for row in told[1]}, {("from the settings", 12, "open", None, 6)})

    def test_followers_and_messages_are_those_of_single_records(self):
        # Protected records subscribe nobody and post nothing when they are taken in, whatever the context asks for.
        followers, messages = self.assertAlike(self.values(), tracking_disable=False, mail_create_nosubscribe=False)[3:5]
        single, _fast = self.create(self.values()[:1], tracking_disable=False, mail_create_nosubscribe=False)
        self.assertEqual(followers, [single.sudo().message_partner_ids.ids] * 3)
        self.assertEqual(messages, [len(single.sudo().message_ids)] * 3)

    def test_an_empty_number_stays_the_number_nought(self):
        files, _fast = self.create(self.values())
        files.flush_recordset()
        self.env.cr.execute("SELECT weight FROM street_test_file WHERE id = ANY(%s)", [files.ids])
        self.assertEqual({weight for (weight,) in self.env.cr.fetchall()}, {0})

    def test_one_bad_record_refuses_the_whole_batch_in_python(self):
        bad = self.values()
        bad[1]["pages"] = -1
        with self.assertRaisesRegex(ValidationError, "less than nothing"), self.env.cr.savepoint():
            self.create(bad)
        self.assertFalse(self.File.search([]))

    def test_a_constraint_is_asked_for_protected_values_as_well(self):
        asked = []

        def check(files):
            asked.append(len(files))

        check._constrains = ("date_closed",)
        methods = [*self.File._constraint_methods, check]
        with patch.object(type(self.File), "_constraint_methods", methods):
            self.create(self.values())
        self.assertEqual(asked, [3])

    @mute_logger("odoo.sql_db")
    def test_one_bad_record_refuses_the_whole_batch_in_the_database(self):
        bad = self.values()
        bad[2]["name"] = "a"
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.create(bad)
        self.assertFalse(self.File.search([]))

    def test_values_of_the_wrong_kind_are_refused(self):
        for name, value in (("colour", "green"), ("day", "no day"), ("pages", "x"), ("nothing", 1)):
            bad = self.values()
            bad[1][name] = value
            with self.subTest(field=name), self.assertRaises(ValueError), self.env.cr.savepoint():
                self.create(bad)

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_one_record_of_another_office_refuses_the_whole_batch(self):
        foreign = [{**vals, "company_id": self.env.company.id} for vals in self.values()]
        self.assertTrue(self.create(foreign)[1])
        foreign = [{**vals, "name": f"{place}", "company_id": self.env.company.id} for place, vals in enumerate(foreign)]
        foreign[2]["company_id"] = self.other.id
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self.create(foreign)
        self.assertEqual(len(self.File.sudo().search([])), 3)

    def test_trees_and_described_records_are_left_to_odoo(self):
        drawers = self.env["street.test.drawer"].with_user(self.archivist)
        top = drawers.create({"name": "top"})
        below, fast = self.create([{"name": "x", "parent_id": top.id}, {"name": "y", "parent_id": top.id}], model=drawers)
        self.assertEqual((below.mapped("parent_path"), fast), ([f"{top.id}/{one.id}/" for one in below], False))
        folders = self.env["street.test.folder"].with_user(self.archivist)
        rows = [{"name": "x", "shelf_id": self.shelf.id}, {"name": "y", "shelf_id": self.shelf.id, "details": {"aa": "mine"}}, {"name": "z", "shelf_id": self.shelf2.id}]
        ours, fast = self.create(rows, model=folders)
        self.assertFalse(fast)
        self.assertEqual([dict(one.details) for one in ours], [{"aa": "as usual"}, {"aa": "mine"}, {}])

    def test_what_another_addon_does_on_creation_is_not_passed_over(self):
        seen, real = [], models.BaseModel._create

        def theirs(records, data_list):
            seen.append(len(data_list))
            return real(records, data_list)

        base = next(cls for cls in type(self.File).__mro__ if cls.__module__ == "odoo.addons.street_base.models.base")
        with patch.object(base, "_create", theirs, create=True):
            _files, fast = self.create(self.values())
        self.assertEqual((seen, fast), ([3], False))

    def test_names_settled_for_one_model_or_user_hold_for_no_other(self):
        settled = SettledNames([frozenset({"name"})])
        files = self.File.with_context(**{SETTLED_KEY: settled})
        settled.holder = ("street.test.paper", files.env)
        self.assertIn("company_id", files._add_missing_default_values({"name": "x"}))
        settled.holder = (files._name, self.env)
        self.assertIn("company_id", files._add_missing_default_values({"name": "x"}))
        settled.holder = (files._name, files.env)
        self.assertEqual(files._add_missing_default_values({"name": "x"}), {"name": "x"})
