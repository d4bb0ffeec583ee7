from itertools import groupby

from babel.dates import format_skeleton

from odoo import models
from odoo.tools import format_time, split_every
from odoo.tools.i18n import format_list
from odoo.tools.misc import babel_locale_parse, get_lang

from odoo.addons.street_base.tools.pdf_layout import SMALL
from odoo.addons.street_base.tools.roster import week_start

COLUMNS_PER_TABLE = 4
DAY_WIDTH, COLUMN_WIDTH = 15, 27
SIGN_ROOM = "\u3000" * 12  # full-width spaces


class StreetRosterPdf(models.AbstractModel):
    """Printed roster (值班安排表): a table a week to be put up on the wall, days down, units across. Printed from shifts."""

    _name = "report.street_base.roster_pdf"
    _description = "Printed roster"
    _inherit = "street.report.pdf"

    _paper_landscape = True

    def _render_file(self, records, data):
        # One paper a week and office, each named by its first shift.
        shifts = records.sorted(lambda shift: (shift.company_id.id, shift.date, shift.date_start, shift.id))
        weeks = {}
        for _week, group in groupby(shifts, key=lambda shift: (shift.company_id.id, week_start(shift.date))):
            week = records.browse().concat(*group)
            weeks[week[0].id] = week.ids
        return super()._render_file(records.browse(weeks), {**data, "weeks": weeks})

    def _add_blocks(self, paper, record, data):
        shifts = record.browse(data["weeks"][record.id])
        days = sorted(set(shifts.mapped("date")))
        paper.title(self.env._(
            "Duty roster of %(office)s, %(start)s to %(end)s",
            # sudo: the name of the office whose record is printed; the authority above reads the record, not the company
            office=record.company_id.sudo().name, start=self._day(days[0]), end=self._day(days[-1]),
        ))
        for columns in split_every(COLUMNS_PER_TABLE, self._get_columns(shifts)):
            paper.table(
                [self.env._("Day"), *(heading for heading, _shifts in columns)],
                [[self._day(day), *(self._get_cell(of, day) for _heading, of in columns)] for day in days],
                widths=[DAY_WIDTH, *[COLUMN_WIDTH] * len(columns)], small=True,
            )
        leads = [" ".join(filter(None, (lead.name, lead.mobile_phone))) for lead in shifts.leader_id]
        if leads:
            paper.text(self.env._("Telephones of the leads: %(leads)s", leads=format_list(self.env, leads)), SMALL)
        # One low line to sign on, so that a week of a usual office stays on its page.
        paper.space(0.5)
        paper.text(self.env._("Drawn up by:") + SIGN_ROOM + self.env._("Approved by:"), SMALL)

    def _get_columns(self, shifts):
        """Return the columns of the table, in the order of the hours.

        A kind of shift that units take in turns, one a day, is one column; else each unit has its own.

        :return: list of (heading, shifts)
        """
        columns = []
        for kind, of_kind in shifts.grouped("kind_id").items():
            hours = "-".join(
                format_time(self.env, moment, tz="Asia/Shanghai", time_format="HH:mm")
                for moment in (of_kind[0].date_start, of_kind[0].date_end)
            )
            units = of_kind.unit_id
            if len(units) > 1 and len(of_kind) == len(set(of_kind.mapped("date"))):
                columns.append((f"{kind.name} {hours}", of_kind))
            else:
                columns += [
                    (f"{unit.name} {kind.name} {hours}", of_kind.filtered(lambda shift, unit=unit: shift.unit_id == unit))
                    for unit in units.sorted()
                ]
        return columns

    def _get_cell(self, shifts, day):
        """Text of one day in a column: who leads, who is on duty, with what vehicle."""
        is_shared = len(shifts.unit_id) > 1
        lines = []
        for shift in shifts.filtered(lambda shift: shift.date == day):
            lead = self.env._("%(name)s (lead)", name=shift.leader_id.name) if shift.leader_id else ""
            unit = shift.unit_id.name if is_shared else ""
            others = (shift.line_ids.employee_id - shift.leader_id).mapped("name")
            people = format_list(self.env, [name for name in (lead, *others) if name])
            lines.append(" ".join(filter(None, (unit, people, shift.vehicle))))
        return "\n".join(lines)

    def _day(self, day):
        """Day and weekday in the reader's language, such as 11月16日周一."""
        return format_skeleton("MMMEd", day, locale=babel_locale_parse(get_lang(self.env).code))
