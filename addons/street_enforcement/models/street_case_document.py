from odoo import fields, models

from .street_document import VALID_STATES


class StreetCase(models.Model):
    """Papers of a case: what the other parts of the addon ask for and are told."""

    _inherit = "street.case"

    document_ids = fields.One2many("street.document", "case_id", "Papers")
    document_count = fields.Integer("Number of papers", compute="_compute_document_count")

    def _compute_document_count(self):
        counts = dict(self.env["street.document"]._read_group([("case_id", "in", self.ids)], ["case_id"], ["__count"])) if self.ids else {}
        for case in self:
            case.document_count = counts.get(case._origin, 0)

    def issue_document(self, type_code, values=None):
        """Make a paper of the case at once: issued, or for a record (笔录) locked for signature.

        :param str type_code: code of the catalogue, such as ``"CF29"``
        :param dict values: facts by code that the case does not give; ISO days, UTC moments, lists of objects for rows; for a
            record of an on-site step also ``certificates_shown`` and ``rights_told``, both true (G04)
        :return: id of the document
        :raises UserError: naming the facts that are missing, or why this paper may not be made now
        """
        self.ensure_one()
        kind = self.env["street.document.type"]._get(type_code)
        self.env["street.document"].check_access("create")
        values = dict(values or {})
        told = {name: values.pop(name, False) for name in ("certificates_shown", "rights_told")}
        document = self.env["street.document"].create([{
            "case_id": self.id, "type_id": kind.id,
            "value_ids": self.env["street.document"]._prepare_value_commands(values),
        }])
        if kind.form == "record":
            document.action_sign(not values.get("refusal_reason"), values.get("refusal_reason") or "", values.get("witness") or "", **told)
        else:
            document.action_issue()
        return document.id

    def action_new_document(self):
        """Open an empty paper of this case. :return: action"""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window", "res_model": "street.document", "views": [(False, "form")], "context": {"default_case_id": self.id},
        }

    def _get_document(self, type_code):
        """The newest issued or signed paper of a kind that is not voided, or empty.

        :param str type_code: code of the catalogue; four characters stand for the whole family (CF36 for CF36A too)
        """
        self.ensure_one()
        field = "type_id.family" if len(type_code) == 4 else "type_code"
        exact = self.env["street.document"].search(
            [("case_id", "=", self.id), ("type_code", "=", type_code), ("state", "in", VALID_STATES)], limit=1, order="issued_at desc, id desc")
        if exact or field == "type_code":
            return exact
        return self.env["street.document"].search(
            [("case_id", "=", self.id), (field, "=", type_code), ("state", "in", VALID_STATES)], limit=1, order="issued_at desc, id desc")

    def _prepare_paper_facts(self, type_code):
        """Facts that the case gives to a paper; every part of the addon adds its own through super().

        :param str type_code: code of the paper
        :return: dictionary of fact code to value (date, datetime in UTC, number, text, list of dictionaries)
        """
        self.ensure_one()
        subject = self._get_acting_subject().sudo()  # printed on papers: no secret
        given = super()._prepare_paper_facts(type_code)
        return {
            **given, **self._prepare_opinion_facts(type_code), "procedure": self.procedure, "party_kind": self.party_ids[:1].kind,
            "officer_names": "、".join(row["name"] for row in given.get("officers") or ()),
            "received_date": self.date_received, "closed_date": self.date_closed, "archived_date": self.date_archived,
            "served_date": self.date_served, "decision_date": self.date_decided, "bank_name": subject.bank_name or "", "bank_address": subject.bank_address or "",
            "bank_account": subject.bank_account or "", "bank_account_holder": subject.bank_account_holder or "",
            "payment_note": subject.payment_note or "", "payment_days": 15,
        }

    def _prepare_opinion_facts(self, type_code):
        """The opinions of officers, unit and head on an approval form, when the approval was given here."""
        kinds = (self.env["street.document.type"]._get(type_code).sudo().approval_kind or "").split()
        # sudo: printed on the form of the approval itself
        row = self.sudo().approval_ids.filtered(lambda approval: approval.kind in kinds and approval.is_agreed).sorted("id")[-1:]
        if not row:
            return {}
        return {
            "opinion_officers": row.request_text or "", "opinion_officers_date": row.date_requested, "opinion_unit": row.endorsement or "",
            "opinion_unit_date": row.date_endorsed, "leader_name": row.endorser_id.name or "",
            "opinion_head": row.opinion or "", "head_name": row.head_name, "opinion_head_date": row.date,
        }
