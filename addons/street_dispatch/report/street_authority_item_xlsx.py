from odoo import models

from odoo.addons.street_base.tools.sheet_writer import Column


class StreetAuthorityItemXlsx(models.AbstractModel):
    """Sheet of enforcement items (执法事项清单台账), one row an item."""

    _name = "report.street_dispatch.authority_item_xlsx"
    _inherit = "street.report.xlsx"
    _description = "Enforcement items, sheet"

    def _get_columns(self, model):
        return [
            Column("list_id.name", self.env._("List"), 26),
            Column("code", None, 8),
            Column("name", None, 50),
            Column("power_source"),
            Column("subject_id.name", self.env._("In the name of"), 26),
            Column("instrument_id.name", self.env._("Instrument"), 26),
            Column("department_id.name", self.env._("Original department"), 20),
            Column(self._get_bases, self.env._("Legal basis"), 50),
            Column(self._get_penalties, self.env._("Covered penalties"), 26),
            Column("penalty_trigger"),
            Column("measure_power"),
            Column("inspection_power"),
            Column("execution_power"),
            Column(self._get_classes, self.env._("Classes of matters"), 26),
            Column("date_from"),
            Column("date_to"),
            Column("date_taken_back"),
            Column("validity"),
        ]

    def _get_bases(self, items):
        return [
            "\n".join(f"《{line.norm_id.name}》{line.violated_clause}；{line.penalty_clause}" for line in item.norm_line_ids)
            for item in items
        ]

    def _get_penalties(self, items):
        return ["、".join(item.penalty_kind_ids.mapped("name")) for item in items]

    def _get_classes(self, items):
        return ["、".join(item.class_ids.mapped("code")) for item in items]
