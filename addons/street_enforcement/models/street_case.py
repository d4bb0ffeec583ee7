from odoo import Command, api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.street_base.tools import write_pass
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
AFTER_DECISION = ("decided", "served", "executing", "handed_over", "recorded")
ENDED_STATES = ("closed", "archived", "not_opened", "opening_revoked", "terminated", "transferred", "not_penalised")
OPEN_STATES = (*BEFORE_DECISION, *AFTER_DECISION, "drafted", "suspended")
UNARCHIVED_STATES = tuple(state for state, _label in STATES if state != "archived")
INTAKE_STATES = (*BEFORE_DECISION, "drafted", "suspended", "handed_over", "recorded")  # of evidence
# In which states the facts, the lines (parties, facts to be proven) and the lead itself may be put right.
FACT_STATES = (*BEFORE_DECISION, "drafted", "suspended")
LINE_STATES = (*BEFORE_DECISION, "drafted")
LEAD_STATES = ("lead", "drafted")
# What a review judges. Free until the decision: every record that judged them is void when they change (architecture.md 7).
FACTS = {
    "cause", "facts", "authority_item_id", "norm_line_id", "norm_note", "date_act", "date_act_end", "is_act_continuing", "has_serious_harm",
    "address", "latitude", "longitude", "grid_id", "transfer_kind", "transfer_to",
}
# How the case came in: fixed from the opening on.
LEAD_FACTS = {"source", "matter_id", "date_received"}


