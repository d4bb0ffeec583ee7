from odoo import api, models

from odoo.addons.street_training.tools.file_section import FileSection


class StreetOfficerFile(models.Model):
    """Cases handled (办案情况) as a section of the personal enforcement file.

    It says in which case, as what and from when to when. It names no party and counts no fine: sums of fines are no measure
    of anybody's work (APL 74, G46).
    """

    _inherit = "street.officer.file"

    @api.model
    def _get_file_sections(self, employee, day):
        return [*super()._get_file_sections(employee, day), self._get_case_section(employee, day)]

    def _get_case_section(self, employee, day):
        lines = self.env["street.case.officer"].search([("employee_id", "=", employee.id), ("date_from", "<=", day)], order="date_from, id")
        rows = [
            [line.case_id.name or line.case_id.lead_number or "", line.case_id.cause, self._choice(line.case_id, "procedure"), self._choice(line, "role"),
             self._day(line.date_from), self._day(line.date_to) if line.date_to and line.date_to <= day else "", self._choice(line.case_id, "state")]
            for line in lines
        ]
        header = [
            self.env._("Case number"), self.env._("Cause of the case"), self.env._("Procedure"), self.env._("As"), self.env._("From"), self.env._("To"),
            self.env._("State of the case today"),
        ]
        return FileSection("cases", self.env._("Cases handled"), header, rows, [82, 78, 51, 51, 63, 63, 54])
