import base64

from odoo.tests import tagged

from .document_common import DocumentCommon
from .test_document_record import picture


@tagged("post_install", "-at_install")
class TestCaseEnds(DocumentCommon):
    """Whatever way a case ends lawfully, its file goes to the archive when it is complete, and not before (APL 47, G38)."""

    def end(self, kind, state):
        case = self.bring_to(state)
        case.with_user(self.officer1).transfer_to = "高平市公安局"
        self.ask(case, kind)
        getattr(case.with_user(self.head), f"action_{kind}")(reason="违法行为人另有其人")
        return case

    def complete(self, case):
        """What a move could not know the officers fill in; then everything is signed, sealed and taken in."""
        for draft in case.sudo().document_ids.filtered(lambda paper: paper.state == "draft"):
            missing = draft._get_known_facts()[1]
            samples = self.facts_for(draft.type_id, case)
            draft.value_ids.filtered(lambda line, missing=missing: line.fact_id.code in missing).unlink()
            draft.value_ids = draft._prepare_value_commands({code: samples[code] for code in missing})
            draft.action_issue()
        for paper in case.sudo().document_ids.filtered("is_scan_missing"):
            paper.action_attach_scan(content=base64.b64encode(picture((80, 110))).decode(), file_name="scan.jpg")
        case.invalidate_recordset()

    def test_each_lawful_end_is_archived_once_its_file_is_complete(self):
        for kind, state, ended in (
            ("not_open", "lead", "not_opened"), ("revoke_opening", "opened", "opening_revoked"), ("terminate", "investigating", "terminated"),
            ("transfer", "investigating", "transferred"), ("transfer", "lead", "transferred"),
        ):
            with self.subTest(f"{kind} from {state}"):
                case = self.end(kind, state)
                self.assertEqual(case.state, ended)
                self.assertTrue({"file_scans", "file_drafts"} & self.codes(case, "archive", user=self.clerk), "not before the papers are back")
                self.complete(case)
                case.with_user(self.clerk).action_archive_file()
                self.assertEqual(case.state, "archived")
                self.assertTrue(case.file_ids)
