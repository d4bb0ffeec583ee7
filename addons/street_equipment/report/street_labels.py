import os

from odoo import models
from odoo.tools import config

from odoo.addons.street_base.tools.pdf_fonts import font_book

from ..tools.label_sheet import LAYOUTS, Label, draw_labels

MAX_LABELS = 2000


class StreetLabels(models.AbstractModel):
    """Sheet of labels (标签): a QR code that opens the record on a phone, its name, number and code."""

    _name = "report.street_equipment.labels"
    _description = "Sheet of labels"
    _inherit = "street.report.pdf"

    def _render_papers(self, records, data):
        company = records[:1].company_id
        layout = LAYOUTS.get(data.get("layout")) or LAYOUTS[company.sudo().label_layout or "a4_24"]  # sudo: a setting, no secret
        skip = data.get("skip") if type(data.get("skip")) is int and data["skip"] > 0 else 0
        labels = [record._get_label() for record in records[:MAX_LABELS]]
        return draw_labels(
            font_book(os.path.join(config["data_dir"], "fonts")), [Label(**label) for label in labels], layout, skip, bool(data.get("has_frames")),
            title=self.env._("Labels"), author=company.sudo().name or "")


class StreetLabelsItem(models.AbstractModel):
    """Labels of items."""

    _name = "report.street_equipment.labels_item"
    _description = "Labels of items"
    _inherit = "report.street_equipment.labels"


class StreetLabelsVehicle(models.AbstractModel):
    """Labels of vehicles."""

    _name = "report.street_equipment.labels_vehicle"
    _description = "Labels of vehicles"
    _inherit = "report.street_equipment.labels"


class StreetLabelsSupply(models.AbstractModel):
    """Labels of supplies, for their shelf."""

    _name = "report.street_equipment.labels_supply"
    _description = "Labels of supplies"
    _inherit = "report.street_equipment.labels"
