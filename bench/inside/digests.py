"""The nightly check of kept files: evidence of several MiB each, read from disk, against ``sha256sum`` on the same files."""

import base64
import os
import subprocess

from bench import measure

FILE_SIZE = 8 << 20


def run(env, quick):
    from odoo import fields
    from odoo.tools import SQL

    count = 8 if quick else 40
    case = env["street.case"].create({"cause": "Bench"})
    item = env["street.evidence"].create({"case_id": case.id, "name": "Film", "taken_at": fields.Datetime.now()})
    files = env["street.evidence.file"].create([
        {"evidence_id": item.id, "name": f"{place}.mp4", "content": base64.b64encode(os.urandom(FILE_SIZE))} for place in range(count)])
    env.flush_all()
    runs = env["street.digest.run"]
    target = next(target for target in runs._get_targets() if target.model == files._name)
    attachments = env["ir.attachment"].search([("res_model", "=", files._name), ("res_id", "in", files.ids), ("res_field", "=", target.field)])
    paths = [attachment._full_path(attachment.store_fname) for attachment in attachments]

    def ours():
        rows = runs._get_rows(target, SQL("record.id = ANY(%s)", files.ids))
        assert len(rows) == count and not runs._compare(target, rows)

    took, by_hand, ratio = measure.in_turns(5, ours, lambda: subprocess.run(["sha256sum", *paths], check=True, stdout=subprocess.DEVNULL))
    size = count * FILE_SIZE / (1 << 20)
    env.cr.rollback()
    return [
        measure.row("nightly check of kept files", size / took, "MiB/s", None, f"{size:.0f} MiB in {count} files"),
        measure.row("against sha256sum", ratio, "×", 0.6, f"sha256sum {size / by_hand:.0f} MiB/s"),
    ]
