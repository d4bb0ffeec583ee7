from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today

LONGEST = 40  # calendar days within which seven working days lie


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
        for dialog in self:
            decision = dialog.hearing_id.sudo().notice_id.decision_id  # a term of the law
            days = (today() + timedelta(days=ahead) for ahead in range(1, LONGEST)) if dialog.step == "summon" and decision else ()
            dialog.date_earliest = next((day for day in days if decision._get_term_end("D08", day)[0] >= today()), False)
