from odoo import api, models
from odoo.tools import format_date
from odoo.tools.i18n import format_list

from ..tools.file_section import FileSection


class StreetOfficerFile(models.Model):
    """The sections of the personal enforcement file; each is a list of rows of texts, shown on screen and on paper alike."""

    _inherit = "street.officer.file"

    @api.model
    def _get_file_sections(self, employee, day):
        """What is on record about a person up to a day; other addons add their own through ``super()``.

        Called as superuser, once it is certain that the reader may open the file.

        :param employee: one ``hr.employee``
        :param datetime.date day: as of; a day in Asia/Shanghai
        :return: list of ``tools.file_section.FileSection``, in the order in which they are shown
        """
        certificates = self.env["street.certificate"].search([("employee_id", "=", employee.id), ("date_applied", "<=", day)], order="date_issued, id")
        lines = self.env["street.training.attendance"].search(
            [("employee_id", "=", employee.id), ("session_state", "=", "closed"), ("credited_day", "<=", day)], order="date_start, id")
        return [
            self._get_certificate_section(certificates), self._get_certificate_events_section(certificates, day),
            self._get_qualification_section(employee, day), self._get_hours_section(lines), self._get_coverage_section(employee, day),
            self._get_exam_section(lines), self._get_drill_section(lines), self._get_feedback_section(employee, day),
        ]

    # ------------------------------------------------------------
    # CERTIFICATES
    # ------------------------------------------------------------

    def _get_certificate_section(self, certificates):
        rows = []
        for certificate in certificates:
            state = self._choice(certificate, "state")
            if certificate.date_ended:
                state = self.env._("%(state)s on %(day)s", state=state, day=self._day(certificate.date_ended))
            if certificate.previous_id:
                state = self.env._("%(state)s; follows %(number)s", state=state, number=certificate.previous_id.number)
            rows.append([
                certificate.number or "", certificate.subject_id.name,
                format_list(self.env, certificate.domain_ids.mapped("name")) if certificate.domain_ids else "",
                self._day(certificate.date_issued), self._day(certificate.date_valid_to), state,
            ])
        header = [self.env._("Number"), self.env._("Acting subject"), self.env._("Domains"), self.env._("Issued on"), self.env._("Valid until"), self.env._("State")]
        return FileSection("certificates", self.env._("Enforcement certificates"), header, rows, [6, 5, 6, 5, 5, 5])

    def _get_certificate_events_section(self, certificates, day):
        """Yearly checks and suspensions, in the order of the days."""
        events = [
            (check.date, check.certificate_id, self.env._("Yearly check of %(year)s", year=str(check.year)),
             ": ".join(filter(None, (self._choice(check, "result"), check.note))))
            for check in certificates.check_ids if check.date <= day
        ]
        for row in certificates.suspension_ids.filtered(lambda row: row.date_from <= day):
            lifted = self.env._("lifted on %(day)s", day=self._day(row.date_lifted)) if row.date_lifted else self.env._("not lifted")
            events.append((row.date_from, row.certificate_id, self.env._("Suspended"), f"{row.reason} ({lifted})"))
        events += [(one.date_ended, one, self._choice(one, "state"), one.end_reason or "") for one in certificates if one.date_ended and one.date_ended <= day]
        rows = [[self._day(at), one.number or "", what, text] for at, one, what, text in sorted(events, key=lambda event: (event[0], event[1].id))]
        header = [self.env._("Day"), self.env._("Number"), self.env._("Event"), self.env._("Result or reason")]
        return FileSection("certificate_events", self.env._("Checks, suspensions and ends of certificates"), header, rows, [3, 5, 5, 8])

    def _get_qualification_section(self, employee, day):
        papers = self.env["street.qualification"].search([("employee_id", "=", employee.id), ("date_from", "<=", day)], order="date_from, id")
        rows = [
            [self._choice(paper, "kind"), paper.number or "", paper.issuer or "", self._day(paper.date_from), self._choice(paper, "state")]
            for paper in papers
        ]
        header = [self.env._("Kind"), self.env._("Number"), self.env._("Issued by"), self.env._("Since"), self.env._("State")]
        return FileSection("qualifications", self.env._("Qualifications"), header, rows, [5, 5, 5, 3, 3])

    # ------------------------------------------------------------
    # TRAINING
    # ------------------------------------------------------------

    def _get_hours_section(self, lines):
        """Classes and class hours (学时) by year, as they are credited."""
        rows = []
        for year, of_year in lines.grouped(lambda line: line.credited_day.year).items():
            present = of_year.filtered(lambda line: line.status == "present")
            rows.append([str(year), str(len(present)), f"{sum(present.mapped('hours')):g}", str(len(of_year) - len(present))])
        header = [self.env._("Year"), self.env._("Classes attended"), self.env._("Class hours"), self.env._("Absences")]
        return FileSection("hours", self.env._("Class hours by year"), header, sorted(rows), [1, 1, 1, 1])

    def _get_coverage_section(self, employee, day):
        """What is asked of the person this year and not done yet; the periods that have begun."""
        coverage = self.env["street.training.coverage"].search(
            [("employee_id", "=", employee.id), ("year", "=", day.year), ("state", "!=", "met")], order="date_due, id")
        rows = [
            [row.plan_id.name, self.env._("%(start)s to %(end)s", start=self._day(row.date_from), end=self._day(row.date_due)),
             f"{row.required:g}", f"{row.done:g}", self._choice(row, "state")]
            for row in coverage
        ]
        header = [self.env._("Rule"), self.env._("Period"), self.env._("Required"), self.env._("Done"), self.env._("State")]
        return FileSection("coverage", self.env._("Still asked for this year"), header, rows, [6, 6, 2, 2, 3])

    def _get_exam_section(self, lines):
        rows = [
            [self._day(line.session_id.day), line.course_id.name, str(line.attempt or ""), f"{line.score:g}" if line.score else "",
             self._choice(line, "result") or self._choice(line, "status")]
            for line in lines if line.kind == "exam"
        ]
        header = [self.env._("Day"), self.env._("Exam"), self.env._("Attempt"), self.env._("Score"), self.env._("Result")]
        return FileSection("exams", self.env._("Exams"), header, rows, [3, 7, 2, 2, 3])

    def _get_drill_section(self, lines):
        rows = [
            [self._day(line.session_id.day), line.session_id.name, f"{line.hours:g}", self._choice(line, "absence_reason") or self._choice(line, "status")]
            for line in lines if line.kind == "drill"
        ]
        header = [self.env._("Day"), self.env._("Skills drill"), self.env._("Class hours"), self.env._("Attendance")]
        return FileSection("drills", self.env._("Skills drills"), header, rows, [3, 7, 2, 3])

    def _get_feedback_section(self, employee, day):
        feedbacks = self.env["street.officer.feedback"].search([("employee_id", "=", employee.id), ("date", "<=", day)], order="date, id")
        rows = [
            [self._day(feedback.date), self._choice(feedback, "kind"), feedback.content, feedback.source, feedback.outcome or ""]
            for feedback in feedbacks
        ]
        header = [self.env._("Day"), self.env._("Kind"), self.env._("Content"), self.env._("Source"), self.env._("What came of it")]
        return FileSection("feedback", self.env._("Praise and complaints"), header, rows, [3, 2, 7, 4, 5])

    # ------------------------------------------------------------
    # WORDS
    # ------------------------------------------------------------

    def _choice(self, record, name):
        """The chosen value of a field as a word, or an empty text."""
        return dict(record._fields[name]._description_selection(self.env)).get(record[name], "")

    def _day(self, day):
        return format_date(self.env, day) if day else ""
