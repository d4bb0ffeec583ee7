import base64
from datetime import timedelta

from odoo import fields
from odoo.tests import TransactionCase, new_test_user

from odoo.addons.street_base.tools.period import today

# A resident identity number is given by its first 17 digits; the last character follows from them.
ADULT_NUMBER = "14050219850307001"
CHILD_NUMBER = "14050220150307001"
MINOR_NUMBER = "14050220100307001"
JPEG = b"\xff\xd8\xff\xe0" + b"photo" * 20
SHOWN = {"shown_to": "told", "shown_note": "张三"}  # certificates and rights (G04)
CREDIT_CODE = "91140500MA0TEST012"


def id_number(first):
    """A right resident identity number. :param str first: its first 17 digits"""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, weights, strict=True)) % 11]


class EnforcementCommon(TransactionCase):
    """An office of its own with one user a role, an item in force, two certified officers, a third without a certificate,
    and a matter. Helpers take a case through its states by the people whose work it is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, tracking_disable=True, no_reset_password=True, lang="en_US"))
        cls.today = today()
        cls.start = cls.today - timedelta(days=800)
        cls.centre = cls.env["res.company"].create({"name": "Enforcement centre"})
        cls.office = cls.env["res.company"].create({"name": "Enforcement office", "parent_id": cls.centre.id, "keeps_shared": True})
        cls.other_office = cls.env["res.company"].create({"name": "Other enforcement office", "parent_id": cls.centre.id})
        cls.env = cls.env(context=dict(cls.env.context, allowed_company_ids=cls.office.ids))
        cls.subject = cls.env["street.subject"]._get_office(cls.office)
        cls.subject.write({
            "name": "东城街道办事处", "code": "东城", "number_prefix": "东城", "reconsideration_organ": "高平市人民政府", "court": "高平市人民法院",
            "bank_name": "工商银行高平支行", "bank_address": "高平市建设路1号", "bank_account": "6222000000000000", "bank_account_holder": "高平市财政局",
        })
        cls.unit = cls.env["street.unit"].create({"name": "Squad", "code": "EQ1", "company_id": cls.office.id})
        cls._make_people()
        cls._make_item()
        cls.matter = cls.env["street.matter"].with_company(cls.office).create({
            "description": "Building material on the road", "address": "East road 1", "source": "patrol", "company_id": cls.office.id})

    @classmethod
    def _make_people(cls):
        """One user a role, each with his employee: ``officer1`` and ``officer1_person``, ``head`` and ``head_person`` …"""
        roles = {
            "officer1": "group_officer", "officer2": "group_officer", "officer3": "group_officer", "leader": "group_team_leader",
            "reviewer": "group_legal_reviewer", "chair": "group_hearing_chair", "head": "group_organ_head", "chief": "group_chief",
            "clerk": "group_case_clerk", "reader": "group_case_reader",
        }
        for name, group in roles.items():
            cls._new_person(name, f"street_enforcement.{group}")
        cls._new_person("staff", "street_base.group_street_user")
        cls._new_person("admin", "street_base.group_street_admin")
        cls._new_person("stranger", "street_enforcement.group_officer", cls.other_office)
        cls._new_person("centre_reader", "street_enforcement.group_team_leader", cls.centre)
        cls.auxiliary_person = cls.env["hr.employee"].create({
            "name": "auxiliary", "company_id": cls.office.id, "employment_type": "contract", "unit_id": cls.unit.id})
        heads = cls.env["street.subject.head"]
        cls.head_row = heads.create({"subject_id": cls.subject.id, "function": "head", "employee_id": cls.head_person.id, "date_from": cls.start})
        cls.chief_row = heads.create({"subject_id": cls.subject.id, "function": "chief", "employee_id": cls.chief_person.id, "date_from": cls.start})
        cls.paper_head_row = heads.create({"subject_id": cls.subject.id, "function": "head", "name": "Paper head", "date_from": cls.start})

    @classmethod
    def _new_person(cls, name, group, company=None):
        company = company or cls.office
        user = new_test_user(cls.env, f"e_{name}", groups=group, company_id=company.id, company_ids=[(6, 0, company.ids)])
        person = cls.env["hr.employee"].create({
            "name": name, "company_id": company.id, "user_id": user.id, "employment_type": "civil_service",
            "unit_id": cls.unit.id if company == cls.office else False,
        })
        setattr(cls, name, user)
        setattr(cls, f"{name}_person", person)

    @classmethod
    def _make_item(cls):
        cls.domain = cls.env["street.domain"].create({"name": "Test roads", "code": "test_roads"})
        instrument = cls.env["street.instrument"].create({
            "name": "Test decision", "issuer": "Province", "date": cls.start, "publication_place": "Gazette", "publication_date": cls.start,
            "company_id": cls.office.id,
        })
        cls.norm = cls.env["street.norm"].create({"name": "测试道路条例", "level": "regulation", "date_from": cls.start})
        authority_list = cls.env["street.authority.list"].create({
            "name": "Test list", "instrument_id": instrument.id, "date_from": cls.start, "company_id": cls.office.id})
        cls.item = cls.env["street.authority.item"].create({
            "code": "T1", "name": "占道堆物", "list_id": authority_list.id, "subject_id": cls.subject.id, "power_source": "granted",
            "domain_ids": [(6, 0, cls.domain.ids)],
            "penalty_kind_ids": [(6, 0, (cls.env.ref("street_dispatch.penalty_fine") + cls.env.ref("street_dispatch.penalty_warning")).ids)],
            "procedure_set_id": cls.env.ref("street_dispatch.procedure_housing").id,
            "norm_line_ids": [(0, 0, {
                "norm_id": cls.norm.id, "violated_clause": "第二十七条", "penalty_clause": "第四十二条", "amount_min": 50, "amount_max": 20000})],
        })
        authority_list.with_user(cls.admin).action_publish()
        for person in (cls.officer1_person, cls.officer2_person):
            cls.certify(person)

    @classmethod
    def certify(cls, person, date_from=None, date_to=None, subject=None, domains=None):
        """Give somebody a certificate: issued long ago and valid for long, unless told otherwise."""
        certificates = cls.env["street.certificate"]
        return certificates._street_load_history([{
            "employee_id": person.id, "company_id": person.company_id.id, "subject_id": (subject or cls.subject).id,
            "domain_ids": [(6, 0, (domains or cls.domain).ids)], "issuer": "Province", "state": "issued", "number": f"14{person.id:08d}",
            "date_issued": date_from or cls.start, "date_valid_to": date_to or cls.today + timedelta(days=800),
        }])

    # ------------------------------------------------------------
    # CASES
    # ------------------------------------------------------------

    def person_values(self, **values):
        """Values of a party: a grown person."""
        return {"kind": "person", "name": "张三", "id_number": id_number(ADULT_NUMBER), "address": "East road 1", "phone": "13800138000", **values}

    def organisation_values(self, **values):
        """Values of a party: a company."""
        return {"kind": "organisation", "name": "测试公司", "legal_representative": "李四", "address": "East road 2", **values}

    def new_case(self, user=None, party=None, officers=None, **values):
        """A lead taken in by officer1, with two officers, one party, facts, the item and the letter it came with."""
        officers = self.officer1_person + self.officer2_person if officers is None else officers
        case = self.env["street.case"].with_user(user or self.officer1).create({
            "cause": "占道堆放建筑材料", "facts": "十吨建筑材料堆放在东城路人行道上。", "authority_item_id": self.item.id, "date_act": self.today - timedelta(days=2),
            "address": "East road 1", "unit_id": self.unit.id,
            "party_ids": [(0, 0, party or self.person_values())],
            "officer_ids": [(0, 0, {"employee_id": person.id}) for person in officers],
            **values,
        })
        # Initial evidence (G02): the letter it came with.
        self.env["ir.attachment"].create({"name": "letter.txt", "raw": b"It lies there since Monday.", "res_model": case._name, "res_id": case.id})
        return case

    def ask(self, case, kind, requester=None):
        """Take a request as far as the head's desk."""
        case.with_user(requester or self.officer1).action_request(kind=kind, text="Facts, reasons and basis")
        case.with_user(self.leader).action_endorse(opinion="Agreed")

    def approve(self, case, kind, head=None):
        """Ask, endorse and approve; a move that hangs on the approval is made."""
        self.ask(case, kind)
        case.with_user(head or self.head).action_approve(opinion="Agreed")

    def bring_to(self, state, case=None):
        """A case brought to a state of the investigation by the people whose work it is."""
        case = case or self.new_case()
        steps = {
            "lead": lambda: None,
            "opened": lambda: self.approve(case, "open"),
            "investigating": lambda: case.with_user(self.officer1).action_investigate(),
            "concluded": lambda: self.conclude(case),
        }
        for target, step in steps.items():
            if case.state == state:
                break
            if case.state != target:
                step()
        self.assertEqual(case.state, state)
        return case

    def conclude(self, case):
        """End the investigation; who adds gates to it fulfils them here, by super()."""
        if not case.fact_ids:
            self.add_fact(case)
        if not all(fact._is_proven() for fact in case.fact_ids):
            self.add_evidence(case)
        if not case._get_open_decision():
            self.env["street.decision"].with_user(self.officer1).create({"case_id": case.id})
        if not case._get_document("CF16"):
            self.report_end(case)
        case.with_user(self.officer1).action_conclude()

    def report_end(self, case):
        """The report on the end of the investigation, made by an officer of the case."""
        return case.with_user(self.officer1).issue_document("CF16", {
            "course": "接线索后现场检查并询问当事人。", "discretion": "情节一般。", "proposal": "建议罚款五百元。"})

    def prove(self, case):
        """An item of evidence for the facts of a case that have none: taken by both officers, checked by one, verified by the other."""
        bare = case.fact_ids.filtered(lambda fact: not fact._is_proven())
        if not bare:
            return self.env["street.evidence"]
        item = self.env["street.evidence"].with_user(self.officer1).create({
            "case_id": case.id, "name": "现场检查记录", "kind": "documentary", "proves": "堆放事实", "original_place": "卷内", "place": "East road 1", **SHOWN,
            "fact_ids": [(6, 0, bare.ids)], "taker_ids": [(6, 0, (self.officer1_person + self.officer2_person).ids)]})
        item.action_check()
        item.with_user(self.officer2).action_verify()
        return item

    def add_fact(self, case, name="十吨建筑材料堆放在人行道上", user=None):
        """One fact to be proven, of an officer on the case."""
        return self.env["street.case.fact"].with_user(user or self.officer1).create({"case_id": case.id, "name": name})

    def add_evidence(self, case, verified=True, **values):
        """One item of evidence of all facts: taken in by officer1, verified by officer2."""
        item = self.env["street.evidence"].with_user(self.officer1).create({
            "case_id": case.id, "name": "现场照片", "kind": "audiovisual", "proves": "建筑材料堆放在人行道上", "place": "East road 1", "device": "Camera 7", **SHOWN,
            "taken_at": fields.Datetime.now() - timedelta(minutes=1), "fact_ids": [(6, 0, case.fact_ids.ids)],
            "taker_ids": [(6, 0, (self.officer1_person + self.officer2_person).ids)],
            "file_ids": [(0, 0, {"name": "photo.jpg", "content": base64.b64encode(JPEG)})], **values,
        })
        if verified:
            item.action_check()
            item.with_user(self.officer2).action_verify()
        return item

    def load_case(self, state, **values):
        """A case put into any state with its past, for tests that begin late; it satisfies no gate by itself."""
        case = self.new_case(**values)
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_case SET state = %s WHERE id = %s", [state, case.id])
        case.invalidate_recordset()
        return case

    def clocks(self, case, state="running"):
        """Kinds of the clocks of a case in a state."""
        return set(self.env["street.deadline"].search([
            ("res_model", "=", "street.case"), ("res_id", "=", case.id), ("state", "=", state)]).mapped("kind"))

    def codes(self, case, move, values=None, user=None):
        """Codes of what stands in the way of a move."""
        case = case.with_user(user) if user else case
        return {obstacle.code for obstacle in case._street_obstacles(move, values)[case]}
