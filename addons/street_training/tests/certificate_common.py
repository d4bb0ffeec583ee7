from datetime import date

from freezegun import freeze_time as freeze

from odoo.tests import TransactionCase, new_test_user

STAFF = "street_base.group_street_user"
TRAINER = "street_training.group_trainer"
MANAGER = "street_training.group_training_manager"
ADMIN = "street_base.group_street_admin"
# A Thursday, noon in Shanghai.
NOW = "2026-11-26 04:00:00"
TODAY = date(2026, 11, 26)


class CertificateCase(TransactionCase):
    """Two offices under one city centre, one user per role, and people of every employment type in the first office."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        clock = freeze(NOW, tick=True)
        clock.start()
        cls.addClassCleanup(clock.stop)
        Company = cls.env["res.company"]
        cls.centre = Company.create({"name": "City centre"})
        cls.office = Company.create({"name": "Office", "parent_id": cls.centre.id})
        cls.other_office = Company.create({"name": "Other office", "parent_id": cls.centre.id})
        cls.env.user.write({"company_ids": [(4, company.id) for company in cls.centre | cls.office | cls.other_office]})
        cls.env = cls.env(context=dict(cls.env.context, allowed_company_ids=cls.office.ids, lang="en_US", no_reset_password=True))
        cls.staff = cls.new_user("staff", STAFF)
        cls.trainer = cls.new_user("trainer", TRAINER)
        cls.manager = cls.new_user("manager", MANAGER)
        cls.admin = cls.new_user("admin", ADMIN)
        cls.holder_user = cls.new_user("holder", STAFF)
        cls.plain = cls.new_user("plain", "base.group_user")
        cls.stranger = cls.new_user("stranger", MANAGER, cls.other_office)
        cls.watcher = cls.new_user("watcher", MANAGER, cls.centre)
        cls.subject = cls.office.subject_ids
        cls.entrusting = cls.env["street.subject"].create({
            "name": "Bureau", "code": "Bureau", "kind": "entrusting", "company_id": cls.office.id})
        cls.unit = cls.env["street.unit"].create({"name": "Squad", "code": "CS", "company_id": cls.office.id})
        cls.domains = cls.env["street.domain"].search([], limit=3)
        cls.holder = cls.new_person("Holder", user_id=cls.holder_user.id, unit_id=cls.unit.id)
        cls.colleague = cls.new_person("Colleague")

    @classmethod
    def new_user(cls, login, groups, company=None):
        company = company or cls.office
        return new_test_user(
            cls.env, f"cert_{login}", groups, company_id=company.id, company_ids=[(6, 0, company.ids)], lang="en_US", tz="Asia/Shanghai")

    @classmethod
    def new_person(cls, name, company=None, employment_type="civil_service", **values):
        return cls.env["hr.employee"].create({
            "name": name, "company_id": (company or cls.office).id, "employment_type": employment_type, **values})

    @classmethod
    def apply(cls, person, **values):
        """An application, in the hands of the training manager."""
        certificate = cls.env["street.certificate"].with_user(cls.manager).create({
            "employee_id": person.id, "issuer": "Province", "domain_ids": [(6, 0, cls.domains[:2].ids)],
            "subject_id": cls.subject.id, **values})
        return certificate

    @classmethod
    def issue(cls, person, number, issued="2026-01-01", valid_to="2030-12-31", **values):
        """An issued certificate, in the hands of the training manager."""
        certificate = cls.apply(person, **values)
        certificate.action_issue(number=number, date_issued=issued, date_valid_to=valid_to)
        return certificate

    def model_of(self, user, name="street.certificate"):
        """A model as a user sees it who works for his own offices."""
        return self.env[name].with_user(user).with_context(allowed_company_ids=user.company_ids.ids)

    def valid(self, day, *people, user=None):
        """Whether each person's certificate is good on a day, asked by somebody of the office."""
        ids = [person.id for person in people]
        good = self.model_of(user or self.staff).valid_on(employee_ids=ids, date=str(day))
        return [one in good for one in ids]
