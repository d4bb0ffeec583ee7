from odoo import models

from odoo.addons.street_base.tools.canonical import sha256_of
from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle

# Papers that moves of the case make; the codes are those of the catalogue.
MOVE_PAPERS = {
    "open": "CF01", "not_open": "CF01", "revoke_opening": "CF02", "suspend": "CF41", "resume": "CF41", "terminate": "CF41", "transfer": "XS03",
    "close": "CF40", "report_for_record": "CF32",
}
INVESTIGATION_DECISIONS = {"suspend": "中止", "resume": "恢复", "terminate": "终止"}  # as printed
CRIME_PAPER, END_REPORT, RECUSAL_PAPER = "CF42", "CF16", "CF15"
MADE = ("issued", "signed")
# Records of steps in front of the party: inspection, inquiry, sampling (APL 55).
ON_SITE_RECORDS = ("CF03", "CF04", "CF08B")
# Of what is judged, the part that the end report tells.
INVESTIGATED = {"cause", "facts", "address", "act", "item", "basis", "fact_list", "parties", "evidence"}


class StreetCase(models.Model):
    """Papers that the moves of the case make, and the end report that its conclusion rests on (G13)
    and that still has to say what stands when the party is told (APL 40, 44).

    A paper whose facts are all on record is issued with the move. One that still lacks facts stays in the case as a draft
    for the officers: a lawful step is not undone by a form, and the file is not archived without it (G38).
    """

    _inherit = "street.case"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "conclude":
            # sudo: whether the paper was made, not what it says
            made = {case.id for [case] in self.env["street.document"].sudo()._read_group(
                [("case_id", "in", self.ids), ("type_id.code", "=", END_REPORT), ("state", "in", MADE)], ["case_id"])}
            for case in self.filtered(lambda case: case.id not in made):
                found[case] = [*found[case], Obstacle("end_report", self.env._(
                    "The report on the end of the investigation (CF16) is not made: course, facts, evidence, discretion and proposal."), "APL 57, G13")]
        if move in ("conclude", "notify"):
            for case, text in self._get_stale_reports(move).items():
                found[case] = [*found[case], Obstacle("end_report_stale", text, "APL 40, 57, G13")]
        return found

    def _get_stale_reports(self, move):
        """Cases whose end report does not say what stands now: facts, evidence, party or basis changed after it.

        :return: dictionary of case to a sentence
        """
        # sudo: whether the report matches, not what it says
        reports = self.env["street.document"].sudo().search([
            ("case_id", "in", self.ids), ("type_id.code", "=", END_REPORT), ("state", "in", MADE)], order="issued_at, id")
        newest = {report.case_id.id: report for report in reports}
        found = {}
        for case in self:
            report = newest.get(case.id)
            if not report and move == "notify":
                found[case] = self.env._("There is no valid report on the end of the investigation (CF16) any more: make a new one.")
            elif report and report.snapshot.get("investigated") != case._get_investigated_digest():
                found[case] = self.env._(
                    "Facts, evidence, parties or basis changed after the report on the end of the investigation of %(day)s: void it and make a new one (CF16).",
                    day=report._get_issue_day())
        return found

    def _get_investigated_digest(self):
        """SHA-256 of what the investigation found, without the proposal and what the party said of it."""
        return sha256_of({key: value for key, value in self._get_judged_facts().items() if key in INVESTIGATED})

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for case in self if move in MOVE_PAPERS else ():
            code = CRIME_PAPER if move == "transfer" and case.transfer_kind == "crime" else MOVE_PAPERS[move]
            case._make_paper(code, case._prepare_move_paper_values(move, values))

    def _prepare_move_paper_values(self, move, values):
        """Facts of a paper that only the move knows."""
        reason = (values.get("reason") or "").strip()
        if move == "transfer":
            return {"receiving_organ": self.transfer_to, "transfer_reason": reason}
        if move in INVESTIGATION_DECISIONS:
            return {"reason": reason, "effective_from": str(today()), "investigation_decision": INVESTIGATION_DECISIONS[move]}
        return {"reason": reason} if move == "revoke_opening" else {}

    def _prepare_paper_facts(self, type_code):
        facts = super()._prepare_paper_facts(type_code)
        if type_code == END_REPORT and not self.date_concluded:
            facts["concluded_date"] = str(today())  # the report ends the investigation
        return facts

    def _make_paper(self, type_code, values, refusal=""):
        """Issue a paper or lock a record for signature, or leave it as a draft where facts are missing.

        :param str type_code: code of the catalogue
        :param dict values: facts by code that the case does not give
        :param str refusal: of a record: why it is not signed
        :return: ``street.document``, or none where the case has its only one already
        """
        self.ensure_one()
        kind = self.env["street.document.type"]._get(type_code)
        if kind.is_single and self._get_document(type_code):
            return self.env["street.document"]
        # sudo: the move was checked; its worker makes the paper whoever made the move
        papers = self.env["street.document"].sudo()
        paper = papers.create([{
            "case_id": self.id, "type_id": kind.id, "value_ids": papers._prepare_value_commands({code: text for code, text in values.items() if text})}])
        if not paper._get_making_obstacles():
            if kind.form == "record":
                paper.action_sign(not refusal, refusal)
            else:
                paper.action_issue()
        return paper
