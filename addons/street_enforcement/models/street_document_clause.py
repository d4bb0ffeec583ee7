from odoo import api, fields, models
from odoo.tools import ormcache


class StreetDocumentClause(models.Model):
    """Clause that several kinds of paper share (文书通用条款): the table of the party, the remedies, the rights told."""

    _name = "street.document.clause"
    _description = "Clause of papers"
    _street_shared = True
    _inherit = ["street.cached.mixin", "street.shipped.mixin"]
    _street_files = ("street_document_clause_data",)
    _street_shipped = ("layout", "basis")
    _order = "code"

    code = fields.Char(required=True, help="Stands in layouts as clause[code]; do not change it.")
    name = fields.Char(required=True, translate=True)
    layout = fields.Text("Text", required=True, help="Chinese, as printed; see the layout of the kinds of paper.")
    basis = fields.Char(help="Articles it rests on.")

    _code_uniq = models.Constraint("UNIQUE(code)", "Another clause has this code.")

    @api.model
    @ormcache()
    def _get_layouts(self):
        """Code → layout of all clauses."""
        return {clause.code: clause.layout for clause in self.sudo().search([])}  # printed on papers: no secret
