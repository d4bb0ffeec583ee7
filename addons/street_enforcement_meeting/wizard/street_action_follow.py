from odoo import fields, models


class StreetActionFollow(models.TransientModel):
    """Dialog: an item follows a matter that is on record already (关联事项)."""

    _name = "street.action.follow"
    _description = "Follow a matter"

    item_id = fields.Many2one("street.action.item", "Problem", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    company_id = fields.Many2one(related="item_id.company_id")
    matter_id = fields.Many2one("street.matter", "Matter", required=True, ondelete="cascade")

    def action_confirm(self):
        """Follow it. :return: action that closes the dialog"""
        self.item_id.action_link_matter(self.matter_id.id)
        return {"type": "ir.actions.act_window_close"}
