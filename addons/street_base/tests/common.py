"""One user per role and the smallest world for tests about people."""

from odoo.tests import TransactionCase, new_test_user

STAFF = "street_base.group_street_user"
ADMIN = "street_base.group_street_admin"


class OfficeCommon(TransactionCase):
    """A city centre with two offices; worlds with people or matters start from here."""

    _login_prefix = "t_"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, tracking_disable=True, no_reset_password=True))
        Company = cls.env["res.company"]
        cls.centre = Company.create({"name": "Test city centre"})
        cls.office = Company.create({"name": "Test street", "parent_id": cls.centre.id})
        cls.other_office = Company.create({"name": "Other street", "parent_id": cls.centre.id})

    @classmethod
    def _new_user(cls, name, groups=STAFF, company=None):
        """User of one company (the office unless told otherwise) with the login ``t_<name>``."""
        company = company or cls.office
        return new_test_user(
            cls.env, f"{cls._login_prefix}{name}", groups=groups, company_id=company.id, company_ids=[(6, 0, company.ids)],
        )


class PeopleCommon(OfficeCommon):
    """The first office has two squads; each squad has a leader and a member that have accounts."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls._new_user("admin", ADMIN)
        cls.hr_officer = cls._new_user("hr", f"{STAFF},hr.group_hr_user")
        cls.city_user = cls._new_user("city", company=cls.centre)
        cls.stranger = cls._new_user("stranger", company=cls.other_office)
        cls.squad, cls.leader, cls.member = cls._new_squad("S1")
        cls.squad2, cls.leader2, cls.member2 = cls._new_squad("S2")

    @classmethod
    def _new_employee(cls, name, company=None, **values):
        return cls.env["hr.employee"].create({"name": name, "company_id": (company or cls.office).id, **values})

    @classmethod
    def _new_squad(cls, code):
        """Return a unit, its leader and a member (``hr.employee`` with accounts t_<code>_leader and t_<code>_member)."""
        unit = cls.env["street.unit"].create({"name": f"Squad {code}", "code": code, "company_id": cls.office.id})
        people = [
            cls._new_employee(
                f"{code} {part}", unit_id=unit.id, user_id=cls._new_user(f"{code.lower()}_{part}").id,
            )
            for part in ("leader", "member")
        ]
        unit.leader_id = people[0]
        return unit, *people
