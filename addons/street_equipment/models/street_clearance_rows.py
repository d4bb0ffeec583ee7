from odoo import models
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import today


class StreetClearance(models.Model):
    """What a person who leaves has brought back and what he still has, looked up now."""

    _inherit = "street.clearance"

    def _get_rows(self):
        """Rows of this sheet, as they were when it was signed, else as they are now.

        :return: list of dictionaries: ``what`` and ``detail`` (texts), ``is_open`` (still outstanding), ``is_blocking``
            (has to be settled before the sheet is signed)
        """
        self.ensure_one()
        if self.state == "signed":
            return self.sudo().kept_rows or []
        if not self.employee_id:
            return []
        # sudo: the sheet is about all that this one person has, whoever of its readers may read the records behind it
        sheet = self.sudo().with_context(active_test=False)
        return [row for find in (
            sheet._find_custodies, sheet._find_supplies, sheet._find_duties, sheet._find_under_way, sheet._find_reservations, sheet._find_fines) for row in find()]

    def _prepare_row(self, what, detail, is_open=True, is_blocking=False):
        return {"what": what, "detail": detail, "is_open": is_open, "is_blocking": is_blocking}

    def _find_custodies(self):
        """Items that are out, and those taken back since the sheet was opened."""
        found = self.env["street.custody"].search(
            Domain("employee_id", "=", self.employee_id.id) & (Domain("state", "=", "issued") | Domain("date_to", ">=", self.create_date)), order="id")
        labels = dict(found._fields["condition"]._description_selection(self.env))
        for custody in found:
            what = f"{custody.item_name} ({custody._get_item().label_code})"
            if custody.state == "issued":
                yield self._prepare_row(what, self.env._(
                    "out since %(start)s, due back %(due)s: take it back", start=custody._get_moment_text("date_from"), due=custody._get_moment_text("date_due")),
                    is_blocking=True)
            else:
                yield self._prepare_row(what, self.env._(
                    "taken back %(end)s: %(condition)s", end=custody._get_moment_text("date_to"), condition=labels[custody.condition]), is_open=False)

    def _find_supplies(self):
        """Pieces that the person holds: what has a wearing term is his own once it is over; what is used up is left out."""
        rows = self.env["street.supply.move"]._read_group(
            [("employee_id", "=", self.employee_id.id), ("kind", "in", ("issue", "return")), ("supply_id.kind", "!=", "consumable")],
            ["supply_id"], ["delta:sum", "date_worn:max"])
        for supply, delta, worn in rows:
            if round(delta, 2) >= 0:
                continue
            over = bool(worn) and worn <= today()
            detail = self.env._("wearing term is over") if over else self.env._("wearing term until %(day)s", day=str(worn)) if worn else self.env._("to be taken back or settled")
            yield self._prepare_row(f"{supply.display_name} × {-delta:g} {supply.unit_name}", detail, is_open=not over)

    def _find_duties(self):
        duties = self.env["street.recorder.duty"].search([("employee_id", "=", self.employee_id.id), ("state", "=", "handed_in")], order="id")
        for duty in duties:
            yield self._prepare_row(duty.item_name, self.env._(
                "clips of %(day)s are not uploaded", day=duty._get_moment_text("date_from")), is_blocking=True)

    def _find_under_way(self):
        """Trips and sorties that go on."""
        for trip in self.env["street.vehicle.trip"].search([("driver_id", "=", self.employee_id.id), ("state", "=", "under_way")], order="id"):
            yield self._prepare_row(trip.vehicle_id.display_name, self.env._("trip since %(start)s is not ended", start=trip._get_moment_text("date_start")), is_blocking=True)
        for sortie in self.env["street.drone.sortie"].search([("pilot_id", "=", self.employee_id.id), ("state", "=", "flying")], order="id"):
            yield self._prepare_row(sortie.equipment_id.display_name, self.env._("sortie is not landed"), is_blocking=True)

    def _find_reservations(self):
        domain = [("employee_id", "=", self.employee_id.id), ("state", "in", ("requested", "approved")), ("is_lapsed", "=", False)]
        for row in self.env["street.reservation"].search(domain, order="id"):
            yield self._prepare_row(row.item_name, self.env._("reserved from %(start)s: cancel the reservation", start=row._get_moment_text("date_from")), is_blocking=True)

    def _find_fines(self):
        for fine in self.env["street.vehicle.fine"].search([("driver_id", "=", self.employee_id.id), ("state", "=", "open")], order="id"):
            yield self._prepare_row(fine.vehicle_id.display_name, self.env._(
                "fine of %(amount)s yuan, %(points)s points: %(what)s", amount=f"{fine.amount:,.2f}", points=fine.points, what=fine.violation))
