import secrets
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, models

from odoo.addons.street_base.tools.period import today

from ..tools.demo_training import DOMAINS, FEEDBACKS, REASONS

ISSUER = "山西省人民政府"


class StreetCertificateDemo(models.AbstractModel):
    """Certificates of the demo office in every state relative to today, qualifications, praise and complaints.

    The team of 26 has eight who may enforce: five officers, the legal reviewer and the two stationed ones. Everything invented.
    """

    _name = "street.certificate.demo"
    _description = "Demo data of certificates"

    @api.model
    def _load(self):
        office = self.env.ref("base.main_company")
        loader = self.with_context(lang="zh_CN", tracking_disable=True, allowed_company_ids=office.ids)
        ended = loader._load_ended()
        loader._load_live(ended)
        loader._load_applications()
        loader._load_qualifications()
        loader._load_feedbacks()

    def _person(self, name):
        """A person of the demo, by the name of this addon or of street_base."""
        return self.env.ref(f"street_training.demo_employee_{name}", raise_if_not_found=False) or self.env.ref(f"street_base.demo_employee_{name}")

    def _prepare(self, name, number, issued, valid_to=None, state="issued", **values):
        """Values of a certificate; ``number`` is its running number."""
        day = today()
        own = {"stationed1": ("land", ["land"]), "stationed2": ("market", ["market"])}
        subject, domains = own.get(name, (None, DOMAINS))
        return {
            "employee_id": self._person(name).id, "company_id": self.env.company.id, "issuer": ISSUER, "number": f"晋0405{number:05d}",
            "subject_id": self.env.ref(f"street_training.demo_subject_{subject}" if subject else "street_base.demo_subject_office").id,
            "domain_ids": [(6, 0, [self.env.ref(f"street_base.domain_{code}").id for code in domains])],
            "state": state, "date_applied": issued - timedelta(days=40), "date_issued": issued,
            "date_valid_to": valid_to or issued + relativedelta(years=5, days=-1), "token": secrets.token_urlsafe(24),
            **({"date_ended": day - timedelta(days=values.pop("ended")), "end_reason": REASONS.get(state)} if "ended" in values else {}), **values,
        }

    def _load_ended(self):
        """Those that no longer count. :return: dictionary of person to certificate"""
        day = today()
        names = ("officer1", "leader1", "office2", "dispatcher")
        records = self.env["street.certificate"]._street_load_history([
            self._prepare("officer1", 118, day - timedelta(days=1840), state="renewed", ended=60),
            self._prepare("leader1", 101, day - timedelta(days=1500), state="lost", ended=400),
            self._prepare("office2", 109, day - timedelta(days=1100), state="revoked", ended=200),
            self._prepare("dispatcher", 110, day - timedelta(days=1300), state="returned", ended=150),
        ])
        return dict(zip(names, records, strict=True))

    def _load_live(self, ended):
        """The eight who may enforce, and two who may not: suspended, run out."""
        day = today()
        runs_out = day + timedelta(days=20)
        certificates = self.env["street.certificate"]._street_load_history([
            self._prepare("officer1", 218, day - timedelta(days=60), previous_id=ended["officer1"].id),
            self._prepare("leader1", 201, day - timedelta(days=390), previous_id=ended["leader1"].id),
            self._prepare("officer2", 119, day - timedelta(days=900)),
            self._prepare("handler", 102, runs_out - relativedelta(years=5, days=-1), runs_out),
            self._prepare("handler3", 103, day - timedelta(days=800)),
            self._prepare("reviewer", 106, day - timedelta(days=500)),
            self._prepare("stationed1", 107, day - timedelta(days=620)),
            self._prepare("stationed2", 108, day - timedelta(days=610)),
            self._prepare("office1", 111, day - timedelta(days=730), state="suspended"),
            self._prepare("office3", 112, day - timedelta(days=40) - relativedelta(years=5, days=-1), day - timedelta(days=40)),
        ])
        manager = self.env.ref("street_training.demo_user_trainmanager")
        held = {certificate.employee_id: certificate for certificate in certificates}
        self.env["street.certificate.suspension"]._street_create([
            {"certificate_id": held[self._person("handler3")].id, "date_from": day - timedelta(days=300), "date_lifted": day - timedelta(days=270),
             "reason": REASONS["lifted"], "user_id": manager.id},
            {"certificate_id": held[self._person("office1")].id, "date_from": day - timedelta(days=15), "reason": REASONS["suspended"], "user_id": manager.id},
        ])
        self._load_checks(certificates | self.env["street.certificate"].union(*ended.values()), manager)

    def _load_checks(self, certificates, manager):
        """Yearly checks on 10 March of each year in which the certificate counted, passed."""
        day = today()
        self.env["street.certificate.check"]._street_create([
            {"certificate_id": certificate.id, "year": year, "date": date(year, 3, 10), "result": "passed", "user_id": manager.id}
            for certificate in certificates for year in range(certificate.date_issued.year + 1, day.year + 1)
            if date(year, 3, 10) <= min(day, certificate.date_ended or day, certificate.date_valid_to)
        ])

    def _load_applications(self):
        day = today()
        common = {"company_id": self.env.company.id, "issuer": ISSUER, "subject_id": self.env.ref("street_base.demo_subject_office").id}
        self.env["street.certificate"]._street_load_history([
            {**common, "employee_id": self._person("auxiliary1").id, "date_applied": day - timedelta(days=12),
             "domain_ids": [(6, 0, self.env.ref("street_base.domain_construction").ids)]},
            {**common, "employee_id": self._person("auxiliary2").id, "date_applied": day - timedelta(days=70), "state": "refused",
             "end_reason": REASONS["refused"]},
        ])

    def _load_qualifications(self):
        """A qualified legal reviewer, a hearing chair, and one paper that waits to be verified."""
        day, manager = today(), self.env.ref("street_training.demo_user_trainmanager")
        verified = {"company_id": self.env.company.id, "state": "verified", "date_verified": day - timedelta(days=300), "verifier_id": manager.id}
        self.env["street.qualification"]._street_load_history([
            {**verified, "employee_id": self._person("reviewer").id, "kind": "legal_profession", "number": "A20161405810001", "issuer": "司法部",
             "date_from": date(2016, 3, 1)},
            {**verified, "employee_id": self._person("leader1").id, "kind": "hearing_chair", "number": "晋听0405001", "issuer": ISSUER,
             "date_from": day - timedelta(days=700)},
            {"company_id": self.env.company.id, "employee_id": self._person("trainmanager").id, "kind": "service_before_2018",
             "issuer": "街道办事处", "date_from": date(2014, 5, 1)},
        ])

    def _load_feedbacks(self):
        manager = self.env.ref("street_training.demo_user_trainmanager")
        self.env["street.officer.feedback"].with_user(manager).create([
            {"employee_id": self._person(name).id, "company_id": self.env.company.id, "kind": kind, "date": today() - timedelta(days=days),
             "content": content, "source": source, "outcome": outcome}
            for name, kind, days, content, source, outcome in FEEDBACKS
        ])

    @api.model
    def _load_second_office(self, office, people, issued):
        """A certificate for each of the people of the second office, issued on one day."""
        domains = self.env["street.domain"].search([("code", "in", ("sanitation", "appearance", "construction", "health", "market", "land"))])
        self.env["street.certificate"]._street_load_history([
            {"employee_id": person.id, "company_id": office.id, "issuer": office.street_certificate_issuer, "number": f"宁0105{index:05d}",
             "subject_id": office.subject_ids[:1].id, "domain_ids": [(6, 0, domains.ids)], "state": "issued", "date_applied": issued - timedelta(days=15),
             "date_issued": issued, "date_valid_to": issued + relativedelta(years=5, days=-1), "token": secrets.token_urlsafe(24)}
            for index, person in enumerate(people, 1)
        ])
