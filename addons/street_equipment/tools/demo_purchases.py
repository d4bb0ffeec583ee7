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
    "2120104-01": ("综合行政执法装备购置", 340000.0, None),
    "2120104-02": ("综合行政执法制式服装", 60000.0, "uniform"),
    "2120104-03": ("执法办案场所设备", 90000.0, None),
}
MAIN, WEAR, ROOM = BUDGETS
PURCHASES = (
    Purchase(300, "购置执法执勤车辆", "辖区面积大，原租用车辆合同到期，夜间巡查和联合执法需要。", "squad1", "leader1", "done", MAIN,
             (("vehicle", "执法执勤用车", "1.5T 自动挡，白色，喷涂执法标识", 1, "辆", 146800.0),), (("motor", 146800.0, True), ("watch", 151000.0, False), ("office", 152600.0, False))),
    Purchase(280, "配备执法记录仪", "落实全过程记录，按每三名执勤人员至少一台配备。", "squad2", "handler", "done", MAIN,
             (("recorder", "执法记录仪", "1080P，128GB，续航10小时，红外夜视", 15, "台", 1860.0),), (("watch", 27900.0, True), ("radio", 29250.0, False), ("office", 30000.0, False))),
    Purchase(262, "执法记录仪采集站", "记录仪视频须在24小时内上传保存。", "squad2", "handler", "done", ROOM,
             (("it", "执法记录仪采集站", "16口，24TB", 1, "套", 28000.0),), (("watch", 28000.0, True), ("office", 28900.0, False), ("radio", 31000.0, False))),
    Purchase(245, "配备无人机", "违法建设、露天焚烧、河道巡查需要空中取证。", "squad3", "handler3", "done", MAIN,
             (("drone", "巡查无人机", "轻型，可见光/热成像双光，喊话器", 2, "架", 26800.0),), (("sky", 53600.0, True), ("watch", 55200.0, False), ("radio", 56000.0, False))),
    Purchase(220, "配备对讲机", "26名队员每人一台，统一信道。", "squad1", "leader1", "done", MAIN,
             (("radio", "数字对讲机", "DMR，IP67，录音", 26, "台", 980.0),), (("radio", 25480.0, True), ("watch", 26000.0, False), ("office", 27040.0, False))),
    Purchase(215, "手电和急救包", "夜间执勤和现场救护。", "squad1", "leader1", "done", MAIN,
             (("torch", "强光手电", "可充电，1000流明", 26, "支", 260.0), ("first_aid", "车载急救包", "含止血带、急救毯", 10, "个", 320.0))),
    Purchase(190, "制式服装（首次配发）", "执法人员和辅助人员统一着装。", "squad1", "reviewer", "done", WEAR,
             (("uniform", "综合行政执法制式服装", "春秋、夏、冬各一套，含标志标识", 14, "套", 3200.0),), (("wear", 44800.0, True), ("watch", 46200.0, False), ("office", 47000.0, False))),
    Purchase(160, "询问室同步录音录像设备", "询问当事人须全程同步录音录像。", "squad2", "reviewer", "done", ROOM,
             (("device", "同步录音录像主机", "双光盘刻录，温湿度显示", 1, "套", 46500.0),), (("watch", 46500.0, True), ("office", 48000.0, False), ("radio", 49800.0, False))),
    Purchase(130, "现场打印一体机", "现场打印文书，一个中队两台。", "squad3", "handler3", "done", MAIN,
             (("it", "便携式打印机", "A4，锂电池", 6, "台", 1890.0),), (("office", 11340.0, True), ("watch", 11700.0, False), ("radio", 12000.0, False))),
    Purchase(95, "执勤耗材", "警戒带、反光锥、取证袋用完。", "squad2", "officer1", "done", MAIN,
             (("supply", "警戒带", "50米", 40, "卷", 35.0), ("supply", "反光锥", "70厘米，橡胶", 60, "个", 48.0), ("supply", "取证袋", "大号，带编号", 1080, "个", 4.0))),
    Purchase(40, "补充执法记录仪", "两台损坏报废，新增三名巡查员。", "squad3", "officer2", "partly", MAIN,
             (("recorder", "执法记录仪", "1080P，128GB，续航10小时，红外夜视", 5, "台", 1860.0),)),
    Purchase(18, "补充急救用品", "急救包内敷料和药品将于下季度到期。", "squad1", "leader1", "received", MAIN,
             (("device", "除颤仪", "半自动AED，配电极片", 1, "台", 9800.0),)),
    Purchase(12, "无人机备用电池", "单块电池续航不足，循环次数已高。", "squad3", "handler3", "approved", MAIN,
             (("supply", "无人机智能电池", "原厂", 4, "块", 1350.0),)),
    Purchase(6, "更换对讲机", "三台进水失灵，无维修价值。", "squad1", "officer1", "reviewing", MAIN, (("radio", "数字对讲机", "DMR，IP67，录音", 3, "台", 980.0),)),
    Purchase(4, "新增巡查无人机", "卧龙片区违建巡查任务增加。", "squad3", "handler3", "turn2", MAIN,
             (("drone", "巡查无人机", "轻型，可见光/热成像双光", 1, "架", 25900.0),), (("sky", 25900.0, True), ("watch", 26800.0, False), ("radio", 27500.0, False))),
    Purchase(2, "冬季反光背心", "夜间执勤安全。", "squad2", "officer2", "submitted", WEAR, (("uniform", "反光背心", "加厚，印字", 26, "件", 95.0),)),
    Purchase(0, "望远镜", "高处违建远距离观察。", "squad2", "officer1", "draft", MAIN, (("device", "望远镜", "10×42", 2, "台", 680.0),)),
    Purchase(75, "购买第二辆执法车", "高峰时段车辆不够用。", "squad1", "leader1", "rejected", MAIN,
             (("vehicle", "执法执勤用车", "新能源", 1, "辆", 45000.0),), (("motor", 45000.0, True), ("watch", 46000.0, False), ("office", 47000.0, False)), "编制内车辆已满，先调剂使用。"),
    Purchase(55, "防刺手套", "现场执法防护。", "squad2", "officer1", "cancelled", MAIN, (("supply", "防刺手套", "五级", 30, "双", 60.0),), (), "上级统一配发，不再自行采购。"),
)
# How many days after its submission a request reached each step.
STEPS = {"checked": 1, "first": 2, "second": 4, "approved": 4, "ordered": 7, "received": 16, "accepted": 17}
