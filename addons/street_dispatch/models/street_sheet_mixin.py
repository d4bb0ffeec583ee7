from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.paper_error import SheetError
from odoo.addons.street_base.tools.sheet_reader import read_sheet


class StreetSheetMixin(models.AbstractModel):
    """Reads a handed-in sheet and says in the user's words what is wrong with it."""

    _name = "street.sheet.mixin"
    _description = "Reader of handed-in sheets"

    @api.model
    def _read_sheet(self, content, filename):
        """Read a sheet.

        :param bytes content: the file
        :param str filename: its name
        :return: ``tools.sheet_reader.Sheet``; its ``problems`` are for :meth:`_explain_problem`
        :raise UserError: the file is no sheet, or a dangerous one
        """
        try:
            return read_sheet(content, filename)
        except SheetError as error:
            sentences = self._get_file_sentences()
            sentence = sentences.get(error.code, sentences["not_a_sheet"])
            raise UserError(sentence % {"name": filename, **error.facts}) from error

    @api.model
    def _get_file_sentences(self):
        return {
            "too_large": self.env._("“%(name)s” is larger than %(megabytes)s MB. Split it and import the parts."),
            "wrong_extension": self.env._("“%(name)s” is not what its extension says. Save it again as XLSX or CSV."),
            "unknown_extension": self.env._("“%(name)s” is no XLSX or CSV file. Save the sheet as one of them."),
            "old_excel": self.env._("“%(name)s” is in the old Excel format. Save it as XLSX."),
            "not_a_sheet": self.env._("“%(name)s” cannot be read as a sheet. Save it again as XLSX or CSV."),
            "zip_bomb": self.env._("“%(name)s” unpacks to far more than its size and was not read."),
            "empty": self.env._("“%(name)s” holds no table."),
            "too_many_rows": self.env._("“%(name)s” has more than %(limit)s rows. Split it and import the parts."),
            "too_many_columns": self.env._("“%(name)s” has more than %(limit)s columns. Take out what is not needed."),
            "broken_quotes": self.env._("“%(name)s”: the quotation marks in row %(row)s do not close."),
        }

    @api.model
    def _explain_problem(self, problem):
        """Sentence for one ``Problem`` of a sheet, with row and column.

        :param problem: ``tools.sheet_reader.Problem``
        :rtype: str
        """
        sentences = {
            "undecodable": self.env._("Row %(row)s: some characters are not %(encoding)s; save the file again in one encoding."),
            "merged": self.env._("Row %(row)s: cells are merged (%(range)s); split them and fill each."),
            "formula": self.env._("Row %(row)s, column %(column)s (%(heading)s): a formula; paste its value instead."),
            "cell_error": self.env._("Row %(row)s, column %(column)s (%(heading)s): the cell holds the error %(value)s."),
            "long_number": self.env._("Row %(row)s, column %(column)s (%(heading)s): a spreadsheet keeps only 15 digits of %(value)s; enter it as text."),
            "double_heading": self.env._("Row %(row)s: the heading “%(heading)s” stands there twice."),
            "too_many_cells": self.env._("Row %(row)s: there are cells to the right of the last heading."),
        }
        return sentences[problem.code] % {"row": problem.row, "column": problem.column, "heading": "", **problem.facts}
