from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import LazyTranslate

from odoo.addons.street_base.tools.paper_error import SheetError
from odoo.addons.street_base.tools.sheet_reader import read_sheet

_lt = LazyTranslate(__name__)

# Why a file is not read, by the code of a ``SheetError``.
REFUSALS = {
    "too_large": _lt("“%(name)s” is larger than %(megabytes)s MB. Split it and import the parts."),
    "wrong_extension": _lt("“%(name)s” is not what its extension says. Save it again as XLSX or CSV."),
    "unknown_extension": _lt("“%(name)s” is no XLSX or CSV file. Save the sheet as one of them."),
    "old_excel": _lt("“%(name)s” is in the old Excel format. Save it as XLSX."),
    "not_a_sheet": _lt("“%(name)s” cannot be read as a sheet. Save it again as XLSX or CSV."),
    "zip_bomb": _lt("“%(name)s” unpacks to far more than its size and was not read."),
    "empty": _lt("“%(name)s” holds no table."),
    "too_many_rows": _lt("“%(name)s” has more than %(limit)s rows. Split it and import the parts."),
    "too_many_columns": _lt("“%(name)s” has more than %(limit)s columns. Take out what is not needed."),
    "broken_quotes": _lt("“%(name)s”: the quotation marks in row %(row)s do not close."),
}
# What a person must look at in a sheet, by the code of a ``Problem``; the row is told apart, ``cell`` is the place or range.
PROBLEMS = {
    "undecodable": _lt("The row is damaged: it is not valid %(encoding)s. Open the file where it came from and save it again."),
    "too_many_cells": _lt("The row has more cells than there are headings; a comma or line break within a text has torn it apart."),
    "double_heading": _lt("The heading “%(heading)s” stands there twice; rename or delete one of the columns."),
    "merged": _lt("Cells %(cell)s are merged: unmerge them and fill in each row."),
    "formula": _lt("Cell %(cell)s holds a formula: replace it by its value."),
    "cell_error": _lt("Cell %(cell)s holds the error %(value)s: correct it."),
    "long_number": _lt("Cell %(cell)s holds a long number that has lost its last digits: format the column as text and enter it again."),
}


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
            sentence = self.env._(REFUSALS.get(error.code, REFUSALS["not_a_sheet"]))
            raise UserError(sentence % {"name": filename, **error.facts}) from error

    @api.model
    def _explain_problem(self, problem):
        """Sentence for one ``Problem`` of a sheet, with its row.

        :param problem: ``tools.sheet_reader.Problem``
        :rtype: str
        """
        facts = {"cell": problem.facts.get("range") or f"{problem.column}{problem.row}", **problem.facts}
        return self.env._("Row %(row)s: %(problem)s", row=problem.row, problem=self.env._(PROBLEMS[problem.code]) % facts)
