from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

CHANNELS = [("phone", "Telephone call"), ("visit", "Home visit"), ("message", "Text message"), ("other", "Other way")]
ENTERED_WITHIN = timedelta(hours=24)


class StreetMatterContact(models.Model):
    """Attempt to contact the caller (联系诉求人): whoever handles a matter has to speak to whoever reported it.

    Everybody enters his own attempts, within a day; nobody changes or deletes one. The response rate rests on them.
    Where several people wait for an answer, each of them is contacted (G43).
    """

    _name = "street.matter.contact"
    _description = "Contact with the caller"
    _inherit = ["street.matter.answer.mixin"]
    _order = "date desc, id desc"
    _rec_name = "date"

    user_id = fields.Many2one("res.users", "Made by", required=True, readonly=True, ondelete="restrict", default=lambda self: self.env.uid)
    date = fields.Datetime("Made at", required=True, default=fields.Datetime.now)
    channel = fields.Selection(CHANNELS, "How", required=True, default="phone")
    is_reached = fields.Boolean("Reached")
    note = fields.Char("What was said or tried", required=True)

    @api.model_create_multi
    def create(self, vals_list):
        # Nobody enters a call in the name of another; only the suite's own workers (su) load what was.
        if self.env.su:
            return super().create(vals_list)
        contacts = super().create([{**vals, "user_id": self.env.uid} for vals in vals_list])
        contacts._check_entered_in_time()
        return contacts

    @api.constrains("date")
    def _check_date(self):
        now = fields.Datetime.now()
        for contact in self:
            # sudo: the time of the report decides, also for whoever may not read the matter any more
            reported = contact.matter_id.sudo().reported_at
            if contact.date > now or contact.date < reported:
                raise ValidationError(self.env._("%(matter)s: a contact lies after the report and not in the future.", matter=contact.matter_id.sudo().name))

    def _check_entered_in_time(self):
        """:raises ValidationError: naming a contact that is entered too late"""
        for contact in self:
            if contact.date < fields.Datetime.now() - ENTERED_WITHIN:
                raise ValidationError(self.env._("%(matter)s: a contact is entered within 24 hours; the rates rest on its time.", matter=contact.matter_id.sudo().name))
