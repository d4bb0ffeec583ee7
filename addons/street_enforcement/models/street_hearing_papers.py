from odoo import models

TAKEN, TAKEN_FINDINGS = "予以受理", "该要求在法定期限内提出，符合举行听证的条件。"
REFUSED = "不予受理"
# What bars an application, as the notice states it.
BAR_TEXTS = {
    "late": "听证要求应当在被告知后五个工作日内提出，该要求系逾期提出。", "waived": "当事人此前已经明确放弃听证的权利。",
    "no_right": "拟作出的行政处罚不属于应当组织听证的情形。", "again": "就同一事先告知已经提出过听证要求。",
}


class StreetHearing(models.Model):
    """What papers print of an application for a hearing and of its answer (CF21, CF21A, CF21B)."""

    _inherit = "street.hearing"

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
