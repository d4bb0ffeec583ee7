from datetime import timedelta

from odoo import api, models

from odoo.addons.street_base.tools.period import today

# Share of the range of the clause that a tier begins and ends with; the lightest takes in what is fined on the spot.
TIERS = (("轻微", 0, 0.2, "情节轻微，及时改正"), ("一般", 0.2, 0.5, "造成一定影响"), ("较重", 0.5, 0.8, "影响较大或者一年内再次违法"), ("严重", 0.8, 1, "拒不改正或者造成严重后果"))
QUESTIONS = (
    ("占用面积或者数量", (("较小", "none", None), ("一般", "tier", 1), ("较大", "tier", 2), ("特别大", "tier", 3))),
    ("一年内同类违法次数", (("首次", "none", None), ("再次", "heavier", None))),
    ("改正情况", (("在期限内改正", "lighter", None), ("经督促后改正", "none", None), ("拒不改正", "heavier", None))),
)
# Where the clause leaves the amount to local rules, the example stands for them.
LOCAL_RANGE = (50, 1000)


class StreetDiscretionDemo(models.AbstractModel):
    """Example benchmarks (裁量基准示例) for the item list of the demo: made up inside the clauses, marked as examples."""

    _name = "street.discretion.demo"
    _description = "Example benchmarks of the demo"

    @api.model
    def _load(self):
        """Publish an example benchmark for each item in force that has none."""
        items = self.env["street.authority.item"].search([("state", "=", "active"), ("benchmark_ids", "=", False)])
        benchmarks = self.env["street.discretion.benchmark"].create([self._prepare_benchmark(item) for item in items])
        self.env["street.discretion.circumstance"].create([
            {"benchmark_id": benchmark.id, "sequence": place, "question": question, "name": name, "effect": effect,
             "tier_id": benchmark.tier_ids[tier].id if tier else False}
            for benchmark in benchmarks for place, (question, answers) in enumerate(QUESTIONS) for name, effect, tier in answers])
        benchmarks._street_do_move("publish", {})

    def _prepare_benchmark(self, item):
        norm = item.norm_line_ids.filtered(lambda line: line.amount_unit != "local")[:1]
        low, high = (norm.amount_min, norm.amount_max) if norm else LOCAL_RANGE
        begin = max(item.date_from, today() - timedelta(days=400))
        return {
            "name": f"{item.name}裁量基准（示例）", "item_id": item.id, "is_example": True, "instrument": "示例，不是任何机关的裁量基准",
            "publication": "演示数据", "date_published": begin, "date_from": begin,
            "tier_ids": [(0, 0, {
                "sequence": place, "name": name, "circumstances": words, "is_default": not place,
                "amount_min": round(low + (high - low) * begins, 2),
                "amount_max": round(low + (high - low) * ends, 2),
            }) for place, (name, begins, ends, words) in enumerate(TIERS)],
        }
