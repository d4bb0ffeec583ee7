from odoo import fields, models


class StreetMatterReporter(models.Model):
    """Who reported a matter (反映人). Confidential ones are seen by intake and command only.

    Several people may report the same thing; merging moves their rows to the matter that goes on, so none is lost.
    """

    _name = "street.matter.reporter"
    _description = "Reporter of a matter"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "matter_id"
    _order = "reported_at, id"

    matter_id = fields.Many2one("street.matter", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="matter_id.company_id", store=True, index=True, precompute=True)
    name = fields.Char("Full name", help="Empty for an anonymous report.")
    phone = fields.Char()
    is_confidential = fields.Boolean("Confidential", help="Name and number are shown to intake clerks and commanders only.")
    wants_reply = fields.Boolean("Wants a reply", default=True)
    statement = fields.Text("What was said")
    reported_at = fields.Datetime(required=True, default=fields.Datetime.now)

    def _compute_display_name(self):
        for reporter in self:
            reporter.display_name = reporter.name or self.env._("Anonymous")
