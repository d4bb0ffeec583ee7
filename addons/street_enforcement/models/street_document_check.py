import hashlib

from odoo import models
from odoo.tools import format_date, split_every

from .street_document import VALID_STATES

BATCH = 500


class StreetDocument(models.Model):
    """Is the stored paper still the one that was made (校验): the public page, and the nightly check of all files."""

    _inherit = "street.document"

    def _get_public_facts(self):
        """What the public page tells; nothing about the party. Call it as superuser."""
        self.ensure_one()
        return {
            "name": self.name, "number": self.number or "—", "organ": self.subject_id.name, "day": format_date(self.env, self._get_issue_day()),
            "pages": self.page_count, "digest": self.digest, "is_valid": self.state in VALID_STATES,
        }

    def _cron_check_digests(self):
        """Compare every stored PDF, scan and bound file with its digest; each that differs gets a line in the log, once."""
        for name, field in (("street.document", "pdf"), ("street.document.scan", "content"), ("street.case.file", "content")):
            ids = self.env[name].sudo().search([("digest", "!=", False)], order="id").ids
            self.env["ir.cron"]._commit_progress(remaining=len(ids))
            for batch in split_every(BATCH, ids):
                records = self.env[name].sudo().browse(batch)
                self._report_broken(records, self._get_broken(records, field))
                self.env["ir.cron"]._commit_progress(len(batch))
                records.invalidate_recordset()

    def _get_broken(self, records, field):
        """Those of the records whose stored file is gone or is another one.

        :param records: records with ``digest`` and a binary field
        :param str field: name of the binary field
        """
        # sudo: the check reads bytes and tells nobody what they say
        files = self.env["ir.attachment"].sudo().search_fetch(
            [("res_model", "=", records._name), ("res_field", "=", field), ("res_id", "in", records.ids)], ["res_id", "store_fname", "db_datas"])
        digests = {file.res_id: self._get_file_digest(file) for file in files}
        return records.filtered(lambda record: digests.get(record.id) != record.digest)

    def _get_file_digest(self, file):
        if not file.store_fname:
            return hashlib.sha256(file.raw or b"").hexdigest()
        try:
            with open(file._full_path(file.store_fname), "rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return ""

    def _report_broken(self, records, broken):
        known = {row.res_id for row in self.env["street.log"].sudo().search([
            ("model", "=", records._name), ("res_id", "in", broken.ids), ("move", "=", "digest_broken")])}
        self.env["street.log"]._append([{
            "company_id": record.company_id.id, "model": record._name, "res_id": record.id, "move": "digest_broken",
            "reason": self.env._("%(file)s: the stored file is not the one that was made (SHA-256 differs).", file=record.display_name),
        } for record in broken if record.id not in known])
