from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .certificate_common import TODAY, CertificateCase

MOVES = {
    "action_issue": {"number": "F1", "date_issued": "2026-01-01", "date_valid_to": "2030-01-01"},
    "action_refuse": {"reason": "Forged"}, "action_suspend": {"reason": "Forged"}, "action_resume": {},
    "action_renew": {"number": "F1", "date_issued": "2026-11-01", "date_valid_to": "2030-01-01"},
    "action_revoke": {"reason": "Forged"}, "action_return": {"reason": "Forged"}, "action_declare_lost": {"reason": "Forged"},
    "action_reissue": {"number": "F1", "date_issued": "2026-11-01", "date_valid_to": "2030-01-01"},
    "action_record_check": {"year": 2026, "date": "2026-05-01", "passed": True}, "action_renew_link": {}, "action_close_link": {},
}


@tagged("post_install", "-at_install")
class TestCertificateRights(CertificateCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mine = cls.issue(cls.holder, "A1")
        cls.others = cls.issue(cls.colleague, "A2")
        cls.both = cls.mine | cls.others

    def seen(self, user):
        return self.model_of(user).search([("id", "in", self.both.ids)])

    def test_everybody_sees_his_own_trainers_all_of_the_office_others_none(self):
        self.assertEqual(self.seen(self.holder_user), self.mine)
        for user in (self.trainer, self.manager, self.watcher):
            self.assertEqual(self.seen(user), self.both, user.login)
        for user in (self.staff, self.admin, self.stranger):
            self.assertFalse(self.seen(user), user.login)
        with self.assertRaises(AccessError):
            self.seen(self.plain)

    def test_only_the_training_manager_of_the_office_moves(self):
        for user in (self.staff, self.holder_user, self.trainer, self.admin, self.stranger, self.watcher):
            certificate = self.model_of(user).browse(self.mine.id)
            for move, named in MOVES.items():
                with self.subTest(f"{user.login} {move}"), self.assertRaises(UserError), self.env.cr.savepoint():
                    getattr(certificate, move)(**named)
        self.assertEqual((self.mine.state, self.mine.check_ids.ids, self.mine.suspension_ids.ids), ("issued", [], []))

    def test_only_the_training_manager_applies(self):
        for user in (self.staff, self.trainer, self.admin):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.model_of(user).create({"employee_id": self.colleague.id})

    def test_state_number_and_days_are_written_by_no_door(self):
        forgeries = {"state": "revoked", "number": "F", "date_issued": "2020-01-01", "date_valid_to": "2099-01-01", "date_ended": "2026-01-01",
                     "previous_id": self.others.id, "token": "easy", "expiry_reminded": 7}
        for name, value in forgeries.items():
            for door in ("write", "create", "default", "load"):
                with self.subTest(f"{name} {door}"):
                    self.forge(door, name, value)
        self.assertRecordValues(self.mine, [{"state": "issued", "number": "A1", "date_ended": False, "previous_id": False}])

    def forge(self, door, name, value):
        Certificate = self.model_of(self.manager)
        values = {"employee_id": self.colleague.id, "issuer": "Forger", "subject_id": self.entrusting.id}
        if door == "default":
            made = Certificate.with_context(**{f"default_{name}": value}).create(values)
            self.assertNotEqual(made.sudo()[name], value)
        elif door == "load":
            answer = Certificate.load([".id", name if name != "previous_id" else "previous_id/.id"], [[str(self.mine.id), str(value)]])
            self.assertFalse(answer["ids"])
        else:
            with self.assertRaises(AccessError):
                if door == "write":
                    Certificate.browse(self.mine.id).write({name: value})
                else:
                    Certificate.create({**values, name: value})

    def test_checks_and_suspensions_are_written_by_moves_only(self):
        self.mine.action_record_check(year=2026, date="2026-05-01", passed=False)
        check = self.mine.check_ids
        for user in (self.manager, self.admin):
            for call in (
                lambda user=user: check.with_user(user).write({"result": "passed"}),
                lambda user=user: check.with_user(user).unlink(),
                lambda user=user: self.model_of(user, "street.certificate.check").create(
                    {"certificate_id": self.mine.id, "year": 2026, "date": "2026-06-01", "result": "passed"}),
                lambda user=user: self.model_of(user, "street.certificate.suspension").create(
                    {"certificate_id": self.mine.id, "date_from": "2026-06-01", "reason": "Forged"}),
                lambda user=user: self.model_of(user).browse(self.mine.id).write({"check_ids": [(1, check.id, {"result": "passed"})]}),
            ):
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    call()
        self.assertEqual(check.result, "failed")
        self.assertEqual(self.valid(TODAY, self.holder), [False])

    def test_the_token_is_for_the_training_manager_alone(self):
        for user in (self.trainer, self.holder_user):
            with self.assertRaises(AccessError):
                self.model_of(user).browse(self.mine.id).read(["token"])
            self.assertNotIn("check_url", self.model_of(user).fields_get())
        self.assertTrue(self.mine.check_url.endswith(self.mine.token))

    def test_what_has_been_issued_is_not_deleted(self):
        with self.assertRaises(UserError):
            self.mine.unlink()
        application = self.apply(self.new_person("Applicant"))
        application.unlink()
        self.assertFalse(application.exists())
