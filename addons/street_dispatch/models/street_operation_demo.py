from datetime import time, timedelta

from odoo import api, fields, models
from odoo.fields import Command

from odoo.addons.street_base.tools import period, write_pass

from ..tools.demo_photo import draw_photo

# Days from this week's Monday, hour, length in hours, subject, lead, assisting, people, classes, meeting point, results
_PLANS = (
    (-7, 8, 3, "校园周边流动摊点联合整治", "squad2", ("resident_market", "station_1"), ("handler", "officer1", "patrol1"), ("09001", "09006"),
     "实验小学南门", (("规范流动摊点", 14, "处"), ("发放告知书", 14, "份"), ("引导至疏导点", 9, "户"))),
    (-6, 15, 2, "消防车通道联合清障", "squad3", ("nameplate_fire", "station_2"), ("handler3", "officer2", "patrol8"), ("09012",),
     "丹河社区工作站", (("清理占道车辆", 11, "辆"), ("清理楼道杂物", 6, "处"))),
    (-5, 19, 3, "夜市油烟与噪声联合整治", "squad2", ("squad1", "dept_ecology"), ("handler", "officer1", "auxiliary1"), ("06029", "06028"),
     "迎春巷口", (("规范露天烧烤", 5, "处"), ("劝导噪声扰民", 3, "起"))),
    (-4, 9, 3, "河道垃圾联合清理", "squad3", ("station_3",), ("handler3", "patrol9", "patrol10"), ("06025", "06046"), None, None),
    (-3, 9, 2, "门前三包联合检查宣传", "squad1", ("squad2", "station_1", "station_4"), ("leader1", "auxiliary3"), ("09005",),
     "朝霞路口", (("走访商户", 42, "户"), ("签订责任书", 38, "份"))),
    (0, 8, 3, "占道经营联合整治", "squad2", ("resident_market",), ("handler", "officer1", "patrol2"), ("09005", "09006"),
     "长平街农贸市场", (("规范店外经营", 17, "处"), ("清理占道物品", 23, "件"))),
    (1, 14, 3, "建筑工地扬尘与渣土车联合检查", "squad3", ("squad2", "dept_ecology"), ("handler3", "officer2"), ("08012", "08011"),
     "东关桥头", (("查看工地", 4, "处"), ("冲洗带泥车辆", 7, "辆"))),
    (2, 9, 2, "户外广告联合整治", "squad2", ("dept_city_management",), ("handler", "officer1"), ("07003",), "友谊街北口", (("拆除破损广告牌", 6, "块"),)),
    (3, 15, 2, "非机动车停放秩序联合整治", "squad1", ("squad2", "station_2"), ("leader1", "patrol14", "patrol15"), ("09010", "09011"),
     "人民医院门前", (("归位共享单车", 120, "辆"),)),
    (4, 19, 3, "夜间消防通道联合夜查", "squad3", ("nameplate_fire", "station_3", "station_4"), ("handler3", "officer2", "patrol11"), ("09012",),
     "长平社区工作站", (("清理占道车辆", 8, "辆"),)),
    (7, 8, 3, "校园周边联合整治（第二轮）", "squad2", ("resident_market", "station_1"), ("handler", "officer1", "patrol1"), ("09001", "09006"),
     "实验小学南门", (("规范流动摊点", 6, "处"),)),
    (9, 9, 3, "乱堆乱放联合清理", "squad2", ("station_4", "squad3"), ("handler", "auxiliary2", "patrol3"), ("06036", "06011"), "育英社区工作站", ()),
)
_STEPS = "一、在集合点点名，分工并检查记录仪电量。\n二、先宣传劝导，再依法处理；全程记录。\n三、结束后清点装备，当日汇总成果。"
_KIT = "执法车 1 辆，执法记录仪 3 台，对讲机 4 部，警戒带，告知书和责任书若干"


