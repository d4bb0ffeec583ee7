from odoo import models

from odoo.addons.street_base.tools.sheet_writer import Column


class StreetEvaluationSheet(models.AbstractModel):
    """Sheet of the monthly evaluation: one row a rate, for further use."""

    _name = "report.street_dispatch.evaluation_sheet"
    _description = "Sheet of the monthly evaluation"
    _inherit = "street.report.xlsx"
    _sheet_columns = (
        Column("evaluation_id.month"), Column("kind"), Column("subject", width=28), Column("rate", width=22),
        Column("numerator"), Column("denominator"), Column("percent"),
    )
