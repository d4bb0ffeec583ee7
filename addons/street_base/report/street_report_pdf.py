import os

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import config

from odoo.addons.street_base.models.photo_text import photo_text
from odoo.addons.street_base.tools.paper_error import PaperError
from odoo.addons.street_base.tools.pdf_fonts import font_book
from odoo.addons.street_base.tools.pdf_layout import Paper, render


class StreetReportPdf(models.AbstractModel):
    """Base of all papers (公文格式): ``report.<report_name>`` inherits it and fills in ``_add_blocks``.

    Each record becomes one paper that begins on a new page numbered 1.
    """

    _name = "street.report.pdf"
    _description = "PDF paper"

    _reads_domain = False  # True: ``_render_file`` takes the domain from the options instead of records
    _writes = False  # True: rendering writes to the database (the route then opens a read/write cursor)
    _paper_landscape = False
    _paper_page_numbers = True

    # For papers to override

    def _add_blocks(self, paper, record, data):
        """Put the record's blocks on the paper (see `tools.pdf_layout.Paper`).

        :param paper: `Paper`, empty
        :param record: one record of the report's model, in the user's environment
        :param data: options of the report
        """
        raise NotImplementedError

    def _get_watermark(self, record, data):
        """Return the text drawn across the pages of ``record``, or an empty string. Unissued papers override it
        and return ``self._unissued_mark()``."""
        return ""

    def _get_title(self, records, data):
        """Return the title in the properties of the PDF."""
        return ", ".join(records[:3].mapped("display_name"))

    # Words of papers

    def _label(self, record, name):
        """Label of a field in the reader's language."""
        return record._fields[name]._description_string(self.env)

    def _choice(self, record, name):
        """Words of what was chosen in a selection field; empty without a choice."""
        return dict(record._fields[name]._description_selection(self.env)).get(record[name], "")

    def _moment(self, moment, form="yyyy-MM-dd HH:mm"):
        """A moment by the clock of Shanghai; empty without one."""
        return self.env["street.moment.mixin"]._format_moment(moment, form)

    # What the report type calls

    @api.model
    def _get_extension(self, data):
        return "pdf"

    @api.model
    def _render_file(self, records, data):
        """Return the PDF of the records as bytes.

        :raise UserError: nothing to print, no Chinese font installed
        """
        if not records:
            raise UserError(self.env._("There is nothing to print: the selection is empty."))
        try:
            return self._render_papers(records, data)
        except PaperError as error:
            raise UserError(self._explain(error)) from error

    def _render_papers(self, records, data):
        papers = []
        for record in records:
            paper = self._new_paper(self._get_watermark(record, data))
            self._add_blocks(paper, record, data)
            papers.append(paper)
        return render(papers, title=self._get_title(records, data), author=self.env.company.name)

    def _new_paper(self, watermark=""):
        """Return an empty `Paper`; fonts of the office lie in ``<data_dir>/fonts``."""
        return Paper(
            font_book(os.path.join(config["data_dir"], "fonts")),
            watermark=watermark,
            explain=self._explain,
            is_landscape=self._paper_landscape,
            has_page_numbers=self._paper_page_numbers,
        )

    def _unissued_mark(self):
        return self.env._("NOT ISSUED")

    def _explain(self, error):
        """Return the sentence for a `PaperError` in the user's language."""
        if error.code == "no_font":
            return self.env._(
                "No font for Chinese papers was found. Install one of these Debian packages and restart the server: "
                "%(packages)s.", packages=error.facts["packages"],
            )
        return photo_text(self.env, error)
