import random
from datetime import time, timedelta

from odoo import api, models

from odoo.addons.street_base.tools.period import today, utc_of

from .street_drone_sortie import CHECKLIST

FLIGHTS = (("丹河城区段", "河道垃圾和排污口巡查", "河道东岸发现垃圾堆放 2 处,已转办。"), ("长平街北段", "违法建设巡查", "发现楼顶新增彩钢房 1 处,已拍照取证。"),
           ("友谊街工地", "裸露土方和扬尘巡查", "土方已覆盖,未见扬尘。"), ("凤栖公园", "林木砍伐和占绿巡查", "未发现异常。"))
TRIPS = (("长平街农贸市场", "占道经营巡查"), ("丹河河道", "河道巡查"), ("东关桥头工地", "渣土车联合检查"), ("人民医院门前", "停放秩序整治"), ("迎春巷", "夜市油烟检查"))


class StreetDutyDemo(models.AbstractModel):
    """A year of sorties, trips, fines, papers of the vehicle and maintenance of the demo office."""

    _name = "street.duty.demo"
    _description = "Demo data of duty and maintenance"
    _inherit = ["street.custody.demo"]

    @api.model
    def _load(self):
        office = self.env.ref("base.main_company")
        loader = self.with_context(lang="zh_CN", tracking_disable=True, mail_create_nosubscribe=True, allowed_company_ids=office.ids)
        loader._load_sorties(office)
        loader._load_trips(office)
        loader._load_papers(office)
        loader._load_plans(office)

    def _load_sorties(self, office):
        """One morning a week a drone goes out for two sorties; one sortie is planned for tomorrow."""
        chance = random.Random(20260202)
        batteries = self.env["maintenance.equipment"].create([{
            "name": f"无人机电池 {number} 号", "serial_no": f"BAT-{number:03d}", "category_id": self.env.ref("street_equipment.category_battery").id,
            "cost": 899, "use_before": 12, "company_id": office.id, "date_purchase": today() - timedelta(days=270), "location": "装备室 2 号柜",
        } for number in range(1, 5)])
        drone = self._items("drone")[1]
        custodies, sorties = [], []
        for day in self._get_workdays(270):
            if day.weekday() != 2 or day > today() - timedelta(days=7):
                continue
            pilot = self._person(chance.choice(("officer1", "officer2")))
            custodies.append(self._prepare(pilot, day, time(9), time(11, 40), equipment_id=drone.id))
            for start in (time(9, 30), time(10, 30)):
                place, purpose, result = chance.choice(FLIGHTS)
                minutes, begin = chance.randrange(12, 28), utc_of(day, start)
                sorties.append({
                    "equipment_id": drone.id, "pilot_id": pilot.id, "observer_id": self._person("auxiliary1").id, "company_id": office.id, "place": place,
                    "purpose": purpose, "date_planned": begin, "date_start": begin, "date_end": begin + timedelta(minutes=minutes), "minutes": minutes,
                    "state": "landed", "result": result, "max_height": chance.choice((60, 80, 100)), "battery_ids": [(6, 0, batteries[chance.randrange(4)].ids)],
                    "airspace_note": "无高压线,距学校 300 米", **dict.fromkeys(CHECKLIST, True)})
        sorties.append({
            "equipment_id": drone.id, "pilot_id": self._person("officer1").id, "company_id": office.id, "place": "丹河城区段", "purpose": "河道巡查",
            "date_planned": utc_of(today() + timedelta(days=1), time(9, 30)), "battery_ids": [(6, 0, batteries[:2].ids)], "ok_airframe": True})
        self.env["street.custody"]._street_load_history(custodies)
        self.env["street.drone.sortie"]._street_load_history(sorties)

    def _load_trips(self, office):
        """The vehicle goes out each working day and is filled up every eighth."""
        chance, vehicle, mileage = random.Random(20260303), self._vehicle(), 6200.0
        trips, odometer = [], []
        for number, day in enumerate(self._get_workdays(240)):
            destination, purpose = chance.choice(TRIPS)
            begin, distance = utc_of(day, time(9, chance.randrange(0, 50))), chance.randrange(18, 62)
            litres = chance.randrange(32, 48) if number % 8 == 7 else 0
            trips.append({
                "vehicle_id": vehicle.id, "driver_id": self._person(chance.choice(("handler", "officer1"))).id, "company_id": office.id, "date_start": begin,
                "date_end": begin + timedelta(hours=chance.randrange(1, 5)), "destination": destination, "purpose": purpose, "odometer_start": mileage,
                "odometer_end": mileage + distance, "fuel_litres": litres, "fuel_cost": round(litres * 7.62, 2), "state": "ended"})
            mileage += distance
            odometer.append({"vehicle_id": vehicle.id, "value": mileage, "date": day})
        self.env["street.vehicle.trip"]._street_load_history(trips)
        self.env["fleet.vehicle.odometer"].create(odometer)
        Fine = self.env["street.vehicle.fine"]
        days = self._get_workdays(90)
        rows = ((days[-30], "友谊街与长平街交叉口", "违反禁止标线指示", 100, 1, "settled"), (days[-6], "丹河路", "违反停车规定", 150, 0, "open"))
        for day, place, violation, amount, points, state in rows:
            Fine._street_load_history([{
                "vehicle_id": vehicle.id, "company_id": office.id, "date": utc_of(day, time(10, 5)), "place": place, "violation": violation, "amount": amount,
                "points": points, "state": state, "notice_number": f"4105{day:%y%m%d}", "date_settled": day + timedelta(days=4) if state == "settled" else False}])

    def _load_papers(self, office):
        """The insurance runs out in three weeks, the inspection in half a year."""
        vehicle, Contract = self._vehicle(), self.env["fleet.vehicle.log.contract"]
        for kind, name, ago, ahead, cost in (("insurance", "交强险和商业险", 344, 21, 4680), ("inspection", "机动车检验", 540, 190, 300)):
            Contract.create({
                "name": name, "vehicle_id": vehicle.id, "company_id": office.id, "cost_subtype_id": self.env.ref(f"street_equipment.service_type_{kind}").id,
                "start_date": today() - timedelta(days=ago), "expiration_date": today() + timedelta(days=ahead), "amount": cost, "cost_frequency": "no",
                "user_id": self._user("keeper").id})

    def _load_plans(self, office):
        """Plans for whole models by time and use; some jobs were done in time, what is due now is planned."""
        keeper, ref = self._user("keeper"), self.env.ref
        plans = self.env["street.upkeep.plan"].create([
            {"name": "执法记录仪校时和固件检查", "category_id": ref("street_equipment.category_recorder").id, "model": "DSJ-4G9", "interval": 6, "interval_unit": "month",
             "notice_days": 14, "duration": 1, "instruction": "校对时钟,检查固件版本,清洁镜头和充电触点。"},
            {"name": "无人机桨叶和机身检查", "category_id": ref("street_equipment.category_drone").id, "interval": 3, "interval_unit": "month", "use_interval": 20, "use_notice": 2},
            {"name": "无人机电池充放电检测", "category_id": ref("street_equipment.category_battery").id, "use_interval": 50, "use_notice": 5},
            {"name": "车辆保养(机油机滤)", "vehicle_id": self._vehicle().id, "interval": 6, "interval_unit": "month", "use_interval": 5000, "use_notice": 300, "duration": 4},
        ])
        plans.write({"user_id": keeper.id, "company_id": office.id})
        done = self.env["maintenance.stage"].search([("done", "=", True)], limit=1)
        for plan, ago in zip(plans, (100, 80, 60, 150), strict=True):
            items = plan._get_items()
            jobs = self.env["maintenance.request"].with_context(mail_activity_quick_update=True).create([
                {**plan._prepare_job(item, today() - timedelta(days=ago)), "stage_id": done.id} for item in items[2:] or items])
            jobs.close_date = today() - timedelta(days=ago)
            jobs.activity_unlink(["maintenance.mail_act_maintenance_request"])
        plans._plan_jobs()
