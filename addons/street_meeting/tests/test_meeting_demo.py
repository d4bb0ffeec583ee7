from unittest.mock import patch

from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestMeetingDemo(TransactionCase):
    def test_a_year_of_meetings_is_there_in_every_state_that_a_secretary_meets(self):
        secretary = self.env.ref("street_meeting.demo_user_secretary", raise_if_not_found=False)
        self.assertTrue(secretary, "the tests run on demo data")
        meetings = self.env["street.meeting"].with_user(secretary)
        demo = [("secretary_id", "=", secretary.id)]
        counts = dict(meetings._read_group(demo, ["kind"], ["__count"]))
        self.assertGreaterEqual(counts["half_month"], 24)
        self.assertEqual((counts["consultation"], counts["month"], counts["week"]), (13, 12, 8))
        states = dict(meetings._read_group(demo, ["state"], ["__count"]))
        self.assertTrue({"called", "written", "signed"} <= states.keys())
        self.assertFalse(meetings.search([("kind", "=", "collective"), ("secretary_id", "!=", secretary.id)]), "the closed one is not hers")
        self.assertTrue(meetings.search([("full_text", "ilike", "占道")]))
        self.assertTrue(self.env["street.meeting.minutes"].with_user(secretary).search([("full_text", "ilike", "违法建设")]))

    def test_the_problem_list_loads_with_few_meetings_and_with_none(self):
        loader = self.env["street.action.demo"]
        items = self.env["street.action.item"].search_count([])
        meetings = type(self.env["street.meeting"])
        real = meetings.search
        half = [("kind", "=", "half_month")]
        for most in (0, 1, 3):
            # The demo meetings are there: the loader is shown the first few of them.
            def first(records, domain, most=most, **_kwargs):
                return real(records, half, order="date", limit=most) if most else records.browse()

            with self.subTest(most), patch.object(meetings, "search", first):
                loader._load()
            count = self.env["street.action.item"].search_count([])
            self.assertEqual(count > items, bool(most))
            items = count

    def test_open_problems_stand_before_the_next_half_monthly_meeting(self):
        secretary = self.env.ref("street_meeting.demo_user_secretary")
        coming = self.env["street.meeting"].with_user(secretary).search([("kind", "=", "half_month"), ("state", "in", ("called", "written")), ("secretary_id", "=", secretary.id)])
        self.assertTrue(coming.carry_ids)
