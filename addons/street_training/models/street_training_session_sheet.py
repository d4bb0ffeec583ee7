import base64
import binascii

from odoo import models
from odoo.exceptions import UserError

from ..tools.sign_sheet import Finding, read_people

MAX_LINES = 40


class StreetTrainingSession(models.Model):
    """Attendance out of a sign-in sheet (签到表): the whole sheet or nothing."""

    _name = "street.training.session"
    _inherit = ["street.training.session", "street.sheet.mixin"]

    def import_sheet(self, content, filename):
        """Mark those who stand in a sign-in sheet present, and put on the list whoever is missing there.

        Columns: 姓名 and / or 工号 (badge), optional 学时 and 备注. The same file again changes nothing.

        :param str content: the XLSX or CSV in base64
        :param str filename: its name
        :return: ``{"read": rows, "added": people new on the list, "changed": lines newly marked present, "errors": [{"row", "message"}]}``;
            nothing is stored when there are errors
        :raises UserError: the class is not open, the file is no sheet
        """
        self.ensure_one()
        self.check_access("write")
        if self.state != "open":
            raise UserError(self.env._("%(session)s is not open: a sign-in sheet is read while the class is open.", session=self.display_name))
        sheet = self._read_sheet(self._decode_sheet(content), filename)
        problems = [{"row": problem.row, "message": self._explain_problem(problem)} for problem in sheet.problems]
        rows, findings = read_people(sheet, self._get_known_people())
        errors = problems + [{"row": finding.row, "message": self._explain_finding(finding)} for finding in findings]
        errors += [{"row": 0, "message": message} for message in ([] if errors else self._get_hours_errors(rows))]
        if errors:
            return {"read": 0, "added": 0, "changed": 0, "errors": sorted(errors, key=lambda error: error["row"])}
        present = self.attendance_ids.filtered(lambda line: line.status == "present").employee_id.ids
        known = self.attendance_ids.employee_id.ids
        self._apply_rows([{**row, "status": "present"} for row in rows], way="sheet")
        people = [row["employee_id"] for row in rows]
        return {"read": len(rows), "added": len(set(people) - set(known)), "changed": len(set(people) - set(present)), "errors": []}

    def _decode_sheet(self, content):
        try:
            return base64.b64decode(content or b"", validate=True)
        except (binascii.Error, TypeError, ValueError):
            raise UserError(self.env._("The content of the file is not base64.")) from None

    def _get_known_people(self):
        """Everybody of the office a sheet may name: (id, name, badge)."""
        # sudo: the badge is matched, never shown; people who left are known for the time they were there
        people = self.env["hr.employee"].sudo().with_context(active_test=False).search_fetch(
            [("company_id", "=", self.company_id.id)], ["name", "barcode"])
        employed = people._get_employed_on((person.id, self.day) for person in people)
        return [(person.id, person.name, person.barcode or "") for person in people if (person.id, self.day) in employed]

    def _get_hours_errors(self, rows):
        names = dict(self.env["hr.employee"].sudo().browse(row["employee_id"] for row in rows).mapped(lambda person: (person.id, person.name)))
        return [
            self.env._("%(person)s: %(hours)s class hours are not between 0 and %(length)s.",
                       person=names[row["employee_id"]], hours=row["hours"], length=self.hours)
            for row in rows if not 0 <= row.get("hours", 0) <= self.hours
        ]

    def _explain_finding(self, finding: Finding):
        """Sentence for one finding of a sheet."""
        sentences = {
            "no_column": self.env._("The sheet has no column 姓名 (name) or 工号 (badge)."),
            "nobody": self.env._("The sheet names nobody."),
            "no_name": self.env._("Row %(row)s: there is neither a name nor a badge."),
            "unknown": self.env._("Row %(row)s: nobody called “%(name)s” is employed in the office on that day."),
            "several": self.env._("Row %(row)s: several people are called “%(name)s”; add the column 工号 (badge)."),
            "twice": self.env._("Row %(row)s: “%(name)s” stands in row %(first)s already."),
            "hours": self.env._("Row %(row)s: “%(value)s” is no number of class hours."),
        }
        return sentences[finding.code] % {"row": finding.row, **finding.facts}
