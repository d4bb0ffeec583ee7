import base64
import hashlib
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .enforcement_common import JPEG
from .proof_common import ProofCommon


@tagged("post_install", "-at_install")
class TestEvidence(ProofCommon):
    """APL 40, 41, 46, G07, G13: taken in as it came, checked by one and verified by another, excluded with its reason."""

    def test_it_is_verified_by_two_and_proves_its_facts(self):
        case = self.bring_to("investigating")
        fact = self.add_fact(case)
        item = self.add_evidence(case, verified=False)
        self.assertIn("unproven", self.codes(case, "conclude"))
        item.action_check()
        self.assertIn("same_person", self.codes_of(item, "verify"))
        with self.assertRaisesRegex(UserError, "another officer"):
            item.action_verify()
        item.with_user(self.officer2).action_verify()
        self.assertTrue(fact._is_proven())
        self.assertNotIn("unproven", self.codes(case, "conclude"))
        item.action_reopen("The place is wrong")
        self.assertFalse(fact._is_proven())

    def test_each_file_keeps_the_digest_it_came_with(self):
        item = self.add_evidence(self.bring_to("investigating"), verified=False)
        file = item.file_ids
        self.assertEqual((len(file.digest), file.size, file.mimetype), (64, len(JPEG), "image/jpeg"))
        for values in ({"content": base64.b64encode(b"other")}, {"digest": "0" * 64}, {"mimetype": "text/html"}, {"size": 1}):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                file.write(values)
        forged = file.create({"evidence_id": item.id, "name": "a.jpg", "content": base64.b64encode(b"other"), "digest": "0" * 64, "user_id": self.head.id})
        self.assertNotEqual(forged.digest, "0" * 64)
        self.assertEqual(forged.user_id, self.officer1)
        for content in (b"", "%%%"):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                file.create({"evidence_id": item.id, "name": "a.jpg", "content": content})

    def test_what_was_checked_no_longer_changes_by_any_door(self):
        item = self.add_evidence(self.bring_to("investigating"))
        for door in (
            lambda: item.write({"proves": "Something else"}), lambda: item.write({"state": "collected"}), lambda: item.file_ids.unlink(),
            lambda: item.write({"file_ids": [(0, 0, {"name": "x", "content": base64.b64encode(b"x")})]}), lambda: item.unlink(),
            lambda: item.write({"checker_id": self.officer2.id}), lambda: item.custody_ids.unlink(),
            lambda: item.custody_ids.create({"evidence_id": item.id, "holder": "x", "purpose": "other", "date": fields.Datetime.now()}),
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                door()

    def test_a_file_that_is_taken_away_is_named_in_the_log(self):
        item = self.add_evidence(self.bring_to("investigating"), verified=False)
        digest = item.file_ids.digest
        item.file_ids.unlink()
        line = self.env["street.log"].search([("model", "=", "street.evidence.file"), ("move", "=", "file_removed")], limit=1, order="id desc")
        self.assertIn(digest, line.reason)

    def test_it_says_what_when_where_with_what_and_from_whom(self):
        case = self.bring_to("investigating")
        for code, values in {
            "proves": {"proves": " "}, "place": {"place": ""}, "device": {"device": ""}, "nothing_kept": {"file_ids": []},
            "copy_note": {"is_original": False}, "not_told": {"shown_to": False}, "provider": {"source": "witness"},
            "two_takers": {"taker_ids": [(6, 0, (self.officer1_person + self.officer3_person).ids)]},
        }.items():
            with self.subTest(code):
                item = self.add_evidence(case, verified=False, **values)
                self.assertIn(code, self.codes_of(item, "check"))
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    item.action_check()

    def test_it_is_neither_from_the_future_nor_from_after_the_decision(self):
        case = self.bring_to("investigating")
        with self.assertRaisesRegex(ValidationError, "future"):
            self.add_evidence(case, verified=False, taken_at=fields.Datetime.now() + timedelta(minutes=5))
        decided = self.load_case("decided")
        with self.assertRaisesRegex(UserError, "no evidence"):
            self.add_evidence(decided, verified=False)

    def test_evidence_from_before_the_opening_may_be_used(self):
        case = self.new_case()
        item = self.add_evidence(case)
        self.bring_to("opened", case)
        item.invalidate_recordset()
        self.assertFalse(item.is_before_opening, "the same day is not before")
        early = self.add_evidence(case, taken_at=fields.Datetime.now() - timedelta(days=2))
        self.assertTrue(early.is_before_opening)
        self.assertTrue(early._counts())

    def test_monitoring_equipment_is_reviewed_and_its_location_published_before(self):
        case = self.bring_to("investigating")
        before = self.today - timedelta(days=30)
        complete = {
            "source": "monitoring", "monitor_review": "Review 3", "monitor_review_date": before, "monitor_published": "Site", "monitor_published_date": before,
            "monitor_record_review": "Clear and complete", "monitor_reviewer_id": self.officer2_person.id,
        }
        self.assertEqual(self.codes_of(self.add_evidence(case, verified=False, **complete), "check"), set())
        for code, values in {
            "monitor_review": {"monitor_review_date": self.today + timedelta(days=1)}, "monitor_published": {"monitor_published": ""},
            "monitor_record": {"monitor_record_review": ""},
        }.items():
            with self.subTest(code):
                item = self.add_evidence(case, verified=False, **{**complete, **values})
                self.assertIn(code, self.codes_of(item, "check"))

    def test_excluded_evidence_stays_on_file_and_proves_nothing(self):
        case = self.bring_to("investigating")
        fact = self.add_fact(case)
        item = self.add_evidence(case)
        with self.assertRaises(UserError):
            item.action_exclude(" ")
        item.action_exclude("Taken in secret in a dwelling")
        self.assertEqual((item.state, item.exclusion_reason), ("excluded", "Taken in secret in a dwelling"))
        self.assertFalse(fact._is_proven())
        self.assertFalse(case._get_counted_evidence())

    def test_what_is_judged_changes_with_the_evidence(self):
        case = self.bring_to("investigating")
        self.add_fact(case)
        before = case._get_judged_digest()
        item = self.add_evidence(case, verified=False)
        self.assertEqual(case._get_judged_digest(), before, "what is not verified is not judged")
        item.action_check()
        item.with_user(self.officer2).action_verify()
        self.assertNotEqual(case._get_judged_digest(), before)

    def test_custody_is_a_row_each_time(self):
        item = self.add_evidence(self.bring_to("investigating"))
        self.assertEqual(item.custody_ids.mapped("purpose"), ["intake"])
        item.action_pass_on("Laboratory", purpose="appraisal", place="City")
        self.assertEqual(item.custody_ids.mapped("holder")[-1], "Laboratory")
        for wrong in ({"holder": ""}, {"holder": "x", "purpose": "intake"}, {"holder": "x", "purpose": "gone"}):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                item.action_pass_on(**wrong)

    def test_only_officers_on_the_case_touch_it_and_readers_do_not_see_it(self):
        case = self.bring_to("investigating")
        item = self.add_evidence(case)
        for user in (self.officer3, self.leader, self.reviewer, self.head, self.clerk):
            with self.subTest(user.login):
                for door in (lambda one: one.write({"sequence": 3}), lambda one: one.action_exclude("x"), lambda one: one.action_pass_on("x"),
                             lambda one: one.create({"case_id": case.id, "name": "x"})):
                    with self.assertRaises(UserError), self.env.cr.savepoint():
                        door(item.with_user(user))
        with self.assertRaises(AccessError):
            item.with_user(self.reader).read(["name"])
        self.assertFalse(item.with_user(self.stranger).with_context(allowed_company_ids=self.other_office.ids).search([("id", "=", item.id)]))

    def test_papers_list_it_with_its_digests(self):
        case = self.bring_to("investigating")
        self.add_fact(case)
        item = self.add_evidence(case)
        [row] = case._prepare_paper_facts("CF29")["evidence"]
        self.assertEqual((row["name"], row["proves"]), (item.name, item.proves))
        self.assertTrue(item.file_ids.digest.startswith(row["digest"]))

    def test_photos_of_the_matter_are_taken_in_once(self):
        case = self.new_case(matter_id=self.matter.id, source="matter")
        self.env["ir.attachment"].with_user(self.officer1).create({
            "name": "a.jpg", "raw": JPEG + b"1", "mimetype": "image/jpeg", "res_model": case._name, "res_id": case.id})
        with self.assertRaises(UserError), self.env.cr.savepoint():
            case.with_user(self.officer3).action_take_in_photos()
        action = case.with_user(self.officer1).action_take_in_photos()
        item = self.env["street.evidence"].browse(action["res_id"])
        self.assertEqual((item.source, item.provider, len(item.file_ids)), ("matter", self.matter.name, 1))
        self.assertEqual(item.file_ids.digest, hashlib.sha256(JPEG + b"1").hexdigest())
        with self.assertRaisesRegex(UserError, "no photo"):
            case.with_user(self.officer1).action_take_in_photos()

    def test_a_list_of_evidence_costs_no_query_a_row(self):
        case = self.bring_to("investigating")
        items = self.env["street.evidence"].browse([self.add_evidence(case).id for _one in range(12)])

        def cost(some):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            some.with_user(self.officer1).mapped(lambda item: item._counts())
            some.with_user(self.officer1).mapped("obstacles")
            return self.cr.sql_log_count - before
        cost(items[:2])
        self.assertLessEqual(cost(items), cost(items[:2]) + 4)
