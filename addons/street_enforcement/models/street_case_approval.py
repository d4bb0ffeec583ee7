from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.private_field import PrivateBinary

WAYS = [("account", "By account"), ("scan", "By scanned form")]


class StreetCaseApproval(models.Model):
    """Approval (审批) by an organ head: who, as which head of which subject, when, with what opinion, and of what.

    Written by the workers of the case only, never changed and never deleted. Each keeps the request, the opinion of the
    team leader and the digest of what was judged. A head without an account approves on a paper form, whose scan the
    case clerk enters with name and date; the digest of the file stays beside it.
    """

    _name = "street.case.approval"
    _description = "Approval"
    _inherit = ["street.case.private.mixin"]
    _order = "case_id, id desc"
    _rec_name = "kind"

    case_id = fields.Many2one("street.case", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="case_id.company_id", store=True, precompute=True, index=True)
    kind = fields.Char(required=True, readonly=True, help="What was asked for: open, close, preserve and so on.")
    label = fields.Char("Approval of", compute="_compute_label")
    # asked and checked
    request_text = fields.Text("Request", readonly=True)
    requester_id = fields.Many2one("res.users", "Asked by", readonly=True, ondelete="restrict")
    date_requested = fields.Date("Asked on", readonly=True)
    endorser_id = fields.Many2one("res.users", "Team leader", readonly=True, ondelete="restrict")
    endorsement = fields.Text("Opinion of the team leader", readonly=True)
    date_endorsed = fields.Date("Opinion given on", readonly=True)
    # decided
    is_agreed = fields.Boolean("Agreed", readonly=True)
    opinion = fields.Text(readonly=True)
    subject_id = fields.Many2one("street.subject", "In the name of", required=True, readonly=True, ondelete="restrict")
    head_id = fields.Many2one("street.subject.head", "Organ head", required=True, readonly=True, ondelete="restrict")
    head_name = fields.Char("Name of the head", required=True, readonly=True)
    head_function = fields.Char("Function", readonly=True)
    date = fields.Date("Approved on", required=True, readonly=True)
    way = fields.Selection(WAYS, required=True, readonly=True)
    entered_by_id = fields.Many2one("res.users", "Entered by", required=True, readonly=True, ondelete="restrict")
    scan = PrivateBinary("Scanned form", attachment=True, readonly=True)
    scan_name = fields.Char("File name", readonly=True)
    scan_digest = fields.Char("SHA-256 of the scan", readonly=True)
    judged_digest = fields.Char("Digest of what was judged", readonly=True)
    is_used = fields.Boolean("Made use of", readonly=True)

    @api.depends("kind")
    @api.depends_context("lang")
    def _compute_label(self):
        kinds = self.env["street.case"]._get_approval_kinds()
        for approval in self:
            approval.label = str(kinds[approval.kind].label) if approval.kind in kinds else approval.kind

    @api.depends("label", "head_name", "date")
    def _compute_display_name(self):
        for approval in self:
            approval.display_name = f"{approval.label} {approval.head_name} {approval.date}"

    # Access rows give nobody more than reading; this also stops code that runs with all rights.
    def write(self, vals):
        if vals.keys() - {"is_used"} or not self.env.su:
            raise UserError(self.env._("An approval is kept as it was given. Ask for a new one."))
        return super().write(vals)

    def unlink(self):
        raise UserError(self.env._("An approval is kept as it was given."))
