"""Official words of papers for what records keep as codes. Plain Python.

Papers are Chinese documents by law, whoever makes them, in whatever language he works and whatever languages the database has:
their words come from here, never from the labels of the screen. A test asks a word for each code of each field.
"""

WORDS = {
    ("street.case", "source"): {
        "matter": "事项转办", "inspection": "监督检查发现", "report": "投诉举报", "transfer": "其他机关移送", "superior": "上级交办", "found": "工作中发现",
    },
    ("street.case.party", "kind"): {"person": "公民", "sole_trader": "个体工商户", "organisation": "法人或者其他组织"},
    ("street.case.party", "id_type"): {"resident": "居民身份证", "passport": "护照", "permit": "通行证或者居留证", "other": "其他证件"},
    ("street.case.party", "sex"): {"male": "男", "female": "女"},
    # the eight kinds of APL 46
    ("street.evidence", "kind"): {
        "documentary": "书证", "physical": "物证", "audiovisual": "视听资料", "electronic": "电子数据", "testimony": "证人证言", "statement": "当事人的陈述",
        "appraisal": "鉴定意见", "inspection": "勘验笔录、现场笔录",
    },
    ("street.evidence", "source"): {
        "collected": "执法人员收集", "party": "当事人提供", "witness": "证人提供", "matter": "随事项上报", "organ": "其他机关提供", "monitoring": "电子技术监控设备记录",
    },
    ("street.legal.review", "result"): {
        "agree": "同意", "correct": "应予纠正", "supplement": "应予补充", "disagree": "不同意", "transfer": "应予移送",
    },
    ("street.qualification", "kind"): {
        "legal_profession": "法律职业资格", "service_before_2018": "2018年1月1日前已从事法制审核", "hearing_chair": "听证主持人资格",
    },
    ("street.preservation", "outcome"): {
        "returned": "退还", "seized": "查封、扣押", "appraised": "送交鉴定", "transferred": "随案移送", "confiscated": "依决定没收或者销毁", "released": "期满解除",
    },
    ("street.remedy", "kind"): {"reconsideration": "行政复议", "suit": "行政诉讼", "appeal": "上诉"},
    ("street.remedy", "result"): {
        "upheld": "维持", "dismissed": "驳回", "not_accepted": "不予受理", "unanswered": "逾期未作决定", "withdrawn": "撤回申请或者撤诉", "mediated": "调解结案",
        "changed": "变更", "unlawful": "确认违法", "revoked_procedure": "因程序违法撤销", "revoked": "撤销",
    },
    ("street.subject.head", "function"): {"head": "行政机关负责人", "chief": "正职负责人", "acting_chief": "主持工作的负责人"},
}
# Kinds of penalty by their codes, in the words of APL 9; kinds that an office adds keep the name that it gave them.
PENALTIES = {
    "warning": "警告", "criticism": "通报批评", "fine": "罚款", "confiscate_gains": "没收违法所得", "confiscate_property": "没收非法财物",
    "withhold_licence": "暂扣许可证件", "lower_grade": "降低资质等级", "revoke_licence": "吊销许可证件", "restrict_business": "限制开展生产经营活动",
    "suspend_business": "责令停产停业", "close": "责令关闭", "bar_from_trade": "限制从业", "detention": "行政拘留",
    "other": "法律、行政法规规定的其他行政处罚",
}
# What a legal review looks at (国办发〔2018〕118号), in its order.
CHECK_POINTS = {
    "subject": "执法主体合法，执法人员具备执法资格", "procedure": "执法程序合法", "facts": "案件事实清楚，证据合法充分", "law": "适用法律、法规、规章准确，裁量基准运用适当",
    "authority": "未超越执法机关法定权限", "papers": "行政执法文书完备、规范", "crime": "违法行为不涉嫌犯罪，无需移送司法机关",
}
SUSPICION = "涉嫌违法行为"  # cause of a case whose matter has no class
SITE_PHOTOS = "现场照片"
IN_ORDER = {True: "符合", False: "不符合"}
HEARING_PUBLIC = {True: "公开", False: "不公开"}


def word(model, field, code):
    """Word of a code.

    :param str model: name of the model
    :param str field: name of its selection field
    :param code: value of the field, or empty
    :return: Chinese text; empty without a value
    """
    return WORDS[model, field].get(code, "") if code else ""