class StreetCase(models.Model):
    """Penalty case (行政处罚案件): from the lead to the archive, in the ordinary (普通程序) or summary procedure (简易程序).

    The states say who is doing what; what exists in law are its papers (``street.document``) and its decision
    (``street.decision``). The moves are in ``street_case_moves.py``, each gate of law.md in the file of its subject.

    Who may what:

    1. Every reader of the office reads its cases; identity and contact of people are masked (``street.case.party``).
    2. An officer takes leads in. He writes a case, and moves it, only while he is on it as investigator, or on a lead
       that he took in himself. Auxiliaries write nothing.
    3. The team leader writes all cases of the office, assigns people and gives his opinion on requests. He gives none on
       a case that he investigates or on his own request.
    4. An organ head reads, and approves in the name of the subject he heads today; never what he asked for, gave his
       opinion on or investigated.
    5. The case clerk enters what a head without an account approved on paper, keeps number blocks and the archive.
    6. Reviewers and chairs never investigated the case. The authority above reads the cases of its offices.
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
    authority_item_code = fields.Char(related="authority_item_id.code", export_string_translation=False)
    subject_id = fields.Many2one(related="authority_item_id.subject_id", string="In the name of", store=True, index=True)
    norm_line_id = fields.Many2one(
        "street.authority.norm", "Legal basis", compute="_compute_norm_line_id", store=True, readonly=False, precompute=True,
        index="btree_not_null", ondelete="restrict", help="The basis that was in force on the day of the act, or a later lighter one (APL 37).",
    )
    norm_note = fields.Text("Why this basis", help="Reasons for a basis other than that of the day of the act (APL 37).")
    # when and where
    date_received = fields.Date("Lead received", required=True, default=lambda self: today(), index=True)
    date_act = fields.Date("Day of the act", help="First day of the violation.")
    date_act_end = fields.Date("Act ended", help="Last day of a continuous act; empty: it lasts, or it was over the same day.")
    is_act_continuing = fields.Boolean("Still going on")
    has_serious_harm = fields.Boolean(
        "Life, health or finance harmed", help="The act concerns life, health or financial safety and did harm: five years instead of two (APL 36).")
    address = fields.Char("Place of the act")
    # people
    unit_id = fields.Many2one(
        "street.unit", "Handling unit", index="btree_not_null", ondelete="restrict", check_company=True,
        default=lambda self: self.env.user.employee_id.sudo().unit_id,
    )
    officer_ids = fields.One2many("street.case.officer", "case_id", "Officers", default=lambda self: self._get_first_officers())
    party_ids = fields.One2many("street.case.party", "case_id", "Parties")
    recusal_ids = fields.One2many("street.case.recusal", "case_id", "Recusals")
    # dates of the stages
    date_opened = fields.Date("Opened on", readonly=True, copy=False)
    date_concluded = fields.Date("Investigation concluded on", readonly=True, copy=False)
    date_submitted = fields.Date("Submitted for the decision on", readonly=True, copy=False)
    date_decided = fields.Date("Decided on", readonly=True, copy=False)
    date_served = fields.Date("Served on", readonly=True, copy=False)
    date_closed = fields.Date("Closed on", readonly=True, copy=False)
    date_archived = fields.Date("Archived on", readonly=True, copy=False)
    state_before_suspension = fields.Char(readonly=True, copy=False)

    _name_uniq = models.UniqueIndex("(company_id, name) WHERE name IS NOT NULL", "Another case of this office has this number.")

    _lead_number_uniq = models.UniqueIndex("(company_id, lead_number) WHERE lead_number IS NOT NULL", "Another lead of this office has this number.")
    _act_in_order = models.Constraint("CHECK(date_act_end IS NULL OR date_act_end >= date_act)", "An act cannot end before it began.")
    _state_idx = models.Index("(company_id, state, date_received DESC, id DESC)")

    @api.depends("authority_item_id", "date_act", "date_act_end", "is_act_continuing")
    def _compute_norm_line_id(self):
        for case in self:
            lines = case.authority_item_id._get_norm_lines(case._get_norm_day()) if case.authority_item_id else self.env["street.authority.norm"]
            item, own = case.norm_line_id.item_id, case.authority_item_id
            if not item or (item.list_id, item.code) != (own.list_id, own.code):
                case.norm_line_id = lines if len(lines) == 1 else False

    @api.depends("name", "lead_number", "cause")
    def _compute_display_name(self):
        for record in self:
            number = record.name or record.lead_number
            record.display_name = f"{number} {record.cause}" if number else record.cause

    @api.constrains("date_received", "date_act")
    def _check_days(self):
        for case in self:
            if max(filter(None, (case.date_received, case.date_act, case.date_act_end))) > today():
                raise ValidationError(self.env._("%(case)s: neither the act nor the lead can lie in the future.", case=case.display_name))

    @api.constrains("norm_line_id", "authority_item_id")
    def _check_norm_line(self):
        for case in self:
            # A later version of the item may carry a later, lighter law (APL 37).
            item, own = case.norm_line_id.item_id, case.authority_item_id
            if item and (item.list_id, item.code) != (own.list_id, own.code):
                raise ValidationError(self.env._(
                    "%(case)s: the legal basis belongs to another item than %(item)s. Choose one of its own.",
                    case=case.display_name, item=case.authority_item_id.display_name))

    @api.model
    def _get_first_officers(self):
        """Who enters a lead is on its case; the second officer joins him there (G03). :return: list of commands"""
        person = self.env.user.employee_id
        is_officer = self.env.user.has_group("street_enforcement.group_officer") and person.company_id == self.env.company
        return [Command.create({"employee_id": person.id})] if is_officer else []

    def _get_norm_day(self):
        """Day whose law applies: of the act, the last one of a continuous act (APL 36, 37)."""
        self.ensure_one()
        return today() if self.is_act_continuing or not self.date_act else self.date_act_end or self.date_act

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        cases = super().create(vals_list)
        cases._draw_lead_numbers()
        cases._start_lead_clocks()
        return cases

    def unlink(self):
        if acted := self._get_acted_cases():
            raise UserError(self.env._(
                "%(case)s cannot be deleted: something was done in it already. End it by one of its moves.", case=acted[0].display_name))
        return super().unlink()

    def _prepare_initial_values(self, vals_list):
        # The procedure decides on the first state, also when it comes from a default; so it is made explicit as well.
        usual = self.default_get(["procedure"]).get("procedure")
        prepared = super()._prepare_initial_values(vals_list)
        for vals, initial in zip(vals_list, prepared, strict=True):
            initial["procedure"] = vals.get("procedure") or usual
            if initial["procedure"] == "summary":
                initial |= {"state": "drafted"}
        return prepared

    def _street_fixed_fields(self):
        return super()._street_fixed_fields() | {"procedure"}

    def _draw_lead_numbers(self):
        """Number the leads that have none, a range a company."""
        leads = self.filtered(lambda case: case.procedure == "ordinary" and not case.lead_number)
        for company, cases in leads.grouped("company_id").items():
            numbers = self.env["street.number"]._draw("case_lead", company, len(cases))
            for case, number in zip(cases, numbers, strict=True):
                write_pass.with_pass(case, {"lead_number": number}).write({"lead_number": number})

    def _get_line_lock(self, line_model):
        """Parties may be put right until the decision; people on the case only on a lead (then by “Assign officers”)."""
        free = {"street.case.party": LINE_STATES, "street.case.fact": LINE_STATES, "street.case.officer": LEAD_STATES}.get(line_model)
        if free is None:
            return super()._get_line_lock(line_model)
        reason = self.env._("Who is on the case and against whom it runs is fixed in its present state.")
        return {case: "" if case.state in free else reason for case in self}

    def _get_file_lock(self, operation):
        """Files come in until the case is archived; none is changed or taken away once the lead has moved on."""
        found = super()._get_file_lock(operation)
        reason = self.env._("It is archived; its file is complete.")
        return {case: reason if case.state == "archived" else found[case] for case in self}
