from odoo.tests import TransactionCase, tagged

from odoo.addons.street_base.tools.citation import cite
from odoo.addons.street_base.tools.transition import Obstacle


@tagged("post_install", "-at_install")
class TestCitation(TransactionCase):
    def test_readers_of_chinese_find_the_law_by_its_name(self):
        for article, words in {
            "APL 40, 46, G13": "行政处罚法第40条、第46条，G13",
            "APL 64(1)2, G16": "行政处罚法第64条第1款第2项，G16",
            "CPL 87-95, G24": "民事诉讼法第87条至第95条，G24",
            "APL 56, ARL 46": "行政处罚法第56条，行政复议法第46条",
            "Order 310 art. 5": "国务院令第310号第5条",
            "CF29": "CF29",
        }.items():
            self.assertEqual(cite(article, "zh_CN"), words)

    def test_other_readers_get_the_short_form(self):
        self.assertEqual(cite("APL 40, 46, G13", "en_US"), "APL 40, 46, G13")
        self.assertEqual(cite("APL 40", None), "APL 40")

    def test_an_obstacle_is_one_sentence_with_its_article(self):
        obstacle = Obstacle("x", "缺少证据。", "APL 40")
        self.assertEqual(obstacle.sentence("zh_CN"), "缺少证据。（行政处罚法第40条）")
        self.assertEqual(obstacle.sentence("en_US"), "缺少证据。 (APL 40)")
        self.assertEqual(Obstacle("x", "缺少证据。").sentence("zh_CN"), "缺少证据。")
