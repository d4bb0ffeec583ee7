"""The first company keeps what all offices share, as in a new database; as long as none was named, every office's administrator changed it."""
from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    if not version:
        return
    companies = api.Environment(cr, SUPERUSER_ID, {})["res.company"]
    if not companies._street_get_keepers():
        companies.env.ref("base.main_company").keeps_shared = True
