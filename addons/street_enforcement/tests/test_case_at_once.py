from datetime import timedelta
from unittest.mock import patch

from psycopg2.errors import LockNotAvailable, SerializationFailure

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name, tagged
from odoo.tools import mute_logger

from odoo.addons.street_base.tools.period import today

LOGGED = ("street.case", "street.certificate", "street.authority.item", "street.form", "street.form.block")
QUIET = {"tracking_disable": True, "mail_create_nolog": True, "mail_create_nosubscribe": True}


@tagged("post_install", "-at_install")
class TestCaseAtOnce(BaseCase):
    """Two connections at the same moment: what a gate rests on is held until the step is done, and a step that rests on an
    older picture is asked anew."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.registry = Registry(get_db_name())
        for model in LOGGED:  # the log keeps what is committed for good
            for name in ("_street_log", "_notify_move"):
                cls.startClassPatcher(patch.object(cls.registry[model], name, lambda *args, **kwargs: None))

    def setUp(self):
        super().setUp()
        self.made = {}
        self.addCleanup(self.remove)
        with self.registry.cursor() as cr:
            self.fill(api.Environment(cr, SUPERUSER_ID, QUIET))

    def fill(self, env):
        """Two officers with certificates, an item in force, a form in their hands, and two linked decisions on the spot."""
        office, start = env.ref("base.main_company"), today() - timedelta(days=300)
        people = env["hr.employee"].create([{"name": f"At once {number}", "company_id": office.id, "employment_type": "civil_service"} for number in (1, 2)])
        self.keep(people)
        certificates = env["street.certificate"]._street_load_history([{
            "employee_id": person.id, "company_id": office.id, "subject_id": env["street.subject"]._get_office(office).id, "issuer": "Province",
            "state": "issued", "number": f"AO{person.id}", "date_issued": start, "date_valid_to": today() + timedelta(days=300)} for person in people])
        self.keep(certificates)
        instrument = env["street.instrument"].create({"name": "At once", "issuer": "Province", "date": start, "publication_place": "Gazette", "publication_date": start})
        power = env["street.authority.list"].create({"name": "At once", "instrument_id": instrument.id, "date_from": start})
        norm = env["street.norm"].create({"name": "At once", "level": "regulation", "date_from": start})
        item = env["street.authority.item"].create({
            "code": "AO1", "name": "At once", "list_id": power.id, "subject_id": env["street.subject"]._get_office(office).id, "power_source": "granted",
            "norm_line_ids": [(0, 0, {"norm_id": norm.id, "violated_clause": "1", "penalty_clause": "2", "amount_min": 50, "amount_max": 500})]})
        self.keep(instrument, power, norm, item, item.norm_line_ids)
        block = env["street.form.block"].create({"kind": "decision", "prefix": "AO-", "first": 1, "last": 2})
        self.keep(block, block.form_ids)
        cases = env["street.case"].create([{
            "cause": "At once", "procedure": "summary", "date_received": today(), "date_act": today(), "summary_penalty": "fine", "summary_amount": 100,
            "form_id": block.form_ids[0].id, "officer_ids": [(0, 0, {"employee_id": person.id}) for person in people]} for _number in (1, 2)])
        self.keep(cases, cases.officer_ids)
        env.flush_all()
        env.cr.execute("UPDATE street_case SET same_act_id = %s WHERE id = %s", cases.ids)
        env.cr.execute("UPDATE street_authority_item SET state = 'active', date_from = %s WHERE id = %s", [start, item.id])
        env.cr.execute("UPDATE street_form_block SET state = 'issued', date_issued = %s, employee_id = %s WHERE id = %s", [start, people[0].id, block.id])

    def keep(self, *records):
        for some in records:
            self.made[some._name] = some.ids

    def remove(self):
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            cr.execute("DELETE FROM street_certificate_suspension WHERE certificate_id = ANY(%s)", [self.made.get("street.certificate", [])])
            cr.execute("UPDATE street_form SET case_id = NULL WHERE id = ANY(%s)", [self.made.get("street.form", [])])
            cr.execute("DELETE FROM street_deadline WHERE res_model = 'street.case' AND res_id = ANY(%s)", [self.made.get("street.case", [])])
            for model in (
                "street.case.officer", "street.case", "street.form", "street.form.block", "street.certificate", "street.authority.norm",
                "street.authority.item", "street.norm", "street.authority.list", "street.instrument",
            ):
                cr.execute(f'DELETE FROM "{env[model]._table}" WHERE id = ANY(%s)', [self.made.get(model, [])])
            env["hr.employee"].browse(self.made.get("hr.employee", [])).unlink()

    # -- two connections --------------------------------------------------------------------------------------------------
    def record(self, cr, model, place=0):
        return api.Environment(cr, SUPERUSER_ID, QUIET)[model].browse(self.made[model][place])

    def gate(self, cr, move, place=1):
        """What stands in the way of a step, asked as the step itself asks: with its locks."""
        case = self.record(cr, "street.case", place)
        return {obstacle.code for obstacle in case._street_obstacles(move, {})[case]}

    def assert_asked_anew(self, move, change, code):
        """A change that came in since the step began makes it start anew, and then it is refused.

        :param change: function of a cursor
        :param str code: of the obstacle
        """
        with self.registry.cursor() as step:
            step.execute("SELECT 1 FROM street_case")  # its picture is as old as this
            with self.registry.cursor() as other:
                change(other)
                other.flush()
            with self.assertRaises(SerializationFailure):
                self.gate(step, move)
            step.rollback()
            self.assertIn(code, self.gate(step, move))

    def assert_held(self, move, change, code):
        """While the step is under way the change waits."""
        with self.registry.cursor() as step:
            self.assertNotIn(code, self.gate(step, move))
            with self.registry.cursor() as other:
                other.execute("SET LOCAL lock_timeout = '200ms'")
                with self.assertRaises(LockNotAvailable):
                    change(other)
                    other.flush()
                other.rollback()
            step.rollback()

    # -- what changes meanwhile -------------------------------------------------------------------------------------------
    def suspend(self, cr):
        self.record(cr, "street.certificate")._street_do_move("suspend", {"reason": "At once"})

    def take_back(self, cr):
        self.record(cr, "street.authority.item")._street_do_move("take_back", {"reason": "At once", "date": today()})

    def use_form(self, cr):
        self.record(cr, "street.form")._street_do_move("use", {"case_id": self.made["street.case"][0]})

    def fine_first(self, cr):
        self.gate(cr, "hand_over", 0)
        cr.execute("UPDATE street_case SET state = 'handed_over' WHERE id = %s", [self.made["street.case"][0]])

    @mute_logger("odoo.sql_db")
    def test_a_certificate_is_not_suspended_while_a_case_is_opened(self):
        self.assert_held("open", self.suspend, "two_officers")
        self.assert_asked_anew("open", self.suspend, "two_officers")

    @mute_logger("odoo.sql_db")
    def test_one_form_is_not_used_twice(self):
        self.assert_held("hand_over", self.use_form, "form_used")
        self.assert_asked_anew("hand_over", self.use_form, "form_used")

    @mute_logger("odoo.sql_db")
    def test_of_two_linked_cases_only_one_brings_a_fine(self):
        self.assert_held("hand_over", self.fine_first, "second_fine")
        self.assert_asked_anew("hand_over", self.fine_first, "second_fine")

    @mute_logger("odoo.sql_db")
    def test_an_item_is_not_taken_back_while_a_case_is_decided(self):
        with self.registry.cursor() as cr:
            cr.execute("UPDATE street_case SET authority_item_id = %s WHERE id = ANY(%s)", [self.made["street.authority.item"][0], self.made["street.case"]])
        self.assert_held("decide", self.take_back, "competence")
        self.assert_asked_anew("decide", self.take_back, "competence")
