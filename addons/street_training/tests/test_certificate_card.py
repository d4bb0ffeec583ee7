import base64
import io

from PIL import Image
from pypdf import PdfReader

from odoo.exceptions import UserError
from odoo.tests import tagged

from .certificate_common import CertificateCase


@tagged("post_install", "-at_install")
class TestCertificateCard(CertificateCase):

    def card(self, certificates, user=None):
        report = self.env["ir.actions.report"].with_user(user or self.manager).with_context(allowed_company_ids=self.office.ids)
        return PdfReader(io.BytesIO(report._street_render("street_training.certificate_card", certificates.ids).content)).pages

    def photo(self):
        picture = io.BytesIO()
        Image.new("RGB", (300, 400), "navy").save(picture, "JPEG")
        return base64.b64encode(picture.getvalue())

    def test_the_card_has_its_size_two_sides_and_says_what_it_is(self):
        certificate = self.issue(self.holder, "苏A00000001", photo=self.photo())
        pages = self.card(certificate)
        self.assertEqual(len(pages), 2)
        for page in pages:
            self.assertEqual([round(float(side) / 72 * 25.4, 1) for side in page.mediabox[2:]], [85.6, 54.0])
            self.assertIn("Print of the register", page.extract_text().replace("\n", " "))
        front, back = (page.extract_text() for page in pages)
        for words in ("Holder", "Squad", "苏A00000001"):
            self.assertIn(words, front)
        for words in ("Province", "2026", "2030", self.subject.name, *certificate.domain_ids.mapped("name")):
            self.assertIn(words, back.replace("\n", " "))
        self.assertEqual(len(pages[0].images), 1)
        self.assertFalse(len(pages[1].images), "no emblem and no seal")

    def test_only_what_is_in_force_has_a_card_and_only_the_manager_prints_it(self):
        certificate = self.issue(self.holder, "A1")
        with self.assertRaises(UserError):
            self.card(certificate, self.trainer)
        certificate.action_revoke("Abuse")
        with self.assertRaisesRegex(UserError, "not in force"):
            self.card(certificate)

    def test_a_card_without_a_photo_or_with_a_long_unit_is_drawn(self):
        self.unit.name = "东城街道综合行政执法队第二中队驻城西农贸市场执勤点"
        self.assertEqual(len(self.card(self.issue(self.holder, "A1") | self.issue(self.colleague, "A2"))), 4)
