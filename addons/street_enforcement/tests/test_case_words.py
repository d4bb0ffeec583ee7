from datetime import timedelta
from types import SimpleNamespace

from lxml import etree

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.street_base.tools.period import utc_of

from .decision_common import DecisionCommon

ZH = "zh_CN"
# Field → its Chinese name. Homonyms of other addons once stood in the place of each.
FIELD_WORDS = {
    ("street.statement.point", "name"): "陈述申辩要点",
    ("street.statement.point", "finding"): "复核查明的情况",
    ("street.hearing", "record"): "听证笔录",
    ("street.hearing", "place"): "地点",
    ("street.legal.review", "result"): "审核结论",
    ("street.legal.review.write", "result"): "审核结论",
    ("street.document.type", "form"): "文书形式",
    ("street.publication", "organ_name"): "机关名称",
    ("street.case.approval", "requester_id"): "报批人",
}
STATE_WORDS = {
    ("street.decision", "state", "revoked"): "已撤销",
    ("street.decision", "review_state", "waiting"): "待审核",
    ("street.hearing", "state", "reported"): "已报告",
    ("street.statement", "state", "received"): "已收到",
    ("street.fine.plan", "state", "draft"): "已申请",
    ("street.form.block", "state", "returned"): "已缴回",
    ("street.preservation", "outcome", "returned"): "退还",
    ("street.remedy", "result", "revoked"): "撤销",
    ("street.case", "state", "transferred"): "已移送",
    ("street.collective.discussion", "state", "closed"): "已定稿",
}


