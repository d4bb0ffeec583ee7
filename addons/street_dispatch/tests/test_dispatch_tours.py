from odoo.tests import HttpCase, tagged

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestDispatchTours(HttpCase, MatterCommon):
    def test_three_people_bring_a_matter_from_intake_to_closing(self):
        self.start_tour("/odoo/dispatch-home", "street_dispatch_register_and_dispatch", login=self.dispatcher.login)
        self.start_tour("/odoo/my-matters", "street_dispatch_handle", login=self.handler.login)
        self.start_tour("/odoo/matters", "street_dispatch_check", login=self.member.login)
        matter = self.env["street.matter"].search([("company_id", "=", self.office.id)])
        self.assertRecordValues(matter, [{
            "state": "closed", "grid_id": self.grid.id, "handler_id": self.handler.id, "checker_id": self.member.id, "create_uid": self.dispatcher.id,
        }])

    def test_sheet_and_ledger_come_from_the_print_menu(self):
        self.new_matter()
        self.start_tour("/odoo/matters", "street_dispatch_papers", login=self.intake.login)


@tagged("post_install", "-at_install")
class TestSpotTour(HttpCase, MatterCommon):
    browser_size = "390x844"
    touch_enabled = True

    def test_a_finding_is_settled_on_a_phone(self):
        self.new_matter(self.reporter)
        self.start_tour("/odoo/on-the-spot", "street_dispatch_spot", login=self.reporter.login)
        matter = self.env["street.matter"].search([("is_settled_on_spot", "=", True), ("company_id", "=", self.office.id)])
        self.assertRecordValues(matter, [{"class_id": self.garbage.id, "grid_id": self.grid.id, "handler_id": self.reporter.id}])
        self.assertLess(len(matter.photo_after_ids.raw), 500_000, "the photo is reduced before it goes up")
