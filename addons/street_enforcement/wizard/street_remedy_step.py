from odoo import fields, models

from odoo.addons.street_base.tools.period import today

from ..models.street_remedy import RESULTS

STEPS = [("forward", "Forward to the organ"), ("accept", "The copy was received"), ("reply", "Reply"), ("extend", "The organ extended its term"), ("end", "It was decided")]


class StreetRemedyStep(models.TransientModel):
    """Dialog for the steps of a remedy."""

    _name = "street.remedy.step"
    _description = "Step of a remedy"

    remedy_id = fields.Many2one("street.remedy", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    step = fields.Selection(STEPS, required=True, readonly=True)
    date = fields.Date("Day", required=True, default=lambda self: today())
    number = fields.Char("Number there")
    date_accepted = fields.Date("Accepted on", help="The organ's own term runs from it.")
    result = fields.Selection(RESULTS)
    note = fields.Text("What was decided")
    date_received = fields.Date("Received by the applicant on")
    date_known = fields.Date("Known to us on", default=lambda self: today(), help="What was published comes off within three working days from this day (D15).")
    is_final = fields.Boolean("In force", default=True)

    def action_do_step(self):
        """Call the move of the remedy. :return: action that closes the dialog"""
        self.ensure_one()
        remedy, day = self.remedy_id, str(self.date)
        {
            "forward": lambda: remedy.action_forward(date=day),
            "accept": lambda: remedy.action_accept(day, number=self.number, date_accepted=str(self.date_accepted or day)),
            "extend": lambda: remedy.action_extend(date=day),
            "reply": lambda: remedy.action_reply(date=day),
            "end": lambda: remedy.action_end(
                self.result, day, note=self.note, date_received=str(self.date_received) if self.date_received else None, is_final=self.is_final,
                date_known=str(self.date_known) if self.date_known else None),
        }[self.step]()
        return {"type": "ir.actions.act_window_close"}