@tagged("post_install", "-at_install")
class TestCaseWords(DecisionCommon):
    """What the people of a case read on its screens: the field's words, no codes, and no button that leads nowhere."""

    def buttons(self, model, name=None, ref=None, kind="form"):
        """Buttons of a view by their label, in English, as an officer gets it."""
        view = self.env.ref(f"street_enforcement.{ref}").id if ref else False
        arch = etree.fromstring(self.env[model].with_user(self.officer1).with_context(lang="en_US").get_view(view, kind)["arch"])
        return {node.get("string"): node for node in arch.iter("button") if not name or node.get("name") == name}

    def shown(self, node, **values):
        """Whether a button shows for these values."""
        return not eval(node.get("invisible") or "False", {}, values)

    def test_fields_and_states_speak_the_words_of_the_field(self):
        env = self.env(context=dict(self.env.context, lang=ZH))
        for (model, name), word in FIELD_WORDS.items():
            with self.subTest(model=model, field=name):
                self.assertEqual(env[model].fields_get([name], ["string"])[name]["string"], word)
        for (model, name, key), word in STATE_WORDS.items():
            with self.subTest(model=model, field=name, key=key):
                self.assertEqual(dict(env[model].fields_get([name], ["selection"])[name]["selection"])[key], word)

    def test_a_clock_shows_its_name_without_the_code_of_its_rule(self):
        case = self.new_case()
        self.assertTrue(case.next_due_label)
        for clock in case.sudo().deadline_ids:
            self.assertTrue(clock.rule_id.code)
            self.assertNotIn(clock.rule_id.code, clock.name)
        self.assertNotRegex(case.next_due_label, r"D\d\d")

    def test_the_guided_choice_goes_with_the_open_proposal(self):
        node = self.buttons("street.decision.line", ref="street_decision_line_view_list", kind="list")["Guided choice"]
        fine = {"kind_code": "fine", "id": 1}
        self.assertTrue(self.shown(node, **fine, parent=SimpleNamespace(state="draft")))
        self.assertTrue(self.shown(node, **fine, parent=SimpleNamespace(state="noticed")))
        self.assertFalse(self.shown(node, **fine, parent=SimpleNamespace(state="decided")))

    def test_an_application_for_a_hearing_is_taken_only_where_there_is_the_right(self):
        nodes = self.buttons("street.case")
        take, record = nodes["Take an application for a hearing"], nodes["Record an application for a hearing"]
        for amount, right in ((500, False), (5000, True)):
            case = self.notified_case(amount, days_ago=0).with_user(self.officer1)
            values = {"id": case.id, "allowed_moves": case.allowed_moves, "is_mine": case.is_mine}
            self.assertEqual((self.shown(take, **values), self.shown(record, **values)), (right, not right))

    def test_the_proposal_is_begun_by_who_is_on_the_case_and_found_from_its_header(self):
        begin, show = (self.buttons("street.case", "action_open_proposal")[label] for label in ("Write the proposal", "Open the proposal"))
        case = self.concluded_case()
        for user, mine in ((self.officer1, True), (self.officer3, False)):
            values = {"id": case.id, "state": case.state, "is_mine": case.with_user(user).is_mine, "decision_ids": []}
            self.assertEqual(self.shown(begin, **values), mine)
        self.assertTrue(self.shown(show, **values | {"decision_ids": [1]}))
        self.assertFalse(self.shown(begin, **values | {"decision_ids": [1], "is_mine": True}))

    def test_a_statement_is_taken_from_the_case_on_its_last_notice(self):
        case = self.concluded_case()
        with self.assertRaisesRegex(UserError, "prior notice first"):
            case.with_user(self.officer1).action_take_statement()
        case = self.notified_case(500, days_ago=0)
        context = case.with_user(self.officer1).action_take_statement()["context"]
        statement = self.env["street.statement"].with_user(self.officer1).with_context(context).create({"text": "Too much."})
        self.assertEqual((statement.notice_id, statement.party_id), (case.sudo().notice_ids, case.party_ids))

    def test_a_new_statement_has_no_false_name(self):
        self.assertNotIn("False", self.env["street.statement"].new({}).display_name)

    def test_the_checklist_of_a_hearing_by_right_does_not_ask_for_its_refusal(self):
        case = self.notified_case(5000, days_ago=0)
        case.with_user(self.officer1).action_request_hearing()
        hearing = case.hearing_ids.with_user(self.officer1)
        self.assertIn("by_right", [row["code"] for row in hearing.obstacles])
        self.assertNotIn("Not accepted", str(hearing.move_checklist))
        self.assertNotIn("Admit", str(hearing.with_user(self.head).move_checklist))
        self.assertIn("has not named the chair", str(hearing.move_checklist))

    def test_the_dialogs_of_a_hearing_offer_who_may_lead_it_and_the_first_lawful_day(self):
        case = self.notified_case(5000, days_ago=0)
        case.with_user(self.officer1).action_request_hearing()
        dialogs = self.env["street.hearing.step"].with_user(self.head)
        dialog = dialogs.new({"hearing_id": case.hearing_ids.id, "step": "appoint"})
        self.assertEqual(dialog.offered_chair_ids._origin, self.chair_person.with_user(self.head))
        self.assertFalse(dialog.date_earliest)
        case.hearing_ids.with_user(self.head).action_appoint(self.chair_person.id, self.clerk_person.id)
        day = dialogs.with_user(self.officer1).new({"hearing_id": case.hearing_ids.id, "step": "summon"}).date_earliest
        hearing = case.hearing_ids.with_user(self.officer1)
        with self.assertRaisesRegex(UserError, "seven working days"), self.env.cr.savepoint():
            hearing.action_summon(date_hearing=utc_of(day - timedelta(days=1)), place="Room 2")
        hearing.action_summon(date_hearing=utc_of(day), place="Room 2")
        self.assertEqual(hearing.state, "scheduled")

    def test_instalments_are_applied_for_from_the_case_and_found_by_its_number(self):
        case = self.decided_case(served_days_ago=1)
        decision = self.decision_of(case)
        self.assertIn(decision.id, [row[0] for row in self.env["street.decision"].with_user(self.officer1).name_search(case.lead_number or case.name)])
        officer = case.with_user(self.officer1)
        action = officer.action_open_plan()
        self.assertEqual((action["context"]["default_decision_id"], action["res_id"], officer.has_open_plan), (decision.id, False, False))
        plan = self.env["street.fine.plan"].with_user(self.officer1).with_context(action["context"]).create({
            "difficulty": "Poor", "line_ids": [(0, 0, {"date_due": self.today + timedelta(days=days), "amount": decision.amount / 2}) for days in (30, 60)]})
        self.env.invalidate_all()
        self.assertTrue(officer.has_open_plan)
        self.assertEqual(case.with_user(self.head).action_open_plan()["res_id"], plan.id)

    def test_the_paper_of_a_discussion_names_the_investigators_as_present_without_a_vote(self):
        case = self.deciding_case()
        self.decision_of(case).with_user(self.officer1).write({"is_grave": True})
        self.review(case)
        self.discuss(case)
        observers = case.sudo()._prepare_paper_facts("CF27")["observers"]
        self.assertEqual(observers, f"{self.officer1_person.name}、{self.officer2_person.name}")

    def test_a_second_notice_is_a_plain_button_that_asks(self):
        nodes = self.buttons("street.case", "action_notify")
        first, again = nodes["Make the prior notice"], nodes["Notify again"]
        for state, primary in (("concluded", True), ("deciding", False)):
            values = {"id": 1, "state": state, "allowed_moves": ["notify"]}
            self.assertEqual((self.shown(first, **values), self.shown(again, **values)), (primary, not primary))
        self.assertTrue(again.get("confirm"))

    def test_lists_of_the_course_say_what_they_are_when_they_are_empty(self):
        for name in ("street_collective_discussion_action", "street_hearing_action", "street_statement_action", "street_decision_action"):
            self.assertTrue(self.env.ref(f"street_enforcement.{name}").help, name)

    def test_no_row_of_a_list_opens_a_form_that_nobody_laid_out(self):
        views = self.env["ir.ui.view"].search([("type", "=", "form"), ("mode", "=", "primary")])
        laid_out = set(views.mapped("model"))
        own = views.filtered(lambda view: (view.xml_id or "").startswith("street_enforcement."))
        self.assertGreater(len(own), 40)
        for view in own:
            model = self.env[view.model]
            for node in etree.fromstring(model.get_view(view.id, "form")["arch"]).iter("field"):
                field, rows = model._fields.get(node.get("name")), node.find("list")
                if rows is not None and field is not None and field.type in ("one2many", "many2many") and not rows.get("editable") and node.find("form") is None:
                    self.assertIn(field.comodel_name, laid_out, f"{view.xml_id}: {field.name}")

    def test_statements_stand_in_cards_on_a_phone(self):
        action = self.env.ref("street_enforcement.street_statement_action")
        self.assertIn("kanban", action.view_mode.split(","))
        card = etree.fromstring(self.env["street.statement"].with_user(self.officer1).get_view(view_type="kanban")["arch"])
        self.assertLessEqual({"party_id", "case_id", "date", "state"}, {node.get("name") for node in card.iter("field")})

    def test_an_approval_is_shown_by_its_name(self):
        arch = etree.fromstring(self.env["street.case.approval"].get_view(view_type="form")["arch"])
        names = [node.get("name") for node in arch.iter("field")]
        self.assertIn("label", names)
        self.assertNotIn("kind", names)
