from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Kept

_lt = LazyTranslate(__name__)
KINDS = [
    ("worn_out", "Life reached"), ("damaged", "Beyond repair"), ("lost", "Lost"), ("obsolete", "No longer fit for use"),
    ("given_back", "Given back to its owner"), ("mistake", "Entered by mistake"),
]
LOCKED_STATES = ("proposed", "approved", "refused")


class StreetEquipmentRetirement(models.Model):
    """Retirement of items (装备处置): proposed by a keeper, approved by somebody else, with the value that was left.

    Equipment users read; keepers of the office prepare and propose; approvers decide, never on what they prepared. The
    approval takes the items out of the inventory; they stay on record with everything that happened to them.
    """

    _name = "street.equipment.retirement"
    _inherit = ["street.transition.mixin", "mail.thread"]
    _description = "Retirement of equipment"
    _order = "id desc"
    _rec_name = "number"

    number = fields.Char(readonly=True, copy=False)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    kind = fields.Selection(KINDS, required=True, default="worn_out")
    reason = fields.Text(help="What happened, and what becomes of the items.")
    line_ids = fields.One2many("street.equipment.retirement.line", "retirement_id", "Items", copy=True)
    cost_total = fields.Float("Cost", digits=(16, 2), compute="_compute_totals")
    value_total = fields.Float("Value left", digits=(16, 2), compute="_compute_totals")
    state = fields.Selection(
        [("draft", "Draft"), ("proposed", "Proposed"), ("approved", "Approved"), ("refused", "Refused")], required=True, default="draft", readonly=True,
        copy=False, index=True)
    proposer_id = fields.Many2one("res.users", "Proposed by", readonly=True, copy=False, ondelete="restrict")
    approver_id = fields.Many2one("res.users", "Decided by", readonly=True, copy=False, ondelete="restrict")
    date_proposed = fields.Datetime("Proposed on", readonly=True, copy=False)
    date_decided = fields.Datetime("Decided on", readonly=True, copy=False)
    refuse_reason = fields.Char("Refused because", readonly=True, copy=False)

    _street_kept = {
        "facts": Kept(("draft",), {"kind", "reason"}, advice=_lt("Take the proposal back to change it; what was decided stays as it was proposed.")),
    }

    @api.depends("line_ids.cost", "line_ids.value_left")
    def _compute_totals(self):
        rows = {
            retirement: (cost, left) for retirement, cost, left in self.env["street.equipment.retirement.line"]._read_group(
                [("retirement_id", "in", self.ids)], ["retirement_id"], ["cost:sum", "value_left:sum"])}
        for retirement in self:
            retirement.cost_total, retirement.value_total = rows.get(retirement._origin, (0.0, 0.0))

    @api.depends("number")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for retirement in self:
            retirement.display_name = retirement.number or self.env._("Retirement %(id)s", id=retirement.id or self.env._("(new)"))

    def _get_line_lock(self, line_model):
        """Items change while it is a draft."""
        return {
            retirement: retirement.state in LOCKED_STATES and self.env._("it was proposed already. Take the proposal back to change its items.")
            for retirement in self}
