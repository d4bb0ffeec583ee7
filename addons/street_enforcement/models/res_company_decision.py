from odoo import fields, models


class ResCompany(models.Model):
    """What the office has settled for its decisions: which are reviewed and discussed, when a hearing is offered."""

    _inherit = "res.company"

    enforcement_review_all = fields.Boolean(
        "Legal review of every ordinary case", default=True, help="Otherwise only where APL 58 asks for it.")
    enforcement_discuss_heard = fields.Boolean(
        "Discuss whatever gives a right to a hearing", default=True,
        help="A penalty that gives a right to a hearing counts as that of a grave violation (APL 57(2)).")
    hearing_threshold_ids = fields.One2many("street.hearing.threshold", "company_id", "Thresholds of hearings")
