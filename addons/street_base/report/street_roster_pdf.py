from itertools import groupby

from babel.dates import format_skeleton

from odoo import models
from odoo.tools import format_date, format_time
from odoo.tools.i18n import format_list
from odoo.tools.misc import babel_locale_parse, get_lang

from odoo.addons.street_base.tools.roster import week_start

WIDTHS = (10, 14, 14, 9, 30, 23)


class StreetRosterPdf(models.AbstractModel):
    """Printed roster (值班安排表): one table a week, to be put up on the wall. Printed from shifts."""

    _name = "report.street_base.roster_pdf"
    _description = "Printed roster"
    _inherit = "street.report.pdf"

    _paper_landscape = True

    def _render_file(self, records, data):
        # One paper a week and office, each named by its first shift.
        shifts = records.sorted(lambda shift: (shift.company_id.id, shift.date, shift.date_start, shift.unit_id.id))
        weeks = {}
        for _week, group in groupby(shifts, key=lambda shift: (shift.company_id.id, week_start(shift.date))):
            week = records.browse().concat(*group)
            weeks[week[0].id] = week.ids
        return super()._render_file(records.browse(weeks), {**data, "weeks": weeks})

    def _add_blocks(self, paper, record, data):
        shifts = record.browse(data["weeks"][record.id])
        days = shifts.mapped("date")
        paper.title(self.env._("Duty roster of %(office)s", office=record.company_id.name))
        paper.text(self.env._(
            "%(start)s to %(end)s", start=format_date(self.env, min(days)), end=format_date(self.env, max(days)),
        ))
        paper.table(
            [
                self.env._("Day"), self.env._("Shift"), self.env._("Unit"), self.env._("Lead"), self.env._("People on duty"),
                self.env._("Vehicle and kit"),
            ],
            [self._get_row(shift) for shift in shifts],
            widths=WIDTHS,
            small=True,
        )
        paper.sign_line([self.env._("Drawn up by:"), self.env._("Approved by:")])

    def _get_row(self, shift):
        """Texts of one row; a person stands with his task and telephone, as one looks for on a wall."""
        people = "\n".join(
            " ".join(filter(None, (line.employee_id.name, line.duty, line.phone))) for line in shift.line_ids
        )
        kit = format_list(self.env, [text for text in (shift.vehicle, shift.kit_note) if text])
        hours = "-".join(format_time(self.env, moment, tz="Asia/Shanghai", time_format="HH:mm")
                         for moment in (shift.date_start, shift.date_end))
        return [self._day(shift.date), f"{shift.kind_id.name}\n{hours}", shift.unit_id.name, shift.leader_id.name, people, kit]

    def _day(self, day):
        """Day and weekday in the reader's language, such as 11月16日周一."""
        return format_skeleton("MMMEd", day, locale=babel_locale_parse(get_lang(self.env).code))
