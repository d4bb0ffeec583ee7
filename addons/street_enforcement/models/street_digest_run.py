import hashlib
from typing import NamedTuple

from odoo import api, fields, models
from odoo.tools import SQL

from ..tools.file_digest import digest_of_path

CHUNK = 200


class Target(NamedTuple):
    """Where kept files are: a model, its binary field, the field with the digest, and the way to the case."""

    model: str
    field: str
    digest: str
    case: str


TARGETS = (
    Target("street.document", "pdf", "digest", "case_id"),
    Target("street.document.scan", "content", "digest", "document_id.case_id"),
    Target("street.case.file", "content", "digest", "case_id"),
    Target("street.case.approval", "scan", "scan_digest", "case_id"),
    Target("street.evidence.file", "content", "digest", "evidence_id.case_id"),
    Target("street.service.proof", "content", "digest", "service_id.case_id"),
    Target("street.remedy.file", "content", "digest", "remedy_id.case_id"),
)


class StreetDigestRun(models.Model):
    """Nightly check of all kept files against the digests they came with (完整性校验).

    One row a run: how far it came, how many files and bytes, how many faults. Files are read from disk in pieces. A run
    that is interrupted goes on where it stood.
    """

    _name = "street.digest.run"
    _description = "Check of kept files"
    _order = "id desc"
    _rec_name = "started_at"

    started_at = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    finished_at = fields.Datetime(readonly=True)
    place = fields.Integer(readonly=True, aggregator=None, help="Place in the list of models.")
    last_id = fields.Integer(readonly=True, aggregator=None)
    file_count = fields.Integer("Files", readonly=True)
    fault_count = fields.Integer("New faults", readonly=True)

    # ------------------------------------------------------------
    # THE NIGHTLY CHECK
    # ------------------------------------------------------------

    @api.model
    def _get_targets(self):
        """Models with kept files; a part that keeps others adds its own through super()."""
        return TARGETS

    @api.model
    def _check_all(self):
        """Check every kept file, in pieces that are committed; called by the nightly task."""
        run = self.search([("finished_at", "=", False)], limit=1) or self.create([{}])
        while not run.finished_at:
            done = run._check_next()
            if not self.env["ir.cron"]._commit_progress(done, remaining=0 if run.finished_at else 1):
                break
        return run

    def _check_next(self):
        """Check the next piece. :return: number of files"""
        self.ensure_one()
        targets = self._get_targets()
        rows = self._get_rows(targets[self.place], SQL("record.id > %s", self.last_id), CHUNK)
        faults = self._compare(targets[self.place], rows)
        values = {"file_count": self.file_count + len(rows), "fault_count": self.fault_count + faults}
        if len(rows) == CHUNK:
            values["last_id"] = rows[-1][0]
        elif self.place + 1 < len(targets):
            values |= {"place": self.place + 1, "last_id": 0}
        else:
            values["finished_at"] = fields.Datetime.now()
        self.write(values)
        return len(rows)

    # ------------------------------------------------------------
    # ON DEMAND
    # ------------------------------------------------------------

    @api.model
    def _check_cases(self, cases):
        """Check the files of some cases now.

        :param cases: ``street.case`` that the user may read
        :return: notification for the user
        """
        count = faults = 0
        for target in self._get_targets():
            # sudo: files are compared, not shown; the reader of the case was asked
            ids = self.env[target.model].sudo()._search([(target.case, "in", cases.ids)])
            rows = self._get_rows(target, SQL("record.id IN %s", ids.subselect()))
            count, faults = count + len(rows), faults + self.sudo()._compare(target, rows)
        text = self.env._("%(count)s files compared: %(faults)s of them are not what came in.", count=count, faults=faults)
        return {"type": "ir.actions.client", "tag": "display_notification", "params": {
            "message": text, "type": "danger" if faults else "success", "sticky": bool(faults)}}

    # ------------------------------------------------------------
    # COMPARING
    # ------------------------------------------------------------

    @api.model
    def _get_rows(self, target, condition, limit=None):
        """Kept files: list of (id, company id, digest at intake, place on disk, id of the attachment)."""
        model = self.env[target.model]
        model.flush_model([target.digest])
        return self.env.execute_query(SQL(
            """SELECT record.id, record.company_id, record.%(digest)s, file.store_fname, file.id FROM %(table)s record
                 LEFT JOIN ir_attachment file ON file.res_model = %(model)s AND file.res_field = %(field)s AND file.res_id = record.id
                WHERE record.%(digest)s IS NOT NULL AND %(condition)s ORDER BY record.id %(limit)s""",
            digest=SQL.identifier(target.digest), table=SQL.identifier(model._table), model=target.model, field=target.field, condition=condition,
            limit=SQL("LIMIT %s", limit) if limit else SQL()))

    @api.model
    def _compare(self, target, rows):
        """Compare files with their digests, note new faults and settle old ones. :return: number of files that differ"""
        wrong, right = [], []
        for res_id, company_id, expected, place, file_id in rows:
            found = self._get_digest(place, file_id)
            if found == expected:
                right.append(res_id)
            else:
                wrong.append((res_id, company_id, expected, found))
        faults = self.env["street.digest.fault"].sudo()  # nobody else writes them
        known = faults.search([("res_model", "=", target.model), ("res_id", "in", [*right, *(row[0] for row in wrong)]), ("settled_at", "=", False)])
        known.filtered(lambda fault: fault.res_id in set(right)).write({"settled_at": fields.Datetime.now()})
        new = [row for row in wrong if row[0] not in set(known.mapped("res_id"))]
        if new:
            self._note_faults(target, new)
        return len(wrong)

    @api.model
    def _get_digest(self, place, file_id):
        """SHA-256 of a kept file, or None when it is gone."""
        files = self.env["ir.attachment"]
        if place:
            return digest_of_path(files._full_path(place))
        # sudo: kept in the database by an office that chose so
        raw = files.sudo().browse(file_id).db_datas if file_id else None
        return hashlib.sha256(raw).hexdigest() if raw else None

    @api.model
    def _note_faults(self, target, rows):
        """Write the faults, name them in the legal log, and give the people on the case something to do."""
        records = self.env[target.model].sudo().browse([row[0] for row in rows])
        cases = {record.id: record.mapped(target.case) for record in records}
        faults = self.env["street.digest.fault"].sudo().create([{
            "company_id": company_id, "case_id": cases[res_id].id, "res_model": target.model, "res_id": res_id, "expected": expected, "found": found,
            "label": records.browse(res_id).display_name, "reason": "changed" if found else "missing", "found_at": fields.Datetime.now(),
        } for res_id, company_id, expected, found in rows])
        self.env["street.log"]._append([{
            "company_id": fault.company_id.id, "model": fault.res_model, "res_id": fault.res_id, "move": "digest_fault",
            "reason": f"{fault.display_name}; SHA-256 {fault.expected} → {fault.found or '—'}",
        } for fault in faults])
        for case, found in faults.grouped("case_id").items():
            case._warn_of_faults(found)