class StreetOperationDemo(models.AbstractModel):
    """Joint operations of last week, this week and the next; everything in them is invented."""

    _name = "street.operation.demo"
    _description = "Demo data of joint operations"

    @api.model
    def _load(self):
        office = self.env.ref("base.main_company")
        plans = [dict(zip(("day", "hour", "length", "name", "lead", "assist", "people", "classes", "point", "results"), plan, strict=True)) for plan in _PLANS]
        begun = sum(1 for plan in plans if self._get_state(plan) not in ("planned", "cancelled"))
        numbers = iter(self.env["street.number"]._draw("operation", office, begun))
        operations = self.env["street.operation"].with_company(office)._street_load_history([self._prepare(plan, office, numbers) for plan in plans])
        self.env["street.operation.line"]._street_create([
            {"operation_id": operation.id, "name": what, "quantity": number, "unit_name": unit, "sequence": place}
            for operation, plan in zip(operations, plans, strict=True) if operation.state == "done"
            for place, (what, number, unit) in enumerate(plan["results"])
        ])
        done = operations.filtered(lambda operation: operation.state == "done")
        photos = self.env["ir.attachment"].create([
            {"name": f"演示照片-{place}.jpg", "raw": draw_photo(place, clean), "res_model": operation._name, "res_id": operation.id}
            for place, operation in enumerate(done) for clean in (False, True)
        ])
        for operation in done:
            values = {"photo_ids": [Command.set(photos.filtered(lambda photo, operation=operation: photo.res_id == operation.id).ids)]}
            write_pass.with_pass(operation, values).write(values)  # it has ended; the demo puts its past in
        self.env["ir.model.data"]._update_xmlids([
            {"xml_id": f"street_dispatch.demo_operation_{number}", "record": operation, "noupdate": True} for number, operation in enumerate(operations, 1)
        ])

    def _get_start(self, plan):
        today = period.today()
        monday = today - timedelta(days=today.weekday())
        return period.utc_of(monday + timedelta(days=plan["day"]), time(plan["hour"], 30))

    def _get_state(self, plan):
        start, now = self._get_start(plan), fields.Datetime.now()
        if plan["results"] is None:
            return "cancelled"
        if start + timedelta(hours=plan["length"]) < now:
            return "done"
        if start < now:
            return "running"
        return "approved" if start < now + timedelta(days=3) else "planned"

    def _prepare(self, plan, office, numbers):
        start, state = self._get_start(plan), self._get_state(plan)
        end, approved = start + timedelta(hours=plan["length"]), start - timedelta(days=3, hours=2)
        ref = self.env.ref
        classes = self.env["street.matter.class"].search([("code", "in", plan["classes"]), ("kind", "=", "matter"), ("company_id", "=", False)])
        people = [ref(f"street_base.demo_employee_{name}") for name in plan["people"]]
        values = {
            "company_id": office.id, "name": plan["name"], "state": state, "date_start": start, "date_end": end,
            "unit_id": ref(f"street_base.demo_unit_{plan['lead']}").id, "leader_id": people[0].id,
            "assist_unit_ids": [fields.Command.set([ref(f"street_base.demo_unit_{name}").id for name in plan["assist"]])],
            "employee_ids": [fields.Command.set([person.id for person in people])], "class_ids": [fields.Command.set(classes.ids)],
            "meeting_point": plan["point"], "purpose": f"根据本周群众反映和巡查情况，开展“{plan['name']}”，先劝导后处理。",
            "note": _STEPS, "kit_note": _KIT,
        }
        if state == "cancelled":
            return {**values, "cancel_reason": "当日暴雨预警，改期进行"}
        if state != "planned":
            values |= {"number": next(numbers), "approver_id": ref("street_base.demo_user_command").id, "date_approved": approved}
        if state in ("running", "done"):
            values["date_started"] = start
        if state == "done":
            values |= {"date_done": end + timedelta(minutes=20), "summary": f"{plan['name']}按方案完成，现场秩序良好，未发生安全问题。"}
        return values
