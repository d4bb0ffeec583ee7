from odoo import models

from odoo.addons.street_base.tools.sheet_writer import Column


class StreetTrainingLedgerXlsx(models.AbstractModel):
    """Attendance as a sheet (培训考勤台账): a row a person and class."""

    _name = "report.street_training.ledger"
    _description = "Ledger of attendance"
    _inherit = "street.report.xlsx"

    def _get_columns(self, model):
        return [
            Column("date_start"),
            Column("session_id", width=36),
            Column("kind"),
            Column("employee_id"),
            Column("unit_id", width=24),
            Column("status"),
            Column("absence_reason"),
            Column("hours"),
            Column("credited_day"),
            Column("sign_way"),
            Column("sign_time"),
            Column("score"),
            Column("result"),
            Column("note", width=30),
        ]
