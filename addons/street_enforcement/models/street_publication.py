from odoo import api, fields, models

KINDS = [("penalty", "Penalty decision"), ("other", "Other result")]
STATES = [("due", "To be published"), ("published", "Published"), ("recall", "To be withdrawn"), ("withdrawn", "Withdrawn"), ("exempt", "Not published")]
IMPACTS = [("yes", "Of some social impact"), ("no", "Of none")]
SHOWN = {
    "text": False, "party_shown": False, "credit_code": False, "number": False, "item_name": False, "basis": False, "content": False,
    "amount": 0, "organ_name": False,
}
RULES = {"penalty": "D16", "other": "D17"}


class StreetPublication(models.Model):
    """Publication of a decision (行政处罚信息公示): when, where, with what hidden, until when, and its withdrawal.

    A row comes with each decision. Penalties are published within seven working days (D16), other results within twenty
    (D17); names, numbers and addresses of natural persons are hidden; minor cases that were spared, and what concerns
    minors, are not published (APL 48, 50, G35). A decision that falls is called back and withdrawn within three working
    days, with the reason (D15). The clerk keeps it.
    """

    _name = "street.publication"
    _description = "Publication"
    _inherit = ["street.transition.mixin", "street.deadline.mixin"]
    _order = "id desc"

    case_id = fields.Many2one("street.case", "Case", required=True, readonly=True, index=True, ondelete="restrict")
    decision_id = fields.Many2one("street.decision", "Decision", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="case_id.company_id", string="Office", store=True, precompute=True, index=True)
    kind = fields.Selection(KINDS, required=True, readonly=True, default="penalty")
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="due", index=True)
    date_made = fields.Date("Decided on", readonly=True)
    date_due = fields.Date("Publish until", compute="_compute_days")
    date_withdraw_due = fields.Date("Withdraw until", compute="_compute_days")
    # what is shown
    text = fields.Text("Text published", compute="_compute_shown", store=True, readonly=False, help="Facts in short; nothing by which a person is found.")
    party_shown = fields.Char("Party", readonly=True, copy=False)
    credit_code = fields.Char(readonly=True, copy=False)
    number = fields.Char("Decision number", readonly=True, copy=False)
    item_name = fields.Char("Kind of violation", readonly=True, copy=False)
    basis = fields.Char(readonly=True, copy=False)
    content = fields.Char("Penalty", readonly=True, copy=False)
    amount = fields.Float("Fine", digits=(16, 2), readonly=True, copy=False)
    organ_name = fields.Char("Organ", readonly=True, copy=False)
    # checks
    channel = fields.Char("Published in", help="Site or system.")
    months = fields.Integer("Shown for (months)", default=12)
    impact = fields.Selection(IMPACTS, "Social impact", help="APL 48: decisions of some social impact are published.")
    is_secrecy_checked = fields.Boolean("Checked for secrets", help="State and trade secrets, privacy (APL 48, 50).")
    secrecy_note = fields.Char("Result of the check")
    # course
    date_published = fields.Date("Published on", readonly=True, copy=False)
    date_recalled = fields.Date("Called back on", readonly=True, copy=False)
    date_withdrawn = fields.Date("Withdrawn on", readonly=True, copy=False)
    reason = fields.Text("Why withdrawn or not published", readonly=True, copy=False)

    _one_a_decision = models.Constraint("UNIQUE(decision_id)", "This decision has its publication already.")

    @api.depends("decision_id")
    def _compute_shown(self):
        for record in self:
            record.text = record.text or record._prepare_text()

    @api.depends("date_made", "kind", "date_recalled")
    def _compute_days(self):
        for record in self:
            record.date_due = record._get_term(RULES[record.kind], record.date_made) if record.date_made else False
            record.date_withdraw_due = record._get_term("D15", record.date_recalled) if record.date_recalled else False

    @api.depends("case_id", "number")
    def _compute_display_name(self):
        for record in self:
            record.display_name = record.number or record.case_id.display_name

    def _get_term(self, rule, day):
        """Last day of a term of the office. :param str rule: code of a deadline rule"""
        return self.env["street.deadline.rule"]._get_term_end(rule, self.company_id.id, day)[0]
