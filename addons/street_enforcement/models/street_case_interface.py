from odoo import models
from odoo.tools import SQL

from odoo.addons.street_base.tools.canonical import sha256_of
from odoo.addons.street_base.tools.period import today

from ..tools.paper_words import word


class StreetCase(models.Model):
    """What the parts of the addon ask of a case and tell it; each part adds its own through super()."""

    _inherit = "street.case"

    # ------------------------------------------------------------
    # PEOPLE
    # ------------------------------------------------------------

    def _is_investigator(self, employee, ever=True):
        """Whether somebody investigates the case, or ever did (APL 43, 58, 64).

        :param employee: one ``hr.employee``, or none (answers False)
        :param bool ever: also count those who left it
        """
        self.ensure_one()
        # sudo: the fact binds whoever asks, even if he may not read the row
        lines = self.sudo().officer_ids.filtered(lambda line: line.role == "investigator" and line.employee_id.id == employee.id)
        return bool(lines if ever else lines.filtered(lambda line: not line.date_to))

    def _get_certificates(self, employees, day):
        """Certificates that let people act in this case on a day: of its subject, in its domain (APL 42, G03).

        :param employees: ``hr.employee``
        :param day: ``datetime.date``
        :return: dictionary of employee id to ``street.certificate``
        """
        self.ensure_one()
        case = self.sudo()  # the item and the subject are shown on every paper
        return self.env["street.certificate"].sudo()._get_valid_certificates(
            employees.ids, day, case._get_acting_subject(), case.authority_item_id.domain_ids or None)

    def _acting_officers(self, day=None):
        """Officers counted on a day: on the case, certified for its subject and domain, not excluded (G03).

        :param day: ``datetime.date``; today when left out
        :return: ``hr.employee`` in the order they joined
        """
        self.ensure_one()
        return self._get_acting_map(day)[self]

    def _get_acting_subject(self):
        """In whose name the case is run: that of its item; the office itself while it has none."""
        self.ensure_one()
        subjects = self.env["street.subject"]
        return self.subject_id or subjects.browse(subjects._get_office_prefix(self.company_id.id)[0])

    def _get_acted_cases(self):
        """Those of these cases in which something was done that has to stay on record."""
        acted = self.filtered(lambda case: case.state not in ("lead", "drafted")).ids
        for model in ("street.case.approval", "street.case.recusal", "street.document", "street.evidence"):
            if model in self.env:
                # sudo: whether there is anything, not what
                acted += [case.id for [case] in self.env[model].sudo()._read_group([("case_id", "in", self.ids)], ["case_id"])]
        return self.filtered(lambda case: case.id in acted)

    # ------------------------------------------------------------
    # FACTS
    # ------------------------------------------------------------

    def _get_open_decision(self):
        """The current ``street.decision``, or none."""
        self.ensure_one()
        return self.env["street.decision"] if "street.decision" in self.env else self.browse()

    def _get_judged_facts(self):
        """What a review, a discussion or an approval judges, as a JSON-able dictionary."""
        self.ensure_one()
        case = self.sudo()  # a digest is the same whoever computes it
        basis = case.norm_line_id
        return {
            "cause": case.cause, "facts": (case.facts or "").strip(), "address": case.address or "",
            "act": [str(case.date_act or ""), str(case.date_act_end or ""), case.is_act_continuing, case.has_serious_harm],
            "item": [case.authority_item_id.id, case.authority_item_id.code, case.authority_item_id.version],
            "basis": [basis.id, basis.norm_id.display_name or "", basis.violated_clause or "", basis.penalty_clause or ""],
            "fact_list": case.fact_ids.mapped("name"), "transfer": [case.transfer_kind, case.transfer_to or ""],
            "parties": sorted(
                [party.id, party.kind, party.name, party.id_number or "", party.credit_code or "", str(party.birth_date or ""), party.capacity]
                for party in case.party_ids),
        }

    def _get_judged_digest(self):
        """SHA-256 of :meth:`_get_judged_facts`."""
        return sha256_of(self._get_judged_facts())

    def _prepare_paper_facts(self, type_code):
        """Facts that papers of this case print.

        :param str type_code: code of a ``street.document.type``
        :return: dictionary of fact code to value; days as ISO text
        """
        self.ensure_one()
        case = self.sudo()  # a paper prints its facts whoever makes it; who may make it is the gate's question
        subject, basis = case._get_acting_subject(), case.norm_line_id
        text = {name: str(day or "") for name, day in (("act_date", case.date_act), ("act_date_end", case.date_act_end), ("today", today()))}
        return {
            **text, **case.party_ids[:1]._prepare_paper_facts(), "parties": [party._prepare_paper_facts() for party in case.party_ids],
            "case_number": case.name or "", "lead_number": case.lead_number or "", "cause": case.cause, "facts": case.facts or "",
            "source": word(self._name, "source", case.source), "received_date": str(case.date_received or ""), "opened_date": str(case.date_opened or ""),
            "concluded_date": str(case.date_concluded or ""), "act_place": case.address or "", "grid": case.grid_id.display_name or "",
            "organ_name": subject.name, "reconsideration_organ": subject.reconsideration_organ or "", "court": subject.court or "",
            "reconsideration_address": subject.reconsideration_address or "", "organ_address": subject.address or "", "organ_phone": subject.phone or "",
            "officers": case._prepare_officer_facts(), "unit": case.unit_id.name or "", "item_name": case.authority_item_id.name or "",
            "item_code": case.authority_item_id.code or "", "norm_name": f"《{basis.norm_id.name}》" if basis else "",
            "violated_clause": basis.violated_clause or "", "penalty_clause": basis.penalty_clause or "", **case._prepare_approval_facts(),
        }

    def _prepare_officer_facts(self):
        """Names and certificate numbers of the acting officers: ``[{"name", "number"}, ...]``."""
        people = self._acting_officers()
        certificates = self._get_certificates(people, today())
        return [{"name": person.sudo().name, "number": certificates[person.id].sudo().number} for person in people]

    def _prepare_approval_facts(self):
        return {}

    def _get_document(self, type_code):
        """Newest issued or signed paper of a type that was not voided; none where there is none (papers extend this)."""
        self.ensure_one()
        return self.env["street.document"] if "street.document" in self.env else self.browse()

    def _get_served_date(self, type_code):
        """Day on which the newest paper of a type was served, or None (service extends this)."""
        return None  # noqa: RET501 - says what an extension answers

    # ------------------------------------------------------------
    # EVENTS, called by workers
    # ------------------------------------------------------------

    def _on_document_issued(self, document):
        """A paper of this case was issued. :param document: ``street.document``"""

    def _on_document_signed(self, document):
        """A record of this case was signed. :param document: ``street.document``"""

    def _on_document_served(self, document, day):
        """A paper of this case took effect by service. :param day: ``datetime.date``"""

    def _on_document_voided(self, document):
        """A paper of this case was voided. :param document: ``street.document``"""

    def _on_decision_made(self, decision):
        """The case was decided: the term of APL 60 has been kept. :param decision: ``street.decision``"""
        self.env["street.deadline"]._finish(self._name, self.ids, ["D04"])

    # ------------------------------------------------------------
    # LOCKS
    # ------------------------------------------------------------

    def _lock_rows(self, table, ids, mode="SHARE"):
        """Keep other transactions from changing rows that a gate rests on, until this one ends.

        A row changed since this transaction began raises a serialization failure, after which Odoo tries again.
        """
        if ids:
            self.env.execute_query(SQL(
                "SELECT id FROM %s WHERE id = ANY(%s) ORDER BY id FOR %s", SQL.identifier(table), sorted(ids), SQL(mode)))
