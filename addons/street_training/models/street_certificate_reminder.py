from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.period import today

from ..tools.certificate_validity import next_check, stage_of
from .street_certificate import LIVE

STAGES = (90, 30, 7)
BATCH = 500


class StreetCertificate(models.Model):
    """Reminders before a certificate runs out and before its yearly check: 90, 30 and 7 days ahead.

    What was reminded of is kept on the certificate, so that a second run on the same day, or a day that was missed, does
    neither harm nor double. A later reminder takes the place of an open earlier one.
    """

    _inherit = "street.certificate"
    _street_protected = {"expiry_reminded": 0, "check_reminded": 0}

    expiry_reminded = fields.Integer("Reminded of the end", readonly=True, copy=False, aggregator=None, help="Days before the end of the last reminder.")
    check_reminded = fields.Integer(
        "Reminded of the check", readonly=True, copy=False, aggregator=None, help="Year and days before the check of the last reminder, such as 2026030.",
    )

    @api.model
    def _cron_remind(self):
        """Schedule the reminders that are due, in batches; called every day, safe to run twice."""
        # sudo: the cron acts for all offices
        certificates = self.sudo().search(self._get_reminder_domain(), order="id")
        for start in range(0, len(certificates), BATCH):
            batch = certificates[start:start + BATCH]
            batch._remind_of_expiry()
            batch._remind_of_check()
            self.env["ir.cron"]._commit_progress(len(batch), remaining=len(certificates) - start - len(batch))

    @api.model
    def _get_reminder_domain(self):
        soon = Domain("date_valid_to", ">=", today()) & Domain("date_valid_to", "<=", f"today +{max(STAGES)}d")
        return Domain("state", "in", LIVE) & Domain("employee_id.active", "=", True) & (soon | Domain("company_id.street_yearly_check", "=", True))

    def _remind_of_expiry(self):
        due = {}
        for certificate in self:
            stage = stage_of((certificate.date_valid_to - today()).days, STAGES)
            if stage and not 0 < certificate.expiry_reminded <= stage:
                due[certificate] = (certificate.date_valid_to, stage)
        self._schedule_reminders("street_training.activity_certificate_expiry", due)
        for stage in STAGES:
            self.browse([one.id for one, (_day, at) in due.items() if at == stage])._do_write_reminded({"expiry_reminded": stage})

    def _remind_of_check(self):
        due, kept = {}, {}
        for certificate in self:
            coming = next_check(certificate._get_facts(today()), certificate.company_id._get_check_rule(), today())
            stage = stage_of((coming[1] - today()).days, STAGES) if coming else 0
            mark = coming[0] * 1000 + stage if stage else 0
            year, reminded = divmod(certificate.check_reminded, 1000)
            if stage and not (year == coming[0] and reminded <= stage):
                due[certificate] = (coming[1], stage)
                kept[certificate] = mark
        self._schedule_reminders("street_training.activity_certificate_check", due)
        for mark in set(kept.values()):
            self.browse([one.id for one, at in kept.items() if at == mark])._do_write_reminded({"check_reminded": mark})

    def _do_write_reminded(self, vals):
        if self:
            write_pass.with_pass(self, vals).write(vals)

    def _schedule_reminders(self, xmlid, due):
        """One activity a certificate and reader: the holder, and a training manager of the office.

        :param dict due: certificate → (last day, days before)
        """
        if not due:
            return
        kind = self.env.ref(xmlid)
        self.browse([one.id for one in due])._drop_reminders(kind)
        model, vals_list = self.env["ir.model"]._get_id(self._name), []
        managers = {company: self._get_reminder_user(company) for company in {one.company_id for one in due}}
        for certificate, (day, _stage) in due.items():
            for user in certificate.employee_id.user_id.filtered("active") | managers[certificate.company_id]:
                here = certificate.with_context(lang=user.lang)
                vals_list.append({
                    "res_model_id": model, "res_id": certificate.id, "activity_type_id": kind.id, "user_id": user.id, "date_deadline": day,
                    "summary": here._get_reminder_text(kind, day),
                })
        self.env["mail.activity"].with_context(mail_activity_quick_update=True).create(vals_list)

    def _get_reminder_text(self, kind, day):
        if kind == self.env.ref("street_training.activity_certificate_check"):
            return self.env._("Yearly check of %(certificate)s by %(day)s", certificate=self.display_name, day=format_date(self.env, day))
        return self.env._("%(certificate)s runs out on %(day)s", certificate=self.display_name, day=format_date(self.env, day))

    @api.model
    def _get_reminder_user(self, company):
        """The training manager of an office who is reminded: the first one working for it."""
        group = self.env.ref("street_training.group_training_manager")
        return self.env["res.users"].search([("all_group_ids", "in", group.ids), ("company_id", "=", company.id), ("share", "=", False)], order="id", limit=1)

    def _drop_reminders(self, kinds):
        """Take away open reminders that are overtaken."""
        # sudo: a reminder belongs to whoever was reminded; it is void once the certificate has moved on
        self.env["mail.activity"].sudo().search([
            ("res_model", "=", self._name), ("res_id", "in", self.ids), ("activity_type_id", "in", kinds.ids)]).unlink()

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        expiry, check = (self.env.ref(f"street_training.activity_certificate_{name}") for name in ("expiry", "check"))
        if move == "record_check" and values["passed"]:
            self._drop_reminders(check)
        elif self._street_edges()[move].target not in (None, "issued", "suspended"):
            self._drop_reminders(expiry | check)
