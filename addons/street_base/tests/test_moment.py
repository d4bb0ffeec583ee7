from datetime import datetime

from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestMoment(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("zh_CN")
        cls.env = cls.env(context={**cls.env.context, "lang": "zh_CN", "tz": "America/New_York"})

    def test_a_moment_is_told_by_the_clock_of_shanghai_whatever_the_reader_s_zone(self):
        moments = self.env["street.moment.mixin"]
        self.assertEqual(moments._format_moment(datetime(2026, 11, 27, 16, 5, 9)), "2026/11/28 00:05")
        self.assertEqual(moments._format_moment(False), "")

    def test_a_field_of_a_record_is_told_the_same_way(self):
        line = self.env["street.shift.line"].new({})
        line.date_end = datetime(2026, 11, 27, 4, 0)
        self.assertEqual(line._get_moment_text("date_end"), "2026/11/27 12:00")
        self.assertEqual(line._get_moment_text("date_start"), "")
