from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools import holidays, period
from ..tools.surcharge import surcharge

FACTS = [fact for year in (2025, 2026, 2027) for fact in holidays.year_days(year)]
CALENDAR = period.Calendar({fact.date: (fact.is_workday, fact.provisional) for fact in FACTS})
WD, CD, H, WH, M, Y = period.WORKING_DAY, period.CALENDAR_DAY, period.HOUR, period.WORKING_HOUR, period.MONTH, period.YEAR


def day(text):
    return date.fromisoformat(text)


def moment(text):
    return datetime.fromisoformat(text)


def after(start, length, unit, roll=True):
    return period.add_period(CALENDAR, day(start), length, unit, roll).isoformat()


@tagged("post_install", "-at_install")
class TestPeriodVectors(BaseCase):
    """The test vectors at the end of the dossier's section on periods, by name."""

    def test_hearing_is_requested_within_five_working_days(self):
        self.assertEqual(after("2026-09-24", 5, WD), "2026-10-09")

    def test_preserved_evidence_is_decided_on_within_seven_working_days(self):
        self.assertEqual(after("2026-09-24", 7, WD), "2026-10-12")

    def test_decision_is_served_within_seven_working_days_across_the_national_day(self):
        self.assertEqual(after("2026-09-30", 7, WD), "2026-10-15")

    def test_decision_is_served_within_seven_working_days_counting_exchanged_saturdays(self):
        self.assertEqual(after("2026-02-12", 7, WD), "2026-02-28")

    def test_payment_term_ending_in_a_holiday_moves_behind_it(self):
        self.assertEqual(after("2026-09-20", 15, CD), "2026-10-08")

    def test_payment_term_ending_on_a_working_saturday_stays(self):
        self.assertEqual(after("2026-09-25", 15, CD), "2026-10-10")

    def test_payment_term_ending_on_the_last_day_of_a_holiday_moves_one_day(self):
        self.assertEqual(after("2026-04-20", 15, CD), "2026-05-06")

    def test_case_is_decided_within_ninety_calendar_days(self):
        self.assertEqual(after("2026-07-06", 90, CD), "2026-10-08")

    def test_court_may_be_applied_to_ten_working_days_after_the_demand(self):
        self.assertEqual(after("2026-09-24", 10, WD), "2026-10-15")

    def test_substitute_performance_waits_three_working_days_after_the_demand(self):
        self.assertEqual(after("2026-04-30", 3, WD), "2026-05-08")

    def test_cash_is_handed_in_within_two_working_days_one_of_them_a_sunday(self):
        self.assertEqual(after("2026-09-18", 2, WD), "2026-09-21")

    def test_seven_full_working_days_lie_between_the_notice_and_the_hearing(self):
        self.assertEqual(after("2026-10-20", -7, WD), "2026-10-09")
        self.assertEqual(CALENDAR.count_workdays(day("2026-10-09"), day("2026-10-19")), 7)

    def test_seizure_does_not_shift_and_is_acted_on_the_last_working_day_before(self):
        raw = period.add_period(CALENDAR, day("2026-09-04"), 30, CD, roll=False)
        self.assertEqual(raw, day("2026-10-04"))
        self.assertEqual(CALENDAR.workday_on_or_before(raw), day("2026-09-30"))

    def test_additional_fine_is_three_percent_a_day_up_to_the_fine(self):
        due = day("2026-03-02")
        owed = [surcharge(1000, due, due + timedelta(days=days)) for days in (1, 10, 33, 34, 40)]
        self.assertEqual(owed, [Decimal(yuan) for yuan in (30, 300, 990, 1000, 1000)])


