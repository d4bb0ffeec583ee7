import io
from datetime import timedelta

from pypdf import PdfReader

from odoo import fields
from odoo.tests import freeze_time, tagged

from .decision_common import DecisionCommon


@tagged("post_install", "-at_install")
class TestCaseWaiting(DecisionCommon):
    def waiting(self, user):
        return self.env["street.case"].with_user(user).search([("waits_for_me", "=", True), ("company_id", "=", self.office.id)])

    def test_a_review_waits_for_the_reviewer_and_then_the_request_for_the_officer(self):
        case = self.deciding_case()
        self.assertIn(case, self.waiting(self.reviewer))
        self.assertNotIn(case, self.waiting(self.officer1))
        self.review(case)
        self.assertNotIn(case, self.waiting(self.reviewer))
        self.assertIn(case, self.waiting(self.officer1))
        self.assertNotIn(case, self.waiting(self.officer3))
        case.with_user(self.officer1).action_request(kind="decide", text="Facts, reasons and basis")
        self.assertNotIn(case, self.waiting(self.officer1))

    def test_a_hearing_waits_for_who_names_the_chair_and_then_for_the_chair(self):
        case = self.notified_case(5000, days_ago=0)
        case.with_user(self.officer1).action_request_hearing()
        self.assertIn(case, self.waiting(self.head))
        self.assertNotIn(case, self.waiting(self.chair))
        hearing = case.sudo().hearing_ids
        hearing.with_user(self.head).action_appoint(self.chair_person.id, self.clerk_person.id)
        self.assertNotIn(case, self.waiting(self.head))
        self.assertNotIn(case, self.waiting(self.chair), "nobody was told yet")
        hearing.with_user(self.officer1).action_summon(date_hearing=self.moment(30), place="Room 2")
        self.assertIn(case, self.waiting(self.chair))
        self.assertNotIn(case, self.waiting(self.reviewer))

    def test_a_discussion_waits_for_heads_and_clerk_once_the_review_agreed(self):
        case = self.deciding_case()
        self.decision_of(case).with_user(self.officer1).write({"is_grave": True})
        for user in (self.head, self.clerk):
            self.assertNotIn(case, self.waiting(user))
        self.review(case)
        for user, waits in ((self.head, True), (self.clerk, True), (self.reviewer, False), (self.chair, False)):
            with self.subTest(user.login):
                self.assertEqual(case in self.waiting(user), waits)
        self.discuss(case)
        self.assertNotIn(case, self.waiting(self.clerk))

    def test_a_schedule_that_was_approved_waits_until_it_is_put_in_force(self):
        case = self.decided_case(served_days_ago=1)
        decision = self.decision_of(case)
        plan = self.env["street.fine.plan"].with_user(self.officer1).create({
            "decision_id": decision.id, "kind": "instalments", "difficulty": "Poor",
            "line_ids": [(0, 0, {"date_due": self.today + timedelta(days=days), "amount": decision.amount / 2}) for days in (30, 60)]})
        self.env["street.publication"].search([("case_id", "=", case.id)]).with_user(self.head).action_exempt(reason="No social impact")
        self.assertNotIn(case, self.waiting(self.head))
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_case SET state = 'executing' WHERE id = %s", [case.id])
        self.env.invalidate_all()
        self.ask(case, "defer")
        case.with_user(self.head).action_approve()
        for user in (self.head, self.clerk):
            self.assertIn(case, self.waiting(user))
        plan.with_user(self.head).action_approve()
        for user in (self.head, self.clerk):
            self.assertNotIn(case, self.waiting(user))

    def test_a_term_of_the_party_that_is_over_is_not_overdue(self):
        case = self.notified_case(5000, days_ago=30)
        with freeze_time(fields.Datetime.now() - timedelta(days=30)):
            case._start_notice_clocks(self.today - timedelta(days=30), True)
        self.assertIn("D07", case.sudo().deadline_ids.mapped("kind"))
        self.env.invalidate_all()
        self.assertFalse(case.is_overdue)
        self.assertNotIn(case, self.env["street.case"].search([("is_overdue", "=", True)]))
        self.assertNotIn("hearing", (case.next_due_label or ""))

    def test_a_publication_waits_for_the_clerk_until_it_is_made_or_dropped(self):
        case = self.decided_case()
        publication = self.env["street.publication"].search([("case_id", "=", case.id)])
        self.assertEqual(publication.state, "due")
        self.assertIn(case, self.waiting(self.clerk))
        self.assertNotIn(case, self.waiting(self.reviewer))
        self.assertIn(str(publication.date_due), case.with_user(self.clerk).also_waiting)
        publication.with_user(self.head).action_exempt(reason="No social impact")
        self.env.invalidate_all()
        self.assertNotIn(case, self.waiting(self.clerk))
        self.assertFalse(case.with_user(self.clerk).also_waiting)

    def test_a_remedy_waits_for_officer_and_leader_also_in_an_ended_case(self):
        case = self.decided_case(served_days_ago=5)
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_case SET state = 'archived' WHERE id = %s", [case.id])
        self.env.invalidate_all()
        self.assertNotIn(case, self.waiting(self.officer1))
        remedy = self.env["street.remedy"].with_user(self.officer1).create({
            "case_id": case.id, "kind": "reconsideration", "party_id": case.party_ids.id, "date_filed": self.today, "authority": "Government"})
        for user, waits in ((self.officer1, True), (self.leader, True), (self.officer3, False), (self.head, False)):
            with self.subTest(user.login):
                self.assertEqual(case in self.waiting(user), waits)
        self.assertIn("Reconsideration", case.with_user(self.officer1).also_waiting)
        self.assertNotIn("Reconsideration", case.with_user(self.reader).also_waiting, "who reads no remedies opens the case all the same")
        self.assertEqual(remedy.state, "filed")

    def test_the_home_asks_as_often_for_many_cases_as_for_few(self):
        self.decided_case()
        users = (self.officer1, self.clerk, self.leader)

        def count(user):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.waiting(user).mapped("also_waiting")
            return self.env.cr.sql_log_count - before

        for user in users:
            count(user)  # caches of rights
        few = [count(user) for user in users]
        for _more in range(4):
            self.decided_case()
        for user, number in zip(users, few, strict=True):
            self.assertLessEqual(count(user), number + 1, user.login)

    def test_the_file_of_an_officer_lists_his_cases_without_parties_or_sums(self):
        case = self.decided_case()
        sections = {section.code: section for section in self.env["street.officer.file"].browse(self.officer1_person.id).with_user(self.officer1)._get_sections(self.today)}
        rows = sections["cases"].rows
        self.assertIn([case.name or case.lead_number, case.cause], [row[:2] for row in rows])
        text = str(rows)
        self.assertNotIn("张三", text)
        self.assertNotIn("500", text)
        content, _kind = self.env["ir.actions.report"].with_user(self.officer1)._render_py_pdf("street_training.officer_file", self.officer1_person.ids)
        printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        self.assertIn(next(row[4] for row in rows if row[1] == case.cause), printed, "a day is not broken over two lines")

    def test_a_proposal_says_when_the_office_has_set_no_threshold(self):
        case = self.concluded_case()
        decision = self.propose(case)
        self.assertFalse(decision.threshold_hint)
        settings = self.env["res.config.settings"].with_user(self.admin).new({"company_id": self.office.id})
        self.assertFalse(settings.hearing_threshold_missing)
        self.env["street.hearing.threshold"].search([("company_id", "=", self.office.id), ("party_kind", "=", "person")]).unlink()
        self.env.invalidate_all()
        self.assertIn("Thresholds of hearings", decision.with_user(self.officer1).threshold_hint)
        settings.invalidate_recordset()
        self.assertIn("Citizen", self.env["res.config.settings"].with_user(self.admin).new({"company_id": self.office.id}).hearing_threshold_missing)
        self.assertTrue(decision._needs_hearing_right(), "without a threshold the right is told whatever the amount")
