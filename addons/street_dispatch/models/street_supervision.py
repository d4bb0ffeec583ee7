from odoo import api, fields, models
from odoo.exceptions import UserError


class StreetSupervision(models.Model):
    """Supervision (督办): a commander put a matter under his eye, and the unit answers what it does about it.

    Rows are made by the move ``supervise``; the unit replies, and its reply stays. Dispatchers and above read all rows of
    their office, handlers those of their units.
    """

    _name = "street.supervision"
    _description = "Supervision of a matter"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "matter_id"
    _order = "date desc, id desc"
    _rec_name = "matter_id"

    matter_id = fields.Many2one("street.matter", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="matter_id.company_id", store=True, index=True, precompute=True)
    unit_id = fields.Many2one(related="matter_id.unit_id", string="Lead unit")
    matter_state = fields.Selection(related="matter_id.state", string="State of the matter")
    due_date = fields.Datetime(related="matter_id.due_date")
    is_overdue = fields.Boolean(related="matter_id.is_overdue")
    reason = fields.Text(required=True, readonly=True)
    user_id = fields.Many2one("res.users", "Supervised by", required=True, readonly=True, ondelete="restrict")
    date = fields.Datetime("Since", required=True, readonly=True)
    reply = fields.Text(readonly=True)
    reply_user_id = fields.Many2one("res.users", "Replied by", readonly=True, ondelete="restrict")
    date_reply = fields.Datetime("Replied at", readonly=True)
    can_reply = fields.Boolean(compute="_compute_can_reply")

    @api.depends("reply", "matter_id.unit_id")
    @api.depends_context("uid")
    def _compute_can_reply(self):
        # sudo: only who acts for the unit is asked
        handlers = self.sudo().unit_id._get_handlers_by_unit(self.env["street.matter"]._get_today())
        for row in self:
            row.can_reply = not row.reply and self.env.user in handlers.get(row.sudo().unit_id.id, ())

    def action_reply(self, reply):
        """The unit says what it does about it.

        :param str reply: in words
        :return: True
        :raises UserError: without a text, for a second reply, or for somebody who does not act for the unit
        """
        if not self:
            raise UserError(self.env._("Choose a supervised matter first."))
        self.check_access("read")
        if not (reply or "").strip():
            raise UserError(self.env._("Say what is being done."))
        for row in self:
            if row.reply:
                raise UserError(self.env._("%(matter)s: this supervision has its reply already.", matter=row.matter_id.display_name))
            if not row.can_reply:
                raise UserError(self.env._("%(matter)s: only people of the lead unit reply.", matter=row.matter_id.display_name))
        self._street_write({"reply": reply.strip(), "reply_user_id": self.env.uid, "date_reply": fields.Datetime.now()})
        for row in self:
            # sudo: the unit may not write the matter; the line only repeats its reply
            row.sudo().matter_id._message_log(body=self.env._("Reply to the supervision: %(reply)s", reply=reply.strip()))
            row.sudo().matter_id._street_log("supervision_reply", {"reason": reply.strip()})
        return True
