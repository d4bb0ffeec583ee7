import re

from odoo.tests import TransactionCase, tagged
from odoo.tools.misc import file_open
from odoo.tools.translate import code_translations

WORDS = "street_base/static/src/words/odoo_words.js"


@tagged("post_install", "-at_install")
class TestOdooWords(TransactionCase):
    """What Odoo's own Chinese leaves empty is said in Chinese all the same."""

    def _get_words(self):
        with file_open(WORDS) as source:
            return [word.replace('\\"', '"') for word in re.findall(r'_t\("((?:[^"\\]|\\.)*)"\)', source.read())]

    def test_each_word_is_chinese(self):
        messages = code_translations.get_web_translations("street_base", "zh_CN")["messages"]
        ours = {message["id"]: message["string"] for message in messages}
        words = self._get_words()
        self.assertIn("Missing required fields", words)
        self.assertEqual([word for word in words if not re.search(r"[一-鿿]", ours.get(word) or "")], [])

    def test_the_screen_of_a_chinese_user_gets_them(self):
        sent, _language = self.env["ir.http"]._get_translations_for_webclient(["street_base"], "zh_CN")
        self.assertIn("Missing required fields", {message["id"] for message in sent["street_base"]["messages"]})
