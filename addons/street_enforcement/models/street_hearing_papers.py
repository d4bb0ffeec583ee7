from odoo import fields, models
from odoo.exceptions import UserError

TAKEN, TAKEN_FINDINGS = "予以受理", "该要求在法定期限内提出，符合举行听证的条件。"
REFUSED = "不予受理"
# What bars an application, as the notice states it.
BAR_TEXTS = {
    "late": "听证要求应当在被告知后五个工作日内提出，该要求系逾期提出。", "waived": "当事人此前已经明确放弃听证的权利。",
    "no_right": "拟作出的行政处罚不属于应当组织听证的情形。", "again": "就同一事先告知已经提出过听证要求。",
}
# Parts of the record (CF24) and of the report (CF25) → heading in the text that is judged.
RECORD_PARTS = {
    "end_at": "", "recusal_answer": "是否申请回避", "investigator_statement": "调查人员提出的违法事实、证据和处罚建议", "party_statement": "当事人的申辩和质证",
    "debate": "质证和辩论", "final_answer": "最后陈述",
}
REPORT_PARTS = {"course": "听证的基本情况", "disputes": "争议的主要问题", "facts_found": "听证认定的事实和证据", "opinion": "处理意见和建议"}


class StreetHearing(models.Model):
    """The papers of a hearing: application and its answer (CF21, CF21A, CF21B), summons and public notice (CF22, CF23), record and
    report (CF24, CF25). Each comes out of the step it belongs to, and the next step asks for it."""

    _inherit = "street.hearing"

    record_parts = fields.Json("Record, part by part", readonly=True, copy=False)
    report_parts = fields.Json("Report, part by part", readonly=True, copy=False)

    def _read_parts(self, parts, known):
        """Parts of a record or report as they are kept.

        :param dict parts: code → text
        :param dict known: codes there are
        :raises UserError: an unknown code or no text
        """
        if not parts:
            return False
        if not isinstance(parts, dict) or parts.keys() - known.keys() or not all(isinstance(text, str) for text in parts.values()):
            raise UserError(self.env._("The parts are given as an object of texts with these keys: %(keys)s.", keys=", ".join(known)))
        if parts.get("end_at"):
            self._read_moment(parts["end_at"])
        return {code: text.strip() for code, text in parts.items() if text.strip()}

    def _compose(self, parts):
        """The parts as one text: what reviews, discussions and decisions judge."""
        heads = {**RECORD_PARTS, **REPORT_PARTS}
        return "\n".join(f"{heads[code]}：{text}" for code, text in (parts or {}).items() if heads[code])

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for hearing in self.sudo():  # the step was checked; its paper follows
            case = hearing.case_id
            if move == "summon":
                case._issue_decision_paper("CF22")
                if hearing.is_public:
                    case._issue_decision_paper("CF23")
            elif move == "hold":
                case._make_paper("CF24", hearing._prepare_record_facts(), hearing.refusal_note or "")
            elif move == "report":
                case._make_paper("CF25", hearing.report_parts or {})

    def _prepare_record_facts(self):
        """Facts of the record of the hearing (CF24)."""
        self.ensure_one()
        return {
            "start_at": fields.Datetime.to_string(self.date_hearing), "place": self.place or "", "agents": self.agents or "", **(self.record_parts or {})}

    def _prepare_application_facts(self):
        """Applicant, application and answer; empty without an application.

        :return: dictionary of fact code to value
        """
        if not self:
            return {}
        self.ensure_one()
        findings, answer = self._describe_answer()
        return {
            "applicant": self.party_id.name, "applicant_phone": self.party_id.phone or "", "applied_on": str(self.date_requested),
            "application_reason": self.request_text or "", "acceptance_findings": findings, "acceptance": answer,
        }

    def _describe_answer(self):
        """``(findings, answer)`` as the notice of acceptance or refusal states them."""
        if self.state == "refused":
            reason = (self.end_reason or "").rstrip("。")
            return f"{BAR_TEXTS.get(self.bar, '')}{reason}。", REFUSED
        if self.bar and self.admission_note:
            return f"该要求虽未在法定期限内提出，但{self.admission_note.rstrip('。')}。", TAKEN
        return ("", "") if self.bar else (TAKEN_FINDINGS, TAKEN)
