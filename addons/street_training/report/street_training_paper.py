from odoo import models
from odoo.tools.i18n import format_list

from odoo.addons.street_base.tools.period import local_day, today


class StreetTrainingPaper(models.AbstractModel):
    """What the papers of a class have in common: its facts, its list, the names of the days."""

    _name = "street.training.paper"
    _description = "Paper of a class"
    _inherit = "street.report.pdf"

    def _get_facts(self, session):
        """(label, value) of what a class is; empty ones are left out."""
        units = format_list(self.env, session.unit_ids.sudo().mapped("name")) if session.unit_ids else session.company_id.sudo().name
        facts = [
            (self.env._("Subject"), session.name), (self._label(session, "kind"), self._choice(session, "kind")),
            (self.env._("Time"), f"{self._moment(session.date_start)} — {self._moment(session.date_end, 'HH:mm')}"),
            (self._label(session, "hours"), f"{session.hours:g}"), (self._label(session, "place"), session.place),
            (self._label(session, "lecturer"), session.lecturer), (self.env._("For"), units),
            (self._label(session, "role_ids"), format_list(self.env, session.role_ids.mapped("name")) if session.role_ids else None),
            (self._label(session, "make_up_of_id"), session.make_up_of_id.sudo().display_name),
        ]
        return [(label, value) for label, value in facts if value]

    def _get_lines(self, session):
        return session.attendance_ids.sorted(lambda line: (line.unit_id.sequence, line.unit_id.id, line.id))

    def _add_signature(self, paper, session, day):
        # sudo: the name of the office is printed on every paper
        organ = self.env["street.subject"]._get_office(session.company_id).sudo().name
        paper.signature(organ, f"{day.year}年{day.month}月{day.day}日", self.env._("(seal)"))

    def _add_sheet(self, paper, session):
        """The table people sign in: blank before the class, with what is on record after it."""
        is_over = session.state == "closed"
        header = [self.env._("No."), self.env._("Name of the person"), self.env._("Unit"), self.env._("Signature"), self.env._("Class hours"), self.env._("Note")]
        rows = [
            [number, line.employee_id.sudo().name, line.unit_id.sudo().name, self._get_mark(line) if is_over else "",
             f"{line.hours:g}" if is_over else "", (self._choice(line, "absence_reason") or line.note) if is_over else ""]
            for number, line in enumerate(self._get_lines(session), 1)
        ]
        paper.table(header, rows, widths=[1, 3, 4, 5, 2, 3], aligns=["center", "left", "left", "left", "right", "left"], small=True)

    def _get_mark(self, line):
        """How a person signed in, and when."""
        if line.status != "present":
            return self._choice(line, "status")
        return " ".join(filter(None, (self._choice(line, "sign_way"), self._moment(line.sign_time, "HH:mm") if line.sign_way == "qr" else "")))

    def _get_day(self, session):
        """Day of a paper: of a class that is over the day it was planned, else today."""
        return local_day(session.create_date) if session.state == "closed" else today()
