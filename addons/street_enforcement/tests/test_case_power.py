from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from .enforcement_common import EnforcementCommon


@tagged("post_install", "-at_install")
class TestCasePower(EnforcementCommon):
    def new_norm_line(self, amount_max, date_from):
        """A later version of the norm on the item, as an amendment brings it."""
        norm = self.env["street.norm"].create({"name": f"测试道路条例（{date_from.year}修订）", "level": "regulation", "date_from": date_from})
        return self.env["street.authority.norm"]._street_create([{
            "item_id": self.item.id, "norm_id": norm.id, "violated_clause": "第三十条", "penalty_clause": "第五十条", "amount_min": 50,
            "amount_max": amount_max, "amount_unit": "yuan", "date_from": date_from}])

    # -- competence (G01) -------------------------------------------------------------------------------------------------
    def test_without_an_item_nothing_is_opened(self):
        case = self.new_case(authority_item_id=False)
        self.assertIn("item", self.codes(case, "open"))

    def test_an_item_taken_back_stops_the_next_outward_step(self):
        case = self.bring_to("opened")
        self.assertFalse(case._check_competence(self.today)[case])
        self.item.with_user(self.admin).action_take_back(reason="Province took it back")
        self.assertIn("competence", self.codes(case, "decide"))
        self.assertIn("competence", self.codes(case, "notify"))
        self.assertEqual(case.state, "opened", "earlier steps stay as they are")
        lead = self.new_case()
        self.ask(lead, "open")
        with self.assertRaisesRegex(UserError, "no power to act"):
            lead.with_user(self.head).action_open()

    def test_the_power_is_asked_for_on_the_day_of_the_step(self):
        case = self.new_case()
        self.assertFalse(case._check_competence(self.today)[case])
        self.assertEqual(case._check_competence(self.start - timedelta(days=1))[case][0].code, "competence")

    # -- norm (APL 37) ----------------------------------------------------------------------------------------------------
    def test_the_basis_is_that_of_the_day_of_the_act(self):
        case = self.new_case()
        self.assertEqual(case.norm_line_id, self.item.norm_line_ids)
        self.assertFalse({"basis", "norm_day", "lighter_law"} & self.codes(case, "conclude"))

    def test_a_later_heavier_law_does_not_apply(self):
        old = self.item.norm_line_ids
        later = self.new_norm_line(50000, self.today - timedelta(days=1))
        case = self.new_case(norm_line_id=later.id)
        self.assertIn("norm_day", self.codes(case, "conclude"))
        case.with_user(self.officer1).norm_line_id = old
        self.assertFalse({"norm_day", "lighter_law"} & self.codes(case, "conclude"))

    def test_a_later_lighter_law_applies(self):
        old = self.item.norm_line_ids
        lighter = self.new_norm_line(1000, self.today - timedelta(days=1))
        case = self.new_case(norm_line_id=old.id)
        self.assertIn("lighter_law", self.codes(case, "conclude"))
        case.with_user(self.officer1).norm_line_id = lighter
        self.assertFalse({"norm_day", "lighter_law"} & self.codes(case, "conclude"))

    def test_a_lighter_law_in_a_later_version_of_the_item_applies_too(self):
        draft = self.item.copy({"version": 2, "previous_id": self.item.id, "date_from": self.today})
        draft.norm_line_ids.write({"amount_max": 500, "date_from": self.today - timedelta(days=1)})
        case = self.new_case()
        self.assertNotIn("lighter_law", self.codes(case, "conclude"), "a draft is no law")
        draft.with_user(self.admin).action_activate()
        self.item.flush_recordset()
        later = self.new_case(authority_item_id=draft.id, norm_line_id=self.item.norm_line_ids.id)
        self.assertIn("lighter_law", self.codes(later, "conclude"))
        later.with_user(self.officer1).norm_line_id = draft.norm_line_ids
        self.assertNotIn("lighter_law", self.codes(later, "conclude"))

    def test_a_basis_of_another_item_is_refused(self):
        other = self.item.copy({"code": "T2"})
        case = self.new_case()
        with self.assertRaisesRegex(UserError, "another item"):
            case.with_user(self.officer1).norm_line_id = other.norm_line_ids

    # -- limitation (APL 36) ----------------------------------------------------------------------------------------------
    def test_after_two_years_undiscovered_nothing_is_opened(self):
        case = self.new_case(date_act=self.today - timedelta(days=750), date_received=self.today - timedelta(days=740))
        self.assertIn("limitation", self.codes(case, "open"))
        self.ask(case, "open")
        with self.assertRaisesRegex(UserError, "no penalty any more"):
            case.with_user(self.head).action_open()
        case.with_user(self.officer1).has_serious_harm = True
        self.assertNotIn("limitation", self.codes(case, "open"))

    def test_a_day_typed_by_the_officer_saves_no_act_from_its_limitation(self):
        case = self.new_case(date_act=self.today - timedelta(days=750), date_received=self.today - timedelta(days=700))
        self.assertIn("limitation", self.codes(case, "open"))

    def test_an_act_that_goes_on_is_not_limited(self):
        case = self.new_case(date_act=self.today - timedelta(days=790), is_act_continuing=True)
        self.assertNotIn("limitation", self.codes(case, "open"))
        case.with_user(self.officer1).write({"is_act_continuing": False, "date_act_end": self.today - timedelta(days=10)})
        self.assertNotIn("limitation", self.codes(case, "open"))
        case.with_user(self.officer1).date_act_end = self.today - timedelta(days=740)
        self.assertIn("limitation", self.codes(case, "open"))

    def test_the_last_day_of_two_years_still_counts(self):
        day = self.today.replace(year=self.today.year - 2)
        self.assertNotIn("limitation", self.codes(self.new_case(date_act=day), "open"))
        self.assertIn("limitation", self.codes(self.new_case(date_act=day - timedelta(days=1)), "open"))

    def test_neither_act_nor_lead_lies_in_the_future(self):
        for field in ("date_act", "date_received", "date_act_end"):
            with self.subTest(field), self.assertRaises(UserError), self.env.cr.savepoint():
                self.new_case(**{field: self.today + timedelta(days=1)})
