from odoo import api, models

from odoo.addons.street_base.tools.period import local_day

REMINDER = "street_equipment.activity_custody_overdue"
BATCH = 500


class StreetCustody(models.Model):
    """Reminders of what is overdue (逾期未还): to the holder and to a keeper of the office."""

    _inherit = "street.custody"

    @api.model
    def _cron_remind(self):
        """Put what is overdue on the lists of holder and keeper, in batches; called every hour, safe to run twice."""
        # sudo: the cron acts for all offices
        overdue = self.sudo().search([("is_overdue", "=", True)], order="id")
        for start in range(0, len(overdue), BATCH):
            batch = overdue[start:start + BATCH]
            batch._remind()
            self.env["ir.cron"]._commit_progress(len(batch), remaining=len(overdue) - start - len(batch))

    def _remind(self):
        """One activity for each custody and reader; none where one is open already."""
        keepers, rows = self.company_id._get_equipment_keepers(), []
        for custody in self:
            for user in custody.employee_id.user_id.filtered("active") | keepers[custody.company_id]:
                text = custody.with_context(lang=user.lang).env._(
                    "Overdue since %(due)s: %(custody)s", due=custody._get_moment_text("date_due"), custody=custody.display_name)
                rows.append((custody, user, local_day(custody.date_due), text))
        self.env["mail.activity"]._street_put_on_lists(self.env.ref(REMINDER), rows)

    def _drop_reminders(self):
        """Take reminders away once their reason is gone."""
        # sudo: the reminder is another person's; it goes with the reason it was made for
        kinds = self.env["mail.activity.type"].sudo().browse((
            self.env.ref(REMINDER).id, self.env.ref("street_equipment.activity_custody_leaver").id))
        self.env["mail.activity"].sudo().search([
            ("res_model", "=", self._name), ("res_id", "in", self.ids), ("activity_type_id", "in", kinds.ids)]).unlink()
