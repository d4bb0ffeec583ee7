from odoo import models

from odoo.addons.street_base.tools import period

from ..tools.figures import yuan

# What is to be done about a request in a state: activity type.
KINDS = {"submitted": "activity_purchase_check", "reviewing": "activity_purchase_approve", "approved": "activity_purchase_order"}


class StreetEquipmentRequest(models.Model):
    """Who is told (待办): the people whose turn it is get an activity; it goes when somebody has answered."""

    _inherit = "street.equipment.request"

    def _plan_turn(self, move):
        """Take away the activities of the last step and give those of the next one."""
        kinds = self.env["mail.activity.type"].union(*(self.env.ref(f"street_equipment.{name}") for name in [*KINDS.values(), "activity_purchase_rework"]))
        # sudo: activities of others are ended and given by the move
        activities = self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True)
        activities.search([("res_model", "=", self._name), ("res_id", "in", self.ids), ("activity_type_id", "in", kinds.ids)]).unlink()
        turns = self._get_turns()
        values = []
        for request in self:
            kind, users = KINDS.get(request.state), turns[request]
            if request.state == "approved":
                users = request._get_eligible(self.sudo().env.ref("street_equipment.group_equipment_keeper").all_user_ids)
            elif request.state == "draft" and move in ("send_back", "reopen"):
                kind, users = "activity_purchase_rework", request.requester_id
            if kind:
                values += request._prepare_activities(kind, users - (request.requester_id if kind in ("activity_purchase_check", "activity_purchase_approve") else users.browse()))
        activities.create(values)

    def _notify_move(self, move, values):
        # The remark of an approver is told as the reason of a return is: answers of tiers go when the request goes back to its start.
        return super()._notify_move(move, {**values, "reason": values.get("reason") or values.get("comment")})

    def _get_summary(self, kind):
        """What an activity says in a list: of an approval also what marking it as done means."""
        facts = {"request": self.display_name, "amount": yuan(self.amount_total)}
        if kind == "activity_purchase_approve":
            return self.env._("Done = approved. %(request)s: %(amount)s yuan", **facts)
        return self.env._("%(request)s: %(amount)s yuan", **facts)

    def _prepare_activities(self, kind, users):
        due = period.today()  # what is due later is not counted at the clock of the head bar: nobody would see it come
        return [{
            "res_model_id": self.env["ir.model"]._get_id(self._name), "res_id": self.id, "activity_type_id": self.env.ref(f"street_equipment.{kind}").id,
            "user_id": user.id, "date_deadline": due, "summary": self.with_context(lang=user.lang)._get_summary(kind),
        } for user in users]

    def _remind_turn(self, review):
        """Remind the people of a tier, and whoever stands in for them since: each by a message and an activity of his own."""
        for request in self.filtered(lambda request: request.state == "reviewing"):
            users = request._get_turns()[request] - request.requester_id
            told = request.sudo().activity_ids.filtered(lambda activity: activity.activity_type_id == self.env.ref("street_equipment.activity_purchase_approve")).user_id
            self.env["mail.activity"].sudo().create(request._prepare_activities("activity_purchase_approve", users - told))  # sudo: as above
            request.sudo().message_notify(
                partner_ids=users.partner_id.ids, subject=request.display_name,
                body=request.with_context(lang=users[:1].lang).env._("The purchase request %(request)s waits for your approval since %(day)s.", request=request.display_name, day=period.local_day(review.create_date)))
        review._street_write({"last_reminder_date": self.env.cr.now()})
