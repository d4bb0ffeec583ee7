from odoo import models

from odoo.addons.street_base.tools import period


class StreetEquipmentReceipt(models.Model):
    """Who is asked to accept a receipt: the one who asked for the purchase, and the keepers."""

    _inherit = "street.equipment.receipt"

    def _plan_acceptance(self):
        kind = self.env.ref("street_equipment.activity_purchase_accept")
        # sudo: activities of others are ended and given by the move
        activities = self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True)
        activities.search([("res_model", "=", self._name), ("res_id", "in", self.ids), ("activity_type_id", "=", kind.id)]).unlink()
        keepers = self.sudo().env.ref("street_equipment.group_equipment_keeper").all_user_ids
        values = []
        for receipt in self.filtered(lambda receipt: receipt.state == "received"):
            request = receipt.sudo().request_id
            users = (request._get_eligible(keepers) | request.requester_id) - receipt.first_acceptor_id
            values += [{
                "res_model_id": self.env["ir.model"]._get_id(self._name), "res_id": receipt.id, "activity_type_id": kind.id, "user_id": user.id,
                "date_deadline": period.today(), "summary": receipt.display_name,
            } for user in users]
        activities.create(values)
