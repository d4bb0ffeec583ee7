from odoo import models

from odoo.addons.street_base.tools.sheet_writer import Column


class StreetMatterRateXlsx(models.AbstractModel):
    """Rates of the hotline as a sheet, with the numbers they come from."""

    _name = "report.street_dispatch.matter_rate_sheet"
    _description = "Sheet of rates"
    _inherit = ["street.report.xlsx"]

    def _get_columns(self, model):
        return [
            Column("date_from"), Column("date_to"), Column("group", width=28), Column("rate"), Column("numerator"), Column("denominator"),
            Column(lambda rates: [rate.percent if rate.denominator else None for rate in rates], self.env._("Percent"), kind="number"),
        ]
