from odoo import models

from odoo.addons.street_base.tools.sheet_writer import Column


class StreetActionLedgerXlsx(models.AbstractModel):
    """The problem list as a sheet (问题清单台账): a row an item."""

    _name = "report.street_meeting.action_ledger"
    _description = "Ledger of the problem list"
    _inherit = "street.report.xlsx"

    def _get_columns(self, model):
        return [
            Column("number", width=22),
            Column("name", width=36),
            Column("place", width=20),
            Column("meeting_id", width=30),
            Column("date_start"),
            Column("unit_id", width=20),
            Column("owner_id"),
            Column("measure", width=40),
            Column("date_due"),
            Column("state"),
            Column("is_overdue"),
            Column("carry_count"),
            Column("result", width=40),
            Column("date_done"),
            Column("struck_user_id"),
            Column("date_struck"),
        ]
