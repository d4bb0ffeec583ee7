import re

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

_lt = LazyTranslate(__name__)
CLERK = "street_enforcement.group_case_clerk"
KINDS = [("decision", "Decisions on the spot"), ("receipt", "Finance receipts")]
STATES = [("stock", "In stock"), ("issued", "In use"), ("returned", "Taken back"), ("reconciled", "Reconciled")]
MAX_FORMS = 500


class StreetFormBlock(models.Model):
    """Block of pre-numbered forms (号段): decisions on the spot 当场处罚决定书 (APL 52) or finance receipts 专用票据 (APL 70).

    The case clerk takes blocks in, issues them to an officer, takes them back and reconciles them: every number used,
    spoiled, missing or returned blank, and none twice. Nobody reconciles a block that he held. Blocks are never deleted
    once issued; officers read them.
    """

    _name = "street.form.block"
    _description = "Block of numbered forms"
    _inherit = ["street.transition.mixin", "mail.thread"]
    _order = "kind, prefix, first desc, id desc"
    _check_company_auto = True

    _street_protected = {"state": "stock", "employee_id": False, "date_issued": False, "date_returned": False, "date_reconciled": False, "note": False}
    _street_transitions = {
        "issue": Transition(("stock",), "issued", CLERK, label=_lt("Issue to an officer")),
        "take_back": Transition(("issued",), "returned", CLERK, label=_lt("Take back")),
        "reconcile": Transition(("returned",), "reconciled", CLERK, reason=True, label=_lt("Reconcile")),
    }

    name = fields.Char(compute="_compute_name", store=True)
    company_id = fields.Many2one("res.company", "Office", required=True, default=lambda self: self.env.company, index=True)
    kind = fields.Selection(KINDS, required=True, default="decision")
    prefix = fields.Char(default="", help="What stands before the digits, such as 东城当罚〔2026〕.")
    first = fields.Integer("First number", required=True, default=1)
    last = fields.Integer("Last number", required=True, default=25)
    digits = fields.Integer(default=7, help="The number is filled up with noughts to this length.")
    form_ids = fields.One2many("street.form", "block_id", "Forms", readonly=True)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="stock", index=True)
    employee_id = fields.Many2one("hr.employee", "Issued to", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    date_issued = fields.Date("Issued on", readonly=True, copy=False)
    date_returned = fields.Date("Returned on", readonly=True, copy=False)
    date_reconciled = fields.Date("Reconciled on", readonly=True, copy=False)
    note = fields.Text("Result of the reconciliation", readonly=True, copy=False)
    count_blank = fields.Integer("Blank", compute="_compute_counts")
    count_used = fields.Integer("Used", compute="_compute_counts")
    count_spoiled = fields.Integer("Spoiled", compute="_compute_counts")
    count_missing = fields.Integer("Missing", compute="_compute_counts")

    _numbers_in_order = models.Constraint(
        f"CHECK(first > 0 AND last >= first AND last - first < {MAX_FORMS} AND digits BETWEEN 1 AND 12)",
        f"A block runs from its first to its last number and holds at most {MAX_FORMS} forms.",
    )

    @api.depends("prefix", "first", "last", "digits")
    def _compute_name(self):
        for block in self:
            block.name = f"{block._get_number(block.first)}-{block.last:0{block.digits}d}"

    @api.depends("form_ids.state")
    def _compute_counts(self):
        rows = self.env["street.form"]._read_group([("block_id", "in", self.ids)], ["block_id", "state"], ["__count"])
        counts = {(block.id, state): count for block, state, count in rows}
        for block in self:
            for state in ("blank", "used", "spoiled", "missing"):
                block[f"count_{state}"] = counts.get((block._origin.id, state), 0)

    @api.constrains("prefix")
    def _check_prefix(self):
        for block in self:
            if re.search(r"\d$", block.prefix or ""):
                raise ValidationError(self.env._("%(block)s: a digit at the end of the prefix would run into the number.", block=block.name))

    def _get_number(self, number):
        return f"{self.prefix or ''}{number:0{self.digits}d}"

    @api.model_create_multi
    def create(self, vals_list):
        blocks = super().create(vals_list)
        # sudo: the rows of a block come with it; nobody has a right of his own to write them
        self.env["street.form"].sudo().create([
            {"block_id": block.id, "number": block._get_number(number)} for block in blocks for number in range(block.first, block.last + 1)])
        return blocks

    def write(self, vals):
        if {"kind", "prefix", "first", "last", "digits"} & vals.keys():
            raise UserError(self.env._("The numbers of a block are printed: enter another block instead."))
        return super().write(vals)

    def action_issue(self, employee_id):
        """领用: hand the block to an officer. :param int employee_id: id of the ``hr.employee``. :return: True"""
        return self._street_move("issue", {"employee_id": employee_id})

    def action_take_back(self):
        """缴回: the officer gives the block back; what is blank stays unused for good. :return: True"""
        return self._street_move("take_back")

    def action_reconcile(self, reason):
        """核销: every number is accounted for. :param str reason: what was compared, with what result. :return: True"""
        return self._street_move("reconcile", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for block in self:
            more = []
            if move == "issue" and values is not None:
                more = block._get_issue_obstacles(values)
            elif move in ("take_back", "reconcile") and block.employee_id.sudo().user_id == self.env.user:
                more = [Obstacle("own_block", self.env._("You held it yourself: another clerk takes it back and reconciles it."))]
            if move == "reconcile" and block.count_blank:
                more.append(Obstacle("blank", self.env._("%(count)s forms are neither used, spoiled, missing nor returned.", count=block.count_blank), "APL 52, 70"))
            found[block] = [*found[block], *more]
        return found

    def _get_issue_obstacles(self, values):
        person = self.env["hr.employee"].sudo().browse(values["employee_id"]).exists()  # name and office, which all staff read
        if not person or person.company_id != self.company_id or not person.active:
            return [Obstacle("holder", self.env._("Blocks are issued to people of the office."))]
        if not self.env["street.certificate"].sudo()._valid_on(person.ids, today()):
            return [Obstacle("certificate", self.env._("%(person)s has no certificate that is valid today.", person=person.name), "APL 42, G45")]
        return []

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        vals = {
            "issue": {"employee_id": values.get("employee_id"), "date_issued": today()},
            "take_back": {"date_returned": today()},
            "reconcile": {"date_reconciled": today(), "note": (values.get("reason") or "").strip()},
        }[move]
        return {block: {**prepared.get(block, {}), **vals} for block in self}

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "take_back":
            # sudo: as at creation
            blank = self.sudo().form_ids.filtered(lambda form: form.state == "blank")
            if blank:
                blank._street_do_move("return", {})
