from odoo import fields, models
from odoo.exceptions import UserError

REPORTS = {
    "maintenance.equipment": "street_equipment.labels_item_report", "fleet.vehicle": "street_equipment.labels_vehicle_report",
    "street.supply": "street_equipment.labels_supply_report",
}


class StreetLabelPrint(models.TransientModel):
    """Dialog that asks for the sheet of labels (打印标签)."""

    _name = "street.label.print"
    _description = "Print labels"

    res_model = fields.Char(required=True, readonly=True, default=lambda self: self.env.context.get("active_model"))
    res_ids = fields.Json(required=True, readonly=True, default=lambda self: self.env.context.get("active_ids") or [])
    layout = fields.Selection(
        lambda self: self.env["res.company"]._fields["label_layout"]._description_selection(self.env), "Labels on", required=True,
        default=lambda self: self.env.company.label_layout)
    skip = fields.Integer("Labels used up", help="Places of the first sheet that carry no label any more.")
    has_frames = fields.Boolean("Cutting lines", help="For plain paper.")

    def action_print(self):
        """Print the labels. :return: action of the report"""
        self.ensure_one()
        if self.res_model not in REPORTS or not self.res_ids:
            raise UserError(self.env._("Choose what gets labels first."))
        records = self.env[self.res_model].browse(self.res_ids)
        data = {"layout": self.layout, "skip": self.skip, "has_frames": self.has_frames}
        return {**self.env.ref(REPORTS[self.res_model]).report_action(records, data=data), "close_on_report_download": True}
