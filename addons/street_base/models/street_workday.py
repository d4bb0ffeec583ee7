import logging
from datetime import date, datetime

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, ormcache

from ..tools import holidays, period

_logger = logging.getLogger(__name__)

FIRST_YEAR = 2020


class StreetWorkday(models.Model):
    """One day of the working calendar (工作日历).

    Days come from the State Council's yearly notice (through the `chinesecalendar` package); a year whose notice is not
    out yet is estimated and provisional. Everybody in the office reads it; the suite administrator corrects a day, which
    counts as settled unless he marks it provisional again, and nobody adds or removes days. A provisional day gives way
    when the notice is loaded, a settled one stays.
    """

    _name = "street.workday"
    _description = "Working Calendar Day"
    _street_shared = True
    _order = "date"
    _rec_name = "date"

    date = fields.Date(required=True, readonly=True)
    is_workday = fields.Boolean("Working Day")
    holiday = fields.Selection(
        [
            (holidays.NEW_YEAR, "New Year's Day"),
            (holidays.SPRING_FESTIVAL, "Spring Festival"),
            (holidays.QINGMING, "Qingming Festival"),
            (holidays.LABOUR_DAY, "Labour Day"),
            (holidays.DRAGON_BOAT, "Dragon Boat Festival"),
            (holidays.MID_AUTUMN, "Mid-Autumn Festival"),
            (holidays.NATIONAL_DAY, "National Day"),
            (holidays.OTHER, "Other"),
        ],
        help="The holiday for which this day is off, or for which it is worked in exchange.",
    )
    name = fields.Char(compute="_compute_name")
    provisional = fields.Boolean(help="The yearly notice is not out yet: deadlines that rest on this day may still move (G47).")
    source = fields.Selection(
        [("notice", "Yearly notice"), ("estimate", "Estimated"), ("manual", "By hand")], required=True, readonly=True
    )
    note = fields.Char(help="Why the day was changed by hand, for example the number of the notice.")

    _date_uniq = models.Constraint("UNIQUE(date)", "Each day stands in the working calendar once.")

    @api.depends("date", "is_workday", "holiday")
    @api.depends_context("lang")
    def _compute_name(self):
        holiday_names = dict(self._fields["holiday"]._description_selection(self.env))
        for day in self:
            holiday = holiday_names.get(day.holiday)
            if holiday and day.is_workday:
                day.name = self.env._("Worked in exchange: %(holiday)s", holiday=holiday)
            elif holiday:
                day.name = holiday
            elif day.is_workday:
                day.name = self.env._("Working day")
            else:
                day.name = self.env._("Weekend") if day.date.weekday() > 4 else self.env._("Rest day")

    # -- CRUD -----------------------------------------------------------------------------------------------------------
    def write(self, vals):
        if "date" in vals:
            raise UserError(self.env._("A calendar day keeps its date. Correct the day whose date is meant instead."))
        vals = {name: value for name, value in vals.items() if name != "source"}
        if {"is_workday", "provisional"}.isdisjoint(vals) or not self:
            return super().write(vals)
        settled = {"provisional": False} if "is_workday" in vals else {}
        before = {day: day._describe_state() for day in self}
        result = super().write({**settled, **vals, "source": "manual"})
        self.flush_recordset()
        self._calendar_changed(min(self.mapped("date")), max(self.mapped("date")))
        self._log_changes(before)
        return result

    # -- public ---------------------------------------------------------------------------------------------------------
    @api.model
    @api.readonly
    def add_period(self, start, length, unit, roll=True):
        """Last day or moment of a period (期间).

        :param start: ISO text, `YYYY-MM-DD`, or a moment in UTC `YYYY-MM-DD HH:MM:SS`; units of hours need a moment.
        :param length: whole number; a negative one counts back, so that that many full units lie between.
        :param unit: hour, working_hour, working_day, calendar_day, month or year.
        :param roll: whether a last day that is a rest day moves on to a working day.
        :return: ISO text, `YYYY-MM-DD` for units of days, else UTC `YYYY-MM-DD HH:MM:SS`.
        :raises UserError: bad input, or a year whose calendar is not loaded (G47).
        """
        self.check_access("read")
        try:
            moment = self._parse_start(start)
            end = period.add_period(self._get_calendar(self.env.company.id), moment, length, unit, bool(roll))
        except period.CalendarMissing as missing:
            raise self._calendar_error(missing) from None
        except ValueError:
            raise UserError(
                self.env._(
                    "No period can be counted from “%(start)s”, length “%(length)s”, unit “%(unit)s”. Give a day as"
                    " YYYY-MM-DD or a moment as YYYY-MM-DD HH:MM:SS (UTC), which hours need, a whole number, and"
                    " one of the units %(units)s.",
                    start=start,
                    length=length,
                    unit=unit,
                    units=", ".join(period.UNITS),
                )
            ) from None
        return fields.Datetime.to_string(end) if isinstance(end, datetime) else fields.Date.to_string(end)

    def action_confirm(self):
        """Mark days as settled, once they have been compared with the yearly notice; moves no day."""
        self.filtered("provisional").write({"provisional": False})
        return True

    # -- calendar for the suite -------------------------------------------------------------------------------------------
    @api.model
    @ormcache("company_id", cache="stable")
    def _get_calendar(self, company_id=False):
        """The Calendar of tools/period.py with the office hours of a company (id; False: usual hours), from memory."""
        if company_id:
            hours = self.env["res.company"].sudo().browse(company_id)._get_office_hours()  # settings, no one's data
            return self._get_calendar(False).with_office_hours(hours)
        rows = self.env.execute_query(SQL("SELECT date, is_workday, provisional FROM street_workday"))
        return period.Calendar({day: (is_workday, provisional) for day, is_workday, provisional in rows})

    @api.model
    def _calendar_error(self, missing):
        """The UserError for a CalendarMissing."""
        return UserError(
            self.env._(
                "The working calendar of %(year)s is not loaded, so the period cannot be counted (gate G47). The suite"
                " administrator finds the loaded years under Calendar and deadlines.",
                year=str(missing.year),
            )
        )

    @api.model
    def _report_missing(self, years):
        """Tell the suite administrators, once a year of the calendar, that it is missing where something is counted.

        For jobs that go on with what can be counted; whoever waits for an answer gets :meth:`_calendar_error`.

        :param years: years as numbers
        """
        kind = self.env.ref("street_base.activity_calendar_missing")
        # sudo: the job tells administrators, whoever started it; activities that were done count as told
        activities = self.env["mail.activity"].sudo().with_context(active_test=False, mail_activity_quick_update=True)
        for year in sorted(years):
            if activities.search_count([("activity_type_id", "=", kind.id), ("summary", "like", str(year))], limit=1):
                continue
            _logger.warning("Working calendar: %s is not loaded; what needs it waits.", year)
            activities.create([
                {
                    "activity_type_id": kind.id, "user_id": user.id, "date_deadline": period.today(),
                    "summary": self.with_context(lang=user.lang).env._(
                        "Working calendar of %(year)s is missing: reminders that need it wait (G47)", year=str(year)),
                }
                for user in self.env.ref("street_base.group_street_admin").sudo().all_user_ids.filtered("active")
            ])

    @api.model
    def _load_years(self, first=FIRST_YEAR, last=None):
        """Load the days of the years `first` to `last` (two years ahead by default); run at install, update and by cron.

        Missing days are added, estimated ones follow a new notice or estimate, settled ones stay as they are.
        """
        last = last or period.today().year + 2
        facts = [fact for year in range(first, last + 1) for fact in holidays.year_days(year)]
        self.env.flush_all()
        changed = self.env.cr.execute_values(
            """
            INSERT INTO street_workday AS kept (date, is_workday, holiday, provisional, source, create_uid, create_date)
            VALUES %s
            ON CONFLICT (date) DO UPDATE
               SET is_workday = excluded.is_workday, holiday = excluded.holiday,
                   provisional = excluded.provisional, source = excluded.source
             WHERE kept.provisional
               AND (kept.source = 'estimate' OR NOT excluded.provisional)
               AND (kept.is_workday, kept.holiday, kept.provisional)
                   IS DISTINCT FROM (excluded.is_workday, excluded.holiday, excluded.provisional)
            RETURNING date
            """,
            [(*fact, "estimate" if fact.provisional else "notice") for fact in facts],
            template=f"(%s, %s, %s, %s, %s, {self.env.uid:d}, now() AT TIME ZONE 'UTC')",
            page_size=len(facts),
            fetch=True,
        )
        self.invalidate_model()
        if changed:
            self._calendar_changed(min(changed)[0], max(changed)[0])
        self._warn_of_differences(facts)

    @api.model
    def _warn_of_differences(self, facts):
        calendar = self._get_calendar()
        for fact in facts:
            if not fact.provisional and calendar.is_workday(fact.date) != fact.is_workday:
                _logger.warning("Working calendar: %s was settled by hand against the notice.", fact.date)

    @api.model
    def _calendar_changed(self, first, last):
        """Forget the calendar in memory and compute anew every open deadline that touches the days `first` to `last`."""
        self.env.registry.clear_cache("stable")
        self.env["street.deadline"]._recompute_touching(first, last)

    def _log_changes(self, before):
        """Note in the legal log who moved which day: deadlines hang on it."""
        self.env["street.log"]._append(
            [
                {
                    "company_id": self.env.company.id,
                    "model": self._name,
                    "res_id": day.id,
                    "move": "correct",
                    "state_from": state,
                    "state_to": day._describe_state(),
                    "reason": day.note or None,
                }
                for day, state in before.items()
            ]
        )

    def _describe_state(self):
        self.ensure_one()
        return ("workday" if self.is_workday else "rest_day") + (":provisional" if self.provisional else "")

    @api.model
    def _parse_start(self, text):
        try:
            return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
        except TypeError:
            raise ValueError("the start is no text") from None
