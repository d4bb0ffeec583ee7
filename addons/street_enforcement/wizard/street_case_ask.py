from odoo import api, fields, models

from ..models.street_case_next import NEXT_MOVES


class StreetCaseAsk(models.TransientModel):
    """Dialog of 请示: what the organ head should approve, and why."""

    _name = "street.case.ask"
    _description = "Ask for an approval"

    case_id = fields.Many2one("street.case", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    kinds = fields.Json(compute="_compute_kinds", help="What can be asked for in the state of the case.")
    kind = fields.Selection(selection="_get_kinds", string="Approval of", required=True, default=lambda self: self._get_usual_kind())
    text = fields.Text("Facts, reasons and basis", required=True)

    def _get_kinds(self):
        return [(code, str(kind.label)) for code, kind in self.env["street.case"]._get_approval_kinds().items()]

    @api.depends("case_id")
    def _compute_kinds(self):
        kinds = self.env["street.case"]._get_approval_kinds()
        for dialog in self:
            dialog.kinds = [code for code, kind in kinds.items() if dialog.case_id.state in kind.states]

    def _get_usual_kind(self):
        """The approval that the ordinary way onward from the state of the case hangs on, if there is one."""
        case = self.env["street.case"].browse(self.env.context.get("active_id") or ()).exists()
        move = NEXT_MOVES.get(case.state)
        kinds = self.env["street.case"]._get_approval_kinds()
        return next((code for code, kind in kinds.items() if case.state in kind.states and move in (code, kind.move)), False)

    def action_confirm(self):
        """Send the request to the team leader. :return: action that closes the dialog"""
        self.case_id.action_request(kind=self.kind, text=self.text)
        return {"type": "ir.actions.act_window_close"}
