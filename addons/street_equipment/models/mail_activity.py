from odoo import api, models


class MailActivity(models.Model):
    """Reminders without doubles; marking “approve the request” as done approves it, with the feedback as the remark of the approver."""

    _inherit = "mail.activity"

    @api.model
    def _street_put_on_lists(self, kind, rows):
        """Remind people of records of one model: one activity for each record and reader, none where one is open already.

        :param kind: the ``mail.activity.type``
        :param rows: list of (record, ``res.users``, last day, text in the language of the user)
        :return: the new activities
        """
        if not rows:
            return self
        name = rows[0][0]._name
        present = {(activity.res_id, activity.user_id.id) for activity in self.search([
            ("res_model", "=", name), ("res_id", "in", [record.id for record, *_rest in rows]), ("activity_type_id", "=", kind.id)])}
        model = self.env["ir.model"]._get_id(name)
        return self.with_context(mail_activity_quick_update=True).create([{
            "res_model_id": model, "res_id": record.id, "activity_type_id": kind.id, "user_id": user.id, "date_deadline": day, "summary": text,
        } for record, user, day, text in rows if (record.id, user.id) not in present])

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
