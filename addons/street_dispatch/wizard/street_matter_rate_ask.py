from odoo import fields, models

from odoo.addons.street_base.tools import period

from ..models.street_matter_rate import GROUPINGS


class StreetMatterRateAsk(models.TransientModel):
    """Dialog: over which days and by what the rates are computed."""

    _name = "street.matter.rate.ask"
    _description = "Compute rates of the hotline"

    date_from = fields.Date("Received from", required=True, default=lambda self: period.today().replace(day=1))
    date_to = fields.Date("Received to", required=True, default=lambda self: period.today())
    by = fields.Selection(GROUPINGS, "Broken down by", required=True, default="unit")

    def action_compute(self):
        """Compute the rates. :return: window action on them"""
        self.ensure_one()
        rates = self.env["street.matter.rate"]._make(self.date_from, self.date_to, self.by)
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("street_dispatch.street_matter_rate_action"),
            "name": self.env._("Rates %(first)s to %(last)s", first=self.date_from, last=self.date_to),
            "domain": [("id", "in", rates.ids)],
        }
