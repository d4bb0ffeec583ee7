from datetime import timedelta

from odoo import models

from ..tools.discretion import money
from ..tools.paper_facts import day_text, show
from .street_statement import ADOPTED_TEXTS

# Clause on which there is no penalty, as the paper names it.
NO_PENALTY_CLAUSES = {
    "minor": "第三十三条第一款", "first": "第三十三条第一款", "no_fault": "第三十三条第二款", "exempt": "第五十七条第一款第二项",
    "not_established": "第五十七条第一款第三项", "under_age": "第三十条", "incapable": "第三十一条",
}
# The grounds as a decision states them (APL 30-33, 57).
NO_PENALTY_TEXTS = {
    "minor": "当事人的违法行为轻微并及时改正，没有造成危害后果。", "first": "当事人系初次违法，危害后果轻微并及时改正。",
    "no_fault": "当事人有证据足以证明没有主观过错。", "exempt": "当事人的违法行为轻微，依法可以不予行政处罚。", "not_established": "违法事实不能成立。",
    "under_age": "当事人实施违法行为时不满十四周岁。", "incapable": "当事人在不能辨认或者不能控制自己行为时有违法行为。",
}
WAY_TEXTS = {"bank": "银行缴纳", "electronic": "电子支付", "cash": "当场收缴"}
SPARED, NOT_ESTABLISHED = "不予行政处罚，对当事人进行教育。", "违法事实不能成立，不予行政处罚。"
NO_STATEMENT = "当事人在规定期限内未提出陈述、申辩意见。"
# Where no benchmark is published for the item, the general rule of APL 5(2) carries the choice.
NO_BENCHMARK = "综合考虑违法行为的事实、性质、情节以及社会危害程度，在法定种类和幅度内确定处罚。"


class StreetDecision(models.Model):
    """The decision as papers print it."""

    _inherit = "street.decision"

    def _prepare_penalty_facts(self):
        """Penalties in words, amounts, reasons and order to correct."""
        self.ensure_one()
        lines = self.line_ids.sorted(lambda line: (line.sequence, line.id))
        texts = [line._describe() for line in lines]
        fine = lines.filtered(lambda line: line.kind_code == "fine")[:1]
        spared = NOT_ESTABLISHED if self.no_penalty_reason == "not_established" else SPARED
        summary = "；".join(texts) if self.outcome == "penalty" else spared
        return {
            "penalties": [{"text": text} for text in texts], "penalty_summary": summary, "amount": float(money(self.amount)),
            "reason": self.reasons or "", "proposal": summary, "correction_order": self.correction or "",
            "discretion": fine and fine._describe_discretion() or NO_BENCHMARK, "no_penalty_reason": NO_PENALTY_TEXTS.get(self.no_penalty_reason, ""),
            "no_penalty_clause": NO_PENALTY_CLAUSES.get(self.no_penalty_reason, ""), "education": self.education_record or "",
            "guardian_duty": self.guardian_duty or "", "surcharge_stated": "是" if self.with_surcharge and self.amount else "",
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
            "schedule": [{"due": day_text(line.date_due), "amount": show("money", line.amount), "note": ""} for line in self._get_approved_plan().line_ids],
            "receipts": [{
                "number": payment.receipt_number, "amount": f"{payment.amount:.2f}", "method": WAY_TEXTS[payment.way],
                "issued_on": day_text(payment.date), "banked_on": day_text(payment.date_banked or payment.date) if payment.way != "cash" or payment.date_banked else "",
            } for payment in self._get_booked().sorted("date")],
        }

    def _describe_statements(self):
        """What the party stated on the notice, and what became of its points; that it stated nothing, once it can no more."""
        if not self.statement_ids:
            return NO_STATEMENT if self.case_id.state not in ("lead", "opened", "investigating", "concluded", "noticed", "hearing") else ""
        return "".join(statement._describe() for statement in self.statement_ids.sorted("date"))

    def _prepare_point_facts(self, points=None):
        """Points of the defence and what became of them. :param points: ``street.statement.point``; all of the decision when left out"""
        return [{
            "point": point.name, "finding": point.finding or "", "result": "，".join(filter(None, (ADOPTED_TEXTS.get(point.adopted), point.reason))),
        } for point in (self.statement_ids.point_ids if points is None else points)]
