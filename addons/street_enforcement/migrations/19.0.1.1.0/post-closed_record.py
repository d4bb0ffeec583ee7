"""The record of a collective discussion (CF27) is closed to all but heads and the clerk.

The catalogue of papers is the office's to edit (``noupdate``), so a catalogue on record would leave it open. The request for a case
also covers refusing to open one since then.
"""
from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {})
    if record := env.ref("street_enforcement.type_cf27", raise_if_not_found=False):
        record.is_closed = True
    env["street.document.type"].search([("approval_kind", "=", "open")]).approval_kind = "open not_open"
