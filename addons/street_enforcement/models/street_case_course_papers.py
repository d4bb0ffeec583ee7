from odoo import models

from odoo.addons.street_base.tools.period import today

from ..tools.paper_facts import day_text, show

DECISIONS = ("CF29", "CF30", "CF31")
SPOT_EVIDENCE = "执法人员当场检查的情况和当事人的陈述"
REPORTED = "决定书已当场交付当事人，现按规定报所属机关备案。"
NOT_ALLOWED = {"defer": "不准予延期缴纳罚款", "instalments": "不准予分期缴纳罚款"}
NO_GOODS = "本案无涉案物品。"
NO_REMEDY = "当事人未申请行政复议，未提起行政诉讼。"


class StreetCase(models.Model):
    """What papers print of the later course of a case: the number of its decision, its payment, and the facts of the street."""

    _inherit = "street.case"

    def _prepare_paper_facts(self, type_code):
        facts = super()._prepare_paper_facts(type_code)
        case = self.sudo()  # a paper prints its facts whoever makes it
        if case.procedure == "summary":
            facts |= case._prepare_street_facts(facts)
            if type_code == "CF32" and not facts.get("opinion_officers"):
                facts |= {"opinion_officers": REPORTED, "opinion_officers_date": str(today())}
        facts["decision_number"] = case._get_decision_number()
        family = type_code[:4]
        if family == "CF43":
            facts["decision_name"] = next((paper.name for paper in map(case._get_document, DECISIONS) if paper), "")
        if family == "CF36":
            facts |= case._prepare_plan_facts(type_code == "CF36")
        elif family == "CF40":
            facts = {**case._prepare_closing_facts(), **{code: value for code, value in facts.items() if value or code != "remedy_result"}}
        elif family in ("CF19", "CF20") and (statement := case._get_open_decision().statement_ids.sorted("date")[-1:]):
            facts |= {"statement": statement.text, "statement_date": str(statement.date)}
        return facts

    def _get_decision_number(self):
        """Number of the decision: of its paper, or of the form handed over in the street."""
        papers = (self._get_document(code) for code in DECISIONS)
        number = next((paper.number for paper in papers if paper and paper.number), "")
        return number or (self.name or "" if self.procedure == "summary" else "")

    def _prepare_street_facts(self, given):
        """What the form of a decision on the spot says (APL 52).

        :param dict given: facts known so far
        """
        on_site = bool(self.collect_ground)
        answer = (self.statement_answer or "").strip()
        return {
            "decided_at": self.occurred_at or "", "act_at": self.occurred_at or "", "place": self.address or "", "form_number": self.form_id.number or "",
            "collection_article": ("第六十九条" if self.collect_ground == "remote" else "第六十八条") if on_site else "",
            "collection": "on_site" if on_site else "bank", "collection_text": "当场收缴" if on_site else "当事人到指定银行缴纳",
            "receipt_number": self.receipt_id.number or "", "refusal_reason": (self.signature_note or "") if self.signature == "refused" else "",
            "statement_result": "".join(f"{text.rstrip('。')}。" for text in ((self.statement_text or "").strip(), answer) if text),
            "evidence_text": given.get("evidence_text") or SPOT_EVIDENCE,
        }

    def _prepare_plan_facts(self, has_table):
        """The application for a deferral or instalments, and what was allowed (APL 66(2)).

        :param bool has_table: the paper shows the schedule in a table of its own
        """
        plan = self._get_open_decision().plan_ids.sorted("id")[-1:]
        if not plan:
            return {}
        schedule = "；".join(f"{day_text(line.date_due)}前缴纳{show('money', line.amount)}" for line in plan.line_ids)
        party = plan.decision_id.party_id
        allowed = "准予延期缴纳罚款" if plan.kind == "defer" else f"准予分{len(plan.line_ids)}期缴纳罚款"
        if plan.state == "refused":
            answer = f"{NOT_ALLOWED[plan.kind]}。理由：{(plan.refusal or '').rstrip('。')}。"
        else:
            answer = f"{allowed}。" if has_table else f"{allowed}：{schedule}。"
        rows = [] if plan.state == "refused" else plan.line_ids
        return {
            "applicant": party.name, "applicant_phone": party.phone or "", "applied_on": str(plan.date_applied), "application_reason": plan.difficulty or "",
            "requested_schedule": f"{schedule}。", "deferral": answer,
            "schedule": [{"due": day_text(line.date_due), "amount": show("money", line.amount), "note": ""} for line in rows],
        }

    def _prepare_closing_facts(self):
        """How the decision was carried out, as far as the records say."""
        decision = self._get_open_decision()
        paid = decision._get_booked().sorted("date") if decision else ()
        facts = {"remedy_result": NO_REMEDY}
        if paid:
            sums = "；".join(f"{day_text(row.date)}缴纳{show('money', row.amount)}（票据号码{row.receipt_number}）" for row in paid)
            facts["performance_result"] = f"当事人已履行：{sums}。"
        elif decision and not decision.amount:
            facts["performance_result"] = "决定已送达当事人，没有需要缴纳的款项。"
        if "confiscate_property" not in decision.line_ids.mapped("kind_code") and not self.preservation_ids:
            facts["goods_result"] = NO_GOODS
        return facts
