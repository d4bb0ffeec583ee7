from odoo.exceptions import AccessError
from odoo.tests import tagged

from .decision_common import DecisionCommon
from .enforcement_common import ADULT_NUMBER, id_number

FIELDS = ("id_number", "phone", "address", "birth_date")


@tagged("post_install", "-at_install")
class TestCasePrivate(DecisionCommon):
    """Number, address and telephone of a party are read by those who act in the case, not by those who have a role."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.certify(cls.officer3_person)

    def seen(self, party, user):
        """What a user reads of a party, from an empty cache."""
        self.env.flush_all()
        self.env.invalidate_all()
        return party.with_user(user).with_context(allowed_company_ids=user.company_ids.ids).read([*FIELDS, "name", "contact_masked", "shows_private"])[0]

    def assert_shown(self, party, *users):
        for user in users:
            with self.subTest(user.login):
                seen = self.seen(party, user)
                self.assertEqual((seen["id_number"], seen["phone"], seen["shows_private"]), (id_number(ADULT_NUMBER), "13800138000", True))

    def assert_hidden(self, party, *users):
        for user in users:
            with self.subTest(user.login):
                seen = self.seen(party, user)
                self.assertEqual([seen[name] for name in (*FIELDS, "shows_private")], [False] * 5)
                self.assertEqual(seen["name"], "张三")
                self.assertNotIn("13800138000", seen["contact_masked"])
                self.assertNotIn(id_number(ADULT_NUMBER), seen["contact_masked"])

    def assert_hidden_judged(self, case):
        """What a review judged names the parties too."""
        review = case.sudo().decision_ids.review_ids
        self.env.invalidate_all()
        self.assertFalse(review.with_user(self.officer3).judged)
        self.assertIn(id_number(ADULT_NUMBER), str(review.with_user(self.officer1).judged))

    def test_people_on_the_case_its_leader_clerk_and_head_read_them(self):
        party = self.bring_to("opened").party_ids
        self.assert_shown(party, self.officer1, self.officer2, self.leader, self.clerk, self.head, self.chief)
        self.assert_hidden(party, self.officer3, self.reviewer, self.chair, self.centre_reader)
        with self.assertRaises(AccessError):
            self.seen(party, self.reader)

    def test_what_is_hidden_stays_in_the_cache_of_those_who_may_read(self):
        party = self.bring_to("opened").party_ids
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertFalse(party.with_user(self.officer3).id_number)
        self.assertEqual(party.with_user(self.officer1).id_number, id_number(ADULT_NUMBER))
        self.assertFalse(party.with_user(self.officer3).id_number)
        self.assertEqual(party.sudo().id_number, id_number(ADULT_NUMBER))

    def test_who_joins_reads_and_who_left_no_longer(self):
        case = self.bring_to("opened")
        case.with_user(self.leader).action_assign(reason="Moved", remove_ids=self.officer1_person.ids, add_ids=self.officer3_person.ids)
        self.assert_shown(case.party_ids, self.officer3)
        self.assert_hidden(case.party_ids, self.officer1)

    def test_whoever_took_a_lead_in_reads_it_until_it_is_a_case(self):
        case = self.new_case(user=self.officer3)
        self.assert_shown(case.party_ids, self.officer3)
        self.approve(case, "open")
        self.assert_hidden(case.party_ids, self.officer3)

    def test_reviewer_and_chair_read_the_case_that_is_before_them(self):
        case = self.deciding_case()
        self.assert_shown(case.party_ids, self.reviewer)
        self.assert_hidden(case.party_ids, self.chair)
        self.review(case)
        self.decide(case)
        self.assertEqual(case.state, "decided")
        self.assert_shown(case.party_ids, self.reviewer)
        self.assert_hidden_judged(case)
        other = self.load_case("decided")
        self.assert_hidden(other.party_ids, self.reviewer)

    def test_a_head_of_another_subject_reads_nothing(self):
        case = self.bring_to("opened")
        self.head_row.date_to = self.start
        self.assert_hidden(case.party_ids, self.head)

    def test_search_order_and_grouping_tell_nothing(self):
        self.new_case(party=self.person_values(name="李四", id_number=False, birth_date="1990-01-01", phone=False, address=False))
        party = self.bring_to("opened").party_ids
        for user, found in ((self.officer1, True), (self.officer3, False)):
            parties = self.env["street.case.party"].with_user(user).with_context(allowed_company_ids=self.office.ids)
            for domain in (
                [("id_number", "=", id_number(ADULT_NUMBER))], [("phone", "like", "138%")], [("birth_date", "<", "1986-01-01")],
                [("id_number", "!=", False)], ["!", ("phone", "=", False)],
            ):
                with self.subTest(f"{user.login} {domain}"):
                    self.assertEqual(party in parties.search(domain), found)
            cases = self.env["street.case"].with_user(user).search([("party_ids.id_number", "=", id_number(ADULT_NUMBER))])
            self.assertEqual(party.case_id in cases, found)
            groups = parties.formatted_read_group([("id", "=", party.id)], ["phone"], ["__count"])
            self.assertEqual([row["phone"] for row in groups], ["13800138000" if found else False])
            self.assertEqual(bool(parties.browse(party.id).filtered_domain([("phone", "like", "138")])), found)

    def test_a_list_of_parties_asks_once(self):
        parties = self.env["street.case.party"].union(*(self.new_case().party_ids for _count in range(6)))
        counts = []
        for some in (parties[:2], parties):
            self.env.flush_all()
            self.env.invalidate_all()
            some = some.with_user(self.officer3)
            some.mapped("name")
            before = self.env.cr.sql_log_count
            some.mapped("phone")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
