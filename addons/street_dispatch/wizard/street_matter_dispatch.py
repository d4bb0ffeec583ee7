from odoo import api, fields, models


class StreetMatterDispatch(models.TransientModel):
    """Dialog of 派遣: the item list proposes the units and says why; the dispatcher decides."""

    _name = "street.matter.dispatch"
    _description = "Dispatch matters"

    matter_ids = fields.Many2many("street.matter", required=True, readonly=True, default=lambda self: self.env.context.get("active_ids"))
    company_id = fields.Many2one("res.company", compute="_compute_reason")
    unit_id = fields.Many2one(
        "street.unit", "Lead unit", required=True, compute="_compute_units", store=True, readonly=False, precompute=True,
        domain="[('company_id', '=', company_id)]",
    )
    assist_unit_ids = fields.Many2many(
        "street.unit", string="Assisting units", compute="_compute_units", store=True, readonly=False, precompute=True,
        domain="[('company_id', '=', company_id), ('id', '!=', unit_id)]",
    )
    route_reason = fields.Text("Why", compute="_compute_reason")

    @api.depends("matter_ids")
    def _compute_reason(self):
        for dialog in self:
            dialog.company_id = dialog.matter_ids.company_id[:1]
            dialog.route_reason = "\n".join(dict.fromkeys(route["reason"] for route in dialog._get_routes()))

    @api.depends("matter_ids")
    def _compute_units(self):
        """Propose the units only when all matters belong to the same."""
        for dialog in self:
            proposals = {tuple(route["unit_ids"]) for route in dialog._get_routes()}
            units = next(iter(proposals)) if len(proposals) == 1 else ()
            dialog.unit_id = units[0] if units else False
            dialog.assist_unit_ids = [fields.Command.set(units[1:])]

    def _get_routes(self):
        return self.env["street.authority.item"].route(self.matter_ids._origin.ids)

    def action_dispatch(self):
        """Dispatch to the chosen units. :return: action that closes the dialog"""
        self.matter_ids.action_dispatch(unit_id=self.unit_id.id, assist_unit_ids=self.assist_unit_ids.ids)
        return {"type": "ir.actions.act_window_close"}