@tagged("post_install", "-at_install")
class TestPeriod(BaseCase):
    def test_months_and_years_end_on_the_corresponding_day_else_on_the_last_of_the_month(self):
        self.assertEqual(after("2026-01-31", 1, M, roll=False), "2026-02-28")
        self.assertEqual(after("2026-08-20", 3, M), "2026-11-20")
        self.assertEqual(period.add_period(CALENDAR, day("2024-02-29"), 2, Y, roll=False), day("2026-02-28"))

    def test_counting_months_back_leaves_full_months_between(self):
        self.assertEqual(after("2026-10-20", -1, M, roll=False), "2026-09-19")
        self.assertEqual(after("2026-03-31", -1, M, roll=False), "2026-02-28")

    def test_counting_back_moves_away_from_a_rest_day_to_the_cautious_side(self):
        self.assertEqual(after("2026-10-13", -7, CD, roll=False), "2026-10-05")
        self.assertEqual(after("2026-10-13", -7, CD), "2026-09-30")

    def test_a_hearing_announced_today_is_held_after_seven_full_working_days(self):
        self.assertEqual(period.first_in_time(CALENDAR, day("2026-10-09"), -7, WD), day("2026-10-20"))
        self.assertEqual(period.first_in_time(CALENDAR, day("2026-10-03"), -7, WD), day("2026-10-17"), "told on a rest day")

    def test_hours_run_from_the_moment_through_nights_and_holidays(self):
        start = moment("2026-09-30 15:59:00")
        self.assertEqual(period.add_period(CALENDAR, start, 24, H), moment("2026-10-01 15:59:00"))

    def test_a_moment_comes_back_in_the_form_in_which_it_went_in(self):
        aware = datetime(2026, 9, 30, 9, tzinfo=period.SHANGHAI)
        self.assertEqual(period.add_period(CALENDAR, aware, 2, H), datetime(2026, 9, 30, 11, tzinfo=period.SHANGHAI))

    def test_a_moment_late_in_the_utc_day_belongs_to_the_next_shanghai_day(self):
        self.assertEqual(period.add_period(CALENDAR, moment("2026-03-02 16:30:00"), 1, CD), day("2026-03-04"))

    def test_working_hours_pass_only_while_the_office_is_open(self):
        # Friday 2026-10-09 17:30 in Shanghai; Saturday the 10th is worked in exchange.
        start = moment("2026-10-09 09:30:00")
        self.assertEqual(period.add_period(CALENDAR, start, 4, WH), moment("2026-10-10 04:00:00"))
        self.assertEqual(period.add_period(CALENDAR, start, -4, WH), moment("2026-10-09 03:30:00"))
        self.assertEqual(period.remaining(CALENDAR, moment("2026-10-10 04:00:00"), WH, start), 4)

    def test_working_hours_follow_the_hours_of_the_office(self):
        nine_to_five = CALENDAR.with_office_hours([(day_time(9), day_time(17))])
        self.assertEqual(
            period.add_period(nine_to_five, moment("2026-03-02 08:00:00"), 2, WH), moment("2026-03-03 02:00:00")
        )

    def test_a_year_that_is_not_loaded_is_named(self):
        with self.assertRaises(period.CalendarMissing) as caught:
            after("2027-12-20", 30, WD)
        self.assertEqual(caught.exception.year, 2028)
        with self.assertRaises(period.CalendarMissing) as caught:
            after("2025-01-03", -5, WD)
        self.assertEqual(caught.exception.year, 2024)
        with self.assertRaises(period.CalendarMissing):
            after("2026-03-02", 5, Y)
        self.assertEqual(after("2026-03-02", 5, Y, roll=False), "2031-03-02", "no rolling, no calendar")

    def test_bad_input_is_refused(self):
        for start, length, unit in ((day("2026-01-05"), 1, H), (day("2026-01-05"), 1, "week"), (day("2026-01-05"), 1.5, CD), (day("2026-01-05"), 10**7, Y)):
            with self.assertRaises(ValueError):
                period.add_period(CALENDAR, start, length, unit)

    def test_a_result_tells_whether_a_provisional_day_bears_on_it(self):
        self.assertFalse(period.period_end(CALENDAR, day("2026-12-21"), 5, WD).provisional)
        self.assertTrue(period.period_end(CALENDAR, day("2026-12-30"), 5, WD).provisional)
        self.assertTrue(period.period_end(CALENDAR, day("2026-12-30"), 5, CD).provisional)
        self.assertFalse(period.period_end(CALENDAR, day("2026-12-30"), 5, CD, roll=False).provisional)

    def test_a_period_goes_on_with_what_was_left_when_it_was_suspended(self):
        held = [(day("2026-07-16"), day("2026-07-26"))]
        self.assertEqual(period.period_end(CALENDAR, day("2026-07-06"), 30, CD, False, held).value, day("2026-08-15"))
        # Monday to Friday hold: two of five working days were left on Wednesday.
        held = [(day("2026-03-04"), day("2026-03-13"))]
        self.assertEqual(period.period_end(CALENDAR, day("2026-02-27"), 5, WD, True, held).value, day("2026-03-16"))
        held = [(day("2026-03-31"), day("2026-04-10"))]
        self.assertEqual(period.period_end(CALENDAR, day("2026-03-02"), 3, M, False, held).value, day("2026-06-12"))
        held = [(moment("2026-03-02 02:00:00"), moment("2026-03-05 02:00:00"))]
        self.assertEqual(
            period.period_end(CALENDAR, moment("2026-03-02 01:00:00"), 4, WH, True, held).value, moment("2026-03-05 07:00:00")
        )

    def test_overlapping_suspensions_count_once_and_later_ones_not_at_all(self):
        held = [(day("2026-07-20"), day("2026-07-26")), (day("2026-07-16"), day("2026-07-22")), (day("2027-01-04"), day("2027-01-08"))]
        self.assertEqual(period.period_end(CALENDAR, day("2026-07-06"), 30, CD, False, held).value, day("2026-08-15"))

    def test_night_is_from_ten_to_six_in_shanghai(self):
        self.assertTrue(period.is_night(moment("2026-03-02 14:00:00")))
        self.assertFalse(period.is_night(moment("2026-03-02 22:00:00")))

    def test_estimated_holidays_agree_with_every_notice_since_the_order_of_2024(self):
        for year in (2025, 2026):
            off = {fact.date for fact in holidays.noticed_days(year) if not fact.is_workday}
            self.assertLessEqual({fact.date for fact in holidays.estimated_days(year) if fact.holiday}, off)

    def test_additional_fine_leaves_out_days_inside_a_remedy(self):
        due = day("2026-03-02")
        held = [(day("2026-03-05"), day("2026-03-10")), (day("2026-03-08"), day("2026-03-12"))]
        self.assertEqual(surcharge("1000", due, day("2026-03-22"), held), Decimal("360.00"))
        self.assertEqual(surcharge("1000", due, day("2026-03-22"), [(day("2026-03-05"), None)]), Decimal("60.00"))
        self.assertEqual(surcharge(1000, due, due), 0)


