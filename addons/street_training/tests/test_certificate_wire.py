from odoo.tests import HttpCase, tagged

from .certificate_common import CertificateCase


@tagged("post_install", "-at_install")
class TestCertificateWire(CertificateCase, HttpCase):
    """The public contract and attacks on it, over JSON-2 with a key."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.certificate = cls.issue(cls.holder, "A1")
        cls.headers = {user: {"Authorization": f"Bearer {cls.key(user)}"} for user in (cls.staff, cls.holder_user, cls.trainer, cls.manager, cls.plain)}

    @classmethod
    def key(cls, user):
        # The class stands still on a day, but the database asks its own clock whether a key ran out: one without an end, gone with the test.
        return cls.env["res.users.apikeys"].with_user(user).sudo()._generate("rpc", "test", None)

    def call(self, user, method, **arguments):
        return self.url_open(f"/json/2/street.certificate/{method}", json=arguments, headers=self.headers[user])

    def test_a_client_asks_suspends_and_resumes(self):
        asked = {"employee_ids": [self.colleague.id, self.holder.id], "date": "2026-11-26"}
        self.assertEqual(self.call(self.staff, "valid_on", **asked).json(), [self.holder.id])
        self.assertIs(self.call(self.manager, "action_suspend", ids=self.certificate.ids, reason="Card not shown").json(), True)
        self.assertEqual(self.call(self.staff, "valid_on", **asked).json(), [])
        self.assertIs(self.call(self.manager, "action_resume", ids=self.certificate.ids).json(), True)
        self.assertEqual(self.call(self.staff, "valid_on", **asked).json(), [self.holder.id])
        self.assertIs(self.call(self.manager, "action_revoke", ids=self.certificate.ids, reason="Abuse").json(), True)
        read = self.call(self.manager, "search_read", domain=[["id", "=", self.certificate.id]],
                         fields=["employee_id", "number", "date_issued", "date_valid_to", "state", "is_valid"]).json()
        self.assertEqual((read[0]["number"], read[0]["state"], read[0]["is_valid"]), ("A1", "revoked", False))

    def test_nobody_writes_state_or_days_over_the_wire(self):
        before = self.certificate.read(["state", "number", "date_issued", "date_valid_to"])
        for user in (self.staff, self.holder_user, self.trainer, self.manager):
            for vals in ({"state": "revoked"}, {"date_valid_to": "2099-12-31"}, {"date_issued": "2020-01-01"}, {"number": "F"}, {"employee_id": self.colleague.id}):
                answer = self.call(user, "write", ids=self.certificate.ids, vals=vals)
                self.assertIn(answer.status_code, (403, 422), f"{user.login} {vals}")
        for method in ("_street_load_history", "_street_do_move", "_find_valid", "_street_create"):
            answer = self.call(self.manager, method, vals_list=[])
            self.assertIn(answer.status_code, (403, 404, 422), method)
        self.certificate.invalidate_recordset()
        self.assertEqual(self.certificate.read(["state", "number", "date_issued", "date_valid_to"]), before)

    def test_who_may_not_move_is_refused_over_the_wire(self):
        for user in (self.staff, self.holder_user, self.trainer, self.plain):
            answer = self.call(user, "action_suspend", ids=self.certificate.ids, reason="Forged")
            self.assertIn(answer.status_code, (403, 404, 422), user.login)
        self.assertEqual(self.call(self.plain, "valid_on", employee_ids=self.holder.ids, date="2026-11-26").status_code, 403)
        self.assertEqual(self.call(self.manager, "action_suspend", reason="No record").status_code, 422)
        self.assertEqual(self.certificate.state, "issued")
