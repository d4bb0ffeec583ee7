from odoo.tests import HttpCase, tagged

from ..controllers.secret_address import HEADERS
from ..controllers.sign_in_pages import SignInPages
from .guard_common import OURS


@tagged("post_install", "-at_install")
class TestSecretAddress(HttpCase):
    """Every page of the suite that opens without a login; new ones are found in the routing table."""

    def our_rules(self):
        rules = self.env["ir.http"].routing_map().iter_rules()
        return [rule for rule in rules if rule.endpoint.original_endpoint.__module__.startswith(OURS)]

    def is_public(self, rule):
        return rule.endpoint.routing["auth"] in ("public", "none")

    def test_public_pages_and_sign_in_pages_keep_their_address_secret(self):
        public = [rule for rule in self.our_rules() if self.is_public(rule)]
        self.assertTrue(public, "no public page is installed")
        for rule in self.our_rules():
            endpoint = rule.endpoint.original_endpoint
            if self.is_public(rule) or isinstance(rule.endpoint.func.__self__, SignInPages):
                self.assertTrue(getattr(endpoint, "is_secret_address", False), f"{endpoint.__module__}.{endpoint.__name__}: put @secret_address below its route")

    def test_their_answers_carry_the_headers_once_also_when_they_open_nothing(self):
        for rule in self.our_rules():
            if self.is_public(rule) and "GET" in rule.methods:
                _host, path = rule.build({name: "nothing" for name in rule.arguments})
                answer = self.url_open(path, allow_redirects=False)
                with self.subTest(path):
                    self.assertLess(answer.status_code, 500)
                    self.assertEqual({name: answer.headers.get(name) for name in HEADERS}, HEADERS)
