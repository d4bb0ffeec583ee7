from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.street_base.tools.period import today

NOTICES = {"maintenance.equipment": "street_equipment.activity_warranty_item", "fleet.vehicle": "street_equipment.activity_warranty_vehicle"}
BATCH = 500


class StreetEquipmentAssetMixin(models.AbstractModel):
    """Warranties that run out (保修到期): shown, found, and told to a keeper once, so that faults are claimed in time."""

    _inherit = "street.equipment.asset.mixin"

    warranty_date = fields.Date(index="btree_not_null")
    warranty_noticed = fields.Date("Keeper told of the warranty until", readonly=True, copy=False)
    is_warranty_ending = fields.Boolean(
        "Warranty ends soon", compute="_compute_is_warranty_ending", search="_search_is_warranty_ending",
        help="It runs out within the days of notice of the office.")

    def _get_protected(self):
        return {**super()._get_protected(), "warranty_noticed": False}

    @api.depends("warranty_date", "date_retired", "company_id.warranty_notice_days")
    def _compute_is_warranty_ending(self):
        day = today()
        for item in self:
            last = day + timedelta(days=item.company_id.sudo().warranty_notice_days)
            item.is_warranty_ending = bool(item.warranty_date and not item.date_retired and day <= item.warranty_date <= last)

    @api.model
    def _search_is_warranty_ending(self, operator, value):
        if operator != "in":
            return NotImplemented
        ending, day = Domain.FALSE, today()
        # sudo: how many days of notice an office gives is no secret
        for days, offices in self.env["res.company"].sudo().search([]).grouped("warranty_notice_days").items():
            ending |= Domain("company_id", "in", offices.ids) & Domain("warranty_date", "<=", day + timedelta(days=days))
        ending &= Domain("warranty_date", ">=", day) & Domain("date_retired", "=", False)
        return ending if True in value else ~ending

    @api.model
    def _cron_remind_of_warranty(self):
        """Tell keepers of the warranties that end soon, in batches; called every day, safe to run twice."""
        # sudo: the cron acts for all offices
        ending = self.sudo().search([("is_warranty_ending", "=", True)], order="id").filtered(lambda item: item.warranty_noticed != item.warranty_date)
        for start in range(0, len(ending), BATCH):
            batch = ending[start:start + BATCH]
            batch._remind_of_warranty()
            self.env["ir.cron"]._commit_progress(len(batch), remaining=len(ending) - start - len(batch))

    def _remind_of_warranty(self):
        """One activity for each item, to a keeper of its office; told again only when the warranty got another end."""
        keepers = self.company_id._get_equipment_keepers()
        told = self.filtered(lambda item: keepers[item.company_id])
        rows = [(item, keepers[item.company_id], item.warranty_date, item._get_warranty_text(keepers[item.company_id].lang)) for item in told]
        self.env["mail.activity"]._street_put_on_lists(self.env.ref(NOTICES[self._name]), rows)
        for day, same in told.grouped("warranty_date").items():
            same._do_write({"warranty_noticed": day})

    def _get_warranty_text(self, lang):
        here = self.with_context(lang=lang)
        return here.env._("The warranty of %(item)s ends on %(day)s: claim its faults before", item=here.display_name, day=format_date(here.env, self.warranty_date))
