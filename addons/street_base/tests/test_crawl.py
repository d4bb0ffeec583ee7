"""Every menu, every view and a first record, as every role of the demo, in a browser that speaks Chinese."""

import base64
import json
import os
from pathlib import Path

import polib

from odoo.modules import Manifest
from odoo.tests import HttpCase, tagged

SECONDS_PER_ROLE = 300
# For a look while working: logins separated by blanks, instead of every role.
CHOSEN_ROLES = "STREET_CRAWL_ROLES"
# Menus that lead out of the client or change data by being opened, with the reason.
SKIPPED_MENUS = {}


def our_terms(addons):
    """English terms of our catalogues whose Chinese is another text: none of them belongs on a Chinese screen."""
    english, same = set(), set()
    for addon in addons:
        path = Path(Manifest.for_addon(addon).path) / "i18n" / "zh_CN.po"
        for entry in polib.pofile(str(path)) if path.exists() else ():
            (same if entry.msgstr == entry.msgid else english).add(entry.msgid.strip())
    return sorted(term for term in english - same if sum(letter.isascii() and letter.isalpha() for letter in term) > 1)


@tagged("post_install", "-at_install")
class TestCrawl(HttpCase):
    browser = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        addons = cls.env["ir.module.module"].search([("name", "=like", "street\\_%"), ("state", "=", "installed")]).mapped("name")
        terms = json.dumps(our_terms(addons)).encode()
        cls.terms = cls.env["ir.attachment"].create({
            "name": "terms.json", "datas": base64.b64encode(terms), "mimetype": "application/json", "public": True,
        })

    def roles(self):
        """One demo account for each different set of rights: (login, logins it stands for)."""
        data = self.env["ir.model.data"].search([("model", "=", "res.users"), ("module", "=like", "street\\_%")])
        people = self.env["res.users"].browse(data.mapped("res_id")).exists().filtered("active")
        self.assertTrue(people, "There are no demo accounts: the crawl needs a database with demo data (--with-demo).")
        groups = (people | self.env.ref("base.user_admin")).grouped(lambda user: (user.company_id.id, *sorted(user.all_group_ids.ids)))
        chosen = os.environ.get(CHOSEN_ROLES, "").split()
        return [(users[0].login, users.mapped("login")) for users in groups.values() if not chosen or users[0].login in chosen]

    def test_every_role_opens_every_menu_in_chinese_without_an_error(self):
        self.assertTrue(self.env["res.lang"].search([("code", "=", "zh_CN")]), "Chinese is not active in this database.")
        for login, stands_for in self.roles():
            with self.subTest(", ".join(stands_for)):
                self.crawl(login)

    def crawl(self, login):
        """Run the crawl as one user; fails with every place and what was found there."""
        self.env["res.users"].search([("login", "=", login)]).write({"lang": "zh_CN", "tz": "Asia/Shanghai"})
        options = json.dumps({"termsUrl": f"/web/content/{self.terms.id}", "skip": sorted(SKIPPED_MENUS)})
        self.browser_js(
            "/odoo", f"odoo.streetCrawl({options})", ready="odoo.isReady && !!odoo.streetCrawl", login=login, timeout=SECONDS_PER_ROLE,
        )
