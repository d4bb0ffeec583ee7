from odoo import api, fields, models


class StreetTrainingAmend(models.TransientModel):
    """Amend a closed class (更正已关闭培训): the training manager corrects lines, with a reason."""

    _name = "street.training.amend"
    _description = "Amend a closed class"

    session_id = fields.Many2one("street.training.session", "Class", required=True, readonly=True, ondelete="cascade",
                                 default=lambda self: self.env.context.get("active_id"))
    kind = fields.Selection(related="session_id.kind")
    reason = fields.Text(required=True)
    hours = fields.Float("Class hours", digits=(5, 1), compute="_compute_from_session", store=True, readonly=False)
    place = fields.Char(compute="_compute_from_session", store=True, readonly=False)
    line_ids = fields.One2many("street.training.amend.line", "amend_id", "Attendance", compute="_compute_from_session", store=True, readonly=False)

    @api.depends("session_id")
    def _compute_from_session(self):
        for amend in self:
            session = amend.session_id
            amend.hours, amend.place = session.hours, session.place
            amend.line_ids = [fields.Command.clear(), *(fields.Command.create(line._prepare_amend_line()) for line in session.attendance_ids)]

    def action_confirm(self):
        """Make the amendment. :return: action that closes the dialog"""
        self.ensure_one()
        facts = {name: self[name] for name in ("hours", "place") if self[name] != self.session_id[name]}
        self.session_id.action_amend(reason=self.reason, attendances=self.line_ids._prepare_changes(), facts=facts)
        return {"type": "ir.actions.act_window_close"}
