from odoo import api, fields, models
from odoo.fields import Domain

from ..tools.free_slot import free_start

LINKS = {"maintenance.equipment": "equipment_id", "fleet.vehicle": "vehicle_id"}


class StreetEquipmentAssetMixin(models.AbstractModel):
    """Who has an item now, and what stands in the way of giving it out."""

    _inherit = "street.equipment.asset.mixin"

    current_custody_id = fields.Many2one("street.custody", "In custody by", compute="_compute_current_custody", compute_sudo=True)
    holder_id = fields.Many2one("hr.employee", "Holder", compute="_compute_current_custody", search="_search_holder_id", compute_sudo=True)

    @api.depends("custody_ids.state")
    def _compute_current_custody(self):
        link = LINKS[self._name]
        found = {custody[link].id: custody for custody in self.env["street.custody"].search([(link, "in", self.ids), ("state", "=", "issued")])}
        for record in self:
            record.current_custody_id = found.get(record._origin.id, False)
            record.holder_id = record.current_custody_id.employee_id

    def _find_custody(self, moment):
        """The custody of this item or vehicle at a moment (naive UTC), or none. :return: ``street.custody``"""
        self.ensure_one()
        # sudo: who had it then, asked for a rule or a proposal
        return self.env["street.custody"].sudo().search(
            Domain(LINKS[self._name], "=", self.id) & Domain("date_from", "<=", moment) & (Domain("date_to", "=", False) | Domain("date_to", ">", moment)), limit=1)

    @api.model
    def _find_mine(self, domain=Domain.TRUE):
        """What of this kind the user has with him, for a proposal: one record or none."""
        link = LINKS[self._name]
        # sudo: what was issued to the person himself
        return self.env["street.custody"].sudo().search(
            Domain("employee_id.user_id", "=", self.env.uid) & Domain("state", "=", "issued") & Domain("company_id", "=", self.env.company.id)
            & Domain(link, "any", domain), limit=1)[link].sudo(False)

    @api.model
    def _search_holder_id(self, operator, value):
        return Domain("custody_ids", "any", Domain("state", "=", "issued") & Domain("employee_id", operator, value))

    @api.model
    def _get_custody_depends(self):
        return [*super()._get_custody_depends(), "custody_ids.state", "reservation_ids.state"]

    @api.model
    def _get_state_domains(self):
        now = fields.Datetime.now()
        first, *rest = super()._get_state_domains()
        reserved = Domain("state", "=", "approved") & Domain("date_from", "<=", now) & Domain("date_to", ">", now)
        return [first, ("out", Domain("custody_ids", "any!", [("state", "=", "issued")])), *rest, ("reserved", Domain("reservation_ids", "any!", reserved))]

    def _get_blockers(self, date_from, date_to, but=None):
        blockers = super()._get_blockers(date_from, date_to, but)
        # sudo: whoever may give out or reserve an item is told what stands in the way, whose ever it is
        everything = self.sudo()
        for found in (everything._get_custody_blockers, everything._get_reservation_blockers, everything._get_slot_blockers):
            left = self.filtered(lambda record: record not in blockers)
            for record, text in found(left, date_from, date_to, but).items() if left else ():
                blockers[record] = text
        return blockers

    def _explain_blockers(self, date_from, date_to, but=None):
        """What :meth:`_get_blockers` finds, for people. :return: list of sentences, one an item"""
        return self._word_blockers(self._get_blockers(date_from, date_to, but).items())

    @api.model
    def _word_blockers(self, found):
        """:param found: pairs of an item and what stands in its way. :return: list of sentences"""
        return [self.env._("%(item)s: %(reason)s", item=item.display_name, reason=reason) for item, reason in found]

    def _get_overlap_domain(self, records, date_from, date_to, first, last):
        """Rows about ``records`` whose period, by the fields ``first`` and ``last``, meets the one given."""
        domain = Domain(LINKS[self._name], "in", records.ids) & (Domain(last, "=", False) | Domain(last, ">", date_from))
        return domain & Domain(first, "<", date_to) if date_to else domain

    def _get_custody_blockers(self, records, date_from, date_to, but):
        """Custodies in the way: whoever has the item now, until he is due back (or for as long as he is late)."""
        link, now = LINKS[self._name], fields.Datetime.now()
        blockers, kept = {}, but if but is not None and but._name == "street.custody" else self.env["street.custody"]
        for custody in self.env["street.custody"].search(self._get_overlap_domain(records, date_from, date_to, "date_from", "date_to")):
            back = custody.date_to or max(custody.date_due, now)
            if custody in kept or now < date_from >= back:
                continue
            blockers[custody[link].with_env(records.env)] = self._get_custody_text(custody)
        return blockers

    def _get_custody_text(self, custody):
        holder, start = custody.employee_id.name, custody._get_moment_text("date_from")
        if custody.state == "issued":
            return self.env._("is with %(holder)s since %(start)s, due back %(due)s", holder=holder, start=start, due=custody._get_moment_text("date_due"))
        return self.env._("was with %(holder)s from %(start)s to %(end)s", holder=holder, start=start, end=custody._get_moment_text("date_to"))

    def _get_reservation_blockers(self, records, date_from, date_to, but):
        """Reservations in the way, also those that wait for approval."""
        link = LINKS[self._name]
        domain = self._get_overlap_domain(records, date_from, date_to, "date_from", "date_to") & Domain("state", "in", ("requested", "approved"))
        found = self.env["street.reservation"].search(domain, order="date_from desc")
        others = found - but.sudo() if but is not None and but._name == found._name else found
        return {row[link].with_env(records.env): self.env._(
            "is reserved for %(person)s from %(start)s to %(end)s", person=row.employee_id.name, start=row._get_moment_text("date_from"),
            end=row._get_moment_text("date_to")) for row in others}

    def _get_slot_blockers(self, records, date_from, date_to, but):
        """Planned maintenance in the way."""
        link = LINKS[self._name]
        domain = self._get_overlap_domain(records, date_from, date_to, "schedule_date", "schedule_end")
        domain &= Domain("schedule_date", "!=", False) & Domain("stage_id.done", "=", False) & Domain("archive", "=", False)
        return {job[link].with_env(records.env): self.env._(
            "is to be maintained from %(start)s to %(end)s (%(job)s)", job=job.name, start=job._get_moment_text("schedule_date"),
            end=job._get_moment_text("schedule_end")) for job in self.env["maintenance.request"].search(domain, order="schedule_date desc")}

    def action_open_custodies(self):
        """Open who has had these items. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_action")
        return {**action, "domain": [(LINKS[self._name], "in", self.ids)], "context": {}}

    def _get_promised(self):
        """Approved reservations of these items that are not over. :return: ``street.reservation``"""
        # sudo: what was promised stands in the way, whoever may read it
        return self.env["street.reservation"].sudo().search(
            [(LINKS[self._name], "in", self.ids), ("state", "=", "approved"), ("date_to", ">", fields.Datetime.now())], order="date_from")

    def _find_free_starts(self, starts, length):
        """When jobs can begin that plan themselves: beside what was promised to others.

        :param dict starts: item → moment wanted
        :param length: ``timedelta`` of the job
        :return: item → moment
        """
        link, now, busy = LINKS[self._name], fields.Datetime.now(), {}
        for row in self._get_promised():
            busy.setdefault(row[link].id, []).append((row.date_from, row.date_to))
        return {item: free_start(start, length, busy.get(item.id, ()), now) for item, start in starts.items()}
