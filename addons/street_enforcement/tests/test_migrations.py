import json
from pathlib import Path
from unittest.mock import patch

from odoo.tests import TransactionCase, tagged

from odoo.addons.street_base.tests.migration_common import load_migration

from ..tools.shipped import digest_of, tidy


@tagged("post_install", "-at_install")
class TestMigrations(TransactionCase):
    def load(self, name, version="19.0.1.1.0"):
        """The script of a migration."""
        return load_migration("street_enforcement", f"{version}/{name}.py")

    def test_the_record_of_a_discussion_is_closed_in_a_catalogue_on_record_too(self):
        record, request = self.env.ref("street_enforcement.type_cf27"), self.env.ref("street_enforcement.type_cf01")
        record.is_closed, request.approval_kind = False, "open"
        self.load("post-closed_record").migrate(self.env.cr, "19.0.1.0.0")
        self.assertTrue(record.is_closed)
        self.assertEqual(request.approval_kind, "open not_open")

    def test_the_dead_nightly_task_is_removed_and_the_living_one_stays(self):
        script = self.load("post-drop_digest_cron")
        living = self.env.ref("street_enforcement.ir_cron_check_files")
        dead = self.env["ir.cron"].create({
            "name": "Old check", "model_id": living.model_id.id, "state": "code", "code": "model._gone()", "interval_type": "days", "active": False})
        action = dead.ir_actions_server_id
        self.env["ir.model.data"].create({
            "module": "street_enforcement", "name": "street_document_cron_digest", "model": "ir.cron", "res_id": dead.id, "noupdate": True})
        script.migrate(self.env.cr, None)
        self.assertTrue(dead.exists(), "a fresh database has nothing to put right")
        for _again in range(2):
            script.migrate(self.env.cr, "19.0.1.0.0")
            self.assertFalse(dead.exists() or action.exists())
        self.assertFalse(self.env.ref(script.DEAD, raise_if_not_found=False))
        self.assertTrue(living.exists())

    def test_a_catalogue_on_record_gets_what_is_new_where_the_office_left_it_alone(self):
        script = self.load("post-shipped_catalogue", "19.0.1.2.0")
        untouched, touched = self.env.ref("street_enforcement.type_cf40"), self.env.ref("street_enforcement.type_cf26")
        shipped, own = untouched.layout, touched.layout.replace("审核意见", "法制审核意见")
        old = shipped.replace("box[2]", "box[3]")
        touched.write({"layout": own, "copies": 7})
        untouched.write({"layout": old, "copies": 7})
        (touched + untouched).write({"shipped": False, "held_back": False})
        known = json.loads(Path(script.__file__).with_name("shipped_history.json").read_text())
        known.setdefault("street_enforcement.type_cf40", {})["layout"] = [digest_of(tidy(old))]
        with patch.object(script.json, "loads", lambda _text: known), self.assertLogs("odoo.addons.street_enforcement.models.street_shipped_mixin", "WARNING") as log:
            script.migrate(self.env.cr, "19.0.1.1.0")
        self.assertEqual(tidy(untouched.layout), tidy(shipped), "it stood as it had shipped once")
        self.assertEqual((touched.layout, touched.copies), (own, 7))
        self.assertEqual(set(touched.held_back.split()), {"layout", "copies"})
        self.assertEqual(untouched.held_back, "copies")
        self.assertTrue([line for line in log.output if "CF26" in line])

    def test_every_earlier_text_of_the_catalogue_is_known_to_the_migration(self):
        """The history names kinds and clauses that exist, and no value that ships now."""
        script = self.load("post-shipped_catalogue", "19.0.1.2.0")
        known = json.loads(Path(script.__file__).with_name("shipped_history.json").read_text())
        self.assertIn("layout", known["street_enforcement.type_cf31"])
        for xmlid, values in known.items():
            record = self.env.ref(xmlid)
            for name, digests in values.items():
                self.assertNotIn(digest_of(record.shipped[name]), digests, f"{xmlid} {name}")
