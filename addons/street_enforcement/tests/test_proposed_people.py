from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .proof_common import ProofCommon


@tagged("post_install", "-at_install")
class TestProposedPeople(ProofCommon):
    """Who is filled in before anybody types: the officer of a lead entered by hand, takers, servers, officers of a preservation.

    A proposal is one of the form: whoever calls over RPC names the people himself, and the gates ask all the same.
    """

    # ------------------------------------------------------------
    # THE OFFICER OF A LEAD
    # ------------------------------------------------------------

    def lead(self, user, **values):
        """A lead entered by hand; nobody names an officer."""
        return self.env["street.case"].with_user(user).create({"cause": "占道堆放建筑材料", "facts": "十吨建筑材料。", **values})

    def test_who_enters_a_lead_by_hand_is_its_officer(self):
        form = Form(self.env["street.case"].with_user(self.officer1))
        self.assertEqual([form.officer_ids.edit(0).employee_id.id], self.officer1_person.ids, "he stands there before it is saved")
        form.cause, form.facts = "占道堆放建筑材料", "十吨建筑材料。"
        case = form.save()
        self.assertRecordValues(case.officer_ids, [{"employee_id": self.officer1_person.id, "role": "investigator", "date_from": self.today, "date_to": False}])
        self.assertTrue(case.with_user(self.officer1).is_mine)
        self.assertIn(case, self.env["street.case"].with_user(self.officer1).search([("waits_for_me", "=", True)]))
        self.assertNotIn(case, self.env["street.case"].with_user(self.officer2).search([("is_mine", "=", True)]))

    def test_a_lead_over_rpc_has_its_officer_too_and_one_alone_opens_nothing(self):
        case = self.lead(self.officer1, authority_item_id=self.item.id, date_act=self.today, party_ids=[(0, 0, self.person_values())])
        self.assertEqual(case.officer_ids.employee_id, self.officer1_person)
        self.assertIn("two_officers", self.codes(case, "open"))
        case.with_user(self.officer1).write({"officer_ids": [(0, 0, {"employee_id": self.officer2_person.id})]})
        self.assertNotIn("two_officers", self.codes(case, "open"))

    def test_who_is_no_officer_is_not_put_on_the_case_he_enters(self):
        self.assertFalse(self.lead(self.leader).officer_ids, "the team leader endorses; he does not investigate")
        self.officer3_person.write({"company_id": self.other_office.id, "unit_id": False})
        self.env.invalidate_all()
        self.assertFalse(self.lead(self.officer3).officer_ids, "a person of another office")

    def test_named_officers_are_not_added_to(self):
        case = self.lead(self.officer1, officer_ids=[(0, 0, {"employee_id": self.officer2_person.id})])
        self.assertEqual(case.officer_ids.employee_id, self.officer2_person)

    # ------------------------------------------------------------
    # TAKERS, SERVERS
    # ------------------------------------------------------------

    def new_form(self, model, user=None, **defaults):
        context = {f"default_{name}": value for name, value in defaults.items()}
        return Form(self.env[model].with_user(user or self.officer1).with_context(**context))

    def people(self, form, field):
        return sorted(form[field].ids)

    def both(self):
        return sorted((self.officer1_person + self.officer2_person).ids)

    def test_evidence_is_proposed_as_taken_by_the_officers_where_the_act_was(self):
        case = self.load_case("investigating")
        fact = self.add_fact(case)
        form = self.new_form("street.evidence", case_id=case.id)
        self.assertEqual((self.people(form, "taker_ids"), form.place, form.fact_ids.ids), (self.both(), "East road 1", fact.ids))
        self.add_fact(case, "两日未清走")
        self.assertFalse(self.new_form("street.evidence", case_id=case.id).fact_ids.ids, "of several facts the officer says which")

    def test_what_was_chosen_already_is_not_overwritten(self):
        case = self.load_case("investigating")
        form = self.new_form("street.evidence", case_id=case.id, place="Yard", taker_ids=[(6, 0, self.officer2_person.ids)])
        self.assertEqual((self.people(form, "taker_ids"), form.place), (self.officer2_person.ids, "Yard"))

    def test_only_people_who_count_are_proposed(self):
        case = self.new_case(officers=self.officer1_person + self.officer2_person + self.officer3_person)
        self.put(case, "investigating")
        case.with_user(self.leader).action_assign(reason="Helps", auxiliary_ids=self.auxiliary_person.ids)
        self.env.invalidate_all()
        self.assertEqual(self.people(self.new_form("street.evidence", case_id=case.id), "taker_ids"), self.both(), "nobody without a certificate, no auxiliary")
        self.certify(self.officer3_person)
        case.with_user(self.leader).action_assign(reason="Moved", remove_ids=self.officer2_person.ids)
        self.env.invalidate_all()
        self.assertEqual(
            self.people(self.new_form("street.evidence", case_id=case.id), "taker_ids"), sorted((self.officer1_person + self.officer3_person).ids), "nobody who left")

    def test_service_is_proposed_as_made_by_the_officers_at_the_address_of_the_party(self):
        paper = self.sealed_paper()
        form = self.new_form("street.service", document_id=paper.id)
        self.assertEqual((self.people(form, "server_ids"), form.place, form.party_id), (self.both(), "East road 1", paper.case_id.party_ids))
        self.assertFalse(form.served_at, "when it was handed over is never guessed")
        form.receiver, form.served_at = "张三", fields.Datetime.now() - timedelta(hours=1)
        service = form.save()
        self.assertEqual(self.codes_of(service, "deliver"), {"proof"})

    def test_preservation_is_proposed_as_made_by_the_officers(self):
        form = self.new_form("street.preservation", case_id=self.load_case("investigating").id)
        self.assertEqual((self.people(form, "officer_ids"), form.place), (self.both(), False), "where it is kept is never guessed")

    def test_a_call_without_the_form_names_its_people_itself(self):
        case = self.load_case("investigating")
        self.add_fact(case)
        item = self.add_evidence(case, verified=False, taker_ids=[])
        self.assertIn("two_takers", self.codes_of(item, "check"))
        with self.assertRaisesRegex(UserError, "G03"):
            item.action_check()
        service = self.new_service(self.sealed_paper(), server_ids=[])
        self.assertIn("servers", self.codes_of(service, "deliver"))

    def test_a_colleague_of_another_case_is_proposed_nothing_of_this_one(self):
        self.certify(self.officer3_person)
        paper = self.sealed_paper()
        with self.assertRaises(UserError):
            self.new_form("street.service", self.officer3, document_id=paper.id).save()
