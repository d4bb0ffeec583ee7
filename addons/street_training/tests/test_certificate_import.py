import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.street_base.tests.sheet_common import as_xlsx

from .certificate_common import CertificateCase

HEADER = ("姓名", "工号", "执法证号", "发证机关", "执法领域", "发证日期", "有效期至", "备注")


@tagged("post_install", "-at_install")
class TestCertificateImport(CertificateCase):
    """Certificates of earlier years: all rows or none, one after the other, by another than the holder."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.word = "、".join(cls.domains[:2].mapped("name"))
        cls.office.street_certificate_pattern = "[A-Z][0-9]+"

    def read(self, *rows, user=None, header=HEADER):
        content = base64.b64encode(as_xlsx([header, *rows])).decode()
        return self.model_of(user or self.manager)._import_history(content, "certificates.xlsx")

    def line(self, person, number, issued, valid_to, issuer="Province", domains=None, badge=""):
        return [person if isinstance(person, str) else person.name, badge, number, issuer, self.word if domains is None else domains, issued, valid_to, ""]

    def of(self, person):
        return self.env["street.certificate"].search([("employee_id", "=", person.id)], order="date_issued")

    def test_one_after_the_other_and_the_last_is_in_force(self):
        answer = self.read(
            self.line(self.holder, "A2", "2022-01-05", "2026-12-31"), self.line(self.holder, "A1", "2017-01-05", "2022-01-04"),
            self.line(self.colleague, "B1", "2015-03-01", "2020-02-29"))
        self.assertEqual(answer, {"read": 3, "created": 3, "errors": []})
        first, second = self.of(self.holder)
        self.assertEqual((first.number, first.state, str(first.date_ended)), ("A1", "renewed", "2022-01-05"))
        self.assertEqual((second.number, second.state, second.previous_id, second.domain_ids), ("A2", "issued", first, self.domains[:2]))
        self.assertEqual(self.valid("2021-06-01", self.holder, self.colleague), [True, False])
        self.assertEqual(self.valid("2026-11-26", self.holder, self.colleague), [True, False])
        self.assertEqual(self.valid("2019-06-01", self.colleague), [True])
        log = self.env["street.log"].search([("model", "=", "street.certificate"), ("res_id", "in", (first + second).ids)])
        self.assertEqual(log.mapped("move"), ["import", "import"])
        self.assertEqual(log.user_id, self.manager)

    def test_what_went_before_one_in_the_register_was_renewed_by_it(self):
        now = self.issue(self.holder, "A9", "2024-01-01", "2028-12-31")
        self.assertFalse(self.read(self.line(self.holder, "A1", "2015-01-05", "2020-01-04"))["errors"])
        first = self.of(self.holder)[0]
        self.assertEqual((first.state, str(first.date_ended), now.state), ("renewed", "2020-01-05", "issued"))

    def test_every_row_that_is_wrong_is_named_and_nothing_is_stored(self):
        twins = [self.new_person("Twin") for _twin in range(2)]
        twins[0].barcode = "0042"
        other = self.new_person("Other")
        helper = self.new_person("Helper", employment_type="labour_dispatch")
        self.issue(self.colleague, "B9", "2024-01-01", "2028-12-31")
        before = self.env["street.certificate"].search_count([])
        answer = self.read(
            self.line(self.holder, "A1", "2017-01-05", "2022-01-04"),
            self.line("Nobody", "A2", "2017-01-05", "2022-01-04"),
            self.line("Twin", "A3", "2017-01-05", "2022-01-04"),
            self.line("Other", "A4", "2017-01-05", "2022-01-04", badge="0042"),
            self.line(other, "A5", "2017-01-05", "2022-01-04", domains="炼金术"),
            self.line(other, "", "2017-01-05", "soon"),
            self.line(other, "A6", "2022-01-05", "2017-01-04"),
            self.line(other, "A7", "2027-01-05", "2030-01-04"),
            self.line(helper, "A8", "2024-01-05", "2027-01-04"),
            self.line(self.colleague, "B9", "2025-01-05", "2029-01-04"),
            self.line(other, "B9", "2010-01-05", "2012-01-04"),
            self.line(twins[0], "x-1", "2015-01-05", "2032-01-04", badge="0042"))
        wanted = [
            (3, "Nobody in the office"), (4, "Several people"), (5, "Nobody in the office"), (6, "There is no domain 炼金术"), (7, "执法证号 is empty"),
            (7, "“soon” under 有效期至"), (8, "run out"), (9, "a day to come"), (10, "APL 42, G45"), (11, "renew that one"), (12, "stands on a certificate of Office"),
            (13, "pattern"), (13, "for 5 years at most"),
        ]
        self.assertEqual(len(answer["errors"]), len(wanted), answer["errors"])
        for error, (row, words) in zip(answer["errors"], wanted, strict=True):
            self.assertEqual(error["row"], row)
            self.assertIn(words, error["message"])
        self.assertEqual((answer["created"], self.env["street.certificate"].search_count([])), (0, before))

    def test_the_same_sheet_twice_makes_no_doubles(self):
        rows = [self.line(self.holder, "A1", "2017-01-05", "2022-01-04"), self.line(self.holder, "A2", "2022-01-05", "2026-12-31")]
        self.assertFalse(self.read(*rows)["errors"])
        self.assertEqual([error["row"] for error in self.read(*rows)["errors"]], [2, 3])
        self.assertEqual(len(self.of(self.holder)), 2)

    def test_nobody_takes_in_his_own_and_nobody_but_the_manager_any(self):
        self.new_person("Manager himself", user_id=self.manager.id)
        [error] = self.read(self.line("Manager himself", "A1", "2010-01-05", "2015-01-04"))["errors"]
        self.assertIn("another training manager", error["message"])
        for user in (self.staff, self.trainer, self.admin, self.holder_user):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.read(self.line(self.holder, "A1", "2017-01-05", "2022-01-04"), user=user)
        [error] = self.read(self.line(self.holder, "A1", "2017-01-05", "2022-01-04"), user=self.stranger)["errors"]
        self.assertIn("Nobody in the office", error["message"])

    def test_a_sheet_without_columns_or_rows_or_that_is_none_says_so(self):
        self.assertEqual(len(self.read(header=("单位",))["errors"]), 5)
        self.assertEqual([error["message"] for error in self.read()["errors"]], ["The sheet names no certificate."])
        for content in ("%%%", base64.b64encode(b"no sheet").decode()):
            with self.assertRaises(UserError):
                self.model_of(self.manager)._import_history(content, "certificates.xlsx")

    def test_the_dialog_shows_the_rows_that_are_wrong(self):
        sheet = "姓名,执法证号,执法领域,发证日期,有效期至\nNobody,A1,x,2017-01-05,2022-01-04\n".encode()
        dialog = self.model_of(self.manager, "street.certificate.import").create({"file": base64.b64encode(sheet), "filename": "a.csv"})
        self.assertEqual(dialog.action_import()["res_id"], dialog.id)
        self.assertIn("Row 2", dialog.errors)
        good = sheet.decode().replace("Nobody", "Holder").replace(",x,", f",{self.domains[0].name},").encode()
        dialog = self.model_of(self.manager, "street.certificate.import").create({"file": base64.b64encode(good), "filename": "a.csv"})
        self.assertEqual(dialog.action_import()["res_model"], "street.certificate")
        self.assertEqual(len(self.of(self.holder)), 1)

    # ------------------------------------------------------------
    # SETTINGS
    # ------------------------------------------------------------

    def logged(self):
        return self.env["street.log"].search([("model", "=", "res.company"), ("res_id", "=", self.office.id), ("move", "=", "settings")], order="id")

    def test_a_change_of_the_settings_is_in_the_legal_log_with_both_values(self):
        before = self.logged()
        settings = self.env["res.config.settings"].with_company(self.office)
        settings.create({"street_certificate_years": 3, "street_certify_contract": True}).set_values()
        reasons = " ".join((self.logged() - before).mapped("reason"))
        self.assertIn("5 → 3", reasons)
        self.assertRegex(reasons, "Civil service.*, Stationed by.* → .*Contract")
        self.office.write({"street_certificate_years": 3, "name": "Office anew"})
        self.assertEqual(len(self.logged()), len(before) + reasons.count("→"), "what stays as it was is no change")
