from odoo import fields, models


class StreetAuthorityItem(models.Model):
    """The discretion benchmarks (裁量基准) of an item."""

    _inherit = "street.authority.item"

    benchmark_ids = fields.One2many("street.discretion.benchmark", "item_id", "Discretion benchmarks")

    def _get_benchmark(self, day):
        """The benchmark of an item on a day, empty if there is none. :param day: day in Shanghai"""
        return self.benchmark_ids.filtered(lambda benchmark: benchmark._covers(day))[:1]
