"""The nightly check of papers alone became the check of all kept files (``ir_cron_check_files``).

Its row came with ``noupdate`` and outlives its file: it would call a method that is gone, every night.
"""
from odoo import SUPERUSER_ID, api

DEAD = "street_enforcement.street_document_cron_digest"


def migrate(cr, version):
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    cron = env.ref(DEAD, raise_if_not_found=False)
    if cron:
        action = cron.ir_actions_server_id
        cron.unlink()
        action.exists().unlink()
