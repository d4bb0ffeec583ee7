import base64
from datetime import date

from odoo import models

from odoo.addons.street_base.tools import period
from odoo.addons.street_base.tools.pdf_layout import render

from ..tools.paper_facts import plain
from ..tools.paper_layout import parse
from ..tools.paper_print import PaperPrinter, QrMark


class StreetDocumentPdf(models.AbstractModel):
    """Papers as PDF (文书打印): stored bytes of what was made, a watermarked preview of a draft."""

    _name = "report.street_enforcement.document"
    _description = "Enforcement document as PDF"
    _inherit = "street.report.pdf"

    def _render_papers(self, records, data):
        records._check_private()
        if len(records) == 1 and records.state != "draft":
            return base64.b64decode(records.pdf)  # as stored, never set again
        papers = []
        for record in records:
            snapshot, mark = record._prepare_preview(), self._get_watermark(record, data)
            printer, _content = self._set_snapshot(snapshot, record, watermark=mark)
            papers.append(self._lay_snapshot(snapshot, record, watermark=mark, is_tight=printer.is_tight).paper)
        return render(papers, title=self._get_title(records, data), author=self.env.company.name)

    def _get_watermark(self, record, data):
        if record.state == "voided":
            return self.env._("VOID")
        return self._unissued_mark() if record.state == "draft" else self.env._("COPY")

    def _render_snapshot(self, snapshot, document, token="", watermark=""):
        """Set one paper.

        :param dict snapshot: see ``street.document``
        :param document: the paper, for its pictures; empty for a blank form
        :param token: text behind the QR code, empty for none
        :param watermark: text across the pages, empty for none
        :return: (PDF bytes, number of pages)
        """
        printer, content = self._set_snapshot(snapshot, document, token, watermark)
        return content, printer.page_count

    def _set_snapshot(self, snapshot, document, token="", watermark=""):
        """Set one paper as it is read best: tighter where that saves a page with a few lines.

        :return: (`PaperPrinter`, PDF bytes)
        """
        title = " ".join(filter(None, (snapshot["title"], snapshot["number"])))
        printer = self._lay_snapshot(snapshot, document, token, watermark)
        content = render([printer.paper], title=title, author=snapshot["organ"])
        if printer.ends_on_few_lines():
            tighter = self._lay_snapshot(snapshot, document, token, watermark, is_tight=True)
            shorter = render([tighter.paper], title=title, author=snapshot["organ"])
            if tighter.page_count < printer.page_count:
                return tighter, shorter
        return printer, content

    def _lay_snapshot(self, snapshot, document, token="", watermark="", is_blank=False, is_tight=False):
        """Put the blocks of a snapshot on a paper. :return: the `PaperPrinter`"""
        kind = document.type_id if document else self.env["street.document.type"]._get(snapshot["code"])
        kinds = {code: facts[1] for code, facts in self.env["street.document.fact"]._get_catalogue().items()}
        printer = PaperPrinter(
            self._new_paper(watermark), snapshot["facts"], kinds, snapshot["organ"], date.fromisoformat(snapshot["day"]),
            is_form=kind.form != "outward", is_compact=kind.is_compact, is_blank=is_blank, photo=self._get_photo_reader(document),
            qr=QrMark(f"{self._get_address()}/street/paper/{token}") if token else None, is_tight=is_tight,
        )
        printer.head(snapshot["title"], snapshot["number"])
        printer.print(parse(snapshot["layout"], snapshot["clauses"]))
        return printer

    def _render_sheets(self, codes, facts, case):
        """Sheets of a bound file (cover, index, closing sheet) in one PDF; they are no papers of their own.

        :param codes: codes of their kinds
        :param facts: fact → value, as cases give them
        :param case: ``street.case``
        :return: PDF bytes
        """
        catalogue = self.env["street.document.fact"]._get_catalogue()
        known = {code: plain(catalogue[code][1], value, catalogue[code][2]) for code, value in facts.items() if code in catalogue}
        clauses, papers = self.env["street.document.clause"]._get_layouts(), []
        for code in codes:
            kind = self.env["street.document.type"]._get(code)
            snapshot = {
                "code": code, "title": kind.name, "number": "", "organ": case._get_acting_subject().sudo().name, "day": period.today().isoformat(),
                "facts": known, "layout": kind.layout, "clauses": clauses,
            }
            paper = self._lay_snapshot(snapshot, self.env["street.document"]).paper
            paper.has_page_numbers = False
            papers.append(paper)
        return render(papers, title=papers and codes[0])

    def _get_address(self):
        # sudo: the address of the server is printed on papers
        return self.env["ir.config_parameter"].sudo().get_param("web.base.url")

    def _get_photo_reader(self, document):
        # sudo: pictures of the paper that is printed; who reads it was asked
        files = {file.id: file for file in document.sudo().photo_ids} if document else {}
        return lambda row: files[row["id"]].raw if row.get("id") in files else b""


class StreetDocumentBlankPdf(models.AbstractModel):
    """Blank set (空白文书): forms to be filled in by hand, all chosen kinds in one PDF."""

    _name = "report.street_enforcement.document_blank"
    _description = "Blank forms as PDF"
    _inherit = "report.street_enforcement.document"

    def _render_papers(self, records, data):
        organ = self.env["street.subject"]._get_office(self.env.company).sudo().name
        clauses = self.env["street.document.clause"]._get_layouts()
        papers = []
        for kind in records:
            snapshot = {
                "code": kind.code, "title": kind.name, "number": "", "organ": organ, "day": period.today().isoformat(), "facts": {},
                "layout": kind.layout, "clauses": clauses,
            }
            papers.append(self._lay_snapshot(snapshot, self.env["street.document"], is_blank=True).paper)
        return render(papers, title=self._get_title(records, data), author=organ)
