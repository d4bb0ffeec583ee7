from odoo import models

from odoo.addons.street_base.tools.sheet_writer import Column


class StreetRosterXlsx(models.AbstractModel):
    """Roster as a sheet (排班表): a row a shift, for the shifts chosen or listed."""

    _name = "report.street_base.roster_xlsx"
    _description = "Roster sheet"
    _inherit = "street.report.xlsx"
    _sheet_columns = (
        Column("date"),
        Column("unit_id", width=24),
        Column("kind_id"),
        Column("date_start"),
        Column("date_end"),
        Column("leader_id"),
        Column("people_names", width=36),
        Column("person_count", kind="integer"),
        Column("vehicle"),
        Column("kit_note", width=30),
        Column("note", width=30),
    )
    _sheet_order = "date, date_start, unit_id"
