from odoo import api, fields, models

from ..tools.private_field import PrivateChar, PrivateText

STATES = [("draft", "Planned"), ("preserved", "Preserved"), ("disposed", "Disposed of")]
OUTCOMES = [
    ("returned", "Given back"),
    ("seized", "Sealed or seized"),
    ("appraised", "Kept for an expert opinion"),
    ("transferred", "Handed over with the case"),
    ("confiscated", "Confiscated or destroyed by the decision"),
    ("released", "Released: the term is over"),
]
# What may still be done when the seven working days are over.
LATE_OUTCOMES = ("returned", "released")


class StreetPreservation(models.Model):
    """Advance registration and preservation of evidence (先行登记保存, APL 56): where evidence may be lost or hard to get
    later, with the approval of an organ head, on a list, for seven working days (D05) in which it is decided what becomes
    of it. It is no coercive measure. What was kept, where and by whom is read by those who act in the case.
    """

    _name = "street.preservation"
    _description = "Registration and preservation of evidence"
    _inherit = ["street.case.private.mixin", "street.case.hands.mixin", "street.on.site.mixin", "street.transition.mixin"]
    _order = "id desc"

    case_id = fields.Many2one("street.case", "Case", required=True, index=True, ondelete="restrict", copy=False)
    company_id = fields.Many2one(related="case_id.company_id", string="Office", store=True, precompute=True, index=True)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="draft", index=True)
    reason = PrivateText(help="Why the evidence may be lost, or hard to get later (APL 56).")
    place = PrivateChar("Place of keeping")
    keeping = fields.Char("Way of keeping", help="On the spot under seal strips, or taken along.")
    keeper = PrivateChar("Kept by")
    preserved_at = fields.Datetime(copy=False)
    officer_ids = fields.Many2many("hr.employee.public", "street_preservation_officer_rel", string="Officers", domain="[('company_id', '=', company_id)]")
    line_ids = fields.One2many("street.preservation.line", "preservation_id", "List")
    approval_id = fields.Many2one("street.case.approval", "Approval", readonly=True, copy=False, ondelete="restrict", index="btree_not_null")
    document_id = fields.Many2one("street.document", "Notice (CF10)", readonly=True, copy=False, ondelete="restrict", index="btree_not_null")
    date_due = fields.Date("Decide until", compute="_compute_date_due")
    is_overdue = fields.Boolean("Overdue", compute="_compute_date_due")
    outcome = fields.Selection(OUTCOMES, readonly=True, copy=False)
    outcome_note = PrivateText("Reasons and what was done", readonly=True, copy=False)
    date_disposed = fields.Date("Decided on", readonly=True, copy=False)

    @api.depends("preserved_at", "state")
    def _compute_date_due(self):
        for record in self:
            record.date_due, _provisional = record._get_term_end() if record.preserved_at else (False, False)
            record.is_overdue = record._is_late()

    @api.onchange("case_id")
    def _onchange_case_id(self):
        """Propose on the form what is mostly so: the officers of the case. Where the things are kept is never guessed."""
        if self.case_id:
            self.officer_ids = self.officer_ids or self.env["hr.employee.public"].browse(self.case_id._acting_officers().ids)

    @api.depends("case_id")
    def _compute_display_name(self):
        for record in self:
            record.display_name = f"{record.case_id.display_name} · {record.preserved_at.date() if record.preserved_at else record.id}"

    def _get_line_lock(self, line_model):
        hands = self.case_id._get_hands_lock(self.env.user) if not self.env.user._is_superuser() else {}
        fixed = self.env._("The list was handed over; it stays as it is (APL 56).")
        return {record: fixed if record.state != "draft" else hands.get(record.case_id, "") for record in self}
