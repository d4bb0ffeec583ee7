import importlib.util

from odoo.tests import TransactionCase, tagged
from odoo.tools import file_path


@tagged("post_install", "-at_install")
class TestMigrations(TransactionCase):
    def load(self, name):
        """The script of a migration to 19.0.1.1.0."""
        spec = importlib.util.spec_from_file_location("street_migration", file_path(f"street_enforcement/migrations/19.0.1.1.0/{name}.py"))
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        return script

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
