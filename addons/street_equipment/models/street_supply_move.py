from odoo import fields, models

KINDS = [("receive", "Taken in"), ("issue", "Given to a person"), ("return", "Returned to store"), ("adjust", "Adjusted"), ("dispose", "Disposed of")]


class StreetSupplyMove(models.Model):
    """Move of a supply (出入库记录): rows are only added; stock is their sum."""

    _name = "street.supply.move"
    _inherit = "street.locked.line.mixin"
    _description = "Move of a supply"
    _order = "date desc, id desc"
    _street_parent = "supply_id"

    supply_id = fields.Many2one("street.supply", "Supply", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", related="supply_id.company_id", store=True, index=True, precompute=True)
    lot_id = fields.Many2one("street.supply.lot", "Lot", index="btree_not_null", ondelete="restrict")
    kind = fields.Selection(KINDS, required=True)
    date = fields.Datetime("When", required=True, default=fields.Datetime.now)
    delta = fields.Float("Quantity", required=True, digits=(16, 2), help="Above zero: into the store; below: out of it.")
    price = fields.Float("Unit price", digits=(16, 2), aggregator=None)
    employee_id = fields.Many2one("hr.employee", "Person", index="btree_not_null", ondelete="restrict")
    user_id = fields.Many2one("res.users", "Booked by", required=True, default=lambda self: self.env.user, ondelete="restrict")
    reason = fields.Char()
    warning = fields.Char(readonly=True, help="What the keeper was told when he issued it, with the source.")
    date_worn = fields.Date("Next due on", help="Day of the issue and the wearing term of then.")
    origin = fields.Char(help="Paper or record it rests on, such as a receipt or a stock-take.")

    _delta_sign = models.Constraint(
        "CHECK (CASE kind WHEN 'adjust' THEN delta <> 0 WHEN 'issue' THEN delta < 0 WHEN 'dispose' THEN delta < 0 ELSE delta > 0 END)",
        "What is received or returned is above zero, what is issued or disposed of below.")
    _person_known = models.Constraint("CHECK (employee_id IS NOT NULL OR kind NOT IN ('issue', 'return'))", "Name the person.")
    _supply_lot_idx = models.Index("(supply_id, lot_id)")
