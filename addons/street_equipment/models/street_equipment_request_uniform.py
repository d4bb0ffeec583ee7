from odoo import api, fields, models

from ..tools.uniform import SOURCE

NAMED = 5


class StreetEquipmentRequest(models.Model):
    """Standard enforcement dress on a request (制式服装): who of the unit may not wear it, with the source; a warning, no refusal."""

    _inherit = "street.equipment.request"

    uniform_note = fields.Text("Standard dress", compute="_compute_uniform_note")

    @api.depends("line_ids.supply_id.is_standard_uniform", "unit_id")
    def _compute_uniform_note(self):
        dress = self.filtered(lambda request: any(request.line_ids.supply_id.mapped("is_standard_uniform")))
        (self - dress).uniform_note = False
        # sudo: post and roles are known to the whole office (hr.employee.public)
        people = self.env["hr.employee"].sudo().search([("unit_id", "in", dress.unit_id.ids)]).grouped("unit_id") if dress.unit_id else {}
        for request in dress:
            warned = list(people.get(request.unit_id, self.env["hr.employee"])._get_uniform_warnings().values())
            more = [self.env._("… and %(count)s more.", count=len(warned) - NAMED)] if len(warned) > NAMED else []
            general = self.env._("Standard enforcement dress is for certified officers in established posts only (%(law)s).", law=SOURCE)
            request.uniform_note = "\n".join(warned[:NAMED] + more) or (general if not request.unit_id else False)
