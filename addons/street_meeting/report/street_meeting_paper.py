from reportlab.lib.colors import Color
from reportlab.platypus import Table
from reportlab.platypus.flowables import TopPadder

from odoo import models

from odoo.addons.street_base.tools.pdf_flow import Text
from odoo.addons.street_base.tools.pdf_layout import BODY, MARK

RED = Color(0.85, 0, 0)
FOURTH = BODY.but(size=14, leading=22, indent=1, right=1, tracking=0, align="left")  # 4号, of the imprint


class RedText(Text):
    """The mark of a paper, in red; without the outline of bold text, which is black."""

    def draw(self):
        self.canv.saveState()
        self.canv.setFillColor(RED)
        super().draw()
        self.canv.restoreState()


class StreetMeetingPaper(models.AbstractModel):
    """What the papers of a meeting have in common: time, people, mark and imprint (版记)."""

    _name = "street.meeting.paper"
    _description = "Paper of a meeting"
    _inherit = "street.report.pdf"

    def _get_time(self, meeting):
        return f"{self._moment(meeting.date, 'yyyy年M月d日 HH:mm')}—{self._moment(meeting.date_end, 'HH:mm')}"

    def _get_day_text(self, day):
        return f"{day.year}年{day.month}月{day.day}日"

    def _get_people(self, meeting, *statuses, observers=None, reasons=True):
        """“unit name, name; unit name” of some attendees, in the order of the list, and why they are on leave."""
        units = {}
        for one in meeting.attendee_ids:
            if one.status in statuses and (observers is None or one.is_observer == observers):
                name = f"{one.name}（{one.leave_reason}）" if reasons and one.status == "leave" and one.leave_reason else one.name
                units.setdefault(one.organisation or "", []).append(name)
        return "；".join(f"{unit} {'、'.join(names)}".strip() for unit, names in units.items())

    def _get_organ(self, company):
        # sudo: the name of the office is printed on every paper
        return self.env["street.subject"]._get_office(company).sudo().name

    def _add_mark(self, paper, text):
        """The red mark, its upper edge at the head of the type area."""
        style = MARK.but(size=min(MARK.size, paper.width / max(len(text), 1) - 0.5))  # one line, however long the name
        paper.blocks.append(RedText([(text, paper.fonts.face(style.face), False)], style))

    def _add_people(self, paper, label, people):
        """A list of people: the label in Hei, the names beside it."""
        if people:
            hei, fang = paper.fonts.face("hei"), paper.fonts.face("fang")
            paper.blocks.append(Text([(f"{label}：", hei, False), (people, fang, False)], BODY))

    def _add_imprint(self, paper, distribution, organ, date, copies):
        """Who gets a copy, who issued it and when, at the foot of the last page."""
        left = paper.make_text(organ, FOURTH)
        right = paper.make_text(self.env._("%(date)s issued", date=date), FOURTH.but(align="right"))
        rows, spans = [[left, right]], []
        if distribution:
            rows.insert(0, [paper.make_text(self.env._("Copies to: %(list)s", list=distribution), FOURTH), ""])
            spans.append(("SPAN", (0, 0), (1, 0)))
        if copies:
            rows.append(["", paper.make_text(self.env._("(%(count)s copies printed)", count=copies), FOURTH.but(align="right"))])
        table = Table(rows, colWidths=[paper.width * 0.62, paper.width * 0.38])
        last = len(rows) - (2 if copies else 1)
        table.setStyle([
            ("LINEABOVE", (0, 0), (-1, 0), 1, "black"), ("LINEBELOW", (0, last), (-1, last), 1, "black"), *spans,
            *([("LINEBELOW", (0, 0), (-1, 0), 0.7, "black")] if distribution else []),
            ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ])
        paper.blocks.append(TopPadder(table))
