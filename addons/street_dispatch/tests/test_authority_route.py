from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import DispatchCommon


@tagged("post_install", "-at_install")
class TestAuthorityRoute(DispatchCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        major = cls.env.ref("street_dispatch.major_06")
        cls.covered, cls.free = cls.env["street.matter.class"].create([
            {"name": f"Class {minor}", "major_id": major.id, "minor": minor} for minor in ("701", "702")
        ])
        cls.domain = cls.env["street.domain"].create({"name": "Test domain", "code": "test"})
        cls.squad = cls.env["street.unit"].create({
            "name": "Squad", "code": "TS", "kind": "squad", "sequence": 1, "domain_ids": cls.domain.ids,
        })
        cls.bureau = cls.env["street.unit"].create({"name": "Bureau", "code": "TB", "kind": "department"})
        cls.item = cls._new_list(
            class_ids=cls.covered.ids, domain_ids=cls.domain.ids, department_id=cls.bureau.id,
        ).item_ids.with_user(cls.admin)
        cls.matters = cls._new_matters(cls.covered, cls.free)

    @classmethod
    def _new_matters(cls, *classes):
        return cls.env["street.matter"].with_user(cls.intake).create([
            {"description": "Something", "class_id": matter_class.id} for matter_class in classes
        ])

    def route(self, matters=None):
        answers = self.env["street.authority.item"].with_user(self.dispatcher).route((matters or self.matters).ids)
        return [(answer["kind"], answer["unit_ids"], answer["item_id"]) for answer in answers]

    def test_answers_stand_in_the_order_of_the_question(self):
        answers = self.env["street.authority.item"].with_user(self.dispatcher).route(self.matters.ids[::-1])
        self.assertEqual([answer["matter_id"] for answer in answers], self.matters.ids[::-1])
        self.assertEqual(set(answers[0]), {"matter_id", "kind", "unit_ids", "item_id", "reason"})

    def test_valid_item_sends_the_matter_to_the_own_squad_and_says_why(self):
        [answer, _other] = self.env["street.authority.item"].with_user(self.dispatcher).route(self.matters.ids)
        self.assertEqual((answer["kind"], answer["unit_ids"], answer["item_id"]), ("own", self.squad.ids, self.item.id))
        for words in ("Item 1", "Test list", "Granted", str(self.item.date_from), "Squad", "Test domain"):
            self.assertIn(words, answer["reason"])

    def test_reason_is_in_the_user_s_language(self):
        Item = self.env["street.authority.item"].with_user(self.dispatcher).with_context(lang="zh_CN")
        self.assertIn("自 %s 起有效" % self.item.date_from, Item.route(self.matters[:1].ids)[0]["reason"])

    def test_expired_item_drops_out_by_itself(self):
        self.item.date_to = self.today - timedelta(days=1)
        self.assertEqual(self.route()[0], ("department", self.bureau.ids, None))

    def test_taken_back_item_drops_out_on_its_day(self):
        self.item.action_take_back("Decision", self.today + timedelta(days=1))
        self.assertEqual(self.route()[0][0], "own")
        self.env.cr.execute("UPDATE street_authority_item SET date_taken_back = %s WHERE id = %s", (self.today, self.item.id))
        self.item.invalidate_recordset()
        self.assertEqual(self.route()[0], ("department", self.bureau.ids, None))

    def test_basis_to_be_mapped_sends_the_matter_to_the_department(self):
        self.norm.is_remap_pending = True
        self.assertEqual(self.route()[0], ("department", self.bureau.ids, None))

    def test_draft_item_carries_nothing(self):
        draft = self.env["street.authority.item"].create({**self._item_values(self.item.list_id, "9"), "class_ids": self.free.ids})
        self.assertEqual(draft.state, "draft")
        self.assertEqual(self.route()[1], ("department", [], None))

    def test_usual_unit_of_the_office_takes_what_no_item_covers(self):
        self.env["street.matter.class.term"].create({"class_id": self.free.id, "unit_id": self.squad.id})
        self.assertEqual(self.route()[1], ("own", self.squad.ids, None))

    def test_major_class_is_handled_jointly_under_the_department(self):
        self.covered.is_complex = True
        self.assertEqual(self.route()[0], ("joint", [self.bureau.id, self.squad.id], self.item.id))

    def test_item_with_assistance_is_handled_jointly_under_the_squad(self):
        self.item.is_joint = True
        self.assertEqual(self.route()[0], ("joint", [self.squad.id, self.bureau.id], self.item.id))

    def test_squad_of_the_grid_comes_first(self):
        Grid = self.env["street.grid"]
        outer = Grid.create({"name": "Outer", "code": "999999999999900", "kind": "level1"})
        inner = Grid.create({"name": "Inner", "code": "999999999999901", "kind": "level2", "parent_id": outer.id})
        local = self.env["street.unit"].create({
            "name": "Local squad", "code": "TL", "sequence": 99, "domain_ids": self.domain.ids, "grid_ids": outer.ids,
        })
        matter = self._new_matters(self.covered)
        self.assertEqual(self.route(matter)[0][1], self.squad.ids)
        matter.sudo().grid_id = inner
        self.assertEqual(self.route(matter)[0][1], local.ids)

    def test_unknown_and_unreadable_matters_are_refused(self):
        Item = self.env["street.authority.item"]
        with self.assertRaisesRegex(UserError, "999999999"):
            Item.with_user(self.dispatcher).route([999999999])
        other = self.env["res.company"].create({"name": "Other office"})
        stranger = self._new_user("stranger", "street_dispatch.group_dispatch_dispatcher")
        stranger.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        with self.assertRaises(AccessError):
            Item.with_user(stranger).with_context(allowed_company_ids=other.ids).route(self.matters.ids)

    def test_number_of_queries_does_not_grow_with_the_matters(self):
        many = self._new_matters(*[self.covered, self.free] * 20)
        Item = self.env["street.authority.item"].with_user(self.dispatcher)
        self._count(lambda: Item.route(self.matters.ids))
        few = self._count(lambda: Item.route(self.matters.ids))
        self.assertLessEqual(self._count(lambda: Item.route(many.ids)), few + 2)

    def _count(self, call):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        call()
        return self.env.cr.sql_log_count - before
