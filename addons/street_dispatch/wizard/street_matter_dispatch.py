from odoo import api, fields, models


class StreetMatterDispatch(models.TransientModel):
    """Dialog of 派遣: the item list proposes the units and says why; the dispatcher decides."""

    _name = "street.matter.dispatch"
    _description = "Dispatch matters"

    matter_ids = fields.Many2many("street.matter", required=True, readonly=True, default=lambda self: self.env.context.get("active_ids"))
    company_id = fields.Many2one("res.company", compute="_compute_route")
    unit_id = fields.Many2one(
        "street.unit", "Lead unit", required=True, compute="_compute_route", store=True, readonly=False, precompute=True,
        domain="[('company_id', '=', company_id)]",
    )
    assist_unit_ids = fields.Many2many(
        "street.unit", string="Assisting units", compute="_compute_route", store=True, readonly=False, precompute=True,
        domain="[('company_id', '=', company_id), ('id', '!=', unit_id)]",
    )
    route_reason = fields.Text("Why", compute="_compute_route")

    @api.depends("matter_ids")
    def _compute_route(self):
        for dialog in self:
            routes = self.env["street.authority.item"].route(dialog.matter_ids._origin.ids)
            proposals = {tuple(route["unit_ids"]) for route in routes}
            units = next(iter(proposals)) if len(proposals) == 1 else ()
            dialog.company_id = dialog.matter_ids.company_id[:1]
            dialog.unit_id = units[0] if units else False
            dialog.assist_unit_ids = [fields.Command.set(units[1:])]
            dialog.route_reason = "\n".join(dict.fromkeys(route["reason"] for route in routes))

    def action_dispatch(self):
        """Dispatch to the chosen units. :return: action that closes the dialog"""
        self.matter_ids.action_dispatch(unit_id=self.unit_id.id, assist_unit_ids=self.assist_unit_ids.ids)
        return {"type": "ir.actions.act_window_close"}
