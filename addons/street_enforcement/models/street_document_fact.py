from odoo import api, fields, models
from odoo.tools import ormcache

from ..tools.paper_facts import KINDS


class StreetDocumentFact(models.Model):
    """Fact that papers show (文书要素): its code in layouts, its name for people, how it is kept and printed.

    Cases give their facts by these codes (``street.case._prepare_paper_facts``); the others are typed.
    """

    _name = "street.document.fact"
    _description = "Fact of papers"
    _street_shared = True
    _inherit = ["street.cached.mixin"]
    _order = "code"
    _rec_names_search = ("name", "code")

    code = fields.Char(required=True, help="Stands in layouts as {code}; do not change it.")
    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(KINDS, required=True, default="char")
    columns = fields.Char(help="For rows: the keys of the columns in order, with blanks between them.")
    is_from_case = fields.Boolean("From the case", help="When the case gives this fact, a paper cannot say something else.")
    hint = fields.Char(translate=True, help="Shown to who has to type it.")

    _code_uniq = models.Constraint("UNIQUE(code)", "Another fact has this code.")

    @api.model
    @ormcache()
    def _get_catalogue(self):
        """Code → (id, kind, tuple of columns, from the case); read for every paper, so kept in memory."""
        rows = self.sudo().search([])  # words of the catalogue are no secret
        return {row.code: (row.id, row.kind, tuple((row.columns or "").split()), row.is_from_case) for row in rows}
