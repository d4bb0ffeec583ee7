from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import LazyTranslate

from odoo.addons.street_base.tools import period
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from ..tools.authority_routing import rewrites_past

_lt = LazyTranslate(__name__)

STATES = [("draft", "Draft"), ("published", "Published")]


class StreetAuthorityList(models.Model):
    """Enforcement item list (执法事项清单) of one office: which powers it holds, since when, and by what instrument.

    The list is published as a whole (APL 24); its items become active with it. Everyone of the office reads it; the
    suite administrator keeps it.
    """

    _name = "street.authority.list"
    _description = "Enforcement item list"
    _inherit = ["street.transition.mixin", "mail.thread"]
    _order = "date_from desc, id"

    _street_transitions = {
        "publish": Transition(("draft",), "published", groups="street_base.group_street_admin", label=_lt("Publish")),
    }
    _street_protected = {"state": "draft"}
    _street_kept = {"facts": Kept(("draft",), {"name", "instrument_id", "date_from"}, advice=_lt("It is published: record a new list."), article="APL 24")}

    name = fields.Char(required=True)
    company_id = fields.Many2one("res.company", string="Office", required=True, default=lambda self: self.env.company, index=True)
    instrument_id = fields.Many2one(
        "street.instrument", required=True, ondelete="restrict", index=True, check_company=True,
        help="What gives the powers of this list; single items may rest on another instrument.",
    )
    publication_place = fields.Char(related="instrument_id.publication_place")
    publication_date = fields.Date(related="instrument_id.publication_date")
    date_from = fields.Date(string="Valid from", required=True)
    date_to = fields.Date(string="Valid to", tracking=True)
    state = fields.Selection(STATES, default="draft", required=True, copy=False, index=True)
    item_ids = fields.One2many("street.authority.item", "list_id", string="Items")
    item_count = fields.Integer(compute="_compute_item_count")
    note = fields.Text()

    _check_company_auto = True
    _dates_in_order = models.Constraint("CHECK(date_to >= date_from)", "A list cannot end before it begins.")

    def _compute_item_count(self):
        counts = dict(self.env["street.authority.item"]._read_group([("list_id", "in", self.ids)], ["list_id"], ["__count"]))
        for record in self:
            record.item_count = counts.get(record._origin, 0)

    def write(self, vals):
        if "date_to" in vals:
            self._check_last_day(fields.Date.to_date(vals["date_to"]))
        return super().write(vals)

    def _check_last_day(self, new):
        """The items of a list end with it, and acts that were done rest on them: its past stays as it is.

        :raise UserError: naming the published list whose last day would change a day that is over
        """
        today = period.today()
        for record in self.filtered(lambda r: r.state != "draft"):
            if rewrites_past(record.date_to or None, new, today):
                raise UserError(self.env._(
                    "“%(list)s”: its last day can become %(day)s at the earliest, and one that is over stays, since acts rest on it."
                    " Take single items back with the document that says so, or record a new list (APL 24, G01).",
                    list=record.name, day=today - timedelta(days=1),
                ))

    def action_publish(self):
        """Publish the lists and put their draft items in force.

        :return: True
        :raise UserError: naming every item that cannot be put in force, with the article
        """
        return self._street_move("publish")

    def action_view_items(self):
        """Open the items of these lists.

        :return: window action
        """
        action = self.env["ir.actions.act_window"]._for_xml_id("street_dispatch.street_authority_item_action")
        return {**action, "domain": [("list_id", "in", self.ids)], "context": {"default_list_id": self[:1].id}}

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "publish":
            for record in self:
                if not record.instrument_id.is_published:
                    found[record] = [*found[record], Obstacle("publication", self.env._(
                        "It is not recorded where and when %(instrument)s was published.", instrument=record.instrument_id.name,
                    ), self.env._("APL 24, G01"))]
                if not record.item_ids:
                    found[record] = [*found[record], Obstacle("empty", self.env._("The list has no items."))]
        return found

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "publish" and (drafts := self.item_ids.filtered(lambda item: item.state == "draft")):
            drafts._street_move("activate")
