import json
import random
from datetime import datetime, time, timedelta

from odoo import api, fields, models
from odoo.tools import file_open

from odoo.addons.street_base.tools import period

from ..tools.credit_code import check_sign

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
_GIVEN = "建国 秀英 志强 桂兰 海燕 晓东 丽华 文斌 春梅 永红 俊杰 雪梅 国庆 玉珍 立新 婷婷 少华 金凤 宏伟 小敏 振宇 佳琪 瑞霞 晋平 鹏飞 彩云"
_PLACES = (
    ("shop", "便利店"), ("restaurant", "面馆"), ("shop", "五金店"), ("restaurant", "烧烤店"), ("shop", "水果店"), ("market", "农贸市场"),
    ("stall", "早餐摊点"), ("site", "住宅楼工地"), ("school", "幼儿园"), ("public", "文化广场"),
)
_FINDINGS = (
    ("店外经营，货物占道约两米", "商户当场把货物移回店内"), ("流动摊点占用人行道", "劝导后摊主自行离开"), ("垃圾箱满溢，周边有散落垃圾", "联系环卫，当场清运"),
    ("消防通道停放电动车", "车主当场挪车"), ("工地出口带泥上路", "施工方当场冲洗路面"), ("绿化带内堆放杂物", "物业当场清理"),
    ("沿街乱贴小广告", "当场清除"), ("楼道内飞线充电", ""), ("临街墙面有违规破墙痕迹", ""), ("河道边倾倒建筑垃圾", ""),
)
_DUTIES = "每周至少巡查责任路段一次\n发现市容、占道、安全隐患问题及时交办\n每月听取一次沿街商户意见\n重大活动期间现场值守"


