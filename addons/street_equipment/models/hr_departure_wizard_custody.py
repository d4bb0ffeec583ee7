from odoo import api, fields, models
from odoo.tools.i18n import format_list

LEAVER = "street_equipment.activity_custody_leaver"


class HrDepartureWizard(models.TransientModel):
    """Whoever registers that somebody leaves sees what that person still has; a clearance sheet is opened and a keeper told to take it back."""

    _inherit = "hr.departure.wizard"

    custody_note = fields.Text("Still in custody", compute="_compute_custody_note")

    @api.depends("employee_ids")
    def _compute_custody_note(self):
        for wizard in self:
            wizard.custody_note = format_list(self.env, wizard._get_open_custodies().mapped("display_name")) or False

    def _get_open_custodies(self):
        # sudo: personnel staff are shown what is out, item and person; nothing else is read
        return self.env["street.custody"].sudo().search([("employee_id", "in", self.employee_ids.ids), ("state", "=", "issued")])

    def action_register_departure(self):
        """Register the departure and ask a keeper to take back what is still out. :return: action of Odoo's dialog"""
        custodies = self._get_open_custodies()
        # sudo: personnel staff open the sheet by registering the departure; keepers fill and sign it
        self.env["street.clearance"].sudo()._open_for(self.employee_ids, self.departure_date)
        action = super().action_register_departure()
        kind, model = self.env.ref(LEAVER), self.env["ir.model"]._get_id("street.custody")
        keepers = custodies.company_id._get_equipment_keepers()
        # sudo: the activity is the keeper's
        self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True).create([{
            "res_model_id": model, "res_id": custody.id, "activity_type_id": kind.id, "user_id": keepers[custody.company_id].id,
            "date_deadline": self.departure_date,
            "summary": custody.with_context(lang=keepers[custody.company_id].lang).env._("Take back before the person leaves: %(custody)s", custody=custody.display_name),
        } for custody in custodies if keepers[custody.company_id]])
        return action
