from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

# How long before a shift begins its things are fetched.
FETCHED_BEFORE = timedelta(hours=1)


class StreetShift(models.Model):
    """What a shift has taken out, and what it hands over."""

    _inherit = "street.shift"

    custody_ids = fields.One2many("street.custody", "shift_id", "Custodies", readonly=True)
    custody_count = fields.Integer("Items given out", compute="_compute_custody_count", compute_sudo=True)

    @api.depends("custody_ids.state")
    def _compute_custody_count(self):
        counts = dict(self.env["street.custody"]._read_group([("shift_id", "in", self.ids), ("state", "=", "issued")], ["shift_id"], ["__count"]))
        for shift in self:
            shift.custody_count = counts.get(shift._origin, 0)

    def action_issue_items(self):
        """Open the dialog that issues items to this shift. :return: window action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_issue_action")
        kit = self.env["street.kit"].search([("unit_id", "=", self.unit_id.id)]).filtered(lambda kit: not kit.out_count)[:1]
        return {**action, "context": {"default_shift_id": self.id, "default_kit_id": kit.id}}

    def action_return_items(self):
        """Open the dialog that takes back what this shift still has. :return: window action"""
        return self.custody_ids._open_return("return")

    def action_hand_over_items(self):
        """Open the dialog that hands what this shift has to the next one. :return: window action"""
        self.ensure_one()
        action = self.custody_ids._open_return("hand_over")
        following = self.search([("unit_id", "=", self.unit_id.id), ("date_start", ">", self.date_start), ("date_end", ">", fields.Datetime.now())],
                                order="date_start", limit=1)
        soon = following.date_start and following.date_start - self.date_start <= timedelta(days=1)
        return {**action, "context": {**action["context"], "default_shift_id": following.id if soon else False}}

    @api.model
    def _get_present(self, domain):
        """The shift among some that is on now, or whose things are fetched now.

        :param domain: which shifts
        :return: one ``street.shift`` or none
        """
        now = fields.Datetime.now()
        return self.search(Domain(domain) & Domain("date_start", "<=", now + FETCHED_BEFORE) & Domain("date_end", ">", now), order="date_start desc", limit=1)
