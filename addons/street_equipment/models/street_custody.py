from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.street_base.tools.no_overlap import NoOverlap

KEEPER = "street_equipment.group_equipment_keeper"
ITEM_MODELS = {"equipment_id": "maintenance.equipment", "vehicle_id": "fleet.vehicle"}
STATES = [("issued", "Issued"), ("returned", "Returned")]
CONDITIONS = [("good", "In good order"), ("worn", "Worn"), ("damaged", "Damaged"), ("lost", "Not brought back")]
# What cannot be used after a return before somebody has looked into it.
BROKEN = ("damaged", "lost")
# Whatever a custody says about itself stays as it was entered.
FACTS = {"equipment_id", "vehicle_id", "employee_id", "unit_id", "kit_id", "shift_id", "date_due"}


class StreetCustody(models.Model):
    """Custody (领用): one item in the hands of one person, from its issue to its return.

    1. Keepers issue and take back, on a shared tablet with the signature of the person; nobody writes a custody directly.
    2. An item is in one pair of hands at a time. The database refuses two overlapping custodies of one item; whoever
       comes second is told who holds it.
    3. What is overdue is asked for a moment and never stored.
    4. Everybody reads his own custodies, users of the equipment those of their office.
    """

    _name = "street.custody"
    _description = "Custody"
    _inherit = ["street.moment.mixin", "street.transition.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_from desc, id desc"
    _rec_names_search = ["equipment_id", "vehicle_id", "employee_id"]
    _check_company_auto = True

    # what, who, when
    equipment_id = fields.Many2one("maintenance.equipment", "Item", index="btree_not_null", ondelete="restrict", check_company=True)
    vehicle_id = fields.Many2one("fleet.vehicle", "Vehicle", index="btree_not_null", ondelete="restrict", check_company=True)
    item_name = fields.Char("What", compute="_compute_item_name", compute_sudo=True)
    category_id = fields.Many2one(related="equipment_id.category_id", string="Category", store=True, precompute=True, index="btree_not_null")
    employee_id = fields.Many2one("hr.employee", "Person", required=True, index=True, ondelete="restrict", check_company=True)
    unit_id = fields.Many2one("street.unit", "Unit", index="btree_not_null", ondelete="restrict", help="Unit of the person at the time of the issue.")
    company_id = fields.Many2one("res.company", "Office", required=True, default=lambda self: self.env.company)
    date_from = fields.Datetime("Issued at", required=True, readonly=True, copy=False)
    date_due = fields.Datetime("Due back", required=True)
    date_to = fields.Datetime("Returned at", readonly=True, copy=False)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="issued", index=True)
    is_overdue = fields.Boolean("Overdue", compute="_compute_overdue", search="_search_is_overdue")
    days_overdue = fields.Integer("Days overdue", compute="_compute_overdue")
    has_left = fields.Boolean("Person left", compute="_compute_has_left", search="_search_has_left", compute_sudo=True)
    # why and with what
    kit_id = fields.Many2one("street.kit", "Kit", index="btree_not_null", ondelete="restrict")
    shift_id = fields.Many2one("street.shift", "Shift", index="btree_not_null", ondelete="set null", check_company=True)
    reservation_id = fields.Many2one("street.reservation", "Reserved by", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    previous_id = fields.Many2one("street.custody", "Handed over from", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    # issue
    condition_out = fields.Selection(CONDITIONS[:2], "Condition at the issue", readonly=True, copy=False)
    note_out = fields.Char("Remark at the issue", readonly=True, copy=False)
    signature_out = fields.Image("Signature at the issue", max_width=600, max_height=300, readonly=True, copy=False, groups=KEEPER)
    issuer_id = fields.Many2one("res.users", "Issued by", readonly=True, copy=False, ondelete="restrict")
    # return
    condition = fields.Selection(CONDITIONS, "Condition at the return", readonly=True, copy=False)
    note = fields.Char("Remark at the return", readonly=True, copy=False)
    signature = fields.Image("Signature at the return", max_width=600, max_height=300, readonly=True, copy=False, groups=KEEPER)
    receiver_id = fields.Many2one("res.users", "Taken back by", readonly=True, copy=False, ondelete="restrict")

    _equipment_no_overlap = NoOverlap(("equipment_id",), moments=True)
    _vehicle_no_overlap = NoOverlap(("vehicle_id",), moments=True)
    _one_item = models.Constraint("CHECK(num_nonnulls(equipment_id, vehicle_id) = 1)", "A custody is of one item: either equipment or a vehicle.")
    _returned_later = models.Constraint("CHECK(date_to >= date_from)", "Nothing is returned before it was issued.")
    _due_later = models.Constraint("CHECK(date_due > date_from)", "An item is due back after it was issued.")
    _open_index = models.Index("(company_id, date_due) WHERE state = 'issued'")
    _page_index = models.Index("(company_id, date_from DESC, id DESC) WHERE state = 'issued'")
    _board_index = models.Index("(company_id, category_id) INCLUDE (date_due, equipment_id) WHERE state = 'issued'")
    _history_index = models.Index("(company_id, date_from DESC, id DESC)")

    _street_protected = {
        "state": "issued", "date_from": False, "date_to": False, "reservation_id": False, "previous_id": False,
        "condition_out": "good", "note_out": False, "signature_out": False, "issuer_id": False,
        "condition": False, "note": False, "signature": False, "receiver_id": False,
    }

    @api.depends("equipment_id.name", "equipment_id.serial_no", "vehicle_id.name")
    def _compute_item_name(self):
        self.equipment_id.fetch(["name", "serial_no"])  # of forty columns, for each row of a list
        for custody in self:
            custody.item_name = (custody.equipment_id or custody.vehicle_id).display_name

    @api.depends("item_name", "employee_id.name")
    def _compute_display_name(self):
        for custody in self:
            # sudo: name of the holder, which whoever reads the custody may know
            custody.display_name = " · ".join(filter(None, (custody.item_name, custody.sudo().employee_id.name)))

    @api.depends("state", "date_due")
    def _compute_overdue(self):
        now = fields.Datetime.now()
        for custody in self:
            custody.is_overdue = custody.state == "issued" and bool(custody.date_due) and custody.date_due < now
            custody.days_overdue = (now - custody.date_due).days if custody.is_overdue else 0

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        overdue = Domain("state", "=", "issued") & Domain("date_due", "<", fields.Datetime.now())
        return overdue if True in value else ~overdue

    @api.depends("employee_id.active")
    def _compute_has_left(self):
        for custody in self:
            custody.has_left = not custody.employee_id.active

    def _search_has_left(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: keepers may not read people as records; whether somebody left is told by the custody. As a set it is hashed once, not asked per row.
        left = Domain("employee_id", "in", self.env["hr.employee"].sudo().with_context(active_test=False)._search([("active", "=", False)]))
        return left if True in value else ~left

    @api.model
    def _explain_overlap(self, earlier):
        """Why a row is refused: ``earlier`` (or, where it cannot be told, another row) has the item."""
        if not earlier:
            return self.env._("Somebody else has the item at that time. Look up who, and have it returned first.")
        if earlier.state == "issued":
            return self.env._(
                "%(item)s is with %(holder)s since %(start)s. Have it returned or handed over first.",
                item=earlier.item_name, holder=earlier.employee_id.name, start=earlier._get_moment_text("date_from"))
        return self.env._(
            "%(item)s was with %(holder)s from %(start)s to %(end)s; it cannot have been elsewhere then.",
            item=earlier.item_name, holder=earlier.employee_id.name, start=earlier._get_moment_text("date_from"), end=earlier._get_moment_text("date_to"))

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.readonly
    def web_read(self, specification):
        """Rows of a list take the names of people, units and kits, not each of their forty columns (``bench/inside/inventory.py``)."""
        rows = self.with_context(prefetch_fields=False) if len(self) > 1 else self
        return super(StreetCustody, rows).web_read(specification)

    def _street_fixed_fields(self):
        return super()._street_fixed_fields() | FACTS

    def _prepare_initial_values(self, vals_list):
        now = fields.Datetime.now()
        return [{**initial, "date_from": now, "issuer_id": self.env.uid} for initial in super()._prepare_initial_values(vals_list)]

    def _get_item(self):
        """The item itself: a record of ``maintenance.equipment`` or of ``fleet.vehicle``."""
        self.ensure_one()
        return self.equipment_id or self.vehicle_id
