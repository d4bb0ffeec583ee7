from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .street_custody import ITEM_MODELS
from .street_reservation import LIVE


class StreetReservation(models.Model):
    """Kits reserved as one booking (整套预约): one reservation for each item, asked for, decided on and given up together.

    1. Kit, person and time make the booking. It is asked for with every item of the kit or not at all.
    2. Whatever is done with one of its reservations is done with all of them; a change of time or person, too.
    3. To the limit of open reservations it counts as one.
    """

    _inherit = "street.reservation"

    kit_id = fields.Many2one("street.kit", "Kit", index="btree_not_null", ondelete="restrict", check_company=True, copy=False)
    together_ids = fields.Many2many("street.reservation", string="Together with", compute="_compute_together_ids")

    @api.depends("kit_id", "employee_id", "date_from", "date_to")
    def _compute_together_ids(self):
        for row in self:
            row.together_ids = row._get_bookings() - row if row.kit_id and row._origin.id else False

    def _street_fixed_fields(self):
        return super()._street_fixed_fields() | {"kit_id"}

    # ------------------------------------------------------------
    # THE BOOKING
    # ------------------------------------------------------------

    def _get_booking_key(self):
        """What reservations of one booking share; a single reservation is a booking of its own."""
        self.ensure_one()
        return (self.kit_id.id, self.employee_id.id, self.date_from, self.date_to) if self.kit_id else self.id

    def _get_bookings(self):
        """These reservations and the open ones that were asked for together with them."""
        keys = {row._get_booking_key() for row in self if row.kit_id and row.state in LIVE}
        if not keys:
            return self
        names = ("kit_id", "employee_id", "date_from", "date_to")
        # sudo: whoever reads one of a booking reads all: they are of one office, kit and person
        mates = self.sudo().search(Domain("state", "in", LIVE) & Domain.OR([
            Domain.AND([Domain(name, "=", value) for name, value in zip(names, key, strict=True)]) for key in keys]))
        return self | mates.with_env(self.env)

    def _get_heads(self):
        """One reservation of each booking, the first."""
        return self.browse().union(*(rows[0] for rows in self.grouped(lambda row: row._get_booking_key()).values()))

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows.filtered("kit_id")._check_whole_kits()
        return rows

    def _check_whole_kits(self):
        """:raises UserError: a kit is reserved with all its items at once"""
        # sudo: contents of the kit, which the user reads anyway
        for rows in self.sudo().grouped(lambda row: row._get_booking_key()).values():
            kit, asked = rows.kit_id, {row._get_item() for row in rows}
            if not kit.active or asked != {line._get_item() for line in kit.line_ids}:
                raise UserError(self.env._(
                    "%(kit)s: a kit is reserved with everything that is in it. Reserve it from the kit, or single items without a kit.", kit=kit.name))

    def write(self, vals):
        shared = {name: vals[name] for name in ("employee_id", "date_from", "date_to") if name in vals}
        if self.kit_id and vals.keys() & ITEM_MODELS.keys():
            raise UserError(self.env._("%(row)s belongs to a kit that is reserved as a whole. Cancel it and ask for other items.", row=self[0].display_name))
        mates = self._get_bookings() - self if shared else self.browse()
        result = super().write(vals)
        if mates:
            super(StreetReservation, mates).write(shared)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_part_of_a_kit(self):
        if left := self._get_bookings() - self:
            raise UserError(self.env._("%(row)s belongs to a kit that is reserved as a whole. Cancel the reservation of the kit instead.", row=left[0].display_name))

    # ------------------------------------------------------------
    # MOVES: OF THE WHOLE BOOKING
    # ------------------------------------------------------------

    def action_approve(self):
        """Approve, a kit as a whole. :return: True :raises UserError: naming every item with what has come in the way"""
        return super(StreetReservation, self._get_bookings()).action_approve()

    def action_refuse(self, reason):
        """Refuse, a kit as a whole. :param str reason: why. :return: True"""
        return super(StreetReservation, self._get_bookings()).action_refuse(reason)

    def action_cancel(self, reason):
        """Give the item free again, a kit as a whole. :param str reason: why. :return: True"""
        return super(StreetReservation, self._get_bookings()).action_cancel(reason)

    def action_issue(self):
        """Open the dialog that issues what these reservations are for, with the rest of the kit. :return: window action"""
        rows = self._get_bookings()
        action = super(StreetReservation, rows).action_issue()
        return {**action, "context": {**action["context"], "default_kit_id": rows.kit_id.id if len(rows.kit_id) == 1 else False}}
