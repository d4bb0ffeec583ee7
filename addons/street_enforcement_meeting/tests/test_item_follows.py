from odoo.exceptions import UserError
from odoo.tests import TransactionCase, new_test_user, tagged

from odoo.addons.street_base.tools.period import today


@tagged("post_install", "-at_install")
class TestItemFollows(TransactionCase):
    """A problem becomes a matter or a case, is done when that ends, and is not struck off before."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, tracking_disable=True, no_reset_password=True, lang="en_US"))
        cls.office = cls.env["res.company"].create({"name": "Office of the list"})
        cls.secretary = cls.new_user("f_secretary", "street_meeting.group_meeting_secretary,street_dispatch.group_dispatch_intake,street_enforcement.group_officer")
        cls.other = cls.new_user("f_other", "street_meeting.group_meeting_secretary")
        cls.commander = cls.new_user("f_command", "street_dispatch.group_dispatch_command")
        cls.unit = cls.env["street.unit"].create({"name": "Squad F", "code": "MF1", "company_id": cls.office.id})
        cls.item = cls.env["street.action.item"].with_user(cls.secretary).create({
            "name": "Market on the road", "description": "Forty stalls", "place": "East road", "company_id": cls.office.id, "unit_id": cls.unit.id,
            "date_due": today()})

    @classmethod
    def new_user(cls, login, groups):
        return new_test_user(cls.env, login, groups=groups, company_id=cls.office.id, company_ids=[(6, 0, cls.office.ids)])

    def test_it_becomes_a_matter_and_is_done_when_that_ends(self):
        self.item.action_open_matter()
        matter = self.item.matter_id
        self.assertRecordValues(matter, [{
            "source": "leader", "description": "Market on the road\nForty stalls", "address": "East road", "company_id": self.office.id,
            "external_ref": self.item.number, "state": "collected", "create_uid": self.secretary.id}])
        self.assertEqual(self.item.with_user(self.other).followed_state, "Collected")
        with self.assertRaisesRegex(UserError, "It became"), self.env.cr.savepoint():
            self.item.action_open_matter()
        self.item.with_user(self.other).action_done("Told by telephone.")
        with self.assertRaisesRegex(UserError, "has not ended yet"), self.env.cr.savepoint():
            self.item.action_strike()
        self.item.action_send_back("It has not ended.")
        matter.with_user(self.secretary).action_reject("Another office's road")
        self.assertRecordValues(self.item, [{"state": "done", "result": "Another office's road"}])
        self.item.with_user(self.other).action_strike()
        self.assertEqual(self.item.state, "struck")

    def test_whoever_takes_in_no_reports_opens_no_matter(self):
        with self.assertRaises(UserError):
            self.item.with_user(self.other).action_open_matter()
        for name in ("matter_id", "case_id"):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                self.item.write({name: 1})

    def test_it_follows_a_matter_on_record_of_this_office_only(self):
        matters = self.env["street.matter"].create([
            {"description": "Stalls", "company_id": company.id} for company in (self.office, self.env["res.company"].create({"name": "Elsewhere"}))])
        with self.assertRaisesRegex(UserError, "Choose a matter of this office"), self.env.cr.savepoint():
            self.item.action_link_matter(matters[1].id)
        dialog = self.env["street.action.follow"].with_user(self.secretary).with_context(active_id=self.item.id).create({"matter_id": matters[0].id})
        dialog.action_confirm()
        self.assertEqual(self.item.matter_id, matters[0].with_user(self.secretary))

    def test_it_becomes_a_case_out_of_its_matter(self):
        self.item.action_open_matter()
        self.item.action_open_case()
        self.assertRecordValues(self.item.case_id, [{"state": "lead", "matter_id": self.item.matter_id.id, "company_id": self.office.id}])

    def test_it_becomes_a_case_by_hand(self):
        self.item.action_open_case()
        self.assertRecordValues(self.item.case_id, [{"state": "lead", "cause": "Market on the road", "source": "superior", "address": "East road"}])

    def test_the_button_for_matters_is_for_secretaries_who_read_matters(self):
        for user, there in ((self.secretary, True), (self.other, False), (self.commander, False)):
            user.group_ids += self.env.ref("street_meeting.group_meeting_participant")
            arch = self.env["street.meeting"].with_user(user).get_view(view_type="form")["arch"]
            self.assertEqual('<button name="action_put_matters"' in arch, there, user.login)

    def test_overdue_and_returned_matters_come_on_the_agenda_in_one_action(self):
        meeting = self.env["street.meeting"].with_user(self.secretary).create({"name": "Regular", "kind": "half_month", "company_id": self.office.id})
        with self.assertRaisesRegex(UserError, "No matter is overdue"), self.env.cr.savepoint():
            meeting.action_put_matters()
        late, _other = self.env["street.matter"].create([{"description": text, "address": text, "company_id": self.office.id} for text in ("Late road", "Other road")])
        self.env.cr.execute("UPDATE street_deadline SET due = now() - interval '1 day' WHERE res_model = 'street.matter' AND res_id = %s", [late.id])
        self.env.invalidate_all()
        meeting.action_put_matters()
        row = meeting.agenda_ids.filtered(lambda item: "overdue" in item.name)
        self.assertIn(late.name, row.note)
        self.assertNotIn("Other road", row.note)
        with self.assertRaises(UserError):
            meeting.with_user(self.commander).action_put_matters()
