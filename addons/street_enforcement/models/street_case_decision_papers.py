from odoo import models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.period import local_day

from ..tools.paper_facts import day_text
from ..tools.paper_words import HEARING_PUBLIC, word

# A decision not to punish is not noticed beforehand (APL 44).
NO_NOTICE = "拟不予行政处罚，无需事先告知。"


class StreetCase(models.Model):
    """What papers print of notice, defence, hearing, review, decision and money, and the clocks that service starts."""

    _inherit = "street.case"

    def _prepare_paper_facts(self, type_code):
        facts = super()._prepare_paper_facts(type_code)
        decision = self.sudo()._get_open_decision()  # a paper prints its facts whoever makes it
        if not decision:
            return facts
        case = self.sudo()
        more = {"CF17": case._prepare_told_facts, "CF18": case._prepare_told_facts, "CF27": case._prepare_discussion_facts}.get(type_code)
        return {
            **facts, **decision._prepare_penalty_facts(), **decision._prepare_money_facts(), **case._prepare_notice_facts(decision),
            **case._prepare_hearing_facts(decision), **case._prepare_review_facts(decision), **(more(decision) if more else {}),
        }

    def _prepare_told_facts(self, decision):
        """What the last notice told, word for word, whatever the proposal says by now (G14)."""
        notice = decision._get_last_notice()
        return {"facts": notice.proposal["facts"][0], "penalties": [{"text": text} for text in notice.proposal["texts"]]} if notice else {}

    def _prepare_discussion_facts(self, decision):
        """The record of the collective discussion, for its own paper in the side volume alone."""
        row = decision._get_discussions().filtered(lambda discussion: discussion.state == "closed")[:1]
        if not row:
            return {}
        return {
            "start_at": row.date, "end_at": row.date_end, "place": row.place or "", "chair_name": row.chair_id.name, "recorder": row.recorder_id.name or "",
            "observers": "、".join(self._get_observers(row).mapped("name")), "report": row.report or "", "conclusion": row.conclusion or "", "issues": self.cause,
            "participants": [{"name": one.head_id.name, "post": one.head_id.title or "", "role": "主持人" if one.head_id == row.chair_id else "出席人员"} for one in row.opinion_ids],
            "opinions": [{"name": one.head_id.name, "text": one.opinion or ""} for one in row.opinion_ids],
        }

    def _get_observers(self, discussion):
        """Who is present at a discussion without a vote: the investigators, who report. :return: ``hr.employee``"""
        return self._acting_officers(local_day(discussion.date))

    def _prepare_notice_facts(self, decision):
        notice = decision._get_last_notice()
        days = self.env["street.deadline.rule"]._get_rule("D06", self.company_id.id)["length"]
        facts = {"statement_days": days}
        if decision.outcome == "no_penalty":
            facts["statement_result"] = NO_NOTICE
        if notice:
            paper = self._get_document(notice.type_code)
            facts |= {
                "notice_date": str(notice.date_served or ""), "notice_served_on": str(notice.date_served or ""),
                "notice_name": "行政处罚听证告知书" if notice.with_hearing else "行政处罚事先告知书", "notice_number": paper.number if paper and "number" in paper._fields else "",
                "statement_result": decision._describe_statements(), "points": decision._prepare_point_facts(),
            }
        return facts

    def _prepare_hearing_facts(self, decision):
        asked = decision._get_last_notice().hearing_ids.sorted("id", reverse=True)
        hearing = asked.filtered(lambda row: row._is_taken())[:1]
        if not hearing.date_hearing:
            return asked[:1]._prepare_application_facts()
        held = f"应当事人的要求，本机关于{day_text(local_day(hearing.date_hearing))}举行了听证。" if hearing.state in ("held", "reported") else ""
        return {
            **asked[:1]._prepare_application_facts(), "hearing_result": held, "hearing_at": hearing.date_hearing, "hearing_place": hearing.place or "", "hearing_chair": hearing.chair_id.name or "",
            "hearing_clerk": hearing.clerk_id.name or "", "hearing_public": HEARING_PUBLIC[hearing.is_public],
        }

    def _prepare_review_facts(self, decision):
        review = decision.review_ids.sorted("id", reverse=True)[:1]
        discussion = decision._get_discussions().filtered(lambda row: row.state == "closed")[:1]
        facts = {"discussion_conclusion": discussion.conclusion or ""}
        if review:
            facts |= {
                "review_conclusion": word(review._name, "result", review.result), "review_opinion": review.opinion, "review_date": str(local_day(review.date)),
                "reviewer_name": review.employee_id.name, "reviewer_qualification": review._describe_qualification(),
                "submitting_unit": self.unit_id.name or "", "submitted_on": str(self.date_submitted or local_day(review.date)), "checkpoints": review._prepare_checkpoint_facts(),
            }
        return facts

    def _on_document_served(self, document, day):
        super()._on_document_served(document, day)
        if document.type_code in ("CF17", "CF18"):
            self._start_notice_clocks(day, document.type_code == "CF18")

    def _start_notice_clocks(self, day, with_hearing):
        """The terms of statement (D06) and of the request for a hearing (D07) run from service."""
        deadlines = self.env["street.deadline"]
        deadlines._finish(self._name, self.ids, ["D06", "D07"])
        rules = ("D06", "D07") if with_hearing else ("D06",)
        deadlines._start_clocks([
            {"res_model": self._name, "res_id": case.id, "company_id": case.company_id.id, "start": day, "rule": rule} for case in self for rule in rules])

    def _issue_decision_paper(self, type_code):
        """Make the paper of a move: issued where the case gives every fact it must state, else a draft that says what is missing.

        :param str type_code: code of a ``street.document.type``
        """
        for case in self:
            try:
                with self.env.cr.savepoint():
                    case.issue_document(type_code, {})
            except UserError as missing:
                case._draft_decision_paper(type_code, str(missing))

    def _draft_decision_paper(self, type_code, missing):
        kind = self.env["street.document.type"]._get(type_code)
        self.env["street.document"].create([{"case_id": self.id, "type_id": kind.id}])
        self._message_log(body=self.env._("The draft of “%(paper)s” waits: %(missing)s", paper=kind.name, missing=missing))
