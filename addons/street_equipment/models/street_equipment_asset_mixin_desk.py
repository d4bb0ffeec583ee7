from odoo import models

from .street_equipment_asset_mixin_custody import LINKS


class StreetEquipmentAssetMixin(models.AbstractModel):
    """What is done with an item that somebody has in his hand, its label just scanned: give it out, take it back, reserve it, report a fault."""

    _inherit = "street.equipment.asset.mixin"

    def action_open_issue(self):
        """Open the dialog that gives these items out. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_issue_action")
        return {**action, "context": {f"default_{LINKS[self._name]}s": [(6, 0, self.ids)]}}

    def action_open_return(self):
        """Open the dialog that takes these items back.

        :return: window action
        :raises UserError: none of them is out
        """
        return self.current_custody_id.action_open_return()

    def action_open_reserve(self):
        """Open a new reservation of this item. :return: window action"""
        return self._open_new("street.reservation", self.env._("Reserve"))

    def action_open_fault(self):
        """Open a new repair job for this item; while it is open, the item is not given out. :return: window action"""
        return self._open_new("maintenance.request", self.env._("Report a fault"), default_maintenance_type="corrective")

    def _open_new(self, model, name, **defaults):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window", "name": name, "res_model": model, "views": [(False, "form")],
            "context": {f"default_{LINKS[self._name]}": self.id, "default_company_id": self.company_id.id, **defaults}}
