from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import ormcache

from ..tools.paper_layout import LayoutError, named_facts, parse

GROUPS = [("XS", "Leads"), ("CF", "Penalty"), ("GD", "Archive and review")]
FORMS = [("outward", "Outward paper"), ("record", "Record signed by those present"), ("internal", "Internal paper")]
VOLUMES = [("main", "Main volume"), ("side", "Side volume"), ("none", "Not in the file")]
PROCEDURES = [("ordinary", "Ordinary procedure"), ("summary", "Summary procedure")]


class StreetDocumentType(models.Model):
    """Kind of enforcement document (执法文书种类): what it says, which facts it needs, who makes it and who gets it.

    Outward paper 对外文书, record 笔录 (locked when signed), internal paper 内部文书. The text is a layout (see
    ``tools/paper_layout.py``); a paper that was issued keeps its own copy of it.
    """

    _name = "street.document.type"
    _description = "Kind of enforcement document"
    _street_shared = True
    _inherit = ["street.cached.mixin", "street.shipped.mixin"]
    _street_files = tuple(f"street_document_type_{part}_data" for part in ("lead", "inquiry", "decision", "execution", "archive"))
    _street_shipped = (
        "name", "group", "form", "sequence", "layout", "series_id", "is_sealed", "is_signed", "needs_officers", "is_compact", "copies", "recipients",
        "issuer_group_ids", "case_states", "procedure", "approval_kind", "is_closed", "is_single", "volume",
    )
    _order = "sequence, code"
    _rec_names_search = ("code", "name")

    code = fields.Char(required=True, index=True, help="Code of the catalogue, such as CF29; do not change it.")
    name = fields.Char(required=True, help="Title as printed, in Chinese.")
    family = fields.Char(compute="_compute_family", store=True, precompute=True, index=True)
    group = fields.Selection(GROUPS, required=True)
    form = fields.Selection(FORMS, required=True, default="outward")
    sequence = fields.Integer("Place in the file", default=100)
    active = fields.Boolean(default=True)
    # text
    layout = fields.Text(required=True)
    example_facts = fields.Text("Facts", compute="_compute_example_facts", help="Facts this paper shows; those marked * it cannot do without.")
    # numbers, seal, copies
    series_id = fields.Many2one("street.number.series", "Number series", ondelete="restrict", help="Empty: papers of this kind have no number.")
    is_sealed = fields.Boolean("Sealed", help="Carries the seal of the subject; it is served and archived as the sealed scan.")
    is_signed = fields.Boolean("Signed by hand", help="Carries signatures by hand; it is archived as the signed scan.")
    needs_officers = fields.Boolean("Two officers", help="Names at least two officers (APL 42, 55).")
    is_compact = fields.Boolean("Set tight", help="Set in 4号 instead of 3号, for papers handed over in the street.")
    copies = fields.Integer(default=2)
    recipients = fields.Char(help="Who gets a copy, in Chinese, as printed.")
    # when and by whom
    issuer_group_ids = fields.Many2many("res.groups", string="Made by", help="Roles that make it; empty: officers of the case and their team leader.")
    case_states = fields.Char("In the states", help="States of the case in which it is issued, with blanks between them; empty: any.")
    procedure = fields.Selection(PROCEDURES, help="Only in this procedure; empty: in both.")
    approval_kind = fields.Char(
        "Approval it shows", help="Kind of approval of the case whose request, opinions, names and days it prints; several with blanks between them.")
    is_closed = fields.Boolean("Closed file", help="Read by organ heads and the case clerk only, not even by the officers of the case.")
    is_single = fields.Boolean("One in a case", help="A second one needs the first to be voided.")
    # file
    volume = fields.Selection(VOLUMES, required=True, default="main")

    _code_uniq = models.Constraint("UNIQUE(code)", "Another kind of paper has this code.")

    @api.depends("code")
    def _compute_family(self):
        for record in self:
            record.family = (record.code or "")[:4]

    @api.depends("layout")
    @api.depends_context("lang")
    def _compute_example_facts(self):
        names = {fact.code: fact.name for fact in self.env["street.document.fact"].search([])}
        for record in self:
            try:
                named = named_facts(record._parse())
            except LayoutError:
                named = {}
            record.example_facts = "\n".join(f"{'*' if needed else ' '} {code}  {names.get(code, '')}" for code, needed in named.items())

    @api.depends("code", "name")
    def _compute_display_name(self):
        for record in self:
            record.display_name = f"{record.code} {record.name}"

    @api.constrains("layout")
    def _check_layout(self):
        known = self.env["street.document.fact"]._get_catalogue()
        for record in self:
            try:
                unknown = [code for code in named_facts(record._parse()) if code not in known]
            except LayoutError as error:
                raise ValidationError(self.env._(
                    "%(type)s: line %(line)s of the layout cannot be read: “%(text)s”. Each block begins with kind: text.",
                    type=record.display_name, line=error.line, text=error.text,
                )) from error
            if unknown:
                raise ValidationError(self.env._(
                    "%(type)s: the layout names facts that the catalogue does not know: %(facts)s.",
                    type=record.display_name, facts=", ".join(unknown),
                ))

    def _parse(self):
        """The blocks of the layout, clauses put in."""
        self.ensure_one()
        return parse(self.layout, self.env["street.document.clause"]._get_layouts())

    @api.model
    @ormcache("code")
    def _get_id(self, code):
        # sudo: the catalogue of papers is no secret
        return self.sudo().search([("code", "=", code)], limit=1).id

    @api.model
    def _get(self, code):
        """Kind of paper by its code.

        :raises UserError: no such code
        """
        found = self._get_id(code)
        if not found:
            raise UserError(self.env._("There is no kind of paper with the code “%(code)s”. See the catalogue of papers.", code=code))
        return self.browse(found)
