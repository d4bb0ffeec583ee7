from odoo import api, models
from odoo.fields import Domain
from odoo.tools import escape_psql

from .street_equipment_asset_mixin_custody import LINKS

# Numbers that stand on the thing itself, beside its label.
NUMBERS = {"maintenance.equipment": ("serial_no",), "fleet.vehicle": ("license_plate",)}


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

    @api.model
    def _find_by_code(self, code, company):
        """The item or vehicle with this label, serial number or plate.

        :param str code: in any case
        :param company: office it belongs to
        :return: one record of ``maintenance.equipment`` or ``fleet.vehicle``, or None
        """
        for model in LINKS:
            names = ("label_code", *NUMBERS[model])
            found = self.env[model].search(Domain.OR([Domain(name, "=ilike", escape_psql(code)) for name in names]) & Domain("company_id", "=", company.id), limit=1)
            if found:
                return found
        return None

    def _open_new(self, model, name, **defaults):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window", "name": name, "res_model": model, "views": [(False, "form")],
            "context": {f"default_{LINKS[self._name]}": self.id, "default_company_id": self.company_id.id, **defaults}}
