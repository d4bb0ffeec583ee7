import hashlib
import io
from contextlib import contextmanager

from pypdf import PdfReader

from odoo.tests import HttpCase, tagged

from odoo.addons.street_base.tools.period import today

from .whole_common import PNG, WholeCommon


@tagged("post_install", "-at_install")
class TestCaseWholeTour(WholeCommon, HttpCase):
    """The whole ordinary procedure in the browser, from the opened case to its bound file: each step by the person whose work it is."""

    def walk(self, name, user, start="/odoo/cases-waiting"):
        self.start_tour(start, f"street_enforcement_whole_{name}", login=user.login)

    @contextmanager
    def phone(self):
        """The tours inside are walked on a phone."""
        desk = self.browser_size
        self.browser_size, self.touch_enabled = "390x844", True
        yield
        self.browser_size, self.touch_enabled = desk, False

    def test_an_opened_case_goes_to_its_bound_file_in_the_browser(self):
        case = self.bring_to("opened")
        self.walk("investigate", self.officer1)
        self.walk("verify", self.officer2)
        self.walk("propose", self.officer1)
        self.walk("conclude", self.officer1)
        self.assertEqual(case.state, "noticed")
        notice_day = today()
        with self.later(1), self.phone():
            self.walk("serve_notice", self.officer1)
        notice = case._get_document("CF17")
        self.assertEqual(notice.scan_id.page_count, notice.page_count)
        with self.later(3):
            self.walk("defence", self.officer1)
        with self.later(15):
            self.walk("deliberate", self.officer1)
            self.walk("review", self.reviewer, "/odoo/legal-review")
            self.approve_in_browser("decide")
        self.assertEqual(case.state, "decided")
        with self.later(16):
            with self.phone():
                self.walk("serve_decision", self.officer1)
            self.assertEqual(case.state, "served")
            self.walk("execute", self.officer1)
            self.walk("pay", self.clerk, "/odoo/decisions")
            self.approve_in_browser("close")
            # The forms inside the house come back signed as the notice did; the tour showed that once.
            for paper in case.sudo().document_ids.filtered("is_scan_missing"):
                paper.with_user(self.officer1).action_attach_scan(content=PNG, file_name="signed.png")
            self.walk("archive", self.clerk)
        self.assertEqual(case.state, "archived")
        self.assertTrue(notice_day < case.date_decided <= case.date_served <= case.date_closed)
        self.assertIn("请求从轻处罚", case._get_document("CF29").snapshot["facts"]["statement_result"])
        self.assertRecordValues(case.decision_ids, [{"amount": 500, "amount_paid": 500, "amount_due": 0}])
        self.assert_bound_file_opens(case.file_ids.filtered(lambda bound: bound.volume == "main"))

    def assert_bound_file_opens(self, bound):
        """The clerk opens the main volume: the file whose digest is shown, with cover and index before its papers."""
        self.authenticate(self.clerk.login, self.clerk.login)
        answer = self.url_open(f"/web/content/street.case.file/{bound.id}/content")
        self.assertEqual(hashlib.sha256(answer.content).hexdigest(), bound.digest)
        pages = PdfReader(io.BytesIO(answer.content)).pages
        self.assertGreater(len(pages), bound.page_count)
        text = "".join("".join(page.extract_text().split()) for page in pages)
        for words in ("正卷", bound.case_id.name, "立案审批表", "行政处罚事先告知书", "行政处罚决定书", "现场照片"):
            self.assertIn(words, text)

    def approve_in_browser(self, move):
        self.walk("ask", self.officer1, "/odoo/cases")
        self.walk("endorse", self.leader)
        self.walk(move, self.head)