class StreetGridDemo(models.AbstractModel):
    """Fills the demo office: counts of seed 003, everything else invented, dates relative to today."""

    _name = "street.grid.demo"
    _description = "Demo data of the grids"

    @api.model
    def _load(self):
        demo = self.with_context(tracking_disable=True, mail_create_nosubscribe=True).with_company(self.env.ref("base.main_company"))
        demo._load_office()

    def _load_office(self):
        chance = random.Random(20260701)
        company = self.env.company
        with file_open("street_grid/demo/street_grid_demo.geojson") as file:
            answer = self.env["street.grid"].import_geojson(json.load(file))
        if answer["errors"]:
            raise ValueError(answer["errors"][:3])
        grids = self.env["street.grid"].search([("company_id", "=", company.id)])
        self._name_records("grid", {grid.code: grid for grid in grids})
        staff = self._load_posts(grids, company, chance)
        places = self._load_places(grids, chance)
        self._load_rounds(grids, staff, places, chance)
        self._load_chiefs(grids, staff)

    def _name_records(self, prefix, records):
        """Give records the external ids ``street_grid.<prefix>_<key>``, so that other demo data can point at them."""
        self.env["ir.model.data"]._update_xmlids([
            {"xml_id": f"street_grid.{prefix}_{key}", "record": record, "noupdate": True} for key, record in records.items()
        ])

    def _get_names(self, count, chance):
        names = [surname + given for surname in _SURNAMES for given in _GIVEN.split()]
        return chance.sample(names, count)

    def _load_posts(self, grids, company, chance):
        """15 heads and 46 members from the staff, 447 assistants from outside; heads also hold the special grids."""
        by_kind = grids.sorted("code").grouped("kind")
        names = self._get_names(61 + len(by_kind["micro"]), chance)
        kinds = ["grid_head"] * 15 + ["grid_member"] * 46
        users = {0: self.env.ref("street_grid.demo_user_grid_head"), 15: self.env.ref("street_grid.demo_user_grid_member")}
        names[0], names[15] = users[0].name, users[15].name
        employees = self.env["hr.employee"].create([
            {
                "name": names[number], "company_id": company.id, "user_id": users[number].id if number in users else False,
                "work_phone": f"000-0001-{number:04d}", "job_title": "网格长" if kind == "grid_head" else "网格员", "employment_type": "contract",
                "officer_role_ids": [fields.Command.set(self.env.ref(f"street_base.role_{kind}").ids)],
            }
            for number, kind in enumerate(kinds)
        ])
        self._name_records("staff", dict(enumerate(employees, 1)))
        partners = self.env["res.partner"].create([
            {"name": name, "phone": f"000-0002-{number:04d}", "company_id": company.id, "function": "网格辅助员"}
            for number, name in enumerate(names[61:], 1)
        ])
        since = period.today().replace(month=1, day=1) - timedelta(days=365)
        heads = dict(zip(by_kind["level1"], employees[:15], strict=True))
        rows = [(grid, heads[grid].work_contact_id, heads[grid], "head") for grid in by_kind["level1"]]
        rows += [(grid, heads[grid.parent_id].work_contact_id, heads[grid.parent_id], "head") for grid in by_kind["special"]]
        rows += [(grid, person.work_contact_id, person, "member") for grid, person in zip(by_kind["level2"], employees[15:], strict=True)]
        rows += [(grid, partner, self.env["hr.employee"], "assistant") for grid, partner in zip(by_kind["micro"], partners, strict=True)]
        self.env["street.grid.post"].create([
            {"grid_id": grid.id, "partner_id": partner.id, "employee_id": employee.id, "role": role, "date_from": since}
            for grid, partner, employee, role in rows
        ])
        return employees

    def _load_places(self, grids, chance):
        micro = grids.filtered(lambda grid: grid.kind == "micro")
        spots = chance.sample(micro.ids, 30)
        values = []
        for number, grid in enumerate(micro.browse(spots)):
            kind, what = _PLACES[number % len(_PLACES)]
            body = f"92140581MA{number + 10:07d}"
            values.append({
                "name": f"{grid.name[:2]}{what}", "kind": kind, "is_key": kind in ("market", "site", "school"),
                "credit_code": kind in ("shop", "restaurant") and body + check_sign(body),
                "address": f"{grid.name[:2]}路{number * 7 + 3}号", "phone": f"000-0003-{number:04d}",
                "latitude": grid.center_latitude, "longitude": grid.center_longitude,
            })
        places = self.env["street.place"].create(values)
        self._name_records("place", dict(enumerate(places, 1)))
        return places

    def _load_rounds(self, grids, staff, places, chance):
        """Plans of six communities, rounds from 14 days ago to 6 days ahead: nearly all of the past ones walked."""
        today = period.today()
        level1 = grids.filtered(lambda grid: grid.kind == "level1").sorted("code")[:6]
        members = self.env["street.grid.post"].search([("grid_id.parent_id", "in", level1.ids), ("role", "=", "member")]).sorted("id")
        of_community = members.grouped(lambda post: post.grid_id.parent_id)
        plans = self.env["street.patrol.plan"].create([
            {
                "name": f"{grid.name[:4]}日常巡查", "grid_ids": [fields.Command.set(of_community[grid].grid_id.ids)],
                "partner_ids": [fields.Command.set(of_community[grid][:2].partner_id.ids)], "date_from": today - timedelta(days=14),
                "day_part": "morning", "note": "店外经营、占道、消防通道、工地出口",
            }
            for grid in level1
        ])
        plans[0].partner_ids += self.env.ref("street_base.demo_user_patrol1").partner_id
        plans.action_make_rounds(today - timedelta(days=14), today + timedelta(days=6))
        posts = {post.partner_id: post.grid_id for post in members}
        checkins, findings = [], []
        for patrol in plans.patrol_ids.sorted("id"):
            if patrol.date > today or (patrol.date < today and chance.random() < 0.06):
                continue
            begin = datetime.combine(patrol.date, time(0, 40)) + timedelta(minutes=chance.randrange(50))
            patrol._do_write({"date_start": begin} | ({"date_end": begin + timedelta(minutes=95)} if patrol.date < today else {}))
            cells = posts.get(patrol.partner_id, patrol.plan_id.grid_ids).child_ids
            for step, grid in enumerate(chance.sample(cells, min(5, len(cells)))):
                point = {"latitude": grid.center_latitude, "longitude": grid.center_longitude, "patrol_id": patrol.id}
                moment = begin + timedelta(minutes=5 + 18 * step)
                checkins.append({**point, "time": moment, "date": patrol.date})
                if chance.random() < 0.08:
                    findings.append({**point, "partner_id": patrol.partner_id.id, "time": moment + timedelta(minutes=4)})
        self.env["street.patrol.checkin"].create(checkins)
        for patrol in plans.patrol_ids.filtered("date_end"):
            patrol._do_write({"route": patrol._prepare_route(None)})
        self._load_findings(findings)

    def _load_findings(self, values):
        rows = [(text, measure, row) for number, row in enumerate(values) for text, measure in [_FINDINGS[number % len(_FINDINGS)]]]
        findings = self.env["street.patrol.finding"].create([{**row, "description": text} for text, _measure, row in rows])
        for finding, (_text, measure, _row) in zip(findings, rows, strict=True):
            if measure:
                finding._do_write({"outcome": "settled", "measure": measure, "date_settled": finding.time + timedelta(minutes=6)})
        self._name_records("finding", dict(enumerate(findings, 1)))

    def _load_chiefs(self, grids, staff):
        today = period.today()
        level1 = grids.filtered(lambda grid: grid.kind == "level1").sorted("code")
        rows = [("street", "1_general", "全街道", None), ("street", "2_first", "丹河路", "东关桥—北环路"), ("street", "3_second", "长平街", "新桥—文昌"),
                ("street", "3_second", "友谊街", "翠屏—金谷"), ("street", "4_third", "迎春巷", None), ("river", "2_first", "丹河城区段", "石门—柳岸"),
                ("river", "3_second", "许河支流", "北苑段"), ("street", "3_second", "朝霞路", "安宁—康乐")]
        self.env["street.chief"].create([
            {
                "kind": kind, "level": level, "object_name": name, "section": section, "partner_id": staff[number].work_contact_id.id,
                "title": "社区网格长", "grid_ids": [fields.Command.set(level1[number:number + 2].ids)], "duties": _DUTIES,
                "date_from": today.replace(month=1, day=1), "date_to": today.replace(month=12, day=31),
                "letter_date": number % 3 and today.replace(month=1, day=8),
            }
            for number, (kind, level, name, section) in enumerate(rows)
        ])
