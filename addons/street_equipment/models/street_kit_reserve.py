from odoo import fields, models
from odoo.exceptions import UserError

from ..tools.arguments import read_ids, read_moment


class StreetKit(models.Model):
    """A kit reserved in one action (整套预约)."""

    _inherit = "street.kit"

    reservation_ids = fields.One2many("street.reservation", "kit_id", "Reservations", readonly=True)

    def action_reserve(self, date_from, date_to, purpose, employee_id=None):
        """Reserve everything that is in this kit, all or nothing; a keeper approves it as one.

        :param str date_from: begin: a moment in UTC (``YYYY-MM-DD HH:MM:SS``)
        :param str date_to: end: a moment in UTC, or a day, whose end is meant
        :param str purpose: what for
        :param int employee_id: for whom, id of ``hr.employee``; the user himself by default, others by keepers only
        :return: list of ids of the reservations, one for each item
        :raises UserError: naming every item that is not free then, and why
        """
        if len(self) != 1:
            raise UserError(self.env._("Choose one kit."))
        self.check_access("read")
        try:
            start, end = read_moment(date_from), read_moment(date_to)
            person = self.env["hr.employee"].browse(read_ids([employee_id] if employee_id else None)) or self.env.user.employee_id
        except ValueError as error:
            raise UserError(self.env._("“%(value)s” is neither a moment in UTC (YYYY-MM-DD HH:MM:SS) nor a person.", value=str(error))) from None
        if not self.line_ids or not person.exists():
            raise UserError(self.env._("%(kit)s: it is empty, or nobody is named to reserve it for.", kit=self.name))
        if lines := self._explain_blockers(start, end):
            raise UserError("\n".join(lines))
        common = {"kit_id": self.id, "company_id": self.company_id.id, "employee_id": person.id, "date_from": start, "date_to": end, "purpose": purpose}
        return self.env["street.reservation"].create([
            {**common, "equipment_id": line.equipment_id.id, "vehicle_id": line.vehicle_id.id} for line in self.line_ids]).ids

    def _explain_blockers(self, date_from, date_to):
        """What keeps items of this kit from being given out in a time. :return: list of sentences, one an item"""
        # sudo: others' custodies and reservations are in the way whoever may read them
        lines = self.sudo().line_ids
        return [line for items in (lines.equipment_id, lines.vehicle_id) if items for line in items._explain_blockers(date_from, date_to)]

    def action_open_reserve(self):
        """Open the dialog that reserves this kit. :return: window action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_kit_reserve_action")
        return {**action, "name": self.name, "context": {"default_kit_id": self.id}}
