from datetime import timedelta

from odoo import fields


class WireCommon:
    """Calls over JSON-2 with the key of the user whose step it is; mixed into a common class and ``HttpCase``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        until = fields.Datetime.now() + timedelta(days=1)
        cls.headers = {}
        for name in ("officer1", "officer2", "officer3", "leader", "reviewer", "chair", "head", "chief", "clerk", "reader", "stranger"):
            user = getattr(cls, name)
            key = cls.env["res.users.apikeys"].with_user(user)._generate("rpc", "test", until)
            cls.headers[user] = {"Authorization": f"Bearer {key}"}

    def call(self, user, method, ids=None, model="street.case", **arguments):
        """(status, answer or message) of one call."""
        body = {**arguments, "context": {"lang": "en_US"}, **({"ids": ids} if ids is not None else {})}
        answer = self.url_open(f"/json/2/{model}/{method}", json=body, headers=self.headers[user])
        self.env.invalidate_all()
        return answer.status_code, answer.json() if answer.ok else answer.json().get("message", "")

    def refused(self, words, user, method, ids=None, **arguments):
        status, message = self.call(user, method, ids, **arguments)
        self.assertIn(status, (403, 422), f"{method} went through: {message}")
        self.assertRegex(message, words)

    def passes(self, user, method, ids=None, **arguments):
        status, answer = self.call(user, method, ids, **arguments)
        self.assertEqual(status, 200, answer)
        return answer
