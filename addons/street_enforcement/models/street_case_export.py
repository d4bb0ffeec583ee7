import json
import zipfile
from typing import NamedTuple

from odoo import models
from odoo.tools import file_open

from ..tools.file_name import neutral_name

EVIDENCE_SUFFIXES = {
    "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "application/pdf": "pdf", "video/mp4": "mp4", "audio/mpeg": "mp3",
}


class Entry(NamedTuple):
    """One file of an export.

    :param name: its place in the archive
    :param record: record that keeps it, with the ``digest`` that was taken when it was made or came in
    :param field: binary field
    :param more: what else the manifest says of it
    """

    name: str
    record: models.BaseModel
    field: str
    more: dict


class StreetCase(models.Model):
    """Export of a bound file (案卷导出): the volume, its papers and scans, the originals of the evidence, the check script."""

    _inherit = "street.case"

    def _write_export(self, bound, target):
        """Write the export of a bound file.

        The manifest carries the digests of the day on which each file was made or came in, so that the script finds
        whatever was replaced since, in the store as well as in the export.

        :param bound: ``street.case.file``
        :param target: binary file
        :raises AccessError: the user does not act in the case, or reads one of the files not
        """
        self.ensure_one()
        self._check_private()
        entries = self._get_export_entries(bound)
        manifest = {
            "case": self.name or self.lead_number, "volume": bound.volume, "log_head": self._get_log_head(),
            "files": [{"name": entry.name, "sha256": entry.record.digest, **entry.more} for entry in entries],
        }
        kept = self._get_kept_files(entries)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for entry in entries:
                self._add_to_archive(archive, entry.name, kept.get((entry.record._name, entry.record.id)))
            archive.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
            with file_open("street_enforcement/tools/check_file.py", "rb") as script:
                archive.writestr("check_file.py", script.read())

    def _get_export_entries(self, bound):
        """All files of an export. :return: list of `Entry`"""
        entries = [Entry(bound.file_name, bound, "content", {})]
        for place, document in enumerate(self._get_filed_documents(bound.volume), 1):
            entries.append(Entry(f"papers/{place:02d} {document.type_code}.pdf", document, "pdf", {}))
            entries += [
                Entry(f"scans/{place:02d} {document.type_code} {scan.id}.{scan._get_extension()}", scan, "content", {}) for scan in document.scan_ids]
        return entries + (self._get_evidence_entries() if bound.volume == "main" else [])

    def _get_evidence_entries(self):
        """The original files of every item of evidence, excluded ones too: they stay on file and are marked.

        Names and endings of the senders go into the manifest only: on disk a file is called by its item and by the type
        that its first bytes show.
        """
        entries = []
        for place, item in enumerate(self.evidence_ids, 1):
            for file in item._get_files().filtered(lambda file: file.role == "original"):
                suffix = EVIDENCE_SUFFIXES.get(file.mimetype, "bin")
                entries.append(Entry(f"evidence/{place:02d} {file.id} {neutral_name(item.name)}.{suffix}", file, "content", {
                    "evidence": item.name, "kind": item.kind, "state": item.state, "original_name": file.name}))
        return entries

    def _get_kept_files(self, entries):
        """Attachments of the entries: dictionary of (model, id) to ``ir.attachment``."""
        kept = {}
        for (model, field), group in self._group_entries(entries).items():
            records = self.env[model].browse([entry.record.id for entry in group])
            records.check_access("read")
            records._check_field_access(records._fields[field], "read")
            # sudo: records and field were asked for; files are copied from disk instead of passing through memory in base64
            files = self.env["ir.attachment"].sudo().search_fetch(
                [("res_model", "=", model), ("res_field", "=", field), ("res_id", "in", records.ids)], ["res_id", "store_fname"])
            kept |= {(model, file.res_id): file for file in files}
        return kept

    def _group_entries(self, entries):
        groups = {}
        for entry in entries:
            groups.setdefault((entry.record._name, entry.field), []).append(entry)
        return groups

    def _add_to_archive(self, archive, name, file):
        """Add a kept file; one that is gone is left out, and the script says that it is missing."""
        try:
            if file and file.store_fname:
                archive.write(file._full_path(file.store_fname), name)
            elif file:
                archive.writestr(name, file.raw or b"")
        except FileNotFoundError:
            pass
