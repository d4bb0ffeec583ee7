from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .enforcement_common import id_number
from .whole_common import WholeCommon

OTHER_NUMBER = "14050219900307001"


@tagged("post_install", "-at_install")
class TestCaseJoint(WholeCommon):
    """One act of several persons: a case for each, linked; nobody is decided on in another's case (APL 29, 44, 59)."""

    def joint_case(self, state="investigating"):
        """A case of two persons with a fact and a verified item of evidence."""
        case = self.bring_to(state)
        self.env["street.case.party"].with_user(self.officer1).create({
            "case_id": case.id, **self.person_values(name="李四", id_number=id_number(OTHER_NUMBER))})
        self.add_fact(case)
        self.add_evidence(case)
        return case

    def split(self, case, user=None, **values):
        case.with_user(user or self.officer1).action_split_parties(**values)
        return case.sudo().joint_member_ids

    def test_several_parties_in_one_case_are_neither_concluded_noticed_nor_decided(self):
        case = self.joint_case()
        for move in ("conclude", "notify", "decide"):
            self.assertIn("one_party_each", self.codes(case, move))
        self.split(case)
        for move in ("conclude", "notify", "decide"):
            self.assertNotIn("one_party_each", self.codes(case, move))

    def test_one_step_opens_the_lead_of_the_other_with_facts_people_place_and_evidence(self):
        case = self.joint_case()
        sister = self.split(case)
        self.assertEqual((case.party_ids.name, sister.party_ids.name), ("张三", "李四"))
        self.assertEqual(sister.party_ids.sudo().id_number, id_number(OTHER_NUMBER))
        self.assertEqual((sister.state, sister.procedure, sister.create_uid), ("lead", "ordinary", self.officer1))
        for name in ("cause", "facts", "authority_item_id", "norm_line_id", "date_act", "address", "unit_id"):
            self.assertEqual(sister[name], case[name], name)
        self.assertEqual(sister.officer_ids.employee_id, case.officer_ids.employee_id)
        self.assertEqual(sister.fact_ids.mapped("name"), case.fact_ids.mapped("name"))
        reference = sister.evidence_ids
        self.assertEqual((reference.shared_from_id, reference.state, reference.fact_ids), (case.evidence_ids, "collected", sister.fact_ids))
        self.assertFalse(reference.file_ids, "the file is kept once, where it came in")
        self.assertEqual((case.joint_case_ids, sister.joint_case_ids), (sister, case), "shown on both")

    def test_a_reference_proves_once_its_officers_verified_it_and_as_long_as_its_source_stands(self):
        case = self.joint_case()
        sister = self.split(case)
        self.assertFalse(sister.fact_ids._is_proven())
        sister.evidence_ids.with_user(self.officer1).action_check()
        sister.evidence_ids.with_user(self.officer2).action_verify()
        self.assertTrue(sister.fact_ids._is_proven())
        self.assertEqual(sister._get_judged_facts()["evidence"][0][-1], case.evidence_ids.file_ids.mapped("digest"))
        case.evidence_ids.with_user(self.officer1).action_exclude("Taken without showing the certificates")
        self.assertFalse(sister.fact_ids._is_proven(), "what was gathered unlawfully proves nothing in either case")
        sister.evidence_ids.with_user(self.officer1).action_reopen("See the other case")
        with self.assertRaisesRegex(UserError, "it was excluded"):
            sister.evidence_ids.with_user(self.officer1).action_check()

    def test_each_person_has_a_course_of_its_own_up_to_the_notice(self):
        case = self.joint_case()
        sister = self.split(case)
        self.bring_to("investigating", sister)
        sister.evidence_ids.with_user(self.officer1).action_check()
        sister.evidence_ids.with_user(self.officer2).action_verify()
        for one, amount in ((case, 500), (sister, 300)):
            self.propose(one, amount)
            self.conclude(one)
            one.with_user(self.officer1).action_notify()
            facts = (one._get_document("CF17") or one._get_document("CF18")).snapshot["facts"]
            self.assertEqual((facts["party_name"], facts["amount"]), (one.party_ids.name, str(float(amount))))
            report = one._get_document("CF16").snapshot["facts"]["joint_cases"]
            self.assertIn(one.joint_case_ids.party_ids.name, report)
        self.serve(case._get_document("CF17") or case._get_document("CF18"))
        self.assertFalse(sister._get_served_date("CF17"), "served on one is not served on the other")

    def test_a_second_fine_is_barred_for_the_same_party_and_not_for_another_person(self):
        case = self.joint_case()
        sister = self.split(case)
        with self.assertRaisesRegex(UserError, "another person.*APL 29"):
            sister.with_user(self.officer1).action_link_same_act(case_id=case.id, reason="Same act")
        self.assertNotIn("second_fine", self.codes(sister, "decide"))
        own = self.new_case()
        own.with_user(self.officer1).action_link_same_act(case_id=case.id, reason="Same act")
        self.assertEqual(own.same_act_id, case)

    def test_a_third_person_joins_the_same_group(self):
        case = self.joint_case()
        first = self.split(case)
        self.env["street.case.party"].with_user(self.officer1).create({"case_id": first.id, **self.organisation_values()})
        second = first.with_user(self.officer1)
        second.action_split_parties()
        third = case.sudo().joint_member_ids - first
        self.assertEqual(third.party_ids.name, "测试公司")
        self.assertEqual(third.joint_case_ids, case + first)

    def test_who_has_nothing_to_do_with_it_splits_nothing_and_a_bound_party_stays(self):
        case = self.joint_case()
        for user in (self.reader, self.reviewer, self.head, self.officer3, self.stranger):
            with self.subTest(user.login), self.assertRaises(UserError), self.env.cr.savepoint():
                case.with_user(user).action_split_parties()
        decision = self.propose(case)
        for wrong, message in (([decision.party_id.id], "proposal"), (case.party_ids.ids, "one stays"), ([0], "one stays"), (self.new_case().party_ids.ids, "one stays")):
            with self.subTest(message), self.assertRaisesRegex(UserError, message), self.env.cr.savepoint():
                case.with_user(self.officer1).action_split_parties(party_ids=wrong)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            case.with_user(self.officer1).write({"joint_root_id": self.new_case().id})
        self.split(case, user=self.leader)
        with self.assertRaisesRegex(UserError, "one party only"):
            case.with_user(self.officer1).action_split_parties()
