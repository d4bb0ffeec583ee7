from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.street_base.tools.period import today

from ..tools import identity
from ..tools.paper_words import word
from ..tools.private_field import PrivateChar, PrivateDate
from .street_case_private import PRIVATE

KINDS = [("person", "Citizen"), ("sole_trader", "Sole trader"), ("organisation", "Organisation")]
ID_TYPES = [
    ("resident", "Resident identity card"), ("passport", "Passport"), ("permit", "Travel or residence permit"), ("other", "Other paper"),
]
SEXES = [("male", "Male"), ("female", "Female")]
CAPACITIES = [
    ("full", "Full"),
    ("partial", "Partly lost"),
    ("none", "None when he acted"),
    ("sane", "Intermittent, sane when he acted"),
]
ADULT, PUNISHABLE = 18, 14


class StreetCaseParty(models.Model):
    """Party of a case (当事人): a person, a sole trader (个体工商户) or an organisation.

    Numbers, addresses and telephones are read by those who act in this case (``street.case._domain_private``); every other
    reader of the file, an officer of other cases included, sees them masked. Papers print them through workers.
    Under fourteen at the act: no penalty, the guardian is told (APL 30); no capacity: the same (APL 31).
    """

    _name = "street.case.party"
    _description = "Party of a case"
    _inherit = ["street.case.private.mixin", "street.locked.line.mixin"]
    _street_parent = "case_id"
    _street_stays = True
    _order = "case_id, id"

    case_id = fields.Many2one("street.case", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="case_id.company_id", store=True, precompute=True, index=True)
    kind = fields.Selection(KINDS, required=True, default="person")
    name = fields.Char(required=True, help="Full name; of a sole trader the operator's, the trade name stands beside it.")
    trade_name = fields.Char(help="Name over the shop, of a sole trader.")
    # a person
    id_type = fields.Selection(ID_TYPES, "Identity paper", default="resident")
    id_number = PrivateChar("Identity number", groups=PRIVATE, index="btree_not_null")
    birth_date = PrivateDate("Born on", groups=PRIVATE, compute="_compute_from_number", store=True, readonly=False, precompute=True)
    sex = fields.Selection(SEXES, compute="_compute_from_number", store=True, readonly=False, precompute=True)
    age_at_act = fields.Integer(compute="_compute_age_at_act", compute_sudo=True)
    capacity = fields.Selection(CAPACITIES, required=True, default="full", help="Capacity at the time of the act (APL 31).")
    guardian_name = fields.Char("Guardian", help="Of a minor or of somebody without full capacity.")
    guardian_relation = fields.Char("Relation of the guardian")
    guardian_phone = PrivateChar("Guardian's phone", groups=PRIVATE)
    # an organisation
    credit_code = fields.Char("Credit code", help="统一社会信用代码, 18 characters.", index="btree_not_null")
    legal_representative = fields.Char("Legal representative")
    # how to reach it
    address = PrivateChar(groups=PRIVATE)
    phone = PrivateChar(groups=PRIVATE)
    contact_masked = fields.Char("Identity and contact", compute="_compute_contact_masked", compute_sudo=True)
    e_service_consent = fields.Boolean(
        "Agrees to electronic service", copy=False, help="Only with the signed confirmation of addresses (CF34) on file (APL 61, G23).")
    e_service_address = PrivateChar("Address for electronic service", groups=PRIVATE)
    # earlier cases
    prior_count = fields.Integer("Earlier penalties", compute="_compute_prior_count", help="Earlier cases of this office that ended in a penalty of the same party.")

    @api.depends("id_type", "id_number", "kind")
    def _compute_from_number(self):
        for party in self:
            number = party.id_number or ""
            if party.kind != "organisation" and party.id_type == "resident" and not identity.id_problem(number):
                party.birth_date, party.sex = identity.birth_date(number), identity.sex(number)
            else:
                party.birth_date, party.sex = party.birth_date, party.sex

    @api.depends("birth_date", "case_id.date_act")
    def _compute_age_at_act(self):
        for party in self:
            party.age_at_act = identity.age_on(party.birth_date, party.case_id.date_act or today()) if party.birth_date else 0

    @api.depends("id_number", "credit_code", "phone", "address")
    def _compute_contact_masked(self):
        for party in self:
            # Of an organisation only the telephone is hidden: its code and seat are public.
            number = party.credit_code if party.kind == "organisation" else identity.masked(party.id_number, 4, 2)
            address = party.address if party.kind == "organisation" else identity.masked(party.address, 3, 0)
            party.contact_masked = ", ".join(filter(None, (number, identity.masked(party.phone), address))) or False

    @api.depends("id_number", "credit_code")
    def _compute_prior_count(self):
        # sudo: only how many there are; the list opens with the rights of the reader
        earlier = self.case_id.sudo()._get_prior_cases()
        for party in self:
            party.prior_count = len(earlier.get(party._origin.id, ()))

    @api.constrains("id_type", "id_number", "kind")
    def _check_id_number(self):
        texts = {
            "form": self.env._("it has 17 digits and a last digit or X"),
            "birth": self.env._("the day of birth in it does not exist"),
            "check": self.env._("its last character does not fit the others: a digit is mistyped"),
        }
        for party in self.filtered(lambda party: party.id_number and party.id_type == "resident" and party.kind != "organisation"):
            if problem := identity.id_problem(party.id_number):
                raise ValidationError(self.env._(
                    "%(party)s: the identity number is wrong: %(problem)s. Copy it from the card.", party=party.name, problem=texts[problem]))

    @api.constrains("credit_code")
    def _check_credit_code(self):
        for party in self.filtered("credit_code"):
            if not identity.is_credit_code(party.credit_code):
                raise ValidationError(self.env._(
                    "%(party)s: %(code)s is no unified social credit code. Copy its 18 characters from the licence.",
                    party=party.name, code=party.credit_code))

    @api.constrains("birth_date", "id_type", "id_number", "kind")
    def _check_birth_date(self):
        for party in self.filtered("birth_date"):
            if party.birth_date > today():
                raise ValidationError(self.env._("%(party)s cannot be born after today.", party=party.name))
            number = party.id_number if party.id_type == "resident" and party.kind != "organisation" else ""
            if number and not identity.id_problem(number) and identity.birth_date(number) != party.birth_date:
                raise ValidationError(self.env._(
                    "%(party)s: the day of birth is not that of the identity number. Age follows from the card (APL 30).", party=party.name))

    # ------------------------------------------------------------
    # CAPACITY
    # ------------------------------------------------------------

    def _get_capacity(self):
        """What the law says of this party's capacity at the act.

        :return: ``"child"`` (under fourteen, APL 30), ``"incapable"`` (APL 31), ``"minor"`` or ``"limited"`` (must or may
            be lighter), or an empty text
        """
        self.ensure_one()
        party = self.sudo()  # age decides, whoever asks
        if party.kind == "organisation":
            return ""
        if party.birth_date and party.age_at_act < PUNISHABLE:
            return "child"
        if party.capacity == "none":
            return "incapable"
        if party.birth_date and party.age_at_act < ADULT:
            return "minor"
        return "limited" if party.capacity == "partial" else ""

    def _needs_guardian(self):
        """Whether a guardian has to be named before the investigation ends."""
        return self._get_capacity() in ("child", "incapable", "minor") and not self.sudo().guardian_name

    def _prepare_paper_facts(self):
        """Facts about the party that papers print: ``party_name``, ``party_id_number`` and so on; empty without a party."""
        party = self.sudo()
        words = {name: word(self._name, name, party[name]) for name in ("kind", "id_type", "sex")}
        is_person = party.kind in ("person", "sole_trader")
        return {
            "party_name": party.name or "", "party_kind": words["kind"], "party_trade_name": party.trade_name or "",
            "party_id_type": words["id_type"] if is_person else "", "party_id_number": party.id_number or "",
            "party_sex": words["sex"], "party_age": party.age_at_act or "", "party_birth_date": str(party.birth_date or ""),
            "party_address": party.address or "", "party_phone": party.phone or "", "party_credit_code": party.credit_code or "",
            "party_legal_representative": party.legal_representative or "", "party_guardian": party.guardian_name or "",
        }
