from datetime import timedelta

from odoo import fields

from odoo.addons.street_base.tools.period import utc_of

from .document_common import DocumentCommon
from .enforcement_common import SHOWN

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


class ProofCommon(DocumentCommon):
    """Papers that were made, sealed and aged, and their service."""

    def sealed_paper(self, code="CF17", case=None, days_ago=10, **facts):
        """A paper of a case, its scan taken in, made so many days ago."""
        paper = self.make_paper(code, case, **facts)
        paper.sudo().action_attach_scan(content=PNG, file_name="scan.png")
        return self.age_paper(paper, days_ago)

    def age_paper(self, paper, days_ago):
        """The paper was made so many days ago, behind the ORM's back."""
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_document SET issued_at = %s WHERE id = %s", [utc_of(self.today - timedelta(days=days_ago)), paper.id])
        self.env.invalidate_all()
        return paper

    def new_service(self, paper, user=None, proof="receipt", **values):
        """An attempt of direct service, complete unless told otherwise."""
        proofs = [(0, 0, {"name": "receipt.png", "kind": proof, "content": PNG})] if proof else []
        return self.env["street.service"].with_user(user or self.officer1).create({
            "document_id": paper.id, "way": "direct", "server_ids": [(6, 0, (self.officer1_person + self.officer2_person).ids)],
            "served_at": fields.Datetime.now() - timedelta(hours=2), "place": "East road 1", "receiver": "张三", "receiver_kind": "party",
            "proof_ids": proofs, **values,
        })

    def new_preservation(self, case, user=None, **values):
        return self.env["street.preservation"].with_user(user or self.officer1).create({
            "case_id": case.id, "reason": "It may be carted off", "place": "Yard", "keeping": "Seal strips", "keeper": "张三", **SHOWN,
            "preserved_at": fields.Datetime.now(), "officer_ids": [(6, 0, (self.officer1_person + self.officer2_person).ids)],
            "line_ids": [(0, 0, {"name": "水泥", "model": "42.5", "quantity": "20 袋", "note": "完好"})], **values,
        })

    def codes_of(self, record, move, values=None, user=None):
        """Codes of what stands in the way of a move of any record."""
        record = record.with_user(user or self.officer1)
        return {obstacle.code for obstacle in record._street_obstacles(move, values)[record]}
