"""A year of purchases of an invented office, after the sums of seed 003: some 400,000 yuan for one vehicle, recorders, drones, radios, clothing."""

from typing import NamedTuple


class Purchase(NamedTuple):
    """One request.

    :param days: how many days ago it was submitted
    :param state: state it is in now; ``partly`` is ordered with a part received, ``turn2`` waits for its second tier
    :param budget: code of the budget line
    :param lines: tuples of (category, what, specification, quantity, counted in, price)
    :param quotes: tuples of (supplier, offer, chosen)
    """

    days: int
    name: str
    reason: str
    unit: str
    who: str
    state: str
    budget: str
    lines: tuple
    quotes: tuple = ()
    end: str = ""


SUPPLIERS = {"motor": "高平市安顺汽车销售服务有限公司", "watch": "山西警安装备有限公司", "sky": "晋城市翼航科技有限公司", "wear": "长治市卫士服饰有限公司",
             "office": "高平市宏达办公设备经营部", "radio": "晋城市通联电子有限公司"}
BUDGETS = {
    "2120104-01": ("综合行政执法装备购置", 380000.0, None),
    "2120104-02": ("综合行政执法制式服装", 50000.0, "uniform"),
    "2120104-03": ("执法办案场所设备", 60000.0, None),
}
MAIN, WEAR, ROOM = BUDGETS
# Names and prices of what is in the inventory are those of demo_stock.py.
PURCHASES = (
    Purchase(320, "配备执法记录仪", "落实全过程记录，按每三名执勤人员至少一台配备。", "squad2", "handler", "done", MAIN,
             (("recorder", "4G 执法记录仪", "DSJ-4G9，128GB，红外夜视", 16, "台", 1680.0),), (("watch", 26880.0, True), ("radio", 28800.0, False), ("office", 29600.0, False))),
    Purchase(318, "执法记录仪采集站", "记录仪视频须在24小时内上传保存。", "squad2", "handler", "done", ROOM,
             (("it", "执法记录仪采集站", "DOCK-16，16口", 2, "套", 18600.0),), (("watch", 37200.0, True), ("office", 38400.0, False), ("radio", 39000.0, False))),
    Purchase(316, "配备对讲机", "26名队员每人一台，统一信道。", "squad1", "leader1", "done", MAIN,
             (("radio", "公网对讲机", "PTT-T6，IP67", 26, "台", 1150.0),), (("radio", 29900.0, True), ("watch", 30940.0, False), ("office", 31200.0, False))),
    Purchase(314, "手电和急救包", "夜间执勤和现场救护。", "squad1", "leader1", "done", MAIN,
             (("torch", "强光手电", "LED-30，可充电", 26, "支", 120.0), ("first_aid", "急救包", "含止血带、急救毯", 20, "个", 180.0))),
    Purchase(290, "配备无人机", "违法建设、露天焚烧、河道巡查需要空中取证。", "squad3", "handler3", "done", MAIN,
             (("drone", "巡查无人机", "UAV-M3，可见光和热成像", 1, "架", 21600.0), ("drone", "微型无人机", "UAV-S2", 1, "架", 12800.0)),
             (("sky", 34400.0, True), ("watch", 35500.0, False), ("radio", 36000.0, False))),
    Purchase(265, "购置执法执勤车辆", "辖区面积大，原租用车辆合同到期，夜间巡查和联合执法需要。", "squad1", "leader1", "done", MAIN,
             (("vehicle", "执法巡查车", "白色，喷涂执法标识", 1, "辆", 168000.0),), (("motor", 168000.0, True), ("watch", 171000.0, False), ("office", 172600.0, False))),
    Purchase(262, "车载取证系统和对讲中继台", "新车配套；北部山区对讲信号弱。", "squad3", "handler3", "done", MAIN,
             (("device", "车载取证系统", "CAR-360", 1, "套", 26800.0), ("device", "对讲中继台", "RPT-1", 1, "台", 12800.0)),
             (("watch", 39600.0, True), ("radio", 40200.0, False), ("office", 42000.0, False))),
    Purchase(232, "现场打印和测量器材", "现场打印文书；违建测量；集市劝导。", "squad2", "reviewer", "done", ROOM,
             (("it", "便携打印机", "PRT-58", 8, "台", 1450.0),), (("office", 11600.0, True), ("watch", 12000.0, False), ("radio", 12800.0, False))),
    Purchase(228, "测距仪和扩音器", "违建测量；集市劝导。", "squad2", "officer1", "done", MAIN,
             (("device", "激光测距仪", "LRF-60", 4, "台", 1380.0), ("device", "手持扩音器", "MEG-25", 6, "个", 380.0))),
    Purchase(190, "制式服装（首次配发）", "执法人员和辅助人员统一着装。", "squad1", "reviewer", "done", WEAR,
             (("uniform", "春秋执勤服", "170/88A、175/92A 各半", 12, "套", 820.0), ("uniform", "夏季短袖制式衬衣", "170/88A、175/92A 各半", 24, "件", 240.0),
              ("uniform", "冬季执勤服", "175/96A", 12, "套", 1080.0), ("uniform", "反光背心", "均码", 60, "件", 45.0)),
             (("wear", 31260.0, True), ("watch", 32600.0, False), ("office", 33000.0, False))),
    Purchase(95, "执勤耗材", "电池老化，热敏纸和封条用完。", "squad2", "officer1", "done", MAIN,
             (("supply", "记录仪备用电池", "原厂", 24, "块", 95.0), ("supply", "便携打印机热敏纸", "58毫米", 200, "卷", 6.0), ("supply", "封条", "编号", 300, "张", 1.5))),
    Purchase(40, "补充执法记录仪", "两台损坏待报废，新增三名巡查员。", "squad3", "officer2", "partly", MAIN,
             (("recorder", "4G 执法记录仪", "DSJ-4G9，128GB，红外夜视", 5, "台", 1680.0),)),
    Purchase(18, "配备除颤仪", "人员密集场所执勤的现场救护。", "squad1", "leader1", "received", MAIN, (("device", "自动体外除颤器", "半自动，配电极片", 1, "台", 9800.0),)),
    Purchase(12, "无人机备用电池", "单块电池续航不足，循环次数已高。", "squad3", "handler3", "approved", MAIN, (("supply", "无人机智能电池", "原厂", 4, "块", 1350.0),)),
    Purchase(6, "更换对讲机", "三台进水失灵，无维修价值。", "squad1", "officer1", "reviewing", MAIN, (("radio", "公网对讲机", "PTT-T6，IP67", 3, "台", 1150.0),)),
    Purchase(4, "新增巡查无人机", "北部片区违建巡查任务增加。", "squad3", "handler3", "turn2", MAIN,
             (("drone", "巡查无人机", "UAV-M3，可见光和热成像", 1, "架", 21600.0),), (("sky", 21600.0, True), ("watch", 22800.0, False), ("radio", 23500.0, False))),
    Purchase(2, "冬季反光背心", "夜间执勤安全。", "squad2", "officer2", "submitted", WEAR, (("uniform", "反光背心", "均码，印字", 26, "件", 45.0),)),
    Purchase(0, "望远镜", "高处违建远距离观察。", "squad2", "officer1", "draft", MAIN, (("device", "望远镜", "10×42", 2, "台", 680.0),)),
    Purchase(75, "购买第二辆执法车", "高峰时段车辆不够用。", "squad1", "leader1", "rejected", MAIN,
             (("vehicle", "执法巡查车", "新能源", 1, "辆", 45000.0),), (("motor", 45000.0, True), ("watch", 46000.0, False), ("office", 47000.0, False)), "编制内车辆已满，先调剂使用。"),
    Purchase(55, "防刺手套", "现场执法防护。", "squad2", "officer1", "cancelled", MAIN, (("supply", "防刺手套", "五级", 30, "双", 60.0),), (), "上级统一配发，不再自行采购。"),
)
# How many days after its submission a request reached each step.
STEPS = {"checked": 1, "first": 2, "second": 4, "approved": 4, "ordered": 7, "received": 16, "accepted": 17}
