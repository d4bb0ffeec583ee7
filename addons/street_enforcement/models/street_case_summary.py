from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import local_day
from odoo.addons.street_base.tools.transition import Kept, Transition

from .street_case import LEAD_STATES
from .street_case_clocks import RECORD
from .street_case_moves import CLERK, OFFICER

_lt = LazyTranslate(__name__)
PENALTIES = [("warning", "Warning"), ("fine", "Fine"), ("both", "Warning and fine")]
SIGNATURES = [("signed", "Signed"), ("refused", "Refused to sign")]
GROUNDS = [
    ("small", "Not above 100 yuan (68(1)1)"),
    ("hard", "Hard to enforce afterwards (68(1)2)"),
    ("remote", "Remote, on water, inconvenient traffic: the party asked (69)"),
]
SUMMARY_FACTS = {
    "summary_penalty", "summary_amount", "occurred_at", "certificates_shown", "rights_told", "statement_text", "statement_answer", "signature",
    "signature_note", "is_handed_over", "form_id", "collect_ground", "collect_note", "receipt_id", "summary_circumstance_ids", "summary_departure",
}


class StreetCase(models.Model):
    """Summary procedure (简易程序, APL 51-53): what happens in the street, written on a numbered form and handed over there.

    drafted → decided and handed over → reported for the record → execution → closed → archived. What is not handed over is
    no decision. A form written by hand is entered later, with the time of the street.
    """

    _inherit = "street.case"

    # An ordinary case that came from the street has them on its lead.
    _street_kept = {"form": Kept(LEAD_STATES, SUMMARY_FACTS, advice=_lt("It stands on the form that was handed over."), article="APL 52")}
    _street_transitions = {
        "hand_over": Transition(("drafted",), "handed_over", OFFICER, label=_lt("Decided and handed over")),
        "report_for_record": Transition(("handed_over",), "recorded", f"{OFFICER},{CLERK}", access="read", label=_lt("Report for the record")),
    }

    occurred_at = fields.Datetime("Time in the street", default=fields.Datetime.now, copy=False)
    certificates_shown = fields.Boolean("Certificates shown", copy=False, help="Both officers showed their certificates (APL 52, 55).")
    rights_told = fields.Boolean("Facts, reasons, basis and rights told", copy=False, help="Told orally before the decision (APL 44).")
    statement_text = fields.Text("Statement of the party", copy=False, help="What the party stated in defence, as noted on the form; or that there was none.")
    statement_answer = fields.Text("Answer to the statement", copy=False, help="Whether it was adopted, and why (APL 45).")
    summary_penalty = fields.Selection(PENALTIES, "Penalty", copy=False)
    summary_amount = fields.Float("Fine", digits=(16, 2), copy=False)
    form_id = fields.Many2one(
        "street.form", "Number of the form", copy=False, index="btree_not_null", ondelete="restrict", check_company=True,
        domain="[('kind', '=', 'decision'), ('state', '=', 'blank'), ('block_id.state', '=', 'issued')]")
    signature = fields.Selection(SIGNATURES, "Signature of the party", copy=False)
    signature_note = fields.Char("Note on the refusal", copy=False, help="Who refused, why, and who witnessed it.")
    is_handed_over = fields.Boolean("Handed over on the spot", copy=False, help="A decision that is not handed over on the spot is none (APL 52).")
    collect_ground = fields.Selection(GROUNDS, "Collected on the spot", copy=False, help="Empty: paid at the bank within fifteen days (APL 67).")
    collect_note = fields.Char("Why it may be collected", copy=False)
    receipt_id = fields.Many2one(
        "street.form", "Finance receipt", copy=False, index="btree_not_null", ondelete="restrict", check_company=True,
        domain="[('kind', '=', 'receipt'), ('state', '=', 'blank'), ('block_id.state', '=', 'issued')]")

    _form_used_once = models.UniqueIndex("(form_id) WHERE form_id IS NOT NULL AND state <> 'drafted'", "This form was used in another case.")
    _receipt_used_once = models.UniqueIndex("(receipt_id) WHERE receipt_id IS NOT NULL AND state <> 'drafted'", "This receipt was used in another case.")

    def action_hand_over(self):
        """当场处罚: the decision on the form was handed over in the street (APL 51, 52, G11).

        :return: True
        :raises UserError: naming every gap
        """
        return self._street_move("hand_over")

    def action_report_for_record(self):
        """备案: report the decision to the organ, within the term of D64 (APL 52(3)). :return: True"""
        return self._street_move("report_for_record")

    def _get_street_day(self):
        """Day of what happened in the street, in Asia/Shanghai."""
        self.ensure_one()
        return local_day(self.occurred_at or fields.Datetime.now())

    def _get_acting_day(self, move):
        return self._get_street_day() if move == "hand_over" else super()._get_acting_day(move)

    def _get_decision_day(self):
        return self._get_street_day() if self.procedure == "summary" else super()._get_decision_day()

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if move == "hand_over":
            for case in self:
                day = case._get_street_day()
                prepared[case] = {**prepared.get(case, {}), "name": case.form_id.sudo().number, "date_decided": day, "date_served": day}
        return prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for case in self:
            if move == "hand_over":
                case._use_forms()
                case._start_clock(RECORD, case._get_street_day())
                case._make_summary_decision(values)
                case._make_paper("CF31", {})  # what the form in the party's hands says, for the file
        if move == "report_for_record":
            self.env["street.deadline"]._finish(self._name, self.ids, [RECORD])

    def _use_forms(self):
        # sudo: nobody has a right of his own to write forms; the gates asked whose they are
        for form in (self.form_id | self.receipt_id).sudo():
            form._street_do_move("use", {"case_id": self.id})
        self.officer_ids.filtered(lambda line: not line.date_to)._street_write({"date_from": self._get_street_day()})

    def _make_summary_decision(self, values):
        """The legal act, and the cash where it was taken in the street."""
        kinds = {"warning": ["warning"], "fine": ["fine"], "both": ["warning", "fine"]}[self.summary_penalty]
        penalty = self.env["street.penalty.kind"].search([("code", "in", kinds)])
        # sudo: the gates of the decision on the spot were asked; those of the ordinary procedure do not apply (APL 51)
        decision = self.env["street.decision"].sudo().create({
            "case_id": self.id, "outcome": "penalty", "gains": "none", "reasons": self.statement_answer or "",
            "line_ids": [(0, 0, {
                "kind_id": kind.id, **({"amount": self.summary_amount, **self._prepare_summary_fine()} if kind.code == "fine" else {})}) for kind in penalty],
        })
        decision._street_do_move("decide", {})
        self._on_decision_made(decision)
        if self.collect_ground:
            decision.sudo(False).action_collect(
                amount=self.summary_amount, receipt_number=self.receipt_id.sudo().number, ground=self.collect_ground, date=str(self._get_street_day()),
                note=self.collect_note)
