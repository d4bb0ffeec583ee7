import base64
import hashlib

from odoo import fields, models

from odoo.addons.street_base.tools import period

from ..tools.paper_layout import used_clauses
from .street_case_papers import END_REPORT, ON_SITE_RECORDS


class StreetDocument(models.Model):
    """Making a paper: number, snapshot, PDF, digest; afterwards the case hears of it."""

    _inherit = "street.document"

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        for document in self:
            extra = getattr(document, f"_prepare_{move}_values", lambda _values: {})(values)
            prepared[document] = {**prepared.get(document, {}), **extra}
        return prepared

    def _prepare_issue_values(self, values):
        return self._prepare_making_values({})

    def _prepare_sign_values(self, values):
        return self._prepare_making_values({
            "refusal_reason": "" if values.get("is_signed") else values["refusal_reason"].strip(),
            "witness": (values.get("witness") or "").strip(),
        }, {"told": True} if self.type_code in ON_SITE_RECORDS else {})

    def _prepare_void_values(self, values):
        return {"void_reason": values["reason"].strip(), "voided_at": fields.Datetime.now()}

    def _prepare_making_values(self, more, kept=None):
        """What making the paper writes.

        :param dict more: facts that only the move knows
        :param dict kept: what else the snapshot keeps
        """
        self.ensure_one()
        facts, _missing = self._get_known_facts()
        facts = {**facts, **{code: text for code, text in more.items() if text}}
        subject = self._get_subject()
        number, token = self._draw_number(subject), self._new_token()
        snapshot = {**self._prepare_snapshot(facts, subject, number), **(kept or {})}
        content, pages = self.env["report.street_enforcement.document"]._render_snapshot(snapshot, self, token=token)
        return {
            "number": number, "subject_id": subject.id, "issued_at": fields.Datetime.now(), "issuer_id": self.env.uid, "snapshot": snapshot,
            "pdf": base64.b64encode(content), "digest": hashlib.sha256(content).hexdigest(), "page_count": pages, "token": token,
        }

    def _prepare_snapshot(self, facts, subject, number):
        kind = self.type_id
        more = {"investigated": self.case_id._get_investigated_digest()} if kind.code == END_REPORT else {}
        return {
            **more, "code": kind.code, "title": kind.name, "number": number or "", "organ": subject.sudo().name, "day": period.today().isoformat(),
            "facts": facts, "layout": kind.layout, "clauses": used_clauses(kind.layout, self.env["street.document.clause"]._get_layouts()),
        }

    def _prepare_preview(self):
        """The snapshot as it would be now, for a draft; as it was, for a paper that was made.

        :raises AccessError: the user does not act in the case
        """
        self.ensure_one()
        self._check_private()
        return self.snapshot or self._prepare_snapshot(self._get_known_facts()[0], self._get_subject(), "")

    def _get_subject(self):
        """In whose name the paper is made: the subject of the item, or the office while no item was picked."""
        return self.case_id._get_acting_subject()

    def _draw_number(self, subject):
        series = self.type_id.sudo().series_id  # the form of a number is no secret
        return self.env["street.number"]._draw(series.code, self.company_id, subject=subject)[0] if series else False

    def _get_issue_day(self):
        """The day in Shanghai on which the paper was made."""
        return period.local_day(self.issued_at)

    # ------------------------------------------------------------
    # AFTERWARDS
    # ------------------------------------------------------------

    def _do_after_move(self, move, values):
        result = super()._do_after_move(move, values)
        for document in self:
            if move == "issue":
                document.case_id._on_document_issued(document)
            elif move == "sign":
                document.case_id._on_document_signed(document)
            elif move == "attach_scan":
                document._add_scan(values)
            elif move == "void":
                document._mark_number_void()
                document.case_id._on_document_voided(document)
        return result

    def _mark_number_void(self):
        """The register of numbers keeps the reason; the number is never drawn again."""
        if self.number:
            # sudo: nobody writes numbers but the worker that voids a paper
            self.env["street.number"].sudo().search([
                ("subject_id", "=", self.subject_id.id), ("text", "=", self.number),
            ]).write({"void_reason": self.void_reason})

    def _notify_move(self, move, values):
        """One line in the case: which paper, what was done."""
        label = self._street_edges()[move].label
        for document in self:
            text = self.env._("%(move)s: %(paper)s", move=label, paper=document.display_name)
            reason = (values.get("reason") or "").strip()
            # sudo: the note is written by the worker, whoever made the paper
            document.case_id.sudo()._message_log(body=f"{text} ({reason})" if reason else text)

    def _street_log(self, move, values=None, before=None):
        # The log carries the digest of the PDF itself, so that the chain of the log holds the paper.
        for document in self if move in ("issue", "sign") else ():
            told = [self.env._("certificates shown, rights told (G04)")] if (document.snapshot or {}).get("told") else []
            super(StreetDocument, document)._street_log(move, {**(values or {}), "reason": "; ".join([f"SHA-256 {document.digest}", *told])}, before)
        if move not in ("issue", "sign"):
            super()._street_log(move, values, before)

    def _get_log_values(self, move, values):
        if move == "attach_scan":
            return {"file_name": values.get("file_name") or "", "sha256": hashlib.sha256((values.get("content") or "").encode()).hexdigest()}
        return super()._get_log_values(move, values)

    # ------------------------------------------------------------
    # REPLACEMENT, LOCKS
    # ------------------------------------------------------------

    def _make_replacement(self):
        """A draft in the place of a voided paper, with the facts that were typed.

        :raises UserError: the paper is not voided
        """
        self._check_voided()
        self.check_access("read")
        self._check_private()
        draft = self.create([{
            "case_id": self.case_id.id, "type_id": self.type_id.id,
            "value_ids": [(0, 0, {"fact_id": line.fact_id.id, "value": line.value, "data": line.data, "sequence": line.sequence}) for line in self.value_ids],
        }])
        draft._street_write_link(self)
        return draft

    def _get_line_lock(self, line_model):
        if line_model == "street.document.scan":
            return dict.fromkeys(self, self.env._("Scans come in by their own move and are kept."))
        return super()._get_line_lock(line_model)

    def _get_file_lock(self, operation):
        reason = self.env._("It was made; its pictures are kept as they are.")
        return {record: reason if record.state != "draft" else "" for record in self}
