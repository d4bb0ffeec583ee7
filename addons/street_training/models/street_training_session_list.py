import base64
import binascii

from odoo import api, fields, models
from odoo.exceptions import UserError

# What a row of a list may say of a person.
ROW_KEYS = {"employee_id", "status", "absence_reason", "hours", "note", "score", "result"}
LOGGED_FACTS = {
    "course_id", "kind", "name", "date_start", "date_end", "hours", "place", "note", "unit_ids", "role_ids", "make_up_of_id", "credited_day",
    "lecturer", "lecturer_kind", "lecturer_employee_id", "lecturer_partner_id", "pass_mark", "full_mark", "company_id",
}
LINKS = {"unit_ids", "role_ids"}


class StreetTrainingSession(models.Model):
    """The list of a class: who is to come, and what is recorded of each."""

    _inherit = "street.training.session"

    @api.model
    def log_class(self, course_id, date_start, attendances=None, photos=None, **facts):
        """Log a class that was held: plan, open, fill, mark and close it in one call (登记本月课程).

        :param int course_id: the course
        :param str date_start: when it began, UTC ``YYYY-MM-DD HH:MM:SS``
        :param list attendances: ``[{"employee_id", "status": present | absent, "absence_reason", "hours", "note", "score", "result"}]`` of
            those who were absent, left early or have a result; everybody else of the units counts as present for the whole class
        :param list photos: ``[{"name", "data"}]``, data in base64
        :param facts: kind, unit_ids, role_ids (lists of ids), hours, place, lecturer and the other fields of a class
        :return: ``{"id", "name", "present", "absent"}``
        :raises UserError: naming what stands in the way; nothing is stored then
        """
        if unknown := facts.keys() - LOGGED_FACTS:
            raise UserError(self.env._("A class has no fact of this name: %(names)s.", names=", ".join(sorted(unknown))))
        values = {name: [fields.Command.set(value or [])] if name in LINKS else value for name, value in facts.items()}
        session = self.create([{**values, "course_id": course_id, "date_start": date_start}])
        given = session._check_rows(attendances or [])
        people = session._get_target_people()
        rows = [{"employee_id": person.id, "status": "present"} | given.pop(person.id, {}) for person in people]
        session._apply_rows([*rows, *({"status": "present", **row} for row in given.values())])
        session._attach_photos(photos or [])
        session.action_open()
        session.action_close()
        return {"id": session.id, "name": session.display_name, "present": session.present_count, "absent": session.absent_count}

    def _attach_photos(self, photos):
        """Attach uploads of a call to one class. :param list photos: as for :meth:`log_class`"""
        try:
            files = [{"name": str(photo["name"]), "raw": base64.b64decode(photo["data"], validate=True)} for photo in photos]
        except (binascii.Error, KeyError, TypeError, ValueError):
            raise UserError(self.env._("A photo has a name and its data in base64.")) from None
        if files:
            self.photo_ids = [fields.Command.link(file.id) for file in self.env["ir.attachment"].create(files)]

    # ------------------------------------------------------------
    # WHO IS TO COME
    # ------------------------------------------------------------

    def _get_target_domain(self):
        """People of the units (with their parts) and roles of one class."""
        domain = [("company_id", "=", self.company_id.id)]
        if self.unit_ids:
            domain.append(("unit_id", "child_of", self.unit_ids.ids))
        if self.role_ids:
            domain.append(("officer_role_ids", "in", self.role_ids.ids))
        return domain

    def _get_target_people(self):
        """``hr.employee`` that one class is for and that are employed on its day."""
        self.ensure_one()
        # sudo: unit, role and employment are asked; only the names are shown. Archived people may have been there that day.
        people = self.env["hr.employee"].sudo().with_context(active_test=False).search(self._get_target_domain(), order="unit_id, name, id")
        employed = people._get_employed_on((person.id, self.day) for person in people)
        return people.filtered(lambda person: (person.id, self.day) in employed).sudo(False)

    def _fill_list(self):
        lines = [
            {"session_id": session.id, "employee_id": person.id}
            for session in self for person in session._get_target_people() - session.attendance_ids.employee_id
        ]
        if lines:
            self.env["street.training.attendance"]._street_create(lines)

    # ------------------------------------------------------------
    # WHAT IS RECORDED
    # ------------------------------------------------------------

    def _check_rows(self, rows):
        """Rows of a call, by person.

        :return: dict employee id → row
        :raises UserError: for a row without a person, with two lines for one, or with something that is no fact of a line
        """
        found = {}
        for row in rows:
            if not isinstance(row, dict) or type(row.get("employee_id")) is not int or row.keys() - ROW_KEYS:
                raise UserError(self.env._("A row of the list names an employee_id and any of: %(keys)s.", keys=", ".join(sorted(ROW_KEYS))))
            if row["employee_id"] in found:
                raise UserError(self.env._("%(person)s stands twice in the list.", person=self.env["hr.employee"].sudo().browse(row["employee_id"]).name))
            found[row["employee_id"]] = dict(row)
        return found

    def _apply_rows(self, rows, way="hand"):
        """Worker: record what is known of the people of one class; lines that are missing are added.

        :param list rows: as for :meth:`log_class`
        :param str way: how those who become present signed in
        """
        self.ensure_one()
        rows = self._check_rows(rows)
        # sudo: the move that calls this was checked; lines carry how somebody signed in, which no person writes
        lines = {line.employee_id.id: line for line in self.attendance_ids.sudo()}
        changes, created = {}, []
        for employee_id, row in rows.items():
            line = lines.get(employee_id)
            vals = self._prepare_line(row, line, way)
            if line is None:
                created.append({"session_id": self.id, "employee_id": employee_id, **vals})
            elif vals:
                key = tuple(sorted(vals.items(), key=lambda item: item[0]))
                changes[key] = changes.get(key, line.browse()) | line
        for key, same in changes.items():
            same._street_write(dict(key))
        if created:
            self.env["street.training.attendance"]._street_create(created)
        self.invalidate_recordset(["attendance_ids"])

    def _prepare_line(self, row, line, way):
        """Values of a line out of a row; an absence takes the signature away, a presence the reason of absence."""
        vals = {name: value for name, value in row.items() if name != "employee_id"}
        status = vals.get("status")
        if status == "present" and (line is None or line.status != "present"):
            vals |= {"absence_reason": False, "sign_way": way, "sign_time": fields.Datetime.now()}
        elif status and status != "present":
            vals |= {"sign_way": False, "sign_time": False, "score": 0, "result": False}
            vals["hours"] = 0
        return vals

    def _record_result(self, values, way="hand"):
        """Hook for exams: write results into one open class; the people it names count as present.

        :param list values: ``[{"employee_id", "score", "result"}]``; without ``result`` the pass mark decides
        :param str way: how those who become present signed in
        :raises UserError: when the class has ended
        """
        self.ensure_one()
        self._street_refuse_kept({"name"})
        self._apply_rows([{**row, "status": "present"} for row in values], way=way)
