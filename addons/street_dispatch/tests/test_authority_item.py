from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.street_dispatch.tools.authority_limits import BARS

from .common import DispatchCommon


@tagged("post_install", "-at_install")
class TestAuthorityItem(DispatchCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.list = cls._new_list(items=2)
        cls.item, cls.other = cls.list.item_ids.with_user(cls.admin)
        cls.yesterday = cls.today - timedelta(days=1)

    # publishing

    def test_publishing_the_list_puts_its_items_in_force(self):
        self.assertEqual(set(self.list.item_ids.mapped("state")), {"active"})
        self.assertTrue(all(self.list.item_ids.mapped("is_valid")))
        self.assertEqual(self.item.instrument_id, self.instrument)
        self.assertEqual(self.item.date_from, self.list.date_from)

    def test_list_whose_publication_is_not_recorded_is_not_published(self):
        fresh = self._new_list(publish=False, instrument=self.instrument.copy({"publication_date": False}))
        with self.assertRaisesRegex(UserError, "APL 24"):
            fresh.with_user(self.admin).action_publish()

    def test_item_without_basis_is_not_put_in_force(self):
        fresh = self._new_list(publish=False, norm_line_ids=[])
        with self.assertRaisesRegex(UserError, "APL 16"), self.env.cr.savepoint():
            fresh.with_user(self.admin).action_publish()
        self.assertEqual(fresh.state, "draft")

    def test_a_legal_basis_is_named_by_its_norm_and_both_clauses(self):
        line = self.item.norm_line_ids[:1]
        self.assertEqual(line.display_name, f"{line.norm_id.display_name} {line.violated_clause} / {line.penalty_clause}")

    def test_state_is_not_written_by_anybody(self):
        draft = self.env["street.authority.item"].create(self._item_values(self.list, "3")).with_user(self.admin)
        for vals in ({"state": "active"}, {"date_taken_back": self.today}):
            with self.assertRaises(AccessError):
                draft.write(vals)
        with self.assertRaises(AccessError):
            self.env["street.authority.item"].with_user(self.admin).create({**self._item_values(self.list, "4"), "state": "active"})
        sneaky = self.env["street.authority.item"].with_user(self.admin).with_context(default_state="active")
        self.assertEqual(sneaky.create(self._item_values(self.list, "5")).state, "draft")

    # what cases rest on

    def test_facts_of_an_item_in_force_are_fixed(self):
        for vals in (
            {"name": "Other"}, {"code": "99"}, {"power_source": "statutory"}, {"penalty_kind_ids": [(5,)]}, {"date_from": self.today},
            {"department_id": False}, {"measure_power": "seal", "measure_basis": "x"}, {"instrument_id": self.instrument.id},
        ):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "new version"):
                self.item.write(vals)

    def test_legal_basis_of_an_item_in_force_is_fixed(self):
        line = self.item.norm_line_ids
        with self.assertRaises(UserError):
            line.amount_max = 5
        with self.assertRaises(UserError):
            line.unlink()
        with self.assertRaises(UserError):
            self.item.write({"norm_line_ids": [(1, line.id, {"penalty_clause": "1"})]})
        with self.assertRaises(UserError):
            self.env["street.authority.norm"].with_user(self.admin).create({
                "item_id": self.item.id, "norm_id": self.norm.id, "violated_clause": "1", "penalty_clause": "2",
            })

    def test_instrument_and_norm_of_an_item_in_force_are_fixed(self):
        with self.assertRaisesRegex(UserError, "new instrument"):
            self.instrument.with_user(self.admin).number = "x"
        with self.assertRaisesRegex(UserError, "new version"):
            self.norm.with_user(self.admin).name = "x"
        self.norm.with_user(self.admin).is_remap_pending = True

    def test_routing_facts_stay_editable(self):
        rubbish = self.env.ref("street_dispatch.matter_06010")
        self.item.write({"class_ids": [(4, rubbish.id)], "is_joint": True, "note": "x"})
        self.assertIn(rubbish, self.item.class_ids)

    def test_item_in_force_is_not_deleted(self):
        with self.assertRaises(UserError):
            self.item.unlink()
        with self.assertRaises(UserError):
            self.list.with_user(self.admin).unlink()

    # time

    def test_expired_item_drops_out_by_itself(self):
        self.item.date_to = self.yesterday
        self.assertEqual(self.item.validity, "expired")
        found = self.env["street.authority.item"].search([("list_id", "=", self.list.id), ("is_valid", "=", True)])
        self.assertEqual(found, self.other.with_user(self.env.user))
        with self.assertRaisesRegex(UserError, "G01"):
            self.item._check_usable(self.today)
        self.item._check_usable(self.yesterday)

    def test_last_day_is_not_moved_in_the_past(self):
        with self.assertRaises(UserError):
            self.item.date_to = self.today - timedelta(days=30)
        self.item.date_to = self.yesterday
        self.item.date_to = self.today

    def test_last_day_of_a_published_list_is_not_moved_in_the_past(self):
        published = self._new_list()
        kept = published.with_user(self.admin)
        for day in (self.today - timedelta(days=2), published.date_from):
            for write in (lambda day=day: kept.write({"date_to": day}), lambda day=day: kept.web_save({"date_to": str(day)}, {})):
                with self.assertRaisesRegex(UserError, "G01"):
                    write()
        self.assertFalse(published.date_to)
        kept.date_to = self.today + timedelta(days=5)
        kept.date_to = self.today - timedelta(days=1)
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_authority_list SET date_to = %s WHERE id = %s", [self.today - timedelta(days=9), published.id])
        published.invalidate_recordset()
        for day in (False, self.today):
            with self.assertRaisesRegex(UserError, "G01"):
                kept.write({"date_to": day})

    def test_the_last_day_of_a_draft_list_is_free(self):
        draft = self._new_list(publish=False)
        draft.with_user(self.admin).date_to = self.today - timedelta(days=3)
        self.assertEqual(draft.date_to, self.today - timedelta(days=3))

    def test_items_end_with_their_list(self):
        published = self._new_list()
        item = published.item_ids
        published.date_to = self.today
        self.assertEqual(item.validity, "valid")
        published.date_to = self.today - timedelta(days=1)
        self.assertEqual(item.validity, "expired")
        self.assertFalse(item.is_valid)
        self.assertNotIn(item, item.search([("is_valid", "=", True)]))
        self.assertEqual(item._get_status(self.today - timedelta(days=1)), "valid")
        with self.assertRaisesRegex(UserError, "G01"):
            item._check_usable(self.today)

    def test_a_late_taking_back_names_what_was_done_since_and_is_logged(self):
        item = self._new_list().item_ids
        matter_class = self.env["street.matter.class"].search([("is_valid", "=", True)], limit=1)
        item.class_ids = matter_class
        unit = self.env["street.unit"].create({"name": "Squad of the list", "code": "SQL1", "company_id": self.office.id, "kind": "squad"})
        now = fields.Datetime.now()
        since, before = self.env["street.matter"]._street_load_history([
            {"company_id": self.office.id, "description": "Stall", "class_id": matter_class.id, "unit_id": unit.id, "state": "dispatched",
             "date_dispatched": now - timedelta(days=age), "reported_at": now - timedelta(days=age)} for age in (2, 30)
        ])
        item.with_user(self.admin).action_take_back("Decision 7 of the province", self.today - timedelta(days=5))
        body = item.message_ids[0].body
        self.assertIn(since.name, body)
        self.assertNotIn(before.name, body)
        line = self.env["street.log"].search([("model", "=", item._name), ("res_id", "=", item.id), ("move", "=", "take_back")])
        self.assertEqual(line.reason, "Decision 7 of the province")

    def test_taken_back_item_drops_out_and_keeps_its_past(self):
        self.item.action_take_back("Decision 3", self.today.isoformat())
        self.assertEqual((self.item.state, self.item.validity), ("taken_back", "taken_back"))
        self.assertEqual(self.item._get_status(self.yesterday), "valid")
        self.assertEqual(self.env["street.log"].sudo().search([("model", "=", self.item._name), ("res_id", "=", self.item.id)], order="id desc", limit=1).move, "take_back")

    def test_taking_back_needs_a_reason(self):
        with self.assertRaises(UserError):
            self.item.action_take_back(" ")

    def test_basis_to_be_mapped_makes_the_item_unusable(self):
        self.norm.is_remap_pending = True
        self.assertEqual(self.item.validity, "remap")
        self.assertFalse(self.item.is_valid)
        self.assertFalse(self.item._get_norm_lines(self.today))
        self.assertNotIn(self.item, self.env["street.authority.item"].search([("is_valid", "=", True)]))

    def test_norm_that_ceased_leaves_no_basis(self):
        self.norm.date_to = self.yesterday
        self.assertEqual(self.item.validity, "no_basis")
        self.assertNotIn(self.item, self.env["street.authority.item"].search([("is_valid", "=", True)]))

    def test_new_version_ends_the_old_one_the_day_before(self):
        action = self.item.action_new_version()
        draft = self.item.browse(action["res_id"])
        self.assertEqual((draft.version, draft.previous_id, draft.state), (2, self.item, "draft"))
        self.assertEqual(draft.norm_line_ids.norm_id, self.norm)
        draft.name = "Item 1, second version"
        draft.action_activate()
        self.assertEqual(self.item.date_to, self.yesterday)
        self.assertTrue(draft.is_valid)
        self.assertFalse(self.item.is_valid)

    def test_new_version_does_not_begin_in_the_past(self):
        draft = self.item.browse(self.item.action_new_version()["res_id"])
        draft.date_from = self.yesterday
        with self.assertRaisesRegex(UserError, "APL 37"):
            draft.action_activate()

    # limits

    def test_what_a_street_cannot_hold_is_refused_with_its_article(self):
        Item = self.env["street.authority.item"].with_user(self.admin)
        values = self._item_values(self.list, "9")
        for facts, article in (
            ({"penalty_kind_ids": [(6, 0, self.env.ref("street_dispatch.penalty_detention").ids)]}, "APL 18"),
            ({"penalty_kind_ids": [(6, 0, self.env.ref("street_dispatch.penalty_revoke_licence").ids)]}, "APL 17"),
            ({"measure_power": "freeze"}, "ACL 29"),
            ({"execution_power": "transfer_deposit"}, "ACL 47"),
            ({"name": "将执法权再委托社区"}, "APL 20"),
            ({"execution_power": "demolition", "execution_basis": "x"}, "Planning Law 68"),
            ({"name": "占用城市道路许可"}, "Road Regulation 31"),
            ({"measure_power": "seal"}, "ACL 10"),
        ):
            with self.subTest(article), self.assertRaisesRegex(ValidationError, article), self.env.cr.savepoint():
                Item.create({**values, **facts})
            draft = Item.create(values)
            with self.subTest(f"write {article}"), self.assertRaisesRegex(ValidationError, article), self.env.cr.savepoint():
                draft.write(facts)
            draft.unlink()

    def test_every_bar_has_a_sentence_with_its_article(self):
        sentences = self.env["street.authority.item"]._get_bar_sentences()
        self.assertEqual(list(sentences), list(BARS))
        for sentence in sentences.values():
            self.assertRegex(sentence, r"\(.*\d+\)\.$")

    def test_entrusted_item_needs_its_basis_and_the_principal_s_name(self):
        bureau = self.env["street.subject"].create({"name": "Bureau", "code": "B", "kind": "entrusting"})
        Item = self.env["street.authority.item"].with_user(self.admin)
        values = {**self._item_values(self.list, "9"), "power_source": "entrusted"}
        with self.assertRaisesRegex(ValidationError, "APL 20"), self.env.cr.savepoint():
            Item.create({**values, "subject_id": bureau.id})
        with self.assertRaisesRegex(ValidationError, "in the name of"), self.env.cr.savepoint():
            Item.create({**values, "entrustment_norm_id": self.norm.id})
        item = Item.create({**values, "subject_id": bureau.id, "entrustment_norm_id": self.norm.id})
        self.assertEqual(item.subject_id, bureau)
