from odoo import api, models

from odoo.addons.street_base.tools.pdf_flow import Rule
from odoo.addons.street_base.tools.pdf_layout import BODY, number_text
from odoo.addons.street_base.tools.period import today

from .street_meeting_paper import RED

HEADING = "一二三四五六七八九十"


class StreetMeetingMinutes(models.AbstractModel):
    """Issued minutes (会议纪要) in the layout of GB/T 9704-2012, part 10.3: red mark, number, text, people, imprint. No seal."""

    _name = "report.street_meeting.minutes"
    _description = "Minutes of a meeting"
    _inherit = "street.meeting.paper"

    def _get_watermark(self, record, data):
        return {"draft": self._unissued_mark(), "void": self.env._("VOID")}.get(record.state, "")

    @api.model
    def _render_file(self, records, data):
        # What was issued is handed out as the bytes that were issued.
        if len(records) == 1 and records.state == "issued" and records.sudo().file_id:
            return records.sudo().file_id.raw  # sudo: the reader may read the minutes
        return super()._render_file(records, data)

    def _add_blocks(self, paper, record, data):
        meeting = record.meeting_id.sudo()  # sudo: the list of people is part of the minutes, which the reader may read
        organ = self._get_organ(record.company_id)
        self._add_mark(paper, self.env._("Minutes of %(organ)s", organ=organ))
        paper.number(number_text(record.number or ""))
        paper.blocks.append(Rule(thickness=1.5, color=RED, space=6))
        paper.title(record.name)
        intro = self.env._(
            "On %(time)s, %(chair)s chaired the meeting at %(place)s. The minutes follow.", time=self._get_time(meeting), chair=meeting.chair_id.name or "",
            place=meeting.place or "")
        paper.text(intro)
        self._add_body(paper, record.body or "")
        paper.space(0.5)
        self._add_people(paper, self.env._("Present"), self._get_people(meeting, "present", observers=False))
        # Why somebody was away is for the record, not for everybody who gets a copy.
        self._add_people(paper, self.env._("On leave"), self._get_people(meeting, "leave", reasons=False))
        self._add_people(paper, self.env._("Sitting in"), self._get_people(meeting, "present", observers=True))
        self._add_imprint(paper, record.distribution, organ, self._get_day_text(record.date_issued or today()), record.copies)

    def _add_body(self, paper, body):
        for line in body.splitlines():
            head, mark, _rest = line.strip().partition("、")
            if mark and head and set(head) <= set(HEADING):
                paper.heading(line.strip())
            elif line.strip():
                paper.text(line.strip(), BODY)
