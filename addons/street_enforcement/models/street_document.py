import secrets

from odoo import Command, api, fields, models

from ..tools.private_field import PrivateBinary, PrivateJson
from .street_case import ENDED_STATES
from .street_case_private import PRIVATE

STATES = [("draft", "Draft"), ("issued", "Issued"), ("signed", "Signed"), ("voided", "Voided")]
VALID_STATES = ("issued", "signed")


class StreetDocument(models.Model):
    """Enforcement document (执法文书): one paper of a case.

    1. A draft holds what was typed; the rest comes from the case when it is issued.
    2. Issuing (outward and internal papers) or signing (笔录) draws the number, takes the snapshot of all facts and of the layout,
       makes the PDF and its SHA-256. From then on nothing changes by any door (G44): wrong papers are voided, keep their
       number, and a new one is made.
    3. What it says is read by those who act in the case; everybody else sees kind, number, state, days and digest.
    4. The signed and sealed paper comes back as a scan with its digest (``street.document.scan``). No picture of a seal is
       ever printed.
    """

    _name = "street.document"
    _description = "Enforcement document"
    _inherit = ["street.case.private.mixin", "street.transition.mixin"]
    _order = "id desc"
    _rec_names_search = ["number", "type_id.name"]
    _check_company_auto = True

    case_id = fields.Many2one("street.case", "Case", required=True, index=True, ondelete="restrict", check_company=True)
    company_id = fields.Many2one(related="case_id.company_id", string="Office", store=True, precompute=True, index=True)
    type_id = fields.Many2one("street.document.type", "Kind", required=True, index=True, ondelete="restrict")
    type_code = fields.Char("Code", related="type_id.code", store=True, precompute=True, index=True)
    form = fields.Selection(related="type_id.form")
    name = fields.Char("Paper", compute="_compute_name", store=True, precompute=True)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="draft", index=True)
    offered_type_ids = fields.Many2many("street.document.type", compute="_compute_offered_type_ids", help="Kinds that can be made in the present state of the case.")
    is_single = fields.Boolean(related="type_id.is_single", store=True, precompute=True)
    value_ids = fields.One2many("street.document.value", "document_id", "Facts")
    photo_ids = fields.One2many(
        "ir.attachment", "res_id", "Pictures", domain=[("res_model", "=", "street.document"), ("res_field", "=", False)],
    )
    # what issuing fixes
    number = fields.Char(readonly=True, copy=False, index="btree_not_null")
    subject_id = fields.Many2one("street.subject", "In the name of", readonly=True, copy=False, ondelete="restrict")
    issued_at = fields.Datetime("Issued at", readonly=True, copy=False)
    issuer_id = fields.Many2one("res.users", "Issued by", readonly=True, copy=False)
    snapshot = PrivateJson(readonly=True, copy=False, prefetch=False, groups=PRIVATE, help="All facts and the layout as they were when the paper was made.")
    pdf = PrivateBinary("PDF", attachment=True, readonly=True, copy=False, groups=PRIVATE)
    pdf_name = fields.Char(compute="_compute_pdf_name")
    digest = fields.Char("SHA-256", readonly=True, copy=False)
    page_count = fields.Integer("Pages", readonly=True, copy=False, aggregator=None)
    token = fields.Char(readonly=True, copy=False, groups=PRIVATE, index="btree_not_null")
    # the paper that was signed and sealed
    scan_ids = fields.One2many("street.document.scan", "document_id", "Scans")
    scan_id = fields.Many2one("street.document.scan", "Newest scan", compute="_compute_scan_id")
    is_scan_missing = fields.Boolean("Scan missing", compute="_compute_scan_id", search="_search_is_scan_missing")
    seal_use_ids = fields.One2many("street.seal.use", "document_id", "Uses of the seal")
    # its end
    void_reason = fields.Char("Voided because", readonly=True, copy=False)
    voided_at = fields.Datetime("Voided", readonly=True, copy=False)
    replaces_id = fields.Many2one("street.document", "Replaces", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    replaced_by_ids = fields.One2many("street.document", "replaces_id", "Replaced by")

    _number_uniq = models.UniqueIndex("(subject_id, number) WHERE number IS NOT NULL", "Another paper has this number.")
    _token_uniq = models.UniqueIndex("(token) WHERE token IS NOT NULL")
    _single_uniq = models.UniqueIndex(
        "(case_id, type_id) WHERE is_single AND state IN ('issued', 'signed')",
        "The case has a valid paper of this kind already: void it first.",
    )

    @api.depends("case_id.state", "case_id.procedure")
    def _compute_offered_type_ids(self):
        kinds = self.env["street.document.type"].search([])
        for record in self:
            case = record.case_id
            # Cover, index and sheets of the file come when the case is over.
            record.offered_type_ids = kinds.filtered(
                lambda kind, case=case: (kind.group != "GD" or case.state in ENDED_STATES) and (not kind.procedure or kind.procedure == case.procedure) and (not kind.case_states or case.state in kind.case_states.split()))

    @api.onchange("type_id", "case_id")
    def _onchange_type_id(self):
        """Show at once what has to be filled in; ``create`` does the same for papers that no form makes."""
        if self.type_id and self.case_id:
            rows = self._prepare_empty_values()
            self.value_ids = [Command.clear(), *(Command.create(row) for row in rows)]

    @api.depends("type_id.name")
    def _compute_name(self):
        for record in self:
            record.name = record.type_id.name

    @api.depends("name", "number")
    def _compute_display_name(self):
        for record in self:
            record.display_name = " ".join(filter(None, (record.name, record.number)))

    @api.depends("name", "number")
    def _compute_pdf_name(self):
        for record in self:
            record.pdf_name = f"{record.display_name}.pdf"

    @api.depends("state", "scan_ids", "type_id.is_sealed", "type_id.is_signed")
    def _compute_scan_id(self):
        # sudo: only whether there is one; who opens it needs the right to scans
        newest = {
            document.id: scan_id for document, scan_id in self.env["street.document.scan"].sudo()._read_group(
                [("document_id", "in", self.ids)], ["document_id"], ["id:max"])
        } if self.ids else {}
        for record in self:
            record.scan_id = newest.get(record._origin.id)
            kind = record.type_id
            record.is_scan_missing = record.state in VALID_STATES and (kind.is_sealed or kind.is_signed) and not record.scan_id

    def _search_is_scan_missing(self, operator, value):
        if operator != "in":
            return NotImplemented
        missing = fields.Domain("state", "in", VALID_STATES) & fields.Domain("scan_ids", "=", False) & (
            fields.Domain("type_id.is_sealed", "=", True) | fields.Domain("type_id.is_signed", "=", True))
        return missing if True in value else ~missing

    @api.model_create_multi
    def create(self, vals_list):
        documents = super().create(vals_list)
        documents._check_private()
        documents.filtered(lambda document: document.state == "draft" and not document.value_ids)._add_values()
        return documents

    def _street_fixed_fields(self):
        # Another kind is another paper, and a paper stays in its case.
        return super()._street_fixed_fields() | {"type_id", "case_id"}

    def write(self, vals):
        self._check_private()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_hidden(self):
        self._check_private()

    def _new_token(self):
        """A random text for the QR code: who does not hold the paper cannot guess it."""
        return secrets.token_urlsafe(24)
