from odoo import fields, models

from .street_action_item import STATES


class StreetActionCarry(models.Model):
    """An item carried into a further meeting (结转): a row a meeting, made when the meeting is called or by hand.

    The list moves on, the record of a meeting does not: the row keeps how the item stood when the record was written.
    """

    _name = "street.action.carry"
    _description = "Item carried into a meeting"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "item_id"
    _order = "meeting_id desc, id"
    _rec_name = "item_id"

    item_id = fields.Many2one("street.action.item", "Problem", required=True, readonly=True, index=True, ondelete="restrict")
    meeting_id = fields.Many2one("street.meeting", "Meeting", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="item_id.company_id", store=True, index=True, precompute=True)
    state = fields.Selection(related="item_id.state")
    unit_id = fields.Many2one(related="item_id.unit_id")
    owner_id = fields.Many2one(related="item_id.owner_id")
    date_due = fields.Date(related="item_id.date_due")
    is_overdue = fields.Boolean(related="item_id.is_overdue")

    # As the record says it
    problem = fields.Char("Problem on record", readonly=True)
    unit_name = fields.Char("Unit on record", readonly=True)
    due = fields.Date("Due on record", readonly=True)
    standing = fields.Selection(STATES, "State on record", readonly=True)

    _once = models.UniqueIndex("(item_id, meeting_id)", "The item is on the list of that meeting already.")

    def _keep_standing(self):
        """Keep how the items stand now, for the record of the meeting."""
        for row in self:
            row._street_write(row.item_id._prepare_carry_values())

    def _prepare_record_facts(self):
        """What the record says of a problem of earlier meetings."""
        return [self.problem or "", self.unit_name or "", self.due, self.standing or ""]
