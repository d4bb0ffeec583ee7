import base64
from datetime import timedelta
from unittest.mock import patch

from odoo import fields

from odoo.addons.street_base.tools.period import utc_of
from odoo.addons.street_enforcement.tests.enforcement_common import EnforcementCommon

TERM_OVER = 30  # days ago; every term from then is over, whatever holidays lie between
PDF = base64.b64encode(b"%PDF-1.4 signed")


class DecisionCommon(EnforcementCommon):
    """Cases brought from the end of the investigation to the decision by the people whose work it is.

    Service is told by ``serve``: tests of the decision do not make papers, nor the end report.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.served = {}
        case_class = type(cls.env["street.case"])
        cls.startClassPatcher(patch.object(case_class, "_get_served_date", lambda case, code: cls.served.get((case.id, code))))
        cls.startClassPatcher(patch.object(case_class, "_issue_decision_paper", lambda case, code: None))
        cls.startClassPatcher(patch.object(case_class, "_get_stale_reports", lambda cases, move: {}))
        cls.startClassPatcher(patch.object(case_class, "_get_wanted_papers", lambda case, move: []))
        cls.qualify(cls.reviewer_person, "legal_profession")
        cls.qualify(cls.chair_person, "hearing_chair")
        cls.fine, cls.warning = cls.env.ref("street_dispatch.penalty_fine"), cls.env.ref("street_dispatch.penalty_warning")
        # A fine below these sums gives no right to a hearing here; tests of the hearing go above.
        cls.env["street.hearing.threshold"].create([
            {"company_id": cls.office.id, "party_kind": kind, "amount": amount, "basis": "Test rule"}
            for kind, amount in (("person", 2000), ("sole_trader", 2000), ("organisation", 10000))])

    @classmethod
    def qualify(cls, person, kind):
        """Give somebody a verified qualification."""
        return cls.env["street.qualification"]._street_load_history([{
            "employee_id": person.id, "company_id": person.company_id.id, "kind": kind, "number": f"Q{person.id}", "date_from": cls.start, "state": "verified"}])

    def serve(self, case, code, days_ago=0):
        """A paper of the case was served so many days ago."""
        self.served[case.id, code] = self.today - timedelta(days=days_ago)
        case.invalidate_recordset()
        self.env.invalidate_all()

    def concluded_case(self, **values):
        return self.load_case("concluded", **values)

    def propose(self, case, amount=500, user=None, **values):
        """An officer of the case proposes a fine."""
        lines = [(0, 0, {"kind_id": self.fine.id, "amount": amount})] if amount else []
        return self.env["street.decision"].with_user(user or self.officer1).create({
            "case_id": case.id, "reasons": "The material narrowed the pavement for two days.", "gains": "none", "correction": "Remove the material by tomorrow.",
            "line_ids": lines, **values,
        })

    def age_notice(self, case, days_ago=TERM_OVER):
        """The last notice was made and served so many days ago, behind the ORM's back."""
        notice = case.sudo()._get_open_decision()._get_last_notice()
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_decision_notice SET date = %s WHERE id = %s", [self.today - timedelta(days=days_ago), notice.id])
        self.serve(case, "CF18" if notice.with_hearing else "CF17", days_ago)
        return notice

    def notified_case(self, amount=500, days_ago=TERM_OVER, **values):
        """A case whose notice was served long ago: the party said nothing."""
        case = self.concluded_case(**values)
        self.propose(case, amount)
        case.with_user(self.officer1).action_notify()
        self.age_notice(case, days_ago)
        return case

    def deciding_case(self, amount=500, **values):
        case = self.notified_case(amount, **values)
        case.with_user(self.officer1).action_deliberate()
        return case

    def decision_of(self, case):
        return case.sudo()._get_open_decision()

    def review(self, case, agreed=True, **values):
        self.decision_of(case).with_user(self.reviewer).action_review(agreed, "Facts and law are right.", **values)

    def discuss(self, case, agreed=True, close=True, heads=None, **values):
        """The heads discuss the proposal; the clerk keeps the record."""
        discussion = self.env["street.collective.discussion"].with_user(self.clerk).create({
            "decision_id": self.decision_of(case).id, "date": fields.Datetime.now(), "date_end": fields.Datetime.now(), "place": "Room 1",
            "chair_id": self.chief_row.id, "recorder_id": self.clerk_person.id,
            "report": "The officers reported.", "conclusion": "Agreed.", "is_agreed": agreed,
            "opinion_ids": [(0, 0, {"head_id": head.id, "opinion": "I agree.", "agrees": True, "is_signed": True})
                            for head in heads or self.head_row + self.chief_row],
            **values,
        })
        if close:
            discussion.with_user(self.clerk).action_close()
        return discussion

    def decide(self, case):
        """Ask, endorse and decide."""
        self.ask(case, "decide")
        self.decision_of(case).with_user(self.head).action_decide()

    def decided_case(self, amount=500, served_days_ago=None, **values):
        case = self.deciding_case(amount, **values)
        self.review(case)
        if self.decision_of(case)._needs_discussion():
            self.discuss(case)
        self.decide(case)
        if served_days_ago is not None:
            self.age_decision(case, served_days_ago)
        return case

    def age_decision(self, case, days_ago):
        """The decision was made and served so many days ago, behind the ORM's back."""
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_decision SET date_decided = %s WHERE id = %s", [self.today - timedelta(days=days_ago), self.decision_of(case).id])
        self.serve(case, "CF29", days_ago)

    def withdraw(self, hearing):
        """The party withdraws its application by a signed letter."""
        hearing = hearing.with_user(self.officer1)
        self.env["ir.attachment"].with_user(self.officer1).create({"name": "letter.pdf", "datas": PDF, "res_model": hearing._name, "res_id": hearing.id})
        self.env.invalidate_all()
        hearing.action_withdraw("By letter")

    def moment(self, days):
        """A moment so many days from today, in the morning."""
        return utc_of(self.today + timedelta(days=days)) + timedelta(hours=9)
