from odoo import fields, models

from ..models.street_custody import CONDITIONS


class StreetCustodyReturnLine(models.TransientModel):
    """One item that is brought back (归还明细), with the condition it is in."""

    _name = "street.custody.return.line"
    _description = "Item brought back"

    dialog_id = fields.Many2one("street.custody.return", required=True, index=True, ondelete="cascade")
    custody_id = fields.Many2one("street.custody", "Custody", required=True, ondelete="cascade")
    item_name = fields.Char(related="custody_id.item_name")
    holder_id = fields.Many2one(related="custody_id.employee_id")
    condition = fields.Selection(CONDITIONS, "Condition", required=True, default="good")
    note = fields.Char("Remark")
