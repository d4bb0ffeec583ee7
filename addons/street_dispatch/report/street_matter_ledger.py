from odoo import models

from odoo.addons.street_base.tools.sheet_writer import Column


class StreetMatterLedger(models.AbstractModel):
    """Ledger of matters (事项台账) over the domain of a list.

    Reporters stand in it as far as the user may read them: confidential ones only for intake clerks and above.
    """

    _name = "report.street_dispatch.street_matter_ledger"
    _inherit = ["street.report.xlsx"]
    _description = "Ledger of matters"

    def _get_sheet_name(self, model, data):
        return self.env._("Ledger of matters")

    def _get_columns(self, model):
        return [
            Column("name", width=16), Column("source"), Column("external_ref"),
            Column("class_id.code", self.env._("Class code"), 10), Column("class_id.name", self.env._("Class")),
            Column("description", width=40), Column("address", width=30), Column("place_id"),
            Column("grid_id.code", self.env._("Grid code")), Column("grid_id.name", self.env._("Grid")),
            Column("latitude"), Column("longitude"),
            Column(self._get_reporters, self.env._("Reporters"), 24),
            Column("state"), Column("unit_id"), Column("handler_id"), Column("checker_id"),
            Column("reported_at"), Column("date_registered"), Column("date_dispatched"), Column("date_reported_back"),
            Column("date_closed"), Column("due_date"), Column("is_timely"),
            Column("is_settled_on_spot"), Column("is_supervised"), Column("return_count"), Column("rework_count"),
            Column("result", width=40), Column("check_note", width=30), Column("end_reason", width=30),
        ]

    def _get_reporters(self, matters):
        texts = matters._get_reporter_texts()
        self.env["street.matter.reporter"].invalidate_model()  # a ledger of years must not fill the memory
        return [texts.get(matter_id, "") for matter_id in matters.ids]
