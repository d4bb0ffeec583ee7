from odoo import models

from odoo.addons.street_base.tools.sheet_writer import Column


class StreetTrainingCoverageXlsx(models.AbstractModel):
    """Coverage of the training plan as a sheet (培训覆盖表)."""

    _name = "report.street_training.coverage"
    _description = "Coverage sheet"
    _inherit = "street.report.xlsx"

    def _get_columns(self, model):
        return [
            Column("employee_id"),
            Column("unit_id", width=24),
            Column("plan_id", width=30),
            Column("date_from"),
            Column("date_due"),
            Column("required"),
            Column("done"),
            Column("missing"),
            Column("measure"),
            Column("state"),
        ]
