from odoo import fields, models


class BenchThread(models.Model):
    """Reference of the intake: the fields and a bare ``mail.thread``."""

    _name = "bench.thread"
    _inherit = ["bench.fields", "mail.thread"]
    _description = "Record with a chatter"

    class_id = fields.Many2one(tracking=True)
