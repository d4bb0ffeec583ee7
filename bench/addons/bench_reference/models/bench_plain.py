from odoo import models


class BenchPlain(models.Model):
    """Reference of the batch import: Odoo's own ``create`` and nothing else."""

    _name = "bench.plain"
    _inherit = ["bench.fields"]
    _description = "Plain record"
