"""Writes the sample order sheet of the hotline: run it by hand, it writes ``static/samples/hotline_sample.xlsx`` and ``.csv``.

    python3 make_hotline_sample.py

People, telephone numbers (a range that no operator assigns) and orders are invented; the points lie in the invented
grids of the demo office, except the last one, which lies outside of them to show what happens then. The CSV is in
GB18030, as hotline centres hand it out. The same orders come out every time.
"""
import csv
import json
import pathlib
import random
from datetime import datetime, timedelta

import xlsxwriter
from shapely.geometry import shape

HERE = pathlib.Path(__file__).parent
GRIDS = HERE.parents[1] / "street_grid/demo/street_grid_demo.geojson"
TARGET = HERE.parent / "static/samples/hotline_sample"
HEADINGS = (
    "工单编号", "来电时间", "诉求内容", "转办意见", "办结时限", "紧急程度", "事项分类", "来电人", "联系电话", "地址", "经度", "纬度", "是否保密",
)
# What callers complain about, the class (by name, by code, one that no office knows, or none) and the urgency.
STORIES = (
    ("门口水果店把货物摆到人行道上，行人只能走车道", "店外经营", "一般"),
    ("早晨有多辆三轮车在路口占道卖菜，堵得公交车进不了站", "占道经营", "一般"),
    ("楼下烧烤店夜里一点还在营业，声音大，睡不着觉", "06028", "紧急"),
    ("小区东门垃圾箱满了三天没有人清运，味道很大", "垃圾站(箱)满溢", "一般"),
    ("饭店油烟直接排到居民楼窗口，衣服都是油烟味", "06027", "一般"),
    ("楼道里贴满开锁、通下水的小广告", "非法小广告", "一般"),
    ("工地没有洒水，车一过满天灰", "08004", "一般"),
    ("消防通道停满私家车，救护车进不来", "09012", "紧急"),
    ("一楼住户把承重墙打通开店，楼上墙体出现裂缝", "06999", "特急"),
    ("楼顶正在加盖彩钢房", "私搭乱建", "紧急"),
    ("路边电线掉下来，离地不到一米", "10002", "特急"),
    ("路面塌了一个坑，昨晚有人骑车摔倒", "06013", "紧急"),
    ("有人在绿地里养鸡，早晨打鸣扰民", "06038", "一般"),
    ("僵尸车停在小区门口半年没有人管", "06034", "一般"),
    ("饭店把污水倒进雨水井", "06030", "一般"),
    ("咨询养犬登记在哪里办理", "", "一般"),
    ("反映物业不开电梯维修发票", "物业服务", "一般"),
)
OPINION = "请东城街街道办事处核实处理，按时限联系来电人并反馈结果。"
SURNAMES, TITLES = "王李张刘陈杨赵黄周吴", ("先生", "女士")


def orders(count=60):
    """Rows of the sheet, in the order of HEADINGS."""
    chance = random.Random(12345)
    grids = [one for one in json.loads(GRIDS.read_text())["features"] if one["properties"]["kind"] == "micro"]
    called = datetime(2026, 11, 2, 8, 5)
    for number in range(1, count + 1):
        called += timedelta(minutes=chance.randint(20, 240))
        text, matter_class, urgency = chance.choice(STORIES)
        grid = chance.choice(grids)
        point = shape(grid["geometry"]).representative_point()
        x, y = (round(point.x, 6), round(point.y, 6)) if number < count else (113.2, 35.9)
        secret = chance.random() < 0.15
        due = called + timedelta(days={"特急": 1, "紧急": 3}.get(urgency, 7))
        yield [
            f"GP{called:%Y%m%d}{number:05}", f"{called:%Y-%m-%d %H:%M:%S}", text, OPINION, f"{due:%Y-%m-%d %H:%M:%S}", urgency,
            matter_class, chance.choice(SURNAMES) + chance.choice(TITLES), f"1990000{chance.randint(0, 9999):04}",
            f"高平市{grid['properties']['name']}附近（虚构地址）", x, y, "是" if secret else "否",
        ]


def write(rows):
    """Write both files."""
    with xlsxwriter.Workbook(f"{TARGET}.xlsx") as book:
        book.set_properties({"created": datetime(2026, 11, 1)})
        sheet = book.add_worksheet("工单")
        sheet.write_row(0, 0, HEADINGS, book.add_format({"bold": True}))
        for at, row in enumerate(rows, 1):
            sheet.write_row(at, 0, row)
        sheet.set_column(0, len(HEADINGS), 18)
        sheet.freeze_panes(1, 0)
    with open(f"{TARGET}.csv", "w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows])


if __name__ == "__main__":
    write(list(orders()))
