import base64
import hashlib

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools import period

from ..tools.case_file import Part, bind, count_pages, page_ranges
from ..tools.paper_facts import day_text
from .res_company_file import RETENTION_WORDS
from .street_document import VALID_STATES

VOLUME_NAMES = {"main": "正　卷", "side": "副　卷"}


class StreetCase(models.Model):
    """Binding the file of a case (案卷装订): cover, index, papers in order, list of evidence, closing sheet."""

    _inherit = "street.case"

    file_ids = fields.One2many("street.case.file", "case_id", "Bound files")

    def action_bind_file(self):
        """Bind main and side volume as PDF. :return: action that shows the bound files"""
        self.ensure_one()
        self.check_access("read")
        if not self.env.user.has_groups(self._get_binding_groups()):
            raise UserError(self.env._("%(case)s: files are bound by officers, their team leader or the case clerk.", case=self.display_name))
        self._check_private()
        self._bind_files()
        return self.action_open_files()

    def action_open_files(self):
        """Show the bound volumes of the case, the newest first. :return: window action"""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window", "name": self.env._("Bound files"), "res_model": "street.case.file",
            "views": [(False, "list"), (False, "kanban"), (False, "form")], "domain": [("case_id", "=", self.id)],
        }

    def _get_binding_groups(self):
        return "street_enforcement.group_officer,street_enforcement.group_team_leader,street_enforcement.group_case_clerk"

    def _bind_files(self):
        """Bind both volumes; an empty side volume is left out. :return: ``street.case.file``"""
        self.ensure_one()
        case = self.sudo()  # who may bind was asked; the file is kept by the worker
        files = self.env["street.case.file"].sudo()
        for volume in VOLUME_NAMES:
            documents = case._get_filed_documents(volume)
            if documents or volume == "main":
                files |= files.create([case._prepare_file(volume, documents)])
        return files.sudo(False)

    def _get_filed_documents(self, volume):
        """Valid papers of a volume in the order of the file."""
        return self.document_ids.filtered(
            lambda document: document.state in VALID_STATES and document.type_id.volume == volume,
        ).sorted(lambda document: (document.type_id.sequence, document.issued_at, document.id))

    def _prepare_file(self, volume, documents):
        parts = [Part(document.display_name, document._get_filed_content()) for document in documents]
        counts = count_pages(parts)
        unscanned = documents.filtered("is_scan_missing").mapped("display_name")
        facts = self._prepare_file_facts(volume, documents, counts, unscanned)
        report = self.env["report.street_enforcement.document"]
        front = report._render_sheets(["GD01", "GD01A"], facts, self)
        back = report._render_sheets(["GD01C", "GD01B"] if facts.get("evidence") and volume == "main" else ["GD01B"], facts, self)
        name = f"{self.name or self.lead_number or self.id}{VOLUME_NAMES[volume].replace('　', '')}"
        content = bind(front, parts, back, report._new_paper(), title=name)
        return {
            "case_id": self.id, "volume": volume, "file_name": f"{name}.pdf", "content": base64.b64encode(content),
            "digest": hashlib.sha256(content).hexdigest(), "paper_count": len(parts), "page_count": sum(counts),
            "is_closed": any(documents.type_id.mapped("is_closed")), "missing_scans": "\n".join(unscanned), "bound_at": fields.Datetime.now(), "user_id": self.env.uid,
        }

    def _prepare_file_facts(self, volume, documents, counts, unscanned):
        """Facts of cover, index, list of evidence and closing sheet."""
        given = self._prepare_paper_facts("GD01")
        decision = documents.filtered(lambda document: document.type_code in ("CF29", "CF30", "CF31"))[:1]
        index = [
            {"name": document.name, "number": document.number or "", "date": f"{document._get_issue_day():%Y%m%d}", "pages": pages,
             "note": "" if not document.is_scan_missing else "缺签章件"}
            for document, pages in zip(documents, page_ranges(counts), strict=True)
        ]
        if not given.get("closed_date") and self._get_open_decision().outcome == "no_penalty":
            given["closed_date"] = self.date_decided  # a case without a penalty ends with its decision
        return {
            **given, "volume_name": VOLUME_NAMES[volume], "retention": self._get_retention(), "paper_count": len(documents), "page_total": sum(counts),
            "decision_number": decision.number or given.get("decision_number") or "", "index": index, "unscanned": "、".join(unscanned),
            "closing_note": f"本卷共{len(documents)}件、{sum(counts)}页，于{day_text(period.today())}装订。",
            "digests": [{"name": document.display_name, "digest": (document.scan_id or document).digest} for document in documents],
            "log_head": self._get_log_head(),
        }

    def _get_retention(self):
        """How long the file is kept (保管期限), in the words of the cover."""
        return RETENTION_WORDS[self.company_id.sudo()[f"enforcement_retention_{self.procedure}"]]  # sudo: a setting of the office, no secret

    def _get_log_head(self):
        """Last seal of the office's log: printed, since a chain alone does not show that its tail was cut off."""
        seal = self.env["street.log.seal"].sudo().search([("company_id", "=", self.company_id.id)], order="sequence desc", limit=1)
        return f"{seal.sequence}：{seal.digest}" if seal else ""
