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
