from datetime import date

from .certificate_common import ADMIN, STAFF, TRAINER, CertificateCase


class OfficerFileCase(CertificateCase):
    """Two squads of a team, each with a leader, an organ head, and an officer with something of everything in his file."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leader = cls.new_user("leader", STAFF)
        cls.chief_leader = cls.new_user("chief_leader", STAFF)
        cls.foreign_leader = cls.new_user("foreign_leader", STAFF)
        cls.head = cls.new_user("head", STAFF)
        cls.former_head = cls.new_user("former_head", STAFF)
        cls.bureau_head = cls.new_user("bureau_head", STAFF)
        cls.all_roles = cls.new_user("all_roles", f"{TRAINER},{ADMIN},hr.group_hr_manager")
        team = cls.env["street.unit"].create({"name": "Team", "code": "CT", "company_id": cls.office.id})
        other = cls.env["street.unit"].create({"name": "Other squad", "code": "CO", "company_id": cls.office.id, "parent_id": team.id})
        cls.unit.parent_id = team
        for unit, user in ((team, cls.chief_leader), (cls.unit, cls.leader), (other, cls.foreign_leader)):
            unit.leader_id = cls.new_person(user.login, user_id=user.id, unit_id=unit.id)
        for user, subject, end in ((cls.head, cls.subject, False), (cls.former_head, cls.subject, date(2026, 11, 25)), (cls.bureau_head, cls.entrusting, False)):
            cls.env["street.subject.head"].create({
                "subject_id": subject.id, "function": "head", "employee_id": cls.new_person(user.login, user_id=user.id).id,
                "date_from": date(2025, 1, 1), "date_to": end})
        cls.manager_person = cls.new_person("Manager", user_id=cls.manager.id)
        cls.fill_file()

    @classmethod
    def fill_file(cls):
        """A renewed certificate with a check and a suspension, a class, an exam and a drill, praise and a complaint."""
        first = cls.issue(cls.holder, "F-1", issued="2024-01-01", valid_to="2026-12-31")
        first.action_record_check(year=2025, date="2025-03-01", passed=True)
        first.action_renew(number="F-2", date_issued="2026-11-20", date_valid_to="2030-12-31")
        cls.certificate = first.next_ids
        cls.course = cls.env["street.course"].create({"name": "Penalty law", "code": "F-PL", "hours": 4, "company_id": cls.office.id})
        Session = cls.env["street.training.session"].with_user(cls.trainer)
        for kind, day, row in (
            ("monthly", "2025-12-03", {}), ("monthly", "2026-03-03", {"hours": 2.5}), ("drill", "2026-05-04", {"status": "absent", "absence_reason": "sick"}),
            ("exam", "2026-06-08", {"score": 91}),
        ):
            Session.log_class(
                course_id=cls.course.id, date_start=f"{day} 01:00:00", kind=kind, unit_ids=cls.unit.ids,
                attendances=[{"employee_id": cls.holder.id, **row}, {"employee_id": cls.unit.leader_id.id, **({"score": 80} if kind == "exam" else {})}])
        cls.praise, cls.complaint = cls.env["street.officer.feedback"].with_user(cls.manager).create([
            {"employee_id": cls.holder.id, "kind": "praise", "date": "2026-07-01", "content": "Found a lost child", "source": "A banner"},
            {"employee_id": cls.holder.id, "kind": "complaint", "date": "2026-08-01", "content": "Spoke rudely", "source": "Hotline", "outcome": "Not true"},
        ])

    def file_of(self, person, user):
        return self.model_of(user, "street.officer.file").browse(person.id)

    def outsiders(self):
        """Everybody to whom the file of the holder is not open, with the right to export."""
        users = [self.staff, self.trainer, self.admin, self.all_roles, self.foreign_leader, self.former_head, self.bureau_head, self.stranger, self.watcher]
        self.env.ref("base.group_allow_export").user_ids += self.env["res.users"].union(*users)
        return users

    def insiders(self):
        return [self.holder_user, self.manager, self.leader, self.chief_leader, self.head]
