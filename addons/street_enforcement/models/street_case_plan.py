from odoo import api, fields, models


class StreetCase(models.Model):
    """The way from a case to its deferral or instalments (延期、分期缴纳): APL 66(2)."""

    _inherit = "street.case"

    has_open_plan = fields.Boolean("Schedule not decided on", compute="_compute_has_open_plan")

    @api.depends("decision_ids.plan_ids.state")
    def _compute_has_open_plan(self):
        for case in self:
            case.has_open_plan = "draft" in case.sudo().decision_ids.plan_ids.mapped("state")  # only whether there is one

    def action_open_plan(self):
        """Open the schedule that waits to be decided on, or an empty application on the decision. :return: window action"""
        self.ensure_one()
        decision = self._get_open_decision()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_enforcement.street_fine_plan_action")
        plan = decision.plan_ids.filtered(lambda row: row.state == "draft")[:1]
        return {**action, "views": [(False, "form")], "res_id": plan.id, "context": {"default_decision_id": decision.id, "default_kind": "instalments"}}
