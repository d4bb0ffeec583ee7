from datetime import timedelta

from odoo import models

from ..tools.discretion import money

# Clause on which there is no penalty, as the paper names it.
NO_PENALTY_CLAUSES = {
    "minor": "第三十三条第一款", "first": "第三十三条第一款", "no_fault": "第三十三条第二款", "exempt": "第五十七条第一款第二项",
    "not_established": "第五十七条第一款第三项", "under_age": "第三十条", "incapable": "第三十一条",
}


class StreetDecision(models.Model):
    """The decision as papers print it."""

    _inherit = "street.decision"

    def _prepare_penalty_facts(self):
        """Penalties in words, amounts, reasons and order to correct."""
        self.ensure_one()
        lines = self.line_ids.sorted(lambda line: (line.sequence, line.id))
        texts = [line._describe() for line in lines]
        fine = lines.filtered(lambda line: line.kind_code == "fine")[:1]
        reasons = dict(self._fields["no_penalty_reason"]._description_selection(self.env))
        return {
            "penalties": [{"text": text} for text in texts], "penalty_summary": "；".join(texts), "amount": float(money(self.amount)),
            "reason": self.reasons or "", "proposal": "；".join(texts), "correction_order": self.correction or "",
            "discretion": fine._describe_discretion() if fine else "", "no_penalty_reason": reasons.get(self.no_penalty_reason, ""),
            "no_penalty_clause": NO_PENALTY_CLAUSES.get(self.no_penalty_reason, ""), "education": self.education_record or "",
            "corrected_on": str(self.date_corrected or ""), "decision_date": str(self.date_decided or self.case_id._get_decision_day()),
        }

    def _prepare_money_facts(self):
        """Where and until when to pay, and what was paid (Order 235 art. 7)."""
        self.ensure_one()
        subject = self.case_id._get_acting_subject()
        due, _provisional = self._get_due()
        late = {}
        if grown := self._get_surcharge(self.case_id._get_decision_day()):
            late = {"surcharge_amount": float(grown), "surcharge_from": str(due + timedelta(days=1)), "surcharge_to": str(self.case_id._get_decision_day())}
        return {
            **late,
            "payment_days": self.payment_days, "payment_due": str(due or ""), "bank_name": subject.bank_name or "", "bank_account": subject.bank_account or "",
            "bank_account_holder": subject.bank_account_holder or "", "payment_note": subject.payment_note or "", "amount_paid": self.amount_paid,
            "schedule": [{"due": str(line.date_due), "amount": f"{line.amount:.2f}", "note": ""} for line in self._get_approved_plan().line_ids],
            "receipts": [{
                "number": payment.receipt_number, "amount": f"{payment.amount:.2f}", "method": payment.way, "issued_on": str(payment.date),
                "banked_on": str(payment.date_banked or ""),
            } for payment in self._get_booked().sorted("date")],
        }

    def _describe_statements(self):
        """One sentence for each statement: when it came and what became of its points."""
        adopted = dict(self.env["street.statement.point"]._fields["adopted"]._description_selection(self.env))
        lines = []
        for statement in self.statement_ids.sorted("date"):
            results = ", ".join(adopted.get(point.adopted, "") for point in statement.point_ids)
            lines.append(" ".join(filter(None, (str(statement.date), statement.text, results))))
        return "\n".join(lines)

    def _prepare_point_facts(self):
        adopted = dict(self.env["street.statement.point"]._fields["adopted"]._description_selection(self.env))
        return [{
            "point": point.name, "finding": point.finding or "", "result": " ".join(filter(None, (adopted.get(point.adopted), point.reason))),
        } for point in self.statement_ids.point_ids]
