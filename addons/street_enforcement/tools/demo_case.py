"""Texts of the demo cases. Everybody named is invented; numbers have the right form and belong to nobody."""

from .identity import CREDIT_ALPHABET, ID_CHECKS, ID_WEIGHTS


def id_number(first):
    """A resident identity number of the right form. :param str first: its first 17 digits"""
    return first + ID_CHECKS[sum(int(digit) * weight for digit, weight in zip(first, ID_WEIGHTS, strict=True)) % 11]


def credit_code(first):
    """A unified social credit code of the right form. :param str first: its first 17 characters"""
    total = sum(CREDIT_ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(first))
    return first + CREDIT_ALPHABET[(31 - total % 31) % 31]


VENDOR = {"kind": "person", "name": "孙长贵(虚构)", "id_number": id_number("14058119780316003"), "address": "高平市示例街21号(虚构地址)", "phone": "000-0000-0101"}
BUILDER = {
    "kind": "organisation", "name": "高平市恒泰建材经营部(虚构)", "credit_code": credit_code("91140581MA0DEM0A1"), "legal_representative": "董国强(虚构)",
    "address": "高平市建设路示例段66号(虚构地址)", "phone": "000-0000-0102",
}
BUILDER_HEAD = id_number("14058119800522001")  # of its legal representative
ADVERTISER = {
    "kind": "organisation", "name": "高平市学优教育咨询有限公司(虚构)", "credit_code": credit_code("91140581MA0DEM0A2"), "legal_representative": "韩雪(虚构)",
    "address": "高平市长平街示例段12号(虚构地址)", "phone": "000-0000-0103",
}

SPOT = {
    "cause": "擅自占用城市道路经营", "facts": "当事人在东城街路口人行道上摆放水果筐和遮阳伞经营，占用人行道约四平方米，未办理占道审批手续，经口头告知后当场收摊。",
    "address": "东城街与示例路交叉口东北侧人行道", "summary_penalty": "fine", "summary_amount": 100, "certificates_shown": True, "rights_told": True,
    "statement_text": "当事人陈述：对违法事实没有异议，以后进市场经营", "statement_answer": "执法人员已记录，处罚按最低档次裁量", "signature": "signed",
    "is_handed_over": True, "source": "found",
}

ROAD = {
    "cause": "未经批准擅自占用城市道路堆放建筑材料", "address": "建设路66号门前人行道和非机动车道",
    "facts": "当事人未经市政工程行政主管部门批准，在建设路66号门前人行道和非机动车道上堆放水泥、沙石等建筑材料，占用城市道路面积32平方米，持续三天，影响行人和非机动车通行。",
    "source": "found", "is_act_continuing": False,
}
ROAD_FACTS = (
    "当事人在建设路66号门前城市道路上堆放建筑材料，占用面积32平方米。",
    "当事人未取得临时占用城市道路的批准手续。",
)
SCENE = {
    "recorder": "陈立新", "person_name": "董国强(虚构)", "person_relation": "当事人的法定代表人", "person_phone": BUILDER["phone"], "recusal_answer": "在场人员表示听清，不申请回避。", "weather": "晴",
    "scene": "建设路66号门前人行道和非机动车道上堆放袋装水泥和散装沙石，呈东西向长条形，未设围挡和警示标志，行人和非机动车须绕行机动车道。现场未能出示临时占用城市道路的批准文件。",
    "measurements": "用钢卷尺测量，堆放范围长8米、宽4米，面积32平方米。", "recording": "执法记录仪DSJ-07全程录音录像。", "scene_statement": "材料是前天卸的，准备两三天内用完。",
}
INQUIRY = {
    "recorder": "陈立新", "place": "综合行政执法办公室询问室", "person_name": "董国强(虚构)", "person_relation": "当事人的法定代表人", "person_sex": "男", "person_age": 46,
    "person_phone": BUILDER["phone"], "person_id_type": "居民身份证", "person_id_number": BUILDER_HEAD,
    "person_address": "高平市示例街35号(虚构地址)", "person_work": "高平市恒泰建材经营部(虚构)负责人", "certificate_answer": "看清楚了。",
    "recusal_answer": "听明白了，不申请回避。", "final_answer": "属实，没有补充。",
    "dialogue": [
        {"question": "建设路66号门前的建筑材料是谁堆放的？", "answer": "是我们经营部堆放的，你们检查的前两天用货车运来卸在门前。"},
        {"question": "堆放前是否办理了临时占用城市道路的批准手续？", "answer": "没有办理，不知道要办手续。"},
        {"question": "堆放的材料有多少，占用多大面积？", "answer": "水泥和沙石一共十吨左右，你们测量的32平方米我没有意见。"},
        {"question": "打算什么时候清理？", "answer": "收到通知后三天内清理干净。"},
    ],
}
ORDER = {"correction_when": "限期", "requirements": [{"text": "清除堆放在建设路66号门前城市道路上的全部建筑材料"}, {"text": "恢复道路原状，不得再次占用"}]}
ADDRESS = {
    "serve_address": BUILDER["address"], "receiver": "董国强(虚构)", "receiver_phone": "000-0000-0102", "e_service_consent": "不同意",
}
ROAD_REPORT = {
    "course": "执法人员巡查发现线索，经批准立案后对现场进行检查、测量和拍照，询问当事人的法定代表人，向当事人送达责令改正通知书，并进行了复查。当事人在期限内清理完毕。",
}
ROAD_REASONS = "当事人未经批准占用城市道路堆放建筑材料，事实清楚，证据充分；占用面积一般，在责令改正的期限内清理完毕。"
ROAD_CORRECTION = "当事人应当立即停止违法行为，不得再次占用城市道路。"
CHECKED = {
    "recorder": "陈立新", "person_name": "董国强(虚构)", "checks": [
        {"name": "堆放的建筑材料是否清除", "result": "已全部清除，现场无残留。"}, {"name": "道路是否恢复原状", "result": "路面已清扫，无破损。"}],
    "conclusion": "当事人已在期限内按要求改正。",
}
DEFENCE = {
    "kind": "defence", "way": "oral", "conclusion": "当事人提出的事实已经查明并在裁量时考虑，理由部分成立，建议维持拟处罚意见，不因陈述申辩加重处罚。",
    "text": "我单位是第一次违法，已经在期限内清理干净，经营困难，请求减轻处罚。",
    "points": [
        {"name": "首次违法并已改正", "finding": "查询案件记录属实，复查笔录证明已在期限内改正", "adopted": "part", "reason": "改正情况已经在裁量时作为从轻情节考虑"},
        {"name": "经营困难，请求减轻处罚", "finding": "当事人提交的流水不能证明丧失缴纳能力", "adopted": "no", "reason": "经营困难不是法定的减轻情节，可以申请分期缴纳罚款"},
    ],
}
DEFENCE_RECORD = {
    "recorder": "陈立新", "person_name": "董国强(虚构)", "person_relation": "当事人的法定代表人", "place": "综合行政执法办公室",
    "person_phone": BUILDER["phone"], "person_id_number": BUILDER_HEAD,
}
DIFFICULTY = "近三个月销售下降，资金周转困难，一次缴清影响工人工资发放，提交了近三个月的银行流水。"

