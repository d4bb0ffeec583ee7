from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

_lt = LazyTranslate(__name__)

ADMIN = "street_base.group_street_admin"


class StreetDiscretionBenchmark(models.Model):
    """Discretion benchmark (裁量基准) of an enforcement item: tiers (裁量阶次) with circumstances and ranges (APL 34).

    One that is not published binds nobody and may not be used; once published it is fixed, a change is a new one from
    its first day. The suite administrator writes and publishes it; everybody who reads cases reads it.
    """

    _name = "street.discretion.benchmark"
    _description = "Discretion benchmark"
    _inherit = ["street.transition.mixin", "mail.thread"]
    _order = "item_id, date_from desc, id desc"
    _check_company_auto = True

    _street_transitions = {
        "publish": Transition(("draft",), "published", ADMIN, label=_lt("Publish the benchmark")),
        "withdraw": Transition(("published",), "withdrawn", ADMIN, reason=True, label=_lt("Withdraw the benchmark")),
    }
    _street_protected = {"state": "draft", "date_withdrawn": False}
    _street_kept = {
        "facts": Kept(
            ("draft",), {"name", "item_id", "instrument", "publication", "date_published", "date_from", "date_to", "is_example"},
            advice=_lt("Decisions rest on it: make a new one that applies from its own first day."), article="APL 34"),
    }

    name = fields.Char(required=True)
    item_id = fields.Many2one("street.authority.item", "Enforcement item", required=True, index=True, ondelete="restrict", check_company=True)
    company_id = fields.Many2one(related="item_id.company_id", store=True, precompute=True, index=True)
    state = fields.Selection(
        [("draft", "Draft"), ("published", "Published"), ("withdrawn", "Withdrawn")], required=True, readonly=True, copy=False, default="draft", index=True,
    )
    instrument = fields.Char(help="Document by which it was made.")
    publication = fields.Char("Where it is published")
    date_published = fields.Date("Published on")
    date_from = fields.Date("Applies from", required=True, default=lambda self: today())
    date_to = fields.Date("Applies to")
    date_withdrawn = fields.Date(readonly=True, copy=False)
    is_example = fields.Boolean("Example", help="Made up for the demo: no office's own benchmark.")
    tier_ids = fields.One2many("street.discretion.tier", "benchmark_id", "Tiers", copy=True)
    circumstance_ids = fields.One2many("street.discretion.circumstance", "benchmark_id", "Circumstances")
    note = fields.Text()

    _dates_in_order = models.Constraint("CHECK(date_to IS NULL OR date_to >= date_from)", "A benchmark cannot end before it begins.")

    def action_publish(self):
        """Put benchmarks in force. :return: True. :raises UserError: naming every gap"""
        return self._street_move("publish")

    def action_withdraw(self, reason):
        """Take benchmarks out of force from today. :param str reason: why. :return: True"""
        return self._street_move("withdraw", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for benchmark in self if move == "publish" else ():
            found[benchmark] += benchmark._get_publish_obstacles()
        return found

    def _get_publish_obstacles(self):
        self.ensure_one()
        obstacles = []
        if not (self.publication and self.date_published):
            obstacles.append(Obstacle("publication", self.env._("It is not recorded where and when it was published."), "APL 34"))
        if not self.tier_ids:
            obstacles.append(Obstacle("tiers", self.env._("It has no tiers.")))
        for tier in self.tier_ids:
            if tier._is_outside_norms():
                obstacles.append(Obstacle("range", self.env._(
                    "The tier “%(tier)s” leaves the statutory range of the item.", tier=tier.name), "APL 34, G20"))
        overlapping = self.search([
            ("item_id", "=", self.item_id.id), ("state", "=", "published"), ("id", "!=", self.id),
        ]).filtered(self._overlaps)
        if overlapping:
            obstacles.append(Obstacle("overlap", self.env._(
                "“%(other)s” applies to the same item in the same time: withdraw or end it first.", other=overlapping[0].name)))
        return obstacles

    def _prepare_move_values(self, move, values):
        if move == "withdraw":
            return {benchmark: {"date_withdrawn": today()} for benchmark in self}
        return super()._prepare_move_values(move, values)

    def _covers(self, day):
        """Whether the benchmark applies on a day (published, in its time, not withdrawn)."""
        self.ensure_one()
        end = min(filter(None, (self.date_to, self.date_withdrawn)), default=None)
        return self.state in ("published", "withdrawn") and self.date_from <= day and (not end or day <= end)

    def _overlaps(self, other):
        return (not self.date_to or other.date_from <= self.date_to) and (not other.date_to or self.date_from <= other.date_to)
