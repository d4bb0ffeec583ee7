"""What the demo offices have: prices and numbers are invented, kinds and sums follow two published reports."""

# (kind, name, model, count, unit price, months ago, life in months); 东城街: over 400,000 yuan in all, with vehicle and supplies.
ITEMS = (
    ("recorder", "4G 执法记录仪", "DSJ-4G9", 18, 1680, 10, 36),
    ("drone", "巡查无人机", "UAV-M3", 1, 21600, 9, 48),
    ("drone", "微型无人机", "UAV-S2", 1, 12800, 9, 48),
    ("radio", "公网对讲机", "PTT-T6", 26, 1150, 10, 60),
    ("torch", "强光手电", "LED-30", 26, 120, 10, 36),
    ("other", "执法记录仪采集站", "DOCK-16", 2, 18600, 10, 60),
    ("other", "车载取证系统", "CAR-360", 1, 26800, 8, 60),
    ("other", "对讲中继台", "RPT-1", 1, 12800, 10, 60),
    ("other", "便携打印机", "PRT-58", 8, 1450, 7, 48),
    ("other", "激光测距仪", "LRF-60", 4, 1380, 7, 60),
    ("other", "手持扩音器", "MEG-25", 6, 380, 7, 36),
)
# Properties by kind.
PROPERTIES = {
    "recorder": {"storage_gb": 128, "battery_mah": 4200, "night_vision": True},
    "drone": {"registration": "UAS00000000", "pilot_class": "licence", "takeoff_weight_g": 895},
    "radio": {"channel": "1-3", "call_sign": "东城"},
}
VEHICLE = ("长安", "执法巡查车", "晋E·D0081", 168000, 8, 96)

# (kind, name, size, price, in stock at first, minimum, wearing term, standard dress, expires)
SUPPLIES = (
    ("uniform", "春秋执勤服", "170/88A", 820, 6, 1, 24, True, False),
    ("uniform", "春秋执勤服", "175/92A", 820, 6, 1, 24, True, False),
    ("uniform", "夏季短袖制式衬衣", "170/88A", 240, 12, 2, 12, True, False),
    ("uniform", "夏季短袖制式衬衣", "175/92A", 240, 12, 2, 12, True, False),
    ("uniform", "冬季执勤服", "175/96A", 1080, 12, 1, 36, True, False),
    ("uniform", "反光背心", "均码", 45, 60, 10, 12, False, False),
    ("first_aid", "急救包", "", 180, 20, 6, 0, False, True),
    ("battery", "记录仪备用电池", "", 95, 24, 12, 0, False, False),
    ("consumable", "便携打印机热敏纸", "", 6, 200, 80, 0, False, False),
    ("consumable", "封条", "", 1.5, 300, 50, 0, False, False),
)
# 文山: (squad, people); uniforms, radios and recorders for 285 people.
SQUADS = (("开化街道执法队", 119), ("卧龙街道执法队", 103), ("新平街道执法队", 63))
SQUAD_ITEMS = (("recorder", "单警执法记录仪", "DSJ-V5", 1280, 36), ("radio", "数字对讲机", "DMR-9", 860, 60))
SQUAD_SUPPLIES = (("uniform", "城管执勤服", "165/84A", 620, 85), ("uniform", "城管执勤服", "170/88A", 620, 120), ("uniform", "城管执勤服", "175/92A", 620, 80))
