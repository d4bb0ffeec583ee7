from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today

LEADER_AFTER = 3  # days overdue after which the leader of the unit is told, too


class StreetActionItem(models.Model):
    """Notices of overdue items (逾期提醒): to the owner on the first day, to the leader of his unit some days later."""

    _inherit = "street.action.item"

    reminded_owner = fields.Date("Owner told for", readonly=True, copy=False, help="Due day that the owner was told about.")
    reminded_leader = fields.Date("Leader told for", readonly=True, copy=False, help="Due day that the leader of the unit was told about.")

    @api.model
    def _cron_remind(self):
        """Make the notices of the day; may run twice."""
        overdue = self.search([("state", "=", "open"), ("date_due", "<", today())])
        handlers = overdue.unit_id._get_handlers_by_unit(today())
        late = today() - timedelta(days=LEADER_AFTER)
        rows, owners, leaders = [], self.browse(), self.browse()
        for item in overdue:
            if item.reminded_owner != item.date_due:
                users = item.owner_id.user_id or handlers.get(item.unit_id.id, self.env["res.users"])
                rows += [self._prepare_reminder(item, user) for user in users]
                owners |= item
            if item.date_due <= late and item.reminded_leader != item.date_due:
                leader = item.unit_id.leader_id.user_id
                if leader and leader != item.owner_id.user_id:
                    rows.append(self._prepare_reminder(item, leader))
                leaders |= item
        self.env["mail.activity"].with_context(mail_activity_quick_update=True).create(rows)
        for name, items in (("reminded_owner", owners), ("reminded_leader", leaders)):
            for day, same in items.grouped("date_due").items():
                same.write({name: day})

    def _prepare_reminder(self, item, user):
        return {
            "activity_type_id": self.env.ref("street_meeting.activity_item_overdue").id, "res_model_id": self.env["ir.model"]._get_id(self._name),
            "res_id": item.id, "user_id": user.id, "date_deadline": today(),
            "summary": self.with_context(lang=user.lang).env._("Overdue: %(item)s", item=item.display_name),
        }

    def _settle_reminders(self):
        """Take the notices away that a move answers."""
        # sudo: notices of others go with the reason they were made for
        self.env["mail.activity"].sudo().search([
            ("res_model", "=", self._name), ("res_id", "in", self.ids),
            ("activity_type_id", "=", self.env.ref("street_meeting.activity_item_overdue").id)]).unlink()
