"""What the invented people of the demo offices learned and hold (no registry needed). Chinese: it stands for what clerks type."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta

DOMAINS = ("sanitation", "environment", "land", "construction", "safety", "forestry", "appearance", "market", "fire")

# Names of the courses as the classes bear them: translations are loaded after the demo data.
COURSES = {
    "law": "行政处罚法",
    "coercion": "行政强制法",
    "reconsideration": "行政复议与行政诉讼",
    "local": "地方性法规与事项清单",
    "procedure": "办案程序与执法文书",
    "record": "执法全过程记录与执法记录仪",
    "discretion": "行政裁量权基准",
    "language": "文明用语与行为规范",
    "appearance": "市容环境卫生",
    "building": "违法建设",
    "safety": "安全生产检查",
    "fire_flood": "消防与防汛",
    "drill": "季度岗位练兵",
    "integrity": "纪律与廉政",
}

# Monthly classes, the newest first: (course, place, kind of lecturer, lecturer, what it was about).
MONTHLY = (
    ("law", "二楼会议室", "lawyer", "靳律师", "行政处罚法第五章：立案、调查取证与两人执法"),
    ("procedure", "二楼会议室", "own", "郭慧敏", "简易程序和普通程序文书填写，现场评议三份案卷"),
    ("coercion", "党群服务中心报告厅", "expert", "晋东学院 霍老师", "查封扣押的条件、期限和解除"),
    ("language", "二楼会议室", "own", "闫淑琴", "规范用语、出示证件、现场安抚"),
    ("appearance", "丹河社区会议室", "head", "市城市管理局 任伟民", "占道经营的劝导、责令改正与处罚"),
    ("record", "二楼会议室", "own", "王志强", "执法记录仪的佩戴、上传和保存"),
    ("building", "市自然资源局报告厅", "head", "市自然资源局 樊科长", "违法建设的发现、制止和送达"),
    ("discretion", "二楼会议室", "lawyer", "靳律师", "裁量基准：首违不罚、轻微不罚"),
    ("reconsideration", "党群服务中心报告厅", "expert", "市司法局 葛科长", "行政复议答复和证据提交"),
    ("safety", "二楼会议室", "head", "市应急管理局 原科长", "九小场所和有限空间检查"),
    ("integrity", "党群服务中心报告厅", "own", "冯振华", "回避、廉洁纪律和典型案例"),
    ("local", "二楼会议室", "own", "郭慧敏", "下放事项清单逐项解读"),
)
DRILLS = ("队列和现场处置演练", "现场勘验和测量比武", "文书限时填写比武", "防汛拉练和应急集结")

# Why a certificate ended or was withheld.
REASONS = {
    "suspended": "因投诉正在核查，暂扣执法证",
    "lifted": "未按要求佩戴执法记录仪，暂扣三十日并重新培训",
    "revoked": "考核不合格，不再从事执法工作",
    "returned": "调任二级指挥平台，不再从事执法工作",
    "lost": "巡查途中遗失，已登报声明作废",
    "refused": "所在岗位不从事执法工作，不符合申领条件",
}

# Praise and complaints: (person, kind, days ago, what, from whom, what came of it).
FEEDBACKS = (
    ("officer1", "praise", 35, "连夜处置路面油污，避免了早高峰事故。", "居民通过12345热线表扬", ""),
    ("officer1", "complaint", 120, "反映现场说话语气生硬。", "商户来电", "调取执法记录仪核实：用语规范，已向商户说明。"),
    ("officer2", "praise", 64, "帮助走失老人联系家属。", "家属送锦旗", ""),
    ("handler", "praise", 210, "牵头完成早市疏导点设置，商户满意。", "街道年度通报表扬", ""),
    ("stationed1", "complaint", 48, "反映答复违建线索超过期限。", "信访件", "属实：已书面说明并限期办结，参加补训。"),
)

# Second office: five legal classes, then an exam, then certificates for all.
SECOND_CLASSES = ("law", "coercion", "procedure", "language", "local")
SECOND_PEOPLE = (
    "马建军", "丁晓燕", "纳海涛", "哈文斌", "买志明", "虎春梅", "白玉龙", "田小勇", "沙立新",
    "金国栋", "韦晓芳", "贺永强", "拜学锋", "海林", "罗占军", "米秀英", "穆建华", "喜宏伟",
    "妥文军", "撒玉兰", "洪志刚", "达晓东", "铁建国", "者秀梅", "余海龙", "伏占山", "蒙志远",
)


def first_of_month(day, months):
    """First day of the month that lies some months before that of a day."""
    return day.replace(day=1) - relativedelta(months=months)


def working_day(is_workday, day):
    """The day itself, or the next one on which the office works."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def quarter_start(day, quarters):
    """First day of the quarter that lies some quarters before that of a day."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1) - relativedelta(months=3 * quarters)
