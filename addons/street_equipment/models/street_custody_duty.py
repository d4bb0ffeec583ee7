from odoo import fields, models


class StreetCustody(models.Model):
    """The duty of a recorder begins with its issue and is handed in with its return."""

    _inherit = "street.custody"

    duty_ids = fields.One2many("street.recorder.duty", "custody_id", "Duties", readonly=True)

    def _do_after_issue(self):
        super()._do_after_issue()
        recorders = self.filtered(lambda custody: custody.equipment_id.equipment_kind == "recorder")
        self.env["street.recorder.duty"].create([{"custody_id": custody.id} for custody in recorders])

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move in ("return", "hand_over"):
            duties = self.sudo().duty_ids.filtered(lambda duty: duty.state in ("open", "checked"))
            if duties:
                duties._street_do_move("hand_in", {})
