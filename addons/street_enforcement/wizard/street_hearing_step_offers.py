from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today


class StreetHearingStep(models.TransientModel):
    """What the dialogs of a hearing offer: who may lead it, and the first day on which it may be held."""

    _inherit = "street.hearing.step"

    offered_chair_ids = fields.Many2many("hr.employee", compute="_compute_offered_chair_ids", help="Qualified, and never on the case.")
    date_earliest = fields.Date(compute="_compute_date_earliest", help="First day on which a hearing may be held that is told today (APL 64(1)2, D08).")

    @api.depends("hearing_id")
    def _compute_offered_chair_ids(self):
        for dialog in self:
            case, people = dialog.hearing_id.sudo().case_id, self.env["hr.employee"]  # who may lead it, as its gate asks
            found = people.sudo().search([("company_id", "=", dialog.company_id.id)])
            able = found.browse(self.env["street.qualification"].sudo()._qualified_on(found.ids, "hearing_chair", today()))
            barred = case._get_excluded_map().get(case.id) or people
            dialog.offered_chair_ids = people.browse(able.filtered(lambda person, case=case, barred=barred: person not in barred and not case._is_investigator(person)).ids)

    @api.depends("hearing_id", "step")
    def _compute_date_earliest(self):
        rules = self.env["street.deadline.rule"]
        for dialog in self:
            asks = dialog.step == "summon" and dialog.hearing_id
            dialog.date_earliest = rules._get_first_in_time("D08", dialog.company_id.id, today()) if asks else False
