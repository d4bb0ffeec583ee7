from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import today

from ..tools.asset_value import value_left
from ..tools.row_lock import touch_rows

OWNERSHIPS = [("own", "Own"), ("allocated", "Allocated by an authority"), ("borrowed", "Borrowed"), ("rented", "Rented")]
CUSTODY_STATES = [("in", "In store"), ("out", "Given out"), ("reserved", "Reserved"), ("repair", "In repair"), ("retired", "Retired")]


class StreetEquipmentAssetMixin(models.AbstractModel):
    """What items (装备) and vehicles (车辆) have in common: a label, an owner, a value, a life, and where they are now."""

    _name = "street.equipment.asset.mixin"
    _inherit = "street.label.mixin"
    _description = "Item or vehicle of the office"

    # whose it is and what it cost
    asset_code = fields.Char("Fixed asset number", copy=False, help="Number in the register of the finance office, if there is one.")
    ownership = fields.Selection(OWNERSHIPS, required=True, default="own")
    owner_partner_id = fields.Many2one("res.partner", "Belongs to", index="btree_not_null", ondelete="restrict", help="Whose it is, unless it is the office's own.")
    date_purchase = fields.Date("Bought on")
    life_months = fields.Integer("Life (months)", aggregator=None)
    warranty_date = fields.Date("Warranty until")
    value_now = fields.Float("Value today", digits=(16, 2), compute="_compute_value_now", help="Straight line over its life, in yuan.")
    location = fields.Char("Kept at", help="Room, cabinet, shelf, garage.")
    unit_id = fields.Many2one("street.unit", "Unit", index="btree_not_null", ondelete="restrict", help="Squad or office that it was bought for.")
    photo = fields.Image(max_width=1600, max_height=1600)
    # where it is
    custody_state = fields.Selection(
        CUSTODY_STATES, "Where it is", compute="_compute_custody_state", search="_search_custody_state",
        help="Follows from custodies, reservations, repairs and retirement; never stored.")
    # its end
    date_retired = fields.Date("Retired on", readonly=True, copy=False)
    retirement_id = fields.Many2one("street.equipment.retirement", "Retired by", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    value_left = fields.Float("Value left", readonly=True, copy=False, digits=(16, 2), help="What it was still worth when it was retired, in yuan.")


    # Name of the field that holds what it cost; vehicles have another one than items.
    _street_cost_field = None

    def _get_protected(self):
        return {**super()._get_protected(), "date_retired": False, "value_left": 0.0, "retirement_id": False}

    def _street_is_named_by_readers(self):
        return True

    @api.depends(lambda self: ["date_purchase", "life_months", "date_retired", *filter(None, [self._street_cost_field])])
    def _compute_value_now(self):
        day = today()
        for item in self:
            item.value_now = 0.0 if item.date_retired else value_left(item._get_cost(), item.date_purchase, item.life_months, day)

    def _get_label_lines(self):
        owner = self.owner_partner_id if self.ownership != "own" else self.owner_partner_id.browse()
        return [self.name, self._get_serial(), self.env._("Belongs to %(owner)s", owner=owner.name) if owner else ""]

    def _get_serial(self):
        """The number that stands on the thing itself."""
        return ""

    def _get_cost(self):
        """What one item cost, in yuan."""
        return self[self._street_cost_field]

    def _lock_items(self):
        """Take hold of the items before asking whether they are free: issuing, reserving and retiring one at the same moment meet here.

        The rows are written, with what they hold, so that the second of two transactions is repeated by Odoo with what the
        first one left; locking alone would let it go on with its older picture (REPEATABLE READ).
        """
        touch_rows(self)

    def _retire(self, day, values_left, retirement):
        """Take items out of the inventory; called by the approval of a retirement only.

        :param day: ``datetime.date``
        :param dict values_left: item → yuan
        :param retirement: the ``street.equipment.retirement``
        """
        for item in self:
            # sudo: the approver writes no items otherwise; his approval is what takes them out
            item.sudo()._do_write({"date_retired": day, "value_left": values_left[item], "retirement_id": retirement.id, "active": False})

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

    @api.model
    def _get_custody_depends(self):
        """Names the custody state depends on, so that a form that is open follows; extend it with ``_get_state_domains``."""
        return ["date_retired"]

    @api.depends(lambda self: self._get_custody_depends())
    def _compute_custody_state(self):
        for item, state in self._get_custody_states().items():
            item.custody_state = state

    def _get_custody_states(self):
        """``{item: custody state}``, asked of the database now; one query a state."""
        states = dict.fromkeys(self, "in")
        left = self
        for state, domain in self._get_state_domains():
            # sudo: who has an item and what is repaired decides, whoever may read those records
            found = left.sudo().with_context(active_test=False).search(Domain("id", "in", left.ids) & domain).with_env(self.env) & left
            states |= dict.fromkeys(found, state)
            left -= found
        return states

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
        return {item: states[state] for item, state in self._get_custody_states().items() if state in states}
