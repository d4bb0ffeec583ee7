from odoo import models


class MailActivity(models.Model):
    """Marking “approve the request” as done approves it, with the feedback as the remark of the approver."""

    _inherit = "mail.activity"

    def _action_done(self, feedback=False, attachment_ids=None):
        kind = self.env.ref("street_equipment.activity_purchase_approve", raise_if_not_found=False)
        approvals = self.filtered(lambda activity: kind and activity.activity_type_id == kind and activity.res_model == "street.equipment.request")
        others = self - approvals
        if approvals:
            # The move asks whose turn it is, and takes the activities away when it is made.
            self.env["street.equipment.request"].browse(approvals.mapped("res_id")).action_approve(comment=feedback or None)
            if not others:
                return self.env["mail.message"], self.env["mail.activity"]
        return super(MailActivity, others)._action_done(feedback=feedback, attachment_ids=attachment_ids)
