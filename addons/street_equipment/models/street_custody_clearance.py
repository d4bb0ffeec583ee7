from odoo import models
from odoo.exceptions import AccessError

from odoo.addons.street_base.tools.period import today

from .street_custody import KEEPER


class StreetCustody(models.Model):
    """From what a person has to the sheet that clears him."""

    _inherit = "street.custody"

    def action_open_clearance(self):
        """Open the clearance sheets of the people who have these items, made where there are none. :return: window action"""
        if not self.env.user.has_group(KEEPER):
            raise AccessError(self.env._("Only keepers of the equipment write clearance sheets."))
        self.check_access("read")
        # sudo: whom the items are with; the sheets are made with the keeper's own rights
        people = self.sudo().employee_id.sudo(False)
        sheets = self.env["street.clearance"]._open_for(people, today())
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_clearance_action")
        alone = {"view_mode": "form", "views": [(False, "form")], "res_id": sheets.id} if len(sheets) == 1 else {}
        return {**action, "domain": [("id", "in", sheets.ids)], "context": {}, **alone}
