from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today

KINDS = [("defer", "Deferral"), ("instalments", "Instalments")]


class StreetFinePlan(models.Model):
    """Deferral or instalments of a fine (延期、分期缴纳罚款): APL 66(2), G26.

    The party applies with its difficulty, an officer of the case writes down the application and the schedule, the organ
    head of the subject approves; the approved schedule takes the place of the term of payment.
    """

    _name = "street.fine.plan"
    _description = "Deferral or instalments"
    _inherit = ["street.case.hands.mixin", "street.transition.mixin", "mail.thread"]
    _order = "date_applied desc, id desc"
    _mail_post_access = "read"

    decision_id = fields.Many2one("street.decision", required=True, index=True, ondelete="restrict", copy=False)
    case_id = fields.Many2one(related="decision_id.case_id", store=True, precompute=True, index=True)
    company_id = fields.Many2one(related="decision_id.company_id", store=True, precompute=True, index=True)
    state = fields.Selection(
        [("draft", "Applied for"), ("approved", "Approved"), ("refused", "Refused"), ("replaced", "Replaced")],
        required=True, readonly=True, copy=False, default="draft", index=True,
    )
    kind = fields.Selection(KINDS, required=True, default="instalments")
    date_applied = fields.Date("Applied for on", required=True, default=lambda self: today())
    difficulty = fields.Text("Financial difficulty", required=True, help="经济困难: what the party said and proved.")
    line_ids = fields.One2many("street.fine.plan.line", "plan_id", "Schedule")
    total = fields.Float(digits=(16, 2), compute="_compute_total")
    date_approved = fields.Date("Decided on", readonly=True, copy=False)
    approved_by = fields.Char(readonly=True, copy=False)
    paid_before = fields.Float("Paid before", digits=(16, 2), readonly=True, copy=False)
    surcharge_before = fields.Float("Additional fine before", digits=(16, 2), readonly=True, copy=False)
    refusal = fields.Char("Why refused", readonly=True, copy=False)

    _one_approved = models.UniqueIndex("(decision_id) WHERE state = 'approved'", "A schedule is approved already: it is replaced, not doubled.")

    @api.depends("line_ids.amount")
    def _compute_total(self):
        for plan in self:
            plan.total = sum(plan.line_ids.mapped("amount"))

    @api.depends("case_id", "kind")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for plan in self:
            plan.display_name = " · ".join(filter(None, (plan.case_id.display_name, labels.get(plan.kind))))
