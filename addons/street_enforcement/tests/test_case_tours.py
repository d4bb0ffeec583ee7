from odoo.tests import HttpCase, tagged

from .enforcement_common import EnforcementCommon
from .summary_common import SummaryCommon


@tagged("post_install", "-at_install")
class TestCaseOpeningTour(EnforcementCommon, HttpCase):
    def test_a_case_goes_from_the_officer_to_the_head_in_the_browser(self):
        case = self.new_case()
        for user, tour in ((self.officer1, "ask"), (self.leader, "endorse"), (self.head, "approve")):
            self.start_tour("/odoo/cases-waiting", f"street_enforcement_{tour}", login=user.login)
        self.assertRecordValues(case, [{"state": "opened", "date_opened": self.today, "request_kind": False}])


@tagged("post_install", "-at_install")
class TestSpotTour(SummaryCommon, HttpCase):
    browser_size = "390x844"
    touch_enabled = True

    def test_a_decision_on_the_spot_is_made_on_a_phone(self):
        before = self.penalise()
        self.start_tour("/odoo/penalise-on-the-spot", "street_enforcement_spot", login=self.officer1.login)
        case = self.env["street.case"].search([("company_id", "=", self.office.id), ("id", "!=", before.id)])
        self.assertRecordValues(case, [{"state": "handed_over", "summary_amount": 100, "address": "东城路3号", "name": self.forms.form_ids[1].number}])