SPOT_ANSWERS = ("较小", "首次", "在期限内改正")
POSTER = {
    "cause": "未经批准在公共设施上张贴宣传品", "address": "长平街公交站牌和路灯杆", "source": "report",
    "facts": "当事人未经批准，在长平街两处公交站牌和五根路灯杆上张贴招生广告十二张。",
}
POSTER_CLEARED = "责令改正后当日全部清除，未造成设施损坏。"
POSTER_FACTS = ("当事人未经批准在长平街公交站牌和路灯杆上张贴招生广告十二张。", "当事人当日自行清除全部广告，设施没有损坏。")
POSTER_SCENE = {
    **SCENE, "person_name": "韩雪(虚构)", "person_phone": ADVERTISER["phone"], "scene": "长平街两处公交站牌和五根路灯杆上张贴有“学优教育”招生广告共十二张，规格为A3，未见批准文件。",
    "measurements": "", "scene_statement": "广告是我们公司员工贴的，不知道要审批，马上清除。",
}
POSTER_ORDER = {"correction_when": "立即", "requirements": [{"text": "清除张贴在长平街公交站牌和路灯杆上的全部广告"}, {"text": "未经批准不得再次张贴宣传品"}]}
POSTER_CHECKED = {
    "recorder": "陈立新", "person_name": "韩雪(虚构)", "checks": [
        {"name": "张贴的广告是否清除", "result": "十二张广告已全部清除。"}, {"name": "公交站牌和路灯杆是否损坏", "result": "表面清洁，没有损坏。"}],
    "conclusion": "当事人当日按要求改正。",
}
POSTER_REPORT = {"course": "接到群众反映后，执法人员进行现场检查并拍照，听取当事人的法定代表人当场陈述，送达责令改正通知书；当事人当日清除全部广告，执法人员进行了复查。"}
POSTER_REASONS = "当事人系初次违法，危害后果轻微并及时改正。"
POSTER_EDUCATION = "执法人员向当事人的法定代表人讲解了《城市市容和环境卫生管理条例》关于张贴宣传品的规定，当事人承诺今后依法办理审批手续后再设置宣传品。"
POSTER_CORRECTION = "当事人当日自行清除全部十二张广告，执法人员陈立新、赵明亮到场复查。"

# Item code → cause and facts of the light cases.
LIGHT = {
    "02": ("未经批准张贴宣传品", "当事人未经批准在路灯杆上张贴广告。"), "03": ("在临街窗外吊挂有碍市容的物品", "当事人在临街窗外吊挂杂物，影响市容。"),
    "04": ("不按规定地点倾倒垃圾", "当事人将装修垃圾倾倒在绿化带旁。"), "06": ("运输散装货物造成遗撒", "当事人运输沙石未覆盖，沿路遗撒约五十米。"),
    "07": ("临街工地不设置护栏", "当事人的临街工地未设置护栏和遮挡。"), "10": ("擅自在公共场地堆放物料", "当事人在小区外公共场地堆放木料。"),
    "11": ("擅自占用城市道路", "当事人未经批准占用人行道堆放货物。"),
}
LIGHT_SCENE = {
    "recorder": "陈立新", "recusal_answer": "在场人员表示听清，不申请回避。", "weather": "晴", "recording": "执法记录仪DSJ-07全程录音录像。",
    "scene_statement": "情况属实，马上改正。",
}
LIGHT_ORDER = {"correction_when": "限期", "requirements": [{"text": "停止违法行为，恢复原状"}, {"text": "不得再次实施同类行为"}]}
LIGHT_CHECKED = {"recorder": "陈立新", "checks": [{"name": "违法状态是否消除", "result": "已经消除，现场恢复原状。"}], "conclusion": "当事人已在期限内按要求改正。"}
LIGHT_REPORT = {"course": "执法人员巡查发现线索，检查现场并拍照，经批准立案后送达责令改正通知书，并进行了复查。当事人在期限内改正。"}
LIGHT_REASONS = "违法事实清楚，证据充分，当事人已经改正，按一般情节裁量。"
ROADS = ("建设路", "长平街", "示例路", "东城街", "泫氏街")
FAMILIES = "赵钱孙李周吴郑王冯陈"
