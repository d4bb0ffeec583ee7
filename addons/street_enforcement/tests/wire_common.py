from datetime import timedelta

from odoo import fields
from odoo.tools import SQL

# Rows that a refused step must not have made anywhere.
COUNTED = ("street_case", "street_case_approval", "street_decision", "street_document", "street_evidence", "street_fine_payment", "street_hearing", "street_service", "street_log")


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

    def stored(self, model="street.case", ids=None):
        """What the database holds of some records, and how many rows a refused step might have made."""
        self.env.flush_all()
        table = SQL.identifier(self.env[model]._table)
        rows = self.env.execute_query(SQL("SELECT to_jsonb(kept) FROM %s kept WHERE id IN %s ORDER BY id", table, tuple(ids))) if ids else []
        return rows, [self.env.execute_query(SQL("SELECT count(*) FROM %s", SQL.identifier(counted))) for counted in COUNTED]

    def refused(self, words, user, method, ids=None, model="street.case", **arguments):
        """The call is refused with these words, and nothing changed in the database."""
        before = self.stored(model, ids)
        status, message = self.call(user, method, ids, model, **arguments)
        self.assertIn(status, (403, 422), f"{method} went through: {message}")
        self.assertRegex(message, words)
        self.assertEqual(self.stored(model, ids), before, f"{method} was refused and changed something")

    def passes(self, user, method, ids=None, **arguments):
        status, answer = self.call(user, method, ids, **arguments)
        self.assertEqual(status, 200, answer)
        return answer
