"""Which addons are installed is read from their manifests."""

import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import addons, database
from launcher.layout import CODE, Layout
from launcher.trouble import Trouble


class TestAddons(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.ours, self.core = Path(folder.name, "addons"), Path(folder.name, "core")
        for name in ("base", "hr"):
            self.addon(self.core, name, "{'name': 'x'}")

    def addon(self, folder, name, manifest):
        (folder / name).mkdir(parents=True)
        (folder / name / "__manifest__.py").write_text(manifest, encoding="utf-8")

    def chosen(self):
        return addons.to_install(addons.read(self.ours), [self.core])

    def test_addons_are_found_by_their_manifests(self):
        self.addon(self.ours, "street_a", "{'depends': ['hr']}")
        self.addon(self.ours, "street_b", "{'depends': ['street_a']}")
        self.assertEqual(self.chosen(), (["street_a", "street_b"], {}))

    def test_glue_addon_is_left_out_with_the_dependency_it_lacks(self):
        self.addon(self.ours, "street_a", "{'depends': ['hr']}")
        self.addon(self.ours, "street_glue", "{'depends': ['street_a', 'survey'], 'auto_install': True}")
        self.addon(self.ours, "street_above", "{'depends': ['street_glue']}")
        self.assertEqual(self.chosen(), (["street_a"], {"street_glue": "survey", "street_above": "survey"}))

    def test_packaged_addon_is_a_dependency_that_is_there(self):
        place = Layout(self.ours.parent / "data")
        self.assertEqual(place.packaged_addons, [])
        packaged = place.venv / "lib" / "python3.11" / "site-packages" / "odoo" / "addons"
        self.addon(packaged, "base_tier", "{'depends': ['base']}")
        self.addon(self.ours, "street_a", "{'depends': ['base_tier']}")
        self.assertEqual(self.chosen(), ([], {"street_a": "base_tier"}))
        self.assertEqual(addons.to_install(addons.read(self.ours), [self.core, *place.packaged_addons]), (["street_a"], {}))
        odoo = database.Odoo(place, self.core, None, place.data / "files")
        self.assertEqual(odoo.addons_path.split(","), [str(CODE / "addons"), str(packaged)])

    def test_packaged_addon_of_another_version_is_updated(self):
        place = Layout(self.ours.parent / "data")
        packaged = place.venv / "lib" / "python3.11" / "site-packages" / "odoo" / "addons"
        for name in ("base_tier", "not_needed"):
            self.addon(packaged, name, "{'depends': ['base']}")
        odoo = database.Odoo(place, self.core, None, place.data / "files")
        digests = {"street_a": "1", **addons.digests(packaged, ["base_tier", "not_needed"])}
        with mock.patch.multiple(odoo, wanted=lambda: (["street_a"], digests), loaded_digests=lambda name: {"street_a": "1", "base_tier": "older"},
                                 installed=lambda name: {"street_a", "base_tier"}):
            self.assertEqual(odoo.changed("street"), ([], ["base_tier"], digests))

    def test_glue_addon_that_names_its_application_waits_for_it(self):
        self.addon(self.core, "purchase", "{'depends': ['base']}")
        self.addon(self.ours, "street_a", "{'depends': ['hr']}")
        self.addon(self.ours, "street_glue", "{'depends': ['street_a', 'purchase'], 'auto_install': ['street_a', 'purchase']}")
        self.addon(self.ours, "street_other", "{'depends': ['street_a', 'hr'], 'auto_install': True}")
        self.assertEqual(self.chosen(), (["street_a", "street_other"], {}))
        self.assertEqual(addons.waiting(addons.read(self.ours)), ["street_glue"])

    def test_addon_that_is_not_installable_is_not_seen(self):
        self.addon(self.ours, "street_old", "{'installable': False}")
        self.assertEqual(self.chosen(), ([], {}))

    def test_circle_of_dependencies_is_named(self):
        self.addon(self.ours, "street_a", "{'depends': ['street_b']}")
        self.addon(self.ours, "street_b", "{'depends': ['street_a']}")
        with self.assertRaisesRegex(Trouble, "circle"):
            self.chosen()

    def test_broken_manifest_is_named(self):
        self.addon(self.ours, "street_a", "{'depends': ")
        with self.assertRaisesRegex(Trouble, "street_a"):
            self.chosen()

    def test_digest_follows_the_content_and_not_the_compiled_files(self):
        self.addon(self.ours, "street_a", "{}")
        before = addons.digests(self.ours, ["street_a"])
        (self.ours / "street_a" / "__pycache__").mkdir()
        (self.ours / "street_a" / "__pycache__" / "x.pyc").write_bytes(b"x")
        self.assertEqual(addons.digests(self.ours, ["street_a"]), before)
        (self.ours / "street_a" / "x.py").write_text("", encoding="utf-8")
        self.assertNotEqual(addons.digests(self.ours, ["street_a"]), before)
