"""Kinds of paper and clauses keep the definition they shipped with from now on, so that updates reach what the office left alone.

A catalogue on record does not know what shipped: a field whose value once stood in our files (``shipped_history.json``, digests) counts
as untouched and becomes what ships now; another one is the office's own and is kept, with a note on the record and in the log.
"""
import json
from pathlib import Path

from odoo import SUPERUSER_ID, api

MODELS = ("street.document.clause", "street.document.type")  # layouts name clauses


def migrate(cr, version):
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {})
    known = json.loads(Path(__file__).with_name("shipped_history.json").read_text())
    for model in MODELS:
        env[model]._take_shipped(known)
