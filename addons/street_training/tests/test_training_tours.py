from odoo.tests import HttpCase, tagged

from .course_common import CourseCommon


@tagged("post_install", "-at_install")
class TestTrainingTours(HttpCase, CourseCommon):
    browser_size = "390x844"
    touch_enabled = True

    def test_this_months_class_is_logged_on_a_phone(self):
        self.start_tour("/odoo/log-class", "street_training_log_class", login="c_trainer")
        session = self.Session.search([("company_id", "=", self.office.id)])
        self.assertRecordValues(session, [{"state": "closed", "place": "Room 3", "present_count": 2, "absent_count": 1, "unit_ids": self.squad.ids}])
        self.assertRecordValues(self.line(session, self.officers[1]), [{"status": "absent", "absence_reason": "duty", "hours": 0}])

    def test_an_officer_signs_in_from_the_code_in_the_room(self):
        session = self.plan()
        session.action_open()
        self.start_tour(f"/street/training/sign?token={session._get_room_token()}", "street_training_sign_in", login="c_officer")
        self.assertRecordValues(self.line(session, self.officers[0]), [{"status": "present", "sign_way": "qr"}])
        self.assertEqual(session.present_count, 1)
