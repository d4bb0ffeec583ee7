from odoo.tests import BaseCase, tagged

from odoo.addons.street_dispatch.tools.authority_limits import BARS, Powers, find_bars


@tagged("post_install", "-at_install")
class TestAuthorityLimits(BaseCase):
    def assertBars(self, codes, **facts):
        self.assertEqual(find_bars(Powers(**facts)), codes)

    def test_an_ordinary_penalty_item_meets_no_bar(self):
        self.assertBars([], texts=("对擅自占用、挖掘城市道路的处罚",), penalties=frozenset({"warning", "fine"}))
        self.assertBars([], texts=("未经批准占用城市道路的处罚",))
        self.assertBars([], texts=("道路积雪冻结清理不及时的处罚",))

    def test_what_a_street_can_never_hold_is_barred_by_code(self):
        self.assertBars(["detention"], penalties=frozenset({"detention"}))
        self.assertBars(["freezing"], measure="freeze")
        self.assertBars(["transfer_deposit"], execution="transfer_deposit")
        self.assertBars(["revocation"], penalties=frozenset({"revoke_licence"}))

    def test_what_a_street_can_never_hold_is_barred_by_its_words(self):
        self.assertBars(["detention"], texts=("对阻碍执行职务的行政拘留",))
        self.assertBars(["freezing"], texts=("冻结当事人存款",))
        self.assertBars(["transfer_deposit"], texts=("划拨银行存款",))
        self.assertBars(["re_entrustment"], texts=("将执法权再委托社区实施",))
        self.assertBars(["road_permit"], texts=("占用城市道路审批",))
        self.assertBars(["demolition"], texts=("违法建设强制拆除",))

    def test_revocation_stands_only_when_the_list_names_it(self):
        self.assertBars([], penalties=frozenset({"revoke_licence"}), revocation_listed=True)

    def test_demolition_needs_the_written_instruction(self):
        facts = {"execution": "demolition", "execution_basis": "城乡规划法第六十八条"}
        self.assertBars(["demolition"], **facts)
        self.assertBars(["demolition"], demolition_order="  ", **facts)
        self.assertBars([], demolition_order="高政责〔2026〕第1号", **facts)

    def test_entrustment_needs_a_basis_and_carries_no_measures(self):
        self.assertBars(["no_entrustment_basis"], source="entrusted")
        self.assertBars([], source="entrusted", entrustment_allowed=True)
        self.assertBars(["entrusted_measure"], source="entrusted", entrustment_allowed=True, measure="seize", measure_basis="x")

    def test_measures_and_execution_need_their_own_basis(self):
        self.assertBars(["measure_basis"], measure="seal")
        self.assertBars(["execution_basis"], execution="substitute")
        self.assertBars([], measure="seal", measure_basis="食品安全法第一百一十条及地方决定", execution="substitute", execution_basis="ACL 50")

    def test_all_bars_are_found_at_once_and_in_order(self):
        bars = find_bars(Powers(
            texts=("再委托", "占道许可"), source="entrusted", penalties=frozenset({"detention", "revoke_licence"}),
            measure="seal", execution="demolition",
        ))
        self.assertEqual(bars, [bar for bar in BARS if bar not in ("freezing", "transfer_deposit")])
