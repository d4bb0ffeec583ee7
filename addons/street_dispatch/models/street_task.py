from odoo import api, fields, models
from odoo.exceptions import UserError

STATES = [
    ("given", "Given"),
    ("accepted", "Accepted"),
    ("reported", "Reported back"),
    ("returned", "Sent back"),
    ("withdrawn", "Withdrawn"),
]


class StreetTask(models.Model):
    """Task (处置任务): what one unit does about a matter, as lead or assisting.

    The lead's steps are moves of the matter; an assisting unit has steps of its own, which leave the matter where it is.
    Rows are written by the workers of the matter only.
    """

    _name = "street.task"
    _description = "Task of a unit"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "matter_id"
    _order = "date_given desc, role desc, id desc"
    _rec_names_search = ["matter_id.name"]

    matter_id = fields.Many2one("street.matter", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="matter_id.company_id", store=True, index=True, precompute=True)
    unit_id = fields.Many2one("street.unit", required=True, readonly=True, index=True, ondelete="restrict")
    role = fields.Selection([("lead", "Leading"), ("assist", "Assisting")], required=True, readonly=True)
    state = fields.Selection(STATES, required=True, readonly=True, index=True)
    date_given = fields.Datetime("Given at", required=True, readonly=True)
    date_accepted = fields.Datetime("Accepted at", readonly=True)
    date_ended = fields.Datetime("Ended at", readonly=True)
    result = fields.Text(readonly=True)
    return_reason = fields.Text(readonly=True)
    handled_by_ids = fields.Many2many("res.users", string="Handled by", readonly=True)
    # For the lists of a squad
    matter_state = fields.Selection(related="matter_id.state", string="State of the matter")
    class_id = fields.Many2one(related="matter_id.class_id")
    address = fields.Char(related="matter_id.address")
    grid_id = fields.Many2one(related="matter_id.grid_id")
    description = fields.Text(related="matter_id.description")
    due_date = fields.Datetime(related="matter_id.due_date")
    is_overdue = fields.Boolean(related="matter_id.is_overdue")
    is_mine = fields.Boolean("Of my unit", compute="_compute_is_mine", search="_search_is_mine")

    _open_idx = models.Index("(unit_id, state) WHERE state IN ('given', 'accepted')")

    @api.depends("matter_id.display_name", "unit_id.name")
    def _compute_display_name(self):
        for task in self:
            task.display_name = f"{task.matter_id.display_name} · {task.unit_id.name}"

    @api.depends_context("uid")
    def _compute_is_mine(self):
        handlers = self.unit_id._get_handlers_by_unit(self.env["street.matter"]._get_today())
        for task in self:
            task.is_mine = self.env.user in handlers[task.unit_id.id]

    def _search_is_mine(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        return [("unit_id.user_ids", "in", self.env.uid)]

    def action_accept(self):
        """Accept the task: for the lead unit a move of the matter. :return: True"""
        return self._take_step("given", "accepted", lambda lead: lead.action_accept())

    def action_send_back(self, reason):
        """Send the task back (退单). :param str reason: why. :return: True"""
        if not (reason or "").strip():
            raise UserError(self.env._("Sending a task back needs a reason."))
        return self._take_step("given", "returned", lambda lead: lead.action_send_back(reason), return_reason=reason)

    def action_report_back(self, result):
        """Report what was done (反馈). :param str result: in words. :return: True"""
        if not (result or "").strip():
            raise UserError(self.env._("Say what was done."))
        return self._take_step("accepted", "reported", lambda lead: lead.action_report_back(result), result=result)

    def action_open_matter(self):
        """Open the matter. :return: window action"""
        return self.matter_id._get_records_action()

    def _take_step(self, source, target, lead_move, **values):
        """Check and do one step: all tasks or none."""
        if not self:
            raise UserError(self.env._("Choose a task first."))
        self.check_access("read")
        for task in self:
            if not task.is_mine:
                raise UserError(self.env._("%(task)s: only people of that unit, or who stand in for its leader, may do this.", task=task.display_name))
            if task.state != source:
                raise UserError(self.env._(
                    "%(task)s is “%(state)s” and cannot make this step.", task=task.display_name,
                    state=dict(self._fields["state"]._description_selection(self.env))[task.state],
                ))
        leading = self.filtered(lambda task: task.role == "lead")
        if leading:
            lead_move(leading.matter_id)
        # sudo: the steps of assisting units were checked above; nobody else may write tasks
        assisting = (self - leading).sudo()
        assisting._do_step(target, **values)
        for task in assisting:
            task.matter_id._street_log(f"assist_{target}", {"unit_id": task.unit_id.id, "reason": values.get("return_reason")})
            task.matter_id._message_log(body=self.env._(
                "%(unit)s (assisting): %(told)s", unit=task.unit_id.name, told=next(iter(values.values()), self.env._("accepted"))))
        return True

    def _do_step(self, target, **values):
        """Write one step of these tasks, with who took it and when."""
        now = fields.Datetime.now()
        if target == "accepted":
            values.update(date_accepted=now, date_ended=False)
        else:
            values["date_ended"] = now
        if target in ("accepted", "reported"):
            values["handled_by_ids"] = [fields.Command.link(self.env.uid)]
        for task in self:
            task._street_write({"state": target, **values})
