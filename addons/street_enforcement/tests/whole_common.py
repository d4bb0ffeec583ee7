from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time

from .enforcement_common import EnforcementCommon

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


class WholeCommon(EnforcementCommon):
    """Cases whose papers are made, sealed, scanned and served by the people whose work it is, nothing put in behind the gates."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["street.qualification"]._street_load_history([{
            "employee_id": person.id, "company_id": cls.office.id, "kind": kind, "number": f"Q{person.id}", "date_from": cls.start, "state": "verified",
        } for person, kind in ((cls.reviewer_person, "legal_profession"), (cls.chair_person, "hearing_chair"))])
        cls.env["street.hearing.threshold"].create({"company_id": cls.office.id, "party_kind": "person", "amount": 2000, "basis": "Test rule"})

    def serve(self, paper):
        """Seal, scan and serve a paper in the hands of the party."""
        paper.with_user(self.officer1).action_attach_scan(content=PNG, file_name="scan.png")
        service = self.env["street.service"].with_user(self.officer1).create({
            "document_id": paper.id, "way": "direct", "server_ids": [(6, 0, (self.officer1_person + self.officer2_person).ids)],
            "served_at": fields.Datetime.now(), "place": "East road 1", "receiver": "张三", "receiver_kind": "party",
            "proof_ids": [(0, 0, {"name": "receipt.png", "kind": "receipt", "content": PNG})]})
        service.action_deliver()
        self.env.invalidate_all()

    def propose(self, case, amount=500):
        return self.env["street.decision"].with_user(self.officer1).create({
            "case_id": case.id, "reasons": "The material narrowed the pavement for two days.", "gains": "none", "correction": "Remove the material.",
            "line_ids": [(0, 0, {"kind_id": self.env.ref("street_dispatch.penalty_fine").id, "amount": amount})]})

    def notified(self, amount=500, **values):
        """A case whose notice is served today."""
        case = self.bring_to("investigating", self.new_case(**values))
        self.add_fact(case)
        self.prove(case)
        self.propose(case, amount)
        self.conclude(case)
        case.with_user(self.officer1).action_notify()
        self.serve(case._get_document("CF17") or case._get_document("CF18"))
        return case

    def later(self, days):
        """So many days from now."""
        return freeze_time(fields.Datetime.now() + timedelta(days=days))

    def facts_of(self, case, code):
        """What the newest valid paper of a kind says."""
        return case.sudo()._get_document(code).snapshot["facts"]

    def decided(self, case):
        """A notified case, decided and served fifteen days later: to be called in that time."""
        decision = case._get_open_decision()
        case.with_user(self.officer1).action_deliberate()
        decision.with_user(self.reviewer).action_review(True, "Facts and law are right.")
        self.approve(case, "decide")
        self.serve(case._get_document("CF29"))
        case.with_user(self.officer1).action_execute()
        return decision
