from odoo import models
from odoo.tools.i18n import format_list

from odoo.addons.street_base.tools.period import local_day


class StreetOperationPdf(models.AbstractModel):
    """Plan of a joint operation (联合执法方案); once it is done, with its results."""

    _name = "report.street_dispatch.operation"
    _description = "Plan of a joint operation"
    _inherit = "street.report.pdf"

    def _get_watermark(self, record, data):
        return "" if record.number else self._unissued_mark()

    def _add_blocks(self, paper, record, data):
        paper.title(record.name)
        if record.number:
            paper.number(record.number)
        paper.facts(self._get_facts(record), columns=1, label_width=100)
        sections = [
            (self.env._("1. Purpose"), record.purpose), (self.env._("2. Arrangement"), record.note), (self.env._("3. Kit"), record.kit_note),
        ]
        for heading, text in sections:
            if text:
                paper.heading(heading)
                paper.text(text)
        if record.state == "done":
            self._add_results(paper, record)
        organ = self.env["street.subject"]._get_office(record.company_id).sudo().name  # the name of the office is printed on every paper
        paper.signature(organ, self._day(record.date_done or record.date_approved or record.date_start), self.env._("(seal)"))

    def _add_results(self, paper, record):
        paper.heading(self.env._("4. Results"))
        paper.text(record.summary)
        if record.line_ids:
            paper.table(
                [self._label(record.line_ids, name) for name in ("name", "quantity", "unit_name", "note")],
                [[line.name, line.quantity, line.unit_name, line.note] for line in record.line_ids],
                widths=[4, 1, 1, 3], aligns=["left", "right", "center", "left"],
            )
        # sudo: whoever may print the operation may see its photos
        paper.photos([(photo.raw, "", photo.name) for photo in record.photo_ids.sudo()])

    def _get_facts(self, record):
        def names(name):
            return format_list(self.env, record[name].mapped("name")) if record[name] else None

        people = format_list(self.env, [*record.sudo().employee_ids.mapped("name"), *filter(None, [record.other_people])])  # names only
        facts = [
            (self.env._("Time"), f"{self._moment(record.date_start)} — {self._moment(record.date_end)}"),
            (self._label(record, "unit_id"), record.unit_id.name), (self._label(record, "assist_unit_ids"), names("assist_unit_ids")),
            (self._label(record, "leader_id"), record.leader_id.name), (self._label(record, "employee_ids"), people), (self._label(record, "meeting_point"), record.meeting_point),
            (self._label(record, "grid_ids"), names("grid_ids")), (self._label(record, "place_ids"), names("place_ids")), (self._label(record, "class_ids"), names("class_ids")),
            (self._label(record, "approver_id"), record.approver_id.sudo().name),
        ]
        return [(name, value) for name, value in facts if value]

    def _day(self, moment):
        day = local_day(moment)
        return f"{day.year}年{day.month}月{day.day}日"
