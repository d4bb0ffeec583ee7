from odoo import api, fields, models
from odoo.fields import Domain

CUSTODY_STATES = [("in", "In store"), ("out", "Given out"), ("reserved", "Reserved"), ("repair", "In repair"), ("retired", "Retired")]


class StreetEquipmentAssetMixin(models.AbstractModel):
    """What items (装备) and vehicles (车辆) have in common: a label, an owner, a value, a life, and where they are now."""

    _name = "street.equipment.asset.mixin"
    _inherit = "street.label.mixin"
    _description = "Item or vehicle of the office"

    # whose it is and what it cost
    asset_code = fields.Char("Fixed asset number", copy=False, help="Number in the register of the finance office, if there is one.")
    ownership = fields.Selection(
        [("own", "Own"), ("allocated", "Allocated by an authority"), ("borrowed", "Borrowed"), ("rented", "Rented")], required=True, default="own")
    owner_partner_id = fields.Many2one("res.partner", "Belongs to", index="btree_not_null", ondelete="restrict", help="Whose it is, unless it is the office's own.")
    date_purchase = fields.Date("Bought on")
    life_months = fields.Integer("Life (months)", aggregator=None)
    warranty_date = fields.Date("Warranty until")
    unit_id = fields.Many2one("street.unit", "Unit", index="btree_not_null", ondelete="restrict", help="Squad or office that it was bought for.")
    photo = fields.Image(max_width=1600, max_height=1600)
    # where it is
    custody_state = fields.Selection(
        CUSTODY_STATES, "Where it is", compute="_compute_custody_state", search="_search_custody_state",
        help="Follows from custodies, reservations, repairs and retirement; never stored.")
    # its end
    date_retired = fields.Date("Retired on", readonly=True, copy=False)
    value_left = fields.Float("Value left", readonly=True, copy=False, digits=(16, 2), help="What it was still worth when it was retired, in yuan.")

    def _get_protected(self):
        return {**super()._get_protected(), "date_retired": False, "value_left": 0.0}

    @api.model
    def _get_state_domains(self):
        """``[(custody state, domain)]``, the strongest first; what meets none is in store.

        Custodies and reservations add theirs through ``super()``: insert ``out`` and ``reserved`` after ``retired``.
        """
        return [("retired", Domain("date_retired", "!=", False)), ("repair", self._get_repair_domain())]

    @api.model
    def _get_repair_domain(self):
        """Domain of what is being repaired now."""
        return Domain.FALSE

    def _compute_custody_state(self):
        self.custody_state = "in"
        left = self
        for state, domain in self._get_state_domains():
            # sudo: who has an item and what is repaired decides, whoever may read those records
            found = left & left.sudo().with_context(active_test=False).search(Domain("id", "in", left.ids) & domain).with_env(self.env)
            found.custody_state = state
            left -= found

    @api.model
    def _search_custody_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        found, stronger = Domain.FALSE, Domain.FALSE
        for state, domain in [*self._get_state_domains(), ("in", Domain.TRUE)]:
            if state in value:
                found |= domain & ~stronger
            stronger |= domain
        return found

    def _get_blockers(self, date_from, date_to, but=None):
        """Why items cannot be given out in a period.

        Custodies and reservations add theirs through ``super()``.

        :param date_from: ``datetime`` (UTC, naive as Odoo stores it) of the beginning
        :param date_to: ``datetime`` of the end, or None for without end
        :param but: record that does not count as being in the way (the reservation that is being fulfilled)
        :return: ``{record: sentence}`` of those that cannot
        """
        states = {"retired": self.env._("is retired"), "repair": self.env._("is in repair")}
        return {record: states[record.custody_state] for record in self if record.custody_state in states}
