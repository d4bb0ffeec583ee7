from datetime import date

from odoo.tests import BaseCase, tagged

from odoo.addons.street_dispatch.tools.authority_routing import (
    ItemFacts,
    MatterFacts,
    UnitFacts,
    choose_route,
    item_status,
)

TODAY = date(2026, 6, 1)
BUREAU, SQUAD1, SQUAD2, SQUAD3 = 90, 1, 2, 3
SANITATION, WATER = 10, 20
UNITS = (
    UnitFacts(SQUAD1, frozenset()),
    UnitFacts(SQUAD2, frozenset({SANITATION})),
    UnitFacts(SQUAD3, frozenset({WATER})),
)


def item(number=7, **facts):
    facts = {"source": "granted", "date_from": date(2022, 1, 1), "domains": frozenset({SANITATION}), "department_id": BUREAU, **facts}
    return ItemFacts(id=number, code=str(number), **facts)


@tagged("post_install", "-at_install")
class TestAuthorityRouting(BaseCase):
    def choose(self, items=(), units=UNITS, day=TODAY, **matter):
        return choose_route(MatterFacts(id=1, **matter), items, units, day)

    def assertChoice(self, choice, kind, unit_ids, item_id, *codes):
        self.assertEqual((choice.kind, choice.unit_ids, choice.item_id), (kind, unit_ids, item_id))
        self.assertEqual([reason.code for reason in choice.reasons], list(codes))

    def test_valid_item_gives_the_matter_to_the_own_unit_of_its_domain(self):
        self.assertChoice(self.choose([item()]), "own", [SQUAD2], 7, "item_valid", "unit_domain")

    def test_item_may_name_its_unit(self):
        self.assertChoice(self.choose([item(unit_id=SQUAD3)]), "own", [SQUAD3], 7, "item_valid", "unit_item")

    def test_unit_that_covers_the_grid_comes_before_one_for_the_whole_territory(self):
        units = (*UNITS, UnitFacts(4, frozenset({SANITATION}), frozenset({500})))
        self.assertChoice(self.choose([item()], units, grids=frozenset({500, 501})), "own", [4], 7, "item_valid", "unit_grid")
        self.assertChoice(self.choose([item()], units, grids=frozenset({600})), "own", [SQUAD2], 7, "item_valid", "unit_domain")

    def test_usual_unit_helps_where_no_domain_fits(self):
        choice = self.choose([item(domains=frozenset())], usual_unit_id=SQUAD1, usual_is_own=True)
        self.assertChoice(choice, "own", [SQUAD1], 7, "item_valid", "unit_usual")
        self.assertChoice(self.choose([item(domains=frozenset())]), "own", [], 7, "item_valid", "unit_unknown")

    def test_domains_of_the_class_help_where_the_item_names_none(self):
        choice = self.choose([item(domains=frozenset())], domains=frozenset({WATER}))
        self.assertChoice(choice, "own", [SQUAD3], 7, "item_valid", "unit_domain")
        choice = self.choose(is_complex=True, usual_unit_id=BUREAU, domains=frozenset({WATER}))
        self.assertChoice(choice, "joint", [BUREAU, SQUAD3], None, "no_item", "complex", "department_usual", "unit_domain")

    def test_item_counts_from_its_first_to_its_last_day(self):
        row = item(date_from=date(2026, 6, 1), date_to=date(2026, 6, 30))
        self.assertEqual(item_status(row, date(2026, 5, 31)), "future")
        self.assertEqual(item_status(row, date(2026, 6, 1)), "valid")
        self.assertEqual(item_status(row, date(2026, 6, 30)), "valid")
        self.assertEqual(item_status(row, date(2026, 7, 1)), "expired")

    def test_taken_back_item_is_gone_on_the_day_itself(self):
        row = item(date_taken_back=date(2026, 6, 2))
        self.assertEqual(item_status(row, date(2026, 6, 1)), "valid")
        self.assertEqual(item_status(row, date(2026, 6, 2)), "taken_back")

    def test_item_that_no_longer_carries_goes_to_the_department_it_came_from(self):
        for facts, code in (
            ({"date_to": date(2026, 5, 31)}, "item_expired"),
            ({"date_taken_back": TODAY}, "item_taken_back"),
            ({"date_from": date(2026, 7, 1)}, "item_future"),
            ({"remap": True}, "item_remap"),
            ({"has_basis": False}, "item_no_basis"),
        ):
            with self.subTest(code):
                self.assertChoice(self.choose([item(**facts)]), "department", [BUREAU], None, code, "department_original")

    def test_valid_item_wins_over_one_that_expired(self):
        choice = self.choose([item(6, date_to=date(2026, 1, 1)), item(8)])
        self.assertChoice(choice, "own", [SQUAD2], 8, "item_valid", "unit_domain")

    def test_firmer_source_of_power_is_taken_first(self):
        rows = [item(5, source="stationed"), item(6, source="entrusted"), item(7, source="granted"), item(8, source="statutory")]
        self.assertEqual(self.choose(rows).item_id, 8)
        self.assertEqual(self.choose(rows[:3]).item_id, 7)
        self.assertEqual(self.choose(rows[:2]).item_id, 6)

    def test_order_of_the_rows_changes_nothing(self):
        rows = [item(5), item(6, date_from=date(2023, 1, 1)), item(7, remap=True)]
        self.assertEqual(self.choose(rows), self.choose(rows[::-1]))
        self.assertEqual(self.choose(rows).item_id, 6)

    def test_class_without_item_goes_to_its_usual_department(self):
        choice = self.choose(usual_unit_id=BUREAU)
        self.assertChoice(choice, "department", [BUREAU], None, "no_item", "department_usual")
        self.assertChoice(self.choose(), "department", [], None, "no_item", "department_unknown")

    def test_service_matter_without_item_goes_to_the_usual_own_unit(self):
        choice = self.choose(usual_unit_id=SQUAD1, usual_is_own=True)
        self.assertChoice(choice, "own", [SQUAD1], None, "no_item", "unit_usual")

    def test_lost_power_is_not_replaced_by_the_usual_own_unit(self):
        choice = self.choose([item(date_to=date(2026, 1, 1))], usual_unit_id=SQUAD1, usual_is_own=True)
        self.assertChoice(choice, "department", [BUREAU], None, "item_expired", "department_original")

    def test_list_that_lets_the_department_assist_makes_it_joint_under_the_own_unit(self):
        choice = self.choose([item(is_joint=True)])
        self.assertChoice(choice, "joint", [SQUAD2, BUREAU], 7, "item_valid", "item_joint", "unit_domain", "department_original")

    def test_major_matter_is_joint_under_the_department(self):
        choice = self.choose([item()], is_complex=True)
        self.assertChoice(choice, "joint", [BUREAU, SQUAD2], 7, "item_valid", "complex", "department_original", "unit_domain")
        choice = self.choose([item(date_to=date(2026, 1, 1))], is_complex=True)
        self.assertEqual((choice.kind, choice.unit_ids, choice.item_id), ("joint", [BUREAU, SQUAD2], None))

    def test_matter_without_class_is_not_guessed(self):
        self.assertChoice(self.choose([], has_class=False), "department", [], None, "no_class")
