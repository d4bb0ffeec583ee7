from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

_lt = LazyTranslate(__name__)
HANDS = "street_enforcement.group_officer,street_enforcement.group_case_clerk"


class StreetForm(models.Model):
    """One numbered form of a block (编号表单): blank, used in one case, spoiled, missing or returned; a number is used once.

    The holder or the case clerk reports a form as spoiled or missing, with the reason; the decision on the spot uses one.
    """

    _name = "street.form"
    _description = "Numbered form"
    _inherit = ["street.transition.mixin"]
    _order = "block_id, number"
    _rec_name = "number"

    _street_protected = {"state": "blank", "case_id": False, "reason": False}
    _street_transitions = {
        "use": Transition(("blank",), "used", access="read", label=_lt("Use")),  # internal: the decision on the spot
        "return": Transition(("blank",), "returned", access="read", label=_lt("Return blank")),  # internal: its block is taken back
        "spoil": Transition(("blank",), "spoiled", HANDS, reason=True, access="read", label=_lt("Spoiled")),
        "lose": Transition(("blank",), "missing", HANDS, reason=True, access="read", label=_lt("Missing")),
    }

    block_id = fields.Many2one("street.form.block", "Block", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="block_id.company_id", store=True, precompute=True, index=True)
    kind = fields.Selection(related="block_id.kind", store=True, precompute=True)
    employee_id = fields.Many2one(related="block_id.employee_id", string="Held by")
    number = fields.Char(required=True, readonly=True)
    state = fields.Selection(
        [("blank", "Blank"), ("used", "Used"), ("spoiled", "Spoiled"), ("missing", "Missing"), ("returned", "Returned blank")],
        required=True, readonly=True, copy=False, default="blank", index=True)
    case_id = fields.Many2one("street.case", "Used in", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    reason = fields.Char(readonly=True, copy=False)

    _number_uniq = models.UniqueIndex("(company_id, kind, number)", "A form with this number is on record already.")

    def write(self, vals):
        if {"number", "block_id"} & vals.keys():
            raise UserError(self.env._("The number of a form is printed on it."))
        return super().write(vals)

    def action_spoil(self, reason):
        """作废: the form was spoiled and is kept. :param str reason: how. :return: True"""
        return self._street_move("spoil", {"reason": reason})

    def action_lose(self, reason):
        """遗失: the form is missing. :param str reason: what happened. :return: True"""
        return self._street_move("lose", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        is_clerk = self.env.user.has_group("street_enforcement.group_case_clerk")
        for form in self if move in ("spoil", "lose") and not is_clerk else ():
            if form.sudo().employee_id.user_id != self.env.user:
                found[form] = [*found[form], Obstacle("not_holder", self.env._("Only whoever holds the form, or the clerk, says so."))]
        return found

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        vals = {"case_id": values["case_id"]} if move == "use" else {"reason": values["reason"].strip()} if values.get("reason") else {}
        return {form: {**prepared.get(form, {}), **vals} for form in self}
