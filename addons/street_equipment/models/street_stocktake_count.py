from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.street_base.tools.raw_rows import insert_rows

from ..tools.asset_value import read_code

COLUMNS = (
    "stocktake_id", "company_id", "equipment_id", "vehicle_id", "supply_id", "lot_id", "code", "what", "place", "expected", "counted", "scanned_at",
    "scanned_by", "result", "create_uid", "create_date", "write_uid", "write_date",
)
MAX_CODES = 20_000
SHOWN = 5  # lines counted last, in the form


class StreetStocktake(models.Model):
    """What should be there, and what was scanned; thousands of lines in a few statements."""

    _inherit = "street.stocktake"

    last_scans = fields.Text("Counted last", compute="_compute_last_scans", help="So that whoever scans sees what came in.")

    @api.depends("line_ids.scanned_at")
    def _compute_last_scans(self):
        for stocktake in self:  # asked for by the form of one only
            lines = self.env["street.stocktake.line"].search([("stocktake_id", "=", stocktake._origin.id), ("scanned_at", "!=", False)], order="scanned_at desc, id", limit=SHOWN)
            labels = dict(lines._fields["result"]._description_selection(self.env))
            stocktake.last_scans = "\n".join(f"{line.code} {line.what if line.what != line.code else ''} · {labels[line.result]}" for line in lines)

    def _compute_scan(self):
        self.scan = False

    def _inverse_scan(self):
        """What stands in the form when it is saved was scanned; the field is free again for the next codes."""
        for stocktake in self.filtered("scan"):
            stocktake.action_scan(stocktake.scan)

    def action_scan(self, codes=None):
        """Take scanned codes in; a code that was scanned before changes nothing.

        :param codes: list of label codes or addresses, or one text with one a line; without it, as from the button of the form, nothing
            more: what stands in the form was taken in when the form was saved
        :return: True; unknown codes and items that were not expected become lines of their own
        :raises UserError: it is not being counted, or there is no code
        """
        if not self:
            raise UserError(self.env._("Choose a stock-take first."))
        self.ensure_one()
        self.check_access("write")
        if self.state != "counting":
            raise UserError(self.env._("%(stocktake)s is not being counted now.", stocktake=self.display_name))
        if codes is None:
            return True
        texts = codes.split() if isinstance(codes, str) else codes
        if not isinstance(texts, (list, tuple)) or not all(isinstance(text, str) for text in texts):
            raise UserError(self.env._("Scan at least one code."))
        wanted = list(dict.fromkeys(code for code in map(read_code, texts) if code))
        if not wanted or len(wanted) > MAX_CODES or any(len(code) > 64 for code in wanted):
            raise UserError(self.env._("Scan at least one code and at most %(count)s at once.", count=MAX_CODES))
        self._mark_found(wanted)
        return True

    def _mark_found(self, codes):
        """Mark expected lines; what has none gets one."""
        self.env.flush_all()
        now = fields.Datetime.now()
        self.env.cr.execute(SQL(
            """UPDATE street_stocktake_line
                  SET counted = 1, scanned_at = %(now)s, scanned_by = %(uid)s, write_uid = %(uid)s, write_date = %(now)s,
                      result = CASE WHEN expected > 0 THEN 'match' ELSE 'unexpected' END
                WHERE stocktake_id = %(id)s AND code = ANY(%(codes)s) AND supply_id IS NULL AND scanned_at IS NULL""",
            now=now, uid=self.env.uid, id=self.id, codes=codes))
        known = {code for (code,) in self.env.execute_query(SQL(
            "SELECT code FROM street_stocktake_line WHERE stocktake_id = %s AND code = ANY(%s)", self.id, codes))}
        self._insert_lines(self._prepare_strangers([code for code in codes if code not in known], now))
        self.env.invalidate_all()

    def _prepare_strangers(self, codes, now):
        """Rows for codes that nobody expected here: items out of scope or retired, and codes that nothing carries."""
        rows = []
        for name, model in (("equipment_id", "maintenance.equipment"), ("vehicle_id", "fleet.vehicle")):
            for item in self._find_items(model, Domain("label_code", "in", codes)):
                rows.append({name: item.id, "code": item.label_code, "what": item.display_name, "place": item.custody_state, "result": "unexpected"})
        # sudo: whether the code belongs to a supply that was left out
        supplies = self.env["street.supply"].sudo().search([("company_id", "=", self.company_id.id), ("label_code", "in", codes)])
        if supplies:
            raise UserError(self.env._(
                "%(supplies)s: a supply is counted, not scanned. Start a stock-take with supplies and enter the number.",
                supplies=", ".join(supplies.mapped("display_name")[:5])))
        found = {row["code"] for row in rows}
        rows += [{"code": code, "what": code, "result": "unknown"} for code in codes if code not in found]
        return [{**row, "expected": 0.0, "counted": 1.0, "scanned_at": now, "scanned_by": self.env.uid} for row in rows]

    # ------------------------------------------------------------
    # THE START
    # ------------------------------------------------------------

    def _fill_lines(self):
        """Put down everything that should be there, of the kinds, categories and units that were chosen."""
        units = Domain("unit_id", "in", self.unit_ids.ids) if self.unit_ids else Domain.TRUE
        categories = Domain("category_id", "in", self.category_ids.ids) if self.category_ids else Domain.TRUE
        rows = []
        if self.has_items:
            rows += self._prepare_items("equipment_id", self._find_items("maintenance.equipment", units & categories & Domain("active", "=", True)))
        if self.has_vehicles:
            rows += self._prepare_items("vehicle_id", self._find_items("fleet.vehicle", units & Domain("active", "=", True)))
        if self.has_supplies:
            rows += self._prepare_supplies()
        if not rows:
            raise UserError(self.env._("There is nothing to count: choose kinds, categories and units that have something."))
        self._insert_lines(rows)

    def _find_items(self, model, domain):
        records = self.env[model].with_context(active_test=False, prefetch_fields=False)
        return records.search_fetch(domain & Domain("company_id", "=", self.company_id.id), ["label_code", "display_name", "custody_state"], order="id")

    def _prepare_items(self, name, items):
        return [{
            name: item.id, "code": item.label_code, "what": item.display_name, "place": item.custody_state, "expected": 1.0, "counted": 0.0,
            "result": "elsewhere" if item.custody_state in ("out", "repair") else "open",
        } for item in items]

    def _prepare_supplies(self):
        rows = []
        for supply in self.env["street.supply"].search([("company_id", "=", self.company_id.id)]):
            lots = supply.lot_ids.filtered("quantity")
            loose = round(supply.quantity - sum(lots.mapped("quantity")), 2)
            fixed = {"supply_id": supply.id, "code": supply.label_code, "place": "in", "counted": 0.0, "result": "open"}
            rows += [{**fixed, "lot_id": lot.id, "what": f"{supply.display_name} {lot.name}", "expected": lot.quantity} for lot in lots]
            if loose or not lots:
                rows.append({**fixed, "what": supply.display_name, "expected": loose})
        return rows

    def _insert_lines(self, rows):
        now, uid = fields.Datetime.now(), self.env.uid
        fixed = {"stocktake_id": self.id, "company_id": self.company_id.id, "create_uid": uid, "create_date": now, "write_uid": uid, "write_date": now}
        insert_rows(self.env["street.stocktake.line"], COLUMNS, [tuple({**fixed, **row}.get(name) for name in COLUMNS) for row in rows])
        self.env["street.stocktake.line"].invalidate_model()
        self.invalidate_recordset(["line_ids"])
