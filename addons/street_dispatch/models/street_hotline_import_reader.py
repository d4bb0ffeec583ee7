import base64
import binascii
import hashlib
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools import period
from odoo.addons.street_grid.tools import geo

from ..tools.hotline_orders import Finding, Orders, read_orders
from ..tools.hotline_values import Span
from .street_hotline_text import finding_text


@dataclass
class Plan:
    """What importing a file would do.

    :ivar orders: orders to take in
    :ivar errors: findings that keep the file out
    :ivar notes: findings about orders that are taken in
    :ivar skipped: findings about rows that are not
    :ivar taken: dict row → matter that a skipped row already is
    """

    filename: str
    digest: str = ""
    layout: object = None
    orders: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    skipped: list = field(default_factory=list)
    taken: dict = field(default_factory=dict)


class StreetHotlineImport(models.Model):
    """From the bytes of a file to what importing it would do; nothing is stored here."""

    _inherit = "street.hotline.import"

    @api.model
    def _read_plan(self, content_base64, filename, layout_id=None):
        """:return: Plan"""
        content = self._decode(content_base64)
        plan = Plan(str(filename or ""), hashlib.sha256(content).hexdigest())
        try:
            sheet = self._read_sheet(content, plan.filename)
        except UserError as error:
            found = Orders(errors=[Finding(0, "", "file", {"text": str(error)})])
        else:
            found = self._read_orders(sheet, plan, layout_id)
        plan.errors, plan.notes, plan.skipped = found.errors, found.notes, found.repeated
        plan.orders = self._drop_taken(found.orders, plan)
        if not plan.errors:
            self._complete_orders(plan)
            self._note_same_file(plan)
        return plan

    def _decode(self, content_base64):
        try:
            return base64.b64decode(content_base64 or b"", validate=True)
        except (binascii.Error, TypeError, ValueError):
            raise UserError(self.env._("The content of the file is not base64.")) from None

    def _read_orders(self, sheet, plan, layout_id):
        layouts = self.env["street.hotline.layout"]
        plan.layout = layouts.search([("id", "=", layout_id)]) if layout_id else layouts._find_for(sheet.header, self.env.company)
        if not plan.layout:
            raise UserError(self.env._("There is no layout for order sheets. Ask the administrator to set one up under Configuration → Layouts of order sheets."))
        now = datetime.now(period.SHANGHAI).replace(tzinfo=None)
        return read_orders(sheet, plan.layout._get_mapping(), self._get_classes(), now)

    def _get_classes(self):
        """dict code and names → list of (id, function of a day), of all classes an order of this office may name."""
        found = {}
        domain = [("company_id", "in", (self.env.company.id, False))]
        for lang in {"zh_CN", self.env.lang}:
            for each in self.env["street.matter.class"].with_context(active_test=False, lang=lang).search(domain):
                for key in (each.code, each.name):
                    found.setdefault(key, {})[each.id] = each._is_valid_on
        return {key: list(classes.items()) for key, classes in found.items()}

    def _drop_taken(self, orders, plan):
        """The orders that this office does not have yet; the others are noted as skipped."""
        refs = [order.external_ref for order in orders if order.external_ref]
        matters = self.env["street.matter"].search_fetch(
            [("company_id", "=", self.env.company.id), ("source", "=", "hotline"), ("external_ref", "in", refs)], ["external_ref", "name"],
        )
        taken = {matter.external_ref: matter for matter in matters}
        for order in orders:
            if matter := taken.get(order.external_ref):
                plan.taken[order.row] = matter
                plan.skipped.append(Finding(order.row, "", "taken", {"ref": order.external_ref, "matter": matter.name}))
        plan.skipped.sort(key=lambda one: one.row)
        return [order for order in orders if order.row not in plan.taken]

    def _complete_orders(self, plan):
        """Points in WGS-84, limits as moments, and a note on every point outside all grids."""
        kept = {order.row for order in plan.orders}
        plan.notes = [note for note in plan.notes if note.row in kept]
        calendar = self.env["street.workday"]._get_calendar(self.env.company.id)
        for order in plan.orders:
            if isinstance(order.due, Span):
                order.due = self._get_span_end(calendar, order.reported_at, order.due)
        located = [order for order in plan.orders if order.latitude]
        if not located:
            return
        points = np.array([(order.longitude, order.latitude) for order in located])
        points = np.column_stack(geo.to_wgs84(points[:, 0], points[:, 1], plan.layout.crs)).round(7)
        grids = self.env["street.grid"].sudo()._locate_array(points, companies=self.env.company)  # sudo: only whether there is one
        for order, (longitude, latitude), grid_id in zip(located, points.tolist(), grids.tolist(), strict=True):
            order.longitude, order.latitude = longitude, latitude
            if not grid_id:
                plan.notes.append(Finding(order.row, "", "no_grid"))
        plan.notes.sort(key=lambda one: one.row)

    def _note_same_file(self, plan):
        before = self.search([("company_id", "=", self.env.company.id), ("digest", "=", plan.digest)], limit=1, order="id")
        if before:
            plan.notes.insert(0, Finding(0, "", "same_file", {"date": before._get_moment_text("date"), "user": before.user_id.name}))

    def _get_span_end(self, calendar, start, span):
        try:
            end = period.add_period(calendar, start, span.length, span.unit)
        except period.CalendarMissing as missing:
            raise self.env["street.workday"]._calendar_error(missing) from None
        return end if span.unit in period.MOMENT_UNITS else period.end_of_day(end)

    def _tell(self, findings):
        """Findings as plain rows for people and programs."""
        return [{"row": one.row, "column": one.column, "message": finding_text(self.env, one)} for one in findings]
