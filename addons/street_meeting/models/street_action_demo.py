from datetime import datetime, time, timedelta

from odoo import api, models

from odoo.addons.street_base.tools.period import today, utc_of

from .street_action_item import ENDED_STATES

# problem, place, unit, measure, result; figures of the published report: 24 buildings, 5 broken walls, one market of ten years
BUILDINGS, WALLS = 24, 5
MARKET = (
    "青松市场占道经营十余年，影响居民出行和作息", "青松路东段", "squad1", "引导商户入室经营，早晚高峰定人定岗值守，逾期不入场的依法处理", "摊位全部入室，道路恢复通行，已连续值守三十天。")
OTHERS = (
    ("楼道堆放杂物，占用疏散通道", "凤栖社区8号楼", "station_1", "社区入户劝导，约定日期集中清理"),
    ("沿街店铺夜间音响扰民", "育英路南段", "squad2", "逐户告知，安排夜间巡查"),
    ("餐饮店油烟直排", "长平街12号", "resident_market", "责令安装净化设施，复查排放"),
    ("消防通道被车辆长期占用", "丹河社区3号院", "nameplate_fire", "施划标线，联合清理"),
    ("建筑垃圾偷倒在绿地", "丹河东路", "squad3", "查找来源，恢复绿地"),
    ("占道修车洗车", "长平街北口", "squad1", "劝离并纳入日常巡查"),
)
UNITS = ("squad1", "squad2", "squad3")
OWNERS = {"squad1": "employee_leader1", "squad2": "employee_handler"}


class StreetActionDemo(models.AbstractModel):
    """The problem list of the demo office: most of it struck off, some open, a few overdue, one waiting to be struck off. Places are invented."""

    _name = "street.action.demo"
    _description = "Demo data of the problem list"

    @api.model
    def _load(self):
        office = self.env.ref("base.main_company")
        loader = self.with_context(lang="zh_CN", tracking_disable=True, mail_create_nosubscribe=True, allowed_company_ids=office.ids)
        meetings = loader.env["street.meeting"].search(
            [("kind", "=", "half_month"), ("state", "=", "signed"), ("company_id", "=", office.id)], order="date")
        if not meetings:  # a database whose demo meetings were taken out: the list has nothing to come from
            return
        rows = [loader._prepare_past(*MARKET, meetings[2 % len(meetings)], 60)]
        for number in range(BUILDINGS):
            unit, meeting = UNITS[number % 3], meetings[number % len(meetings)]
            rows.append(loader._prepare_past(
                f"第{number + 1}处违法搭建", f"网格{number % 15 + 1}号楼院", unit, "限期自行拆除，逾期不拆的依法办理", f"已拆除约{9 + number % 11}平方米，现场清理完毕。", meeting, 56))
        for number in range(WALLS):
            rows.append(loader._prepare_past(
                f"沿街住宅破墙开门（第{number + 1}处）", f"育英路{12 + number * 4}号", UNITS[number % 3], "当场制止，限期恢复原状", "墙体已恢复，房主书面承诺。", meetings[(3 + number * 4) % len(meetings)], 14))
        loader._load_rows(rows)
        loader._load_live(meetings[-2:])
        loader.env["street.meeting"].search(
            [("kind", "=", "half_month"), ("state", "in", ("written", "called")), ("company_id", "=", office.id)])._carry_in()

    def _ref(self, name):
        return self.env.ref(f"street_base.demo_{name}")

    def _get_owner(self, unit):
        """Who settles what of a squad; nobody in particular in the others."""
        return self._ref(OWNERS[unit]).id if unit in OWNERS else False

    def _prepare_past(self, name, place, unit, measure, result, meeting, days):
        """Values of an item that was struck off, if that lies in the past; else it is still open."""
        due = meeting.day + timedelta(days=days)
        done = utc_of(due - timedelta(days=1), time(16))
        values = {
            "name": name, "place": place, "unit_id": self._ref(f"unit_{unit}").id, "owner_id": self._get_owner(unit), "measure": measure, "meeting_id": meeting.id, "date_start": meeting.day,
            "date_due": due, "agenda_item_id": meeting.agenda_ids[:1].id, "company_id": meeting.company_id.id}
        if due >= today():
            return {**values, "state": "open"}
        return {
            **values, "state": "struck", "result": result, "done_user_id": self._ref("user_handler").id, "date_done": done,
            "struck_user_id": self.env.ref("street_meeting.demo_user_secretary").id, "date_struck": done + timedelta(days=2)}

    def _load_rows(self, rows):
        """Items with a number of the year they came on the list."""
        for year in sorted({row["date_start"].year for row in rows}):
            of_year = sorted((row for row in rows if row["date_start"].year == year), key=lambda row: row["date_start"])
            company = self.env["res.company"].browse(of_year[0]["company_id"])
            numbers = self.env["street.number"]._draw("action_item", company, len(of_year), day=of_year[0]["date_start"])
            items = self.env["street.action.item"]._street_load_history([{**row, "number": number} for row, number in zip(of_year, numbers, strict=True)])
            self._note(items.filtered(lambda item: item.state in ENDED_STATES))

    def _note(self, items):
        self.env["street.action.progress"]._street_create([{
            "item_id": item.id, "note": "已到现场，当事人同意整改。", "user_id": item.done_user_id.id,
            "date": datetime.combine(item.date_start + timedelta(days=4), time(2))} for item in items])

    def _load_live(self, meetings):
        """What is to be done: two overdue, one reported, the others in time; one beside any meeting."""
        rows = []
        for number, (name, place, unit, measure) in enumerate(OTHERS):
            meeting = meetings[number % len(meetings)] if number else None
            start = meeting.day if meeting else today() - timedelta(days=12)
            due = max(start, today() + timedelta(days=(-3, 6, -1, 9, 12, 4)[number]))
            rows.append({
                "name": name, "place": place, "unit_id": self._ref(f"unit_{unit}").id, "owner_id": self._get_owner(unit), "measure": measure, "meeting_id": meeting.id if meeting else False,
                "date_start": start, "date_due": due, "company_id": self.env.company.id, "state": "open"})
        rows[3] |= {
            "state": "done", "result": "标线已施划，车辆已清离。", "done_user_id": self._ref("user_handler").id,
            "date_done": utc_of(today() - timedelta(days=1), time(15))}
        self._load_rows(rows)
