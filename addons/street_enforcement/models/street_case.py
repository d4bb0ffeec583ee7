from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today

PROCEDURES = [("ordinary", "Ordinary procedure"), ("summary", "Summary procedure")]
SOURCES = [
    ("matter", "Matter"),
    ("inspection", "Inspection"),
    ("report", "Report or complaint"),
    ("transfer", "Transfer from another organ"),
    ("superior", "Assigned from above"),
    ("found", "Found on duty"),
]
# Who is doing what. What exists in law are the papers and the decision (architecture.md 7).
STATES = [
    # summary
    ("drafted", "Drafted on the spot"),
    ("handed_over", "Decided and handed over"),
    ("recorded", "Reported for the record"),
    # ordinary
    ("lead", "Lead"),
    ("opened", "Case opened"),
    ("investigating", "Investigation"),
    ("concluded", "Investigation concluded"),
    ("noticed", "Notified"),
    ("hearing", "Hearing"),
    ("deciding", "Review and decision"),
    ("decided", "Decided"),
    ("served", "Served"),
    # both
    ("executing", "Execution"),
    ("closed", "Closed"),
    ("archived", "Archived"),
    # aside, and ends
    ("suspended", "Suspended"),
    ("not_opened", "Not opened"),
    ("opening_revoked", "Opening revoked"),
    ("terminated", "Investigation terminated"),
    ("transferred", "Transferred"),
    ("not_penalised", "Not penalised"),
]
SUMMARY_STATES = ("drafted", "handed_over", "recorded", "executing", "closed", "archived")
INVESTIGATION_STATES = ("opened", "investigating")
BEFORE_DECISION = ("lead", "opened", "investigating", "concluded", "noticed", "hearing", "deciding")
ENDED_STATES = ("closed", "archived", "not_opened", "opening_revoked", "terminated", "transferred", "not_penalised")


class StreetCase(models.Model):
    """Penalty case (行政处罚案件): from the lead to the archive, in the ordinary (普通程序) or summary procedure (简易程序).

    The states say who is doing what; what exists in law are its papers (``street.document``) and its decision
    (``street.decision``). The moves are in ``street_case_moves.py``, each gate of law.md in the file of its subject.
    """

    _name = "street.case"
    _description = "Penalty case"
    _inherit = [
        "street.transition.mixin", "street.deadline.mixin", "street.located.mixin", "mail.thread", "mail.activity.mixin",
    ]
    _order = "date_received desc, id desc"
    _rec_names_search = ["name", "lead_number", "cause"]
    _check_company_auto = True
    _mail_post_access = "read"

    name = fields.Char("Case number", readonly=True, copy=False, help="Drawn when the case is opened.")
    lead_number = fields.Char(readonly=True, copy=False)
    company_id = fields.Many2one("res.company", "Office", required=True, default=lambda self: self.env.company, index=True)
    procedure = fields.Selection(PROCEDURES, required=True, default="ordinary")
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="lead", index=True)
    source = fields.Selection(SOURCES, required=True, default="found")
    matter_id = fields.Many2one("street.matter", "Matter", index="btree_not_null", ondelete="restrict", check_company=True)
    cause = fields.Char("Cause of the case", required=True, help="案由: what the party is suspected of, in one phrase.")
    facts = fields.Text("Facts as found")
    # the power
    authority_item_id = fields.Many2one(
        "street.authority.item", "Enforcement item", index="btree_not_null", ondelete="restrict", check_company=True,
    )
    subject_id = fields.Many2one(related="authority_item_id.subject_id", string="In the name of", store=True, index=True)
    # when and where
    date_received = fields.Date("Lead received", required=True, default=lambda self: today(), index=True)
    date_act = fields.Date("Day of the act", help="First day of the violation.")
    date_act_end = fields.Date("Act ended", help="Last day of a continuous act; empty: it lasts, or it was over the same day.")
    is_act_continuing = fields.Boolean("Still going on")
    address = fields.Char()
    # people
    unit_id = fields.Many2one("street.unit", "Handling unit", index="btree_not_null", ondelete="restrict", check_company=True)
    officer_ids = fields.One2many("street.case.officer", "case_id", "Officers")
    party_ids = fields.One2many("street.case.party", "case_id", "Parties")
    # dates of the stages
    date_opened = fields.Date("Opened on", readonly=True, copy=False)
    date_concluded = fields.Date("Investigation concluded on", readonly=True, copy=False)
    date_decided = fields.Date("Decided on", readonly=True, copy=False)
    date_served = fields.Date("Served on", readonly=True, copy=False)
    date_closed = fields.Date("Closed on", readonly=True, copy=False)
    date_archived = fields.Date("Archived on", readonly=True, copy=False)
    state_before_suspension = fields.Char(readonly=True, copy=False)

    _name_uniq = models.UniqueIndex("(company_id, name) WHERE name IS NOT NULL", "Another case of this office has this number.")

    @api.depends("name", "lead_number", "cause")
    def _compute_display_name(self):
        for record in self:
            number = record.name or record.lead_number
            record.display_name = f"{number} {record.cause}" if number else record.cause
