from odoo import api, fields, models


class StreetMatterDispatch(models.TransientModel):
    """Dialog of 派遣: the item list proposes the units and says why; the dispatcher decides.

    Units of the own office are dispatched to. What belongs to a department of the authority above is transferred there;
    the dialog then offers that instead.
    """

    _name = "street.matter.dispatch"
    _description = "Dispatch matters"

    matter_ids = fields.Many2many("street.matter", required=True, readonly=True, default=lambda self: self.env.context.get("active_ids"))
    company_id = fields.Many2one("res.company", compute="_compute_reason")
    unit_id = fields.Many2one(
        "street.unit", "Lead unit", compute="_compute_units", store=True, readonly=False, precompute=True,
        domain="[('company_id', '=', company_id)]",
    )
    assist_unit_ids = fields.Many2many(
        "street.unit", string="Assisting units", compute="_compute_units", store=True, readonly=False, precompute=True,
        domain="[('company_id', '=', company_id), ('id', '!=', unit_id)]",
    )
    department_id = fields.Many2one("street.unit", "Competent department", compute="_compute_reason")
    route_reason = fields.Text("Why", compute="_compute_reason")

    @api.depends("matter_ids")
    def _compute_reason(self):
        for dialog in self:
            company = dialog.matter_ids.company_id[:1]
            dialog.company_id = company
            dialog.route_reason = "\n".join(dict.fromkeys(route["reason"] for route in dialog._get_routes()))
            dialog.department_id = dialog._get_proposed_units().filtered(lambda unit, own=company: unit.company_id != own)[:1]

    @api.depends("matter_ids")
    def _compute_units(self):
        for dialog in self:
            company = dialog.matter_ids.company_id[:1]
            own = dialog._get_proposed_units().filtered(lambda unit, own=company: unit.company_id == own)
            dialog.unit_id = own[:1]
            dialog.assist_unit_ids = own[1:]

    def _get_routes(self):
        return self.env["street.authority.item"].route(self.matter_ids._origin.ids)

    def _get_proposed_units(self):
        """Units of the route, lead first, when all matters belong to the same; else none."""
        proposals = {tuple(route["unit_ids"]) for route in self._get_routes()}
        return self.env["street.unit"].browse(proposals.pop() if len(proposals) == 1 else ())

    def action_dispatch(self):
        """Dispatch to the chosen units. :return: action that closes the dialog"""
        self.matter_ids.action_dispatch(unit_id=self.unit_id.id, assist_unit_ids=self.assist_unit_ids.ids)
        return {"type": "ir.actions.act_window_close"}

    def action_transfer(self):
        """Go on to the transfer, with the competent department filled in. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_dispatch.street_matter_transfer_action")
        context = {"active_ids": self.matter_ids.ids, "default_unit_id": self.department_id.id, "default_reason": self.route_reason}
        return dict(action, context=context)
