from datetime import time, timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, models

from odoo.addons.street_base.tools.period import today, utc_of

from ..tools import demo_stock as plot
from ..tools.uniform import worn_until


class StreetStockDemo(models.AbstractModel):
    """Inventory of the demo offices: a year of purchases, issues, a stock-take and retirements, relative to today."""

    _name = "street.stock.demo"
    _description = "Demo data of the inventory"

    @api.model
    def _load(self):
        office = self.env.ref("base.main_company")
        loader = self.with_context(lang="zh_CN", tracking_disable=True, mail_create_nosubscribe=True, allowed_company_ids=office.ids)
        loader._hide_examples()
        loader._load_items()
        loader._load_vehicle()
        loader._load_supplies()
        loader._load_issues()
        loader._load_stocktakes()
        loader._load_retirements()
        second = self.env.ref("street_equipment.demo_company_wenshan")
        self.with_context(lang="zh_CN", tracking_disable=True, mail_create_nosubscribe=True, allowed_company_ids=second.ids)._load_second_office(second)

    # ------------------------------------------------------------
    # HELPERS
    # ------------------------------------------------------------

    def _ago(self, months=0, days=0):
        return today() - relativedelta(months=months, days=days)

    def _user(self, name):
        return self.env.ref(f"street_equipment.demo_user_{name}")

    def _person(self, name):
        return self.env.ref(f"street_base.demo_employee_{name}")

    def _put(self, supply, kind, delta, day, **values):
        """One row of the past, as its worker would have written it."""
        return {"supply_id": supply.id, "kind": kind, "delta": delta, "date": utc_of(day, time(10, 30)), "user_id": self._user("keeper").id,
                "price": supply.price, **values}

    def _supply(self, name, size=False):
        return self.env["street.supply"].search([("name", "=", name), ("size", "=", size), ("company_id", "=", self.env.company.id)])

    # ------------------------------------------------------------
    # THE FIRST OFFICE
    # ------------------------------------------------------------

    def _hide_examples(self):
        """Odoo's own example items, vehicles and categories would stand in every list of this office."""
        for name in ("maintenance.equipment", "fleet.vehicle"):
            known = self.env["ir.model.data"].search([("model", "=", name), ("module", "in", ("maintenance", "hr_maintenance", "fleet", "hr_fleet"))])
            self.env[name].browse(known.mapped("res_id")).exists()._do_write({"active": False})
        jobs = self.env["maintenance.request"].search([("equipment_id.active", "=", False)])
        jobs.write({"archive": True})

    def _load_items(self):
        units = [self.env.ref(f"street_base.demo_unit_squad{number}").id for number in (2, 3, 1)]
        values = []
        for kind, name, model, count, price, months, life in plot.ITEMS:
            category = self.env.ref(f"street_equipment.category_{kind}")
            values += [{
                "name": name, "model": model, "serial_no": f"{model}-{2600 + number:05d}", "category_id": category.id, "cost": price, "life_months": life,
                "date_purchase": self._ago(months), "effective_date": self._ago(months), "warranty_date": self._ago(months) + relativedelta(years=2),
                "unit_id": units[number % 3] if count > 2 else False, "location": "装备室 1 号柜" if kind in ("recorder", "radio") else "装备室 2 号柜",
                "asset_code": f"GD{self._ago(months).year}{len(values) + number + 1:04d}" if price >= 1000 else False, "company_id": self.env.company.id,
                **({"equipment_properties": plot.PROPERTIES[kind]} if kind in plot.PROPERTIES else {}),
            } for number in range(count)]
        owner = self.env.ref("street_equipment.demo_partner_city_bureau").id
        values.append({
            "name": "热成像仪", "model": "TH-256", "serial_no": "TH-256-00017", "category_id": self.env.ref("street_equipment.category_other").id, "cost": 9800,
            "ownership": "allocated", "owner_partner_id": owner, "company_id": self.env.company.id, "location": "装备室 2 号柜"})
        self.env["maintenance.equipment"].create(values)

    def _load_vehicle(self):
        brand, model, plate, price, months, life = plot.VEHICLE
        brand = self.env["fleet.vehicle.model.brand"].create({"name": brand})
        model = self.env["fleet.vehicle.model"].create({"name": model, "brand_id": brand.id, "vehicle_type": "car"})
        self.env["fleet.vehicle"].create({
            "model_id": model.id, "license_plate": plate, "net_car_value": price, "date_purchase": self._ago(months), "acquisition_date": self._ago(months),
            "life_months": life, "company_id": self.env.company.id, "location": "街道办院内", "asset_code": f"GD{self._ago(months).year}0900", "fuel_type": "gasoline",
            "unit_id": self.env.ref("street_base.demo_unit_team").id, "warranty_date": self._ago(months) + relativedelta(years=3)})

    def _load_supplies(self):
        rows, Lot = [], self.env["street.supply.lot"]
        for kind, name, size, price, count, minimum, wear, is_standard, expires in plot.SUPPLIES:
            supply = self.env["street.supply"].create({
                "kind": kind, "name": name, "size": size, "price": price, "minimum": minimum, "wear_months": wear, "is_standard_uniform": is_standard,
                "has_expiry": expires, "company_id": self.env.company.id, "location": "装备室 3 号柜", "unit_name": {"consumable": "份", "first_aid": "个", "battery": "块"}.get(kind, "件")})
            parts = [(False, count)]
            if expires:  # one lot has run out, one does so soon, one is good
                lots = Lot._street_create([{"supply_id": supply.id, "name": f"JJ{number}", "date_expiry": day} for number, day in enumerate(
                    (self._ago(days=5), self._ago(days=-20), self._ago(months=-18)), 1)])
                parts = list(zip(lots.ids, (3, 5, count - 8), strict=True))
            rows += [self._put(supply, "receive", part, self._ago(9), lot_id=lot, origin="送货单 2026-03") for lot, part in parts]
        self.env["street.supply.move"]._street_create(rows)

    def _load_issues(self):
        """Dress for officers, auxiliaries and the people sent here; vests for the patrol. Who may not wear standard dress was warned of."""
        wearers = [self._person(name) for name in ("leader1", "handler", "handler3", "officer1", "officer2", "reviewer", "auxiliary1", "auxiliary2", "auxiliary3",
                                                   "stationed1", "stationed2")]
        rows = []
        for number, person in enumerate(wearers):
            day, size = self._ago(8, number), "170/88A" if number % 2 else "175/92A"
            for name, taken_size, count in (("春秋执勤服", size, 1), ("夏季短袖制式衬衣", size, 2), ("冬季执勤服", "175/96A", 1)):
                supply = self._supply(name, taken_size)
                rows.append(self._put(
                    supply, "issue", -count, day, employee_id=person.id, date_worn=worn_until(day, supply.wear_months),
                    warning=person._get_uniform_warnings().get(person, False)))
        vest, kit, battery, paper = self._supply("反光背心", "均码"), self._supply("急救包"), self._supply("记录仪备用电池"), self._supply("便携打印机热敏纸")
        for number in range(1, 16):
            day = self._ago(7, number)
            rows.append(self._put(vest, "issue", -2, day, employee_id=self._person(f"patrol{number}").id, date_worn=worn_until(day, vest.wear_months)))
        rows += [self._put(kit, "issue", -1, self._ago(5, number), employee_id=person.id, lot_id=kit.lot_ids[-1].id, reason="随车急救包") for number, person in enumerate(wearers[:3])]
        rows += [self._put(battery, "issue", -2, self._ago(3, number), employee_id=person.id) for number, person in enumerate(wearers[:7])]
        rows += [self._put(paper, "issue", -10, self._ago(months), employee_id=wearers[3].id, reason="执法文书打印") for months in range(1, 7)]
        rows.append(self._put(battery, "return", 1, self._ago(1), employee_id=wearers[0].id, reason="电量正常,退回"))
        self.env["street.supply.move"]._street_create(rows)

    def _load_stocktakes(self):
        """One that was settled half a year ago, and one that is being counted."""
        keeper, approver = self._user("keeper"), self.env.ref("street_base.demo_user_command")
        seal, paper = self._supply("封条"), self._supply("便携打印机热敏纸")
        start = utc_of(self._ago(6), time(9))
        past = self.env["street.stocktake"]._street_load_history([{
            "name": "半年盘点(物资)", "company_id": self.env.company.id, "has_items": False, "has_vehicles": False, "state": "approved", "starter_id": keeper.id,
            "approver_id": approver.id, "date_started": start, "date_counted": start + timedelta(hours=3), "date_approved": start + timedelta(days=1)}])
        self.env["street.stocktake.line"]._street_create([
            {"stocktake_id": past.id, "supply_id": supply.id, "code": supply.label_code, "what": supply.display_name, "place": "in", "expected": expected,
             "counted": counted, "scanned_at": start + timedelta(hours=1), "scanned_by": keeper.id, "reason": reason}
            for supply, expected, counted, reason in ((seal, 300, 296, "受潮损坏 4 张"), (paper, 200, 200, False))])
        self.env["street.supply.move"]._street_create([self._put(
            seal, "adjust", -4, self._ago(6) + timedelta(days=1), user_id=approver.id, reason="受潮损坏 4 张", origin=past.name)])
        now = self.env["street.stocktake"].with_user(keeper).with_company(self.env.company).create({
            "name": "执法记录仪与对讲机盘点", "company_id": self.env.company.id, "has_vehicles": False, "has_supplies": False,
            "category_ids": [(6, 0, [self.env.ref(f"street_equipment.category_{kind}").id for kind in ("recorder", "radio")])]})
        now.action_start()
        now.action_scan(now.line_ids.sorted("code")[:20].mapped("code"))

    def _load_retirements(self):
        """One approved, one that waits for its decision, one refused."""
        keeper, approver = self._user("keeper"), self.env.ref("street_base.demo_user_command")
        Item, Retirement = self.env["maintenance.equipment"], self.env["street.equipment.retirement"].with_user(keeper).with_company(self.env.company)
        office = ("company_id", "=", self.env.company.id)
        torches, megaphone = Item.search([office, ("name", "=", "强光手电")], order="id desc", limit=3), Item.search([office, ("name", "=", "手持扩音器")], limit=1)
        printer = Item.search([office, ("name", "=", "便携打印机")], order="id desc", limit=1)
        cases = (("damaged", "进水,灯珠烧毁,送资源回收站", torches[:2], "approve", {}), ("damaged", "外壳摔裂,维修费用高于净值,拟报废", megaphone, None, {}),
                 ("worn_out", "打印头老化,拟报废", printer, "refuse", {"reason": "仍在保修期内,先送修"}))
        for kind, reason, items, decision, values in cases:
            retirement = Retirement.create({
                "kind": kind, "reason": reason, "company_id": self.env.company.id, "line_ids": [(0, 0, {"equipment_id": item.id}) for item in items]})
            retirement.action_propose()
            if decision:
                getattr(retirement.with_user(approver), f"action_{decision}")(**values)

    # ------------------------------------------------------------
    # THE SECOND OFFICE
    # ------------------------------------------------------------

    def _load_second_office(self, office):
        """Three squads of 285 people, equipped at once."""
        self.env["street.subject"].search([("company_id", "=", office.id)]).write({"code": "文山", "number_prefix": "文山"})
        bought, values = self._ago(14), []
        for number, (name, people) in enumerate(plot.SQUADS, 1):
            unit = self.env["street.unit"].create({"name": name, "code": f"WS{number}", "kind": "squad", "company_id": office.id})
            for kind, title, model, price, life in plot.SQUAD_ITEMS:
                values += [{
                    "name": title, "model": model, "serial_no": f"{model}-WS{number}{one:03d}", "category_id": self.env.ref(f"street_equipment.category_{kind}").id,
                    "cost": price, "life_months": life, "date_purchase": bought, "effective_date": bought, "unit_id": unit.id, "company_id": office.id,
                } for one in range(1, people + 1)]
        self.env["maintenance.equipment"].create(values)
        supplies = self.env["street.supply"].create([
            {"kind": kind, "name": name, "size": size, "price": price, "wear_months": 24, "company_id": office.id} for kind, name, size, price, _count in plot.SQUAD_SUPPLIES])
        self.env["street.supply.move"]._street_create([
            self._put(supply, "receive", row[4], bought, user_id=self.env.uid, origin="统一采购") for supply, row in zip(supplies, plot.SQUAD_SUPPLIES, strict=True)])
