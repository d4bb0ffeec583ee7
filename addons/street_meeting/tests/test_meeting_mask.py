from odoo.tests import BaseCase, tagged

from ..tools.mask import mask_name, mask_text
from ..tools.numeral import numeral


@tagged("post_install", "-at_install")
class TestMeetingMask(BaseCase):
    def test_a_name_keeps_its_surname_only(self):
        names = {"王五": "王某", "王小明": "王某某", "欧阳修": "欧阳某", "欧阳": "欧某", "司马相如": "司马某某", "𠮷田": "𠮷某", "Smith": "S***", "王": "王某", "": ""}
        self.assertEqual({name: mask_name(name) for name in names}, names)

    def test_names_telephone_and_identity_numbers_leave_the_text(self):
        text = "举报人王小明(13812345678，140581199001011234)反映王小明明店占道，群众王小二在场。"
        self.assertEqual(
            mask_text(text, ["王小明", "王小明明"]), "举报人王某某(138****5678，140581********1234)反映王某某店占道，群众王小二在场。")

    def test_parts_are_counted_in_chinese(self):
        self.assertEqual([numeral(number) for number in (1, 10, 11, 20, 23, 99)], ["一", "十", "十一", "二十", "二十三", "九十九"])