def day_time(hour):
    return datetime(2026, 1, 1, hour).time()


days = st.dates(day("2025-04-01"), day("2027-06-30"))
moments = st.datetimes(moment("2025-04-01"), moment("2027-06-30"))
lengths = st.integers(1, 60)
day_units = st.sampled_from([WD, CD])


# A busy machine is no failure, and tests leave no files behind.
steady = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


@tagged("post_install", "-at_install")
class TestPeriodProperties(BaseCase):
    @steady
    @given(days, lengths, day_units)
    def test_a_rolled_period_never_ends_on_a_rest_day(self, start, length, unit):
        self.assertTrue(CALENDAR.is_workday(period.add_period(CALENDAR, start, length, unit)))
        self.assertTrue(CALENDAR.is_workday(period.add_period(CALENDAR, start, -length, unit)))

    @steady
    @given(days, st.integers(0, 20), lengths, day_units, st.booleans())
    def test_a_later_start_never_ends_earlier(self, start, gap, length, unit, roll):
        early = period.add_period(CALENDAR, start, length, unit, roll)
        self.assertLessEqual(early, period.add_period(CALENDAR, start + gap * timedelta(days=1), length, unit, roll))

    @steady
    @given(days, lengths, lengths)
    def test_working_days_add_up(self, start, first, second):
        step = period.add_period(CALENDAR, period.add_period(CALENDAR, start, first, WD), second, WD)
        self.assertEqual(step, period.add_period(CALENDAR, start, first + second, WD))

    @steady
    @given(days, lengths)
    def test_as_many_working_days_lie_in_a_period_as_it_is_long(self, start, length):
        self.assertEqual(CALENDAR.count_workdays(start, period.add_period(CALENDAR, start, length, WD)), length)

    @steady
    @given(days, st.integers(1, 12), st.sampled_from([WD, CD]), st.booleans())
    def test_the_first_event_that_a_notice_is_in_time_for_is_the_first(self, told, length, unit, roll):
        first = period.first_in_time(CALENDAR, told, -length, unit, roll)
        self.assertGreaterEqual(period.add_period(CALENDAR, first, -length, unit, roll), told)
        for ahead in range(1, 40):
            earlier = first - timedelta(days=ahead)
            if earlier > told:
                self.assertLess(period.add_period(CALENDAR, earlier, -length, unit, roll), told)

    @steady
    @given(days, st.integers(1, 12), st.sampled_from([WD, CD, M]))
    def test_counting_back_finds_the_last_day_whose_period_is_over_before_the_event(self, event, length, unit):
        last = period.add_period(CALENDAR, event, -length, unit, roll=False)
        self.assertLess(period.add_period(CALENDAR, last, length, unit, roll=False), event)
        self.assertGreaterEqual(period.add_period(CALENDAR, last + timedelta(days=1), length, unit, roll=False), event)

    @steady
    @given(moments, st.integers(1, 80))
    def test_working_hours_count_back_to_where_they_started(self, start, length):
        end = period.add_period(CALENDAR, start, length, WH)
        self.assertAlmostEqual(period.remaining(CALENDAR, end, WH, start), length)
        back = period.add_period(CALENDAR, end, -length, WH)
        self.assertAlmostEqual(period.remaining(CALENDAR, end, WH, back), length)

    @steady
    @given(moments, lengths, st.sampled_from(period.UNITS), st.integers(0, 40), st.booleans())
    def test_a_suspension_of_no_length_changes_nothing(self, start, length, unit, gap, roll):
        length = min(length, 6) if unit == M else 0 if unit == Y else length
        at = start + timedelta(days=gap)
        self.assertEqual(
            period.period_end(CALENDAR, start, length, unit, roll, [(at, at)]),
            period.period_end(CALENDAR, start, length, unit, roll),
        )

    @steady
    @given(moments, lengths, st.sampled_from([H, WH, WD, CD, M]), st.integers(0, 40), st.integers(1, 20), st.booleans())
    def test_a_suspension_never_brings_the_end_forward_nor_lets_it_lie_inside(self, start, length, unit, gap, held, roll):
        length = min(length, 5) if unit == M else length
        since = start + timedelta(days=gap)
        until = since + timedelta(days=held)
        plain = period.period_end(CALENDAR, start, length, unit, roll).value
        end = period.period_end(CALENDAR, start, length, unit, roll, [(since, until)]).value
        self.assertGreaterEqual(end, plain)
        if end != plain:
            self.assertGreaterEqual(end, period.local_day(until) if unit not in period.MOMENT_UNITS else until)
