"""What the demo meetings talk about; everything invented, after what subdistrict offices report of their regular meetings."""

# kind of attendee, reference
EMPLOYEES = [("own", "employee_command"), ("own", "employee_leader1"), ("own", "employee_handler"), ("stationed", "employee_stationed1"), ("stationed", "employee_stationed2")]
PARTNERS = [
    ("stationed", "fire"), ("resident", "resident_1"), ("resident", "resident_2"), ("deputy", "deputy_1"), ("deputy", "deputy_2"), ("deputy", "deputy_3"),
    ("community", "community_1"), ("community", "community_2"), ("community", "community_3"),
]
TEMPLATE = "上次会议议定事项办理情况\n辖区突出问题研判\n下半月重点工作安排"
# title, what was said, what was resolved
PROBLEMS = [
    ("青松市场占道经营问题", "居民代表反映，市场外侧道路被摊位占用十余年，早晚出行受阻。一中队汇报摸底情况：固定摊位四十七个，流动摊位约三十个。市场监管所建议先疏后堵。",
     "由一中队牵头，市场监管所、丹河社区配合，引导摊位入场经营，逾期不入场的依法处理。"),
    ("临街商铺破墙开门问题", "凤栖社区反映五处临街住宅破墙开门经营，邻里意见较大。自然资源所说明承重结构情况不明，需先行鉴定。", "五处破墙开门一律停止施工，由二中队责令改正，恢复原状后由社区复查。"),
    ("新增违法建设拆除问题", "二中队汇报，本年度新发现违法建设二十四处，约三百五十平方米，已拆除十九处，余下五处当事人要求延期。", "余下五处限期自行拆除；逾期不拆除的，按程序移送处理。"),
    ("老旧小区乱堆乱放问题", "育英社区反映楼道堆放杂物，消防通道受阻。消防救援站建议集中清理一次，之后由楼长巡查。", "由各社区组织集中清理，消防救援站现场指导，两周内完成。"),
    ("夜间噪声扰民问题", "居民代表反映烧烤摊点夜间经营至凌晨。三中队建议约谈经营者并安排夜间巡查。", "三中队约谈六家经营者，签订承诺书，连续两周安排夜间巡查。"),
    ("学校周边流动摊贩问题", "长平社区反映放学时段流动摊贩聚集，存在食品安全和交通隐患。", "放学时段定点值守，由一中队和市场监管所轮流安排。"),
]
CONSULTATIONS = ["小区停车位划线", "楼院加装晾衣架", "社区活动室开放时间", "便民早餐点选址", "小区围墙修缮", "健身器材更换", "宠物管理公约", "电动车集中充电点", "背街小巷照明",
                 "物业服务评议", "垃圾投放点调整", "楼道扶手加装", "社区菜园改造"]
LEAVES = ["参加市里会议", "下乡核查", "身体不适"]


def pick(rows, number, count):
    """``count`` rows in turn, beginning with the one of a number."""
    return [rows[(number + place) % len(rows)] for place in range(count)]


def agenda_of(kind, number):
    """``(title, discussion, resolution)`` of each item of a meeting.

    :param str kind: kind of the meeting
    :param int number: which of its series
    """
    if kind == "consultation":
        topic = CONSULTATIONS[number % len(CONSULTATIONS)]
        return [(topic, f"与会居民代表就“{topic}”充分发表意见，社区说明了前期入户征求意见的情况。", f"同意“{topic}”方案，由社区公示七日后实施。")]
    if kind == "week":
        return [("本周执法检查计划", "各中队报告本周巡查线路和人员安排。", "按“四街三市场”安排联合检查三至五次，结果周五汇总。")]
    problems = pick(PROBLEMS, number, 2)
    return [("上次会议议定事项办理情况", "办公室通报上次会议议定事项的办理进度。", "未办结事项由责任单位限期办结，下次会议报告。"), *problems]
