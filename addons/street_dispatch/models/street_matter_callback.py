from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .street_matter_moves import INTAKE

SATISFACTIONS = [
    ("very_satisfied", "Very satisfied"),
    ("satisfied", "Satisfied"),
    ("fairly_satisfied", "Fairly satisfied"),
    ("dissatisfied", "Dissatisfied"),
    ("very_dissatisfied", "Very dissatisfied"),
]
DISSATISFIED = ("dissatisfied", "very_dissatisfied")


class StreetMatterCallback(models.Model):
    """Call-back (回访): whether the caller says that it is solved, and how satisfied he is (国办发〔2019〕51号: five grades).

    Made by intake clerks after the matter was closed, never by whoever handled it. What was said is neither changed nor
    deleted; of several call-backs with a caller the last that reached him counts. Unsolved ones are reopened as a new matter.
    """

    _name = "street.matter.callback"
    _description = "Call-back"
    _inherit = ["street.matter.answer.mixin"]
    _order = "date desc, id desc"

    user_id = fields.Many2one("res.users", "Made by", required=True, readonly=True, ondelete="restrict", default=lambda self: self.env.uid)
    date = fields.Datetime("Made at", required=True, default=fields.Datetime.now, index=True)
    is_reached = fields.Boolean("Reached", default=True)
    solved = fields.Selection([("yes", "Solved"), ("no", "Not solved")], "Solved?")
    satisfaction = fields.Selection(SATISFACTIONS)
    note = fields.Char()
    twin_id = fields.Many2one("street.matter", "Reopened as", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    can_reopen = fields.Boolean(compute="_compute_can_reopen")
    # For the list of call-backs
    unit_id = fields.Many2one(related="matter_id.unit_id")
    class_id = fields.Many2one(related="matter_id.class_id")

    _answers_when_reached = models.Constraint(
        "CHECK(COALESCE(is_reached, FALSE) = (solved IS NOT NULL) AND COALESCE(is_reached, FALSE) = (satisfaction IS NOT NULL))",
        "Of a caller who was reached, enter whether it is solved and how satisfied he is; of one who was not, neither.",
    )

    @api.depends("matter_id.name", "date")
    def _compute_display_name(self):
        for callback in self:
            callback.display_name = callback.matter_id.name or self.env._("Call-back")

    @api.depends("is_reached", "solved", "satisfaction", "twin_id")
    @api.depends_context("uid")
    def _compute_can_reopen(self):
        for callback in self:
            callback.can_reopen = not callback._get_reopen_reason()

    @api.model_create_multi
    def create(self, vals_list):
        # Nobody enters a call in the name of another, nor that a matter was reopened; only the suite's workers (su) do.
        if not self.env.su:
            vals_list = [{**vals, "user_id": self.env.uid, "twin_id": False} for vals in vals_list]
        return super().create(vals_list)

    @api.constrains("date")
    def _check_date(self):
        for callback in self:
            closed = callback.matter_id.sudo().date_closed  # sudo: only the moment
            if callback.date > fields.Datetime.now() or (closed and callback.date < closed):
                raise ValidationError(self.env._("%(matter)s: a call-back lies after the closing and not in the future.", matter=callback.matter_id.sudo().name))

    @api.constrains("reporter_id")
    def _check_reply_wanted(self):
        for callback in self:
            # sudo: only whether he wants one; he may be confidential
            if (caller := callback.reporter_id.sudo()) and not caller.wants_reply:
                raise ValidationError(self.env._(
                    "%(matter)s: this caller wants no reply, so he is not called back.", matter=callback.matter_id.sudo().name))

    # ------------------------------------------------------------
    # REOPENING
    # ------------------------------------------------------------

    def action_reopen(self):
        """Take the matters of these call-backs in anew, linked to the closed ones.

        :return: window action on the new matters
        :raises UserError: without records, or naming the call-back that gives no reason to reopen
        """
        if not self:
            raise UserError(self.env._("Choose a call-back first."))
        self.check_access("read")
        self.sudo().lock_for_update()  # sudo: nobody may write call-backs; the lock keeps two clerks from reopening one matter twice
        self.invalidate_recordset(["twin_id"])
        for callback in self:
            if reason := callback._get_reopen_reason():
                raise UserError(self.env._("%(callback)s: %(reason)s", callback=callback.display_name, reason=reason))
        for callback in self:
            callback._do_reopen()
        return self.twin_id._get_records_action(name=self.env._("Reopened matters"))

    def _get_reopen_reason(self):
        """Why this call-back does not reopen its matter, or an empty text."""
        self.ensure_one()
        if not self.env.user.has_group(INTAKE):
            return self.env._("Matters are reopened by intake clerks.")
        if not self.is_reached or (self.solved == "yes" and self.satisfaction not in DISSATISFIED):
            return self.env._("The caller did not say that it is unsolved or that he is dissatisfied.")
        if self.twin_id:
            return self.env._("It was already reopened as %(matter)s.", matter=self.twin_id.name)
        return ""

    def _do_reopen(self):
        twin = self.env["street.matter"].create(self.matter_id._prepare_reopened_values())
        twin._street_link_recurrence(self.matter_id)
        # sudo: nobody may write call-backs; the twin was made by the user himself just above
        self.sudo()._street_write({"twin_id": twin.id})
        self.matter_id._street_log("reopen", {"twin": twin.name})
        said = dict(self._fields["satisfaction"]._description_selection(self.env))[self.satisfaction]
        self.matter_id.sudo()._message_log(body=self.env._("Reopened as %(twin)s after the call-back: %(said)s %(note)s", twin=twin.name, said=said, note=self.note or ""))
        twin._message_log(body=self.env._("Goes on with %(matter)s after the call-back: %(said)s %(note)s", matter=self.matter_id.name, said=said, note=self.note or ""))
