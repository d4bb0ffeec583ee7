import random
from collections import namedtuple
from datetime import time, timedelta

from shapely.geometry import Point, shape

from odoo import api, fields, models

from odoo.addons.street_base.tools import period

from ..tools import demo_course, demo_texts
from ..tools.matter_limits import total_limit
from .street_matter_demo_lines import DemoLines

COUNT = 460
DAYS = 75
STICKY_DAYS = 14  # younger matters may lie somewhere undone
ACCOUNTS = {"squad1": ("leader1",), "squad2": ("handler", "handler", "officer1"), "squad3": ("handler3", "handler3", "officer2")}
FINDERS = {"patrol": ("patrol1", "officer1", "officer2"), "grid": ("checker", "checker", "patrol1")}
Plot = namedtuple("Plot", "course source story record_class unit latitude longitude address text finder")


class StreetMatterDemo(models.AbstractModel):
    """A few hundred invented matters of the demo office, with the tasks and clocks they would have by now.

    Classes, units and grids are those of the demo office; the course of each matter is drawn with a fixed seed and
    ends at the moment of loading. Everything said and everybody named is invented.
    """

    _name = "street.matter.demo"
    _description = "Demo data of matters"

    @api.model
    def _load(self):
        loader = Loader(self.env, random.Random(20260702))
        plots = loader.plan()
        fresh = fields.Datetime.now() - timedelta(days=12)
        # Two batches in the order of the days: the later ones find their recurrences among the earlier.
        loader.load([plot for plot in plots if plot.course.reported_at < fresh])
        matters = loader.load([plot for plot in plots if plot.course.reported_at >= fresh])
        loader.load_repeats(matters)
        loader.hold_and_supervise()
        loader.name_examples()


class Loader(DemoLines):
    """The steps of one load; keeps what all of them need."""

    def __init__(self, env, chance):
        self.chance, self.now = chance, fields.Datetime.now()
        self.office = env.ref("base.main_company")
        self.centre = env.ref("street_base.demo_company_citycentre")
        self.env = env(context={"lang": "zh_CN", "tracking_disable": True, "allowed_company_ids": [self.office.id, self.centre.id]})
        self.calendar = self.env["street.workday"]._get_calendar(self.office.id)
        self.walker = demo_course.Walker(self.now, chance, self.advance)
        self.matters = self.env["street.matter"]
        codes = self.env["street.matter.class"].search([("code", "in", list(demo_texts.STORIES)), ("kind", "=", "matter"), ("company_id", "=", False)])
        self.classes = {record.code: record for record in codes}
        self.limits = self.env["street.matter.class"]._get_limits_by_class(self.office)
        self.spots = self._get_spots()

    def _get_spots(self):
        """Micro grids as (name, polygon); some see more than others, and some are left alone."""
        grids = self.env["street.grid"].search([("company_id", "=", self.office.id), ("kind", "=", "micro")], order="code")
        chosen = self.chance.sample(grids.ids, min(170, len(grids)))
        return [(grid.name, shape(grid.boundary)) for grid in grids.browse(chosen)]

    def ref(self, name):
        """The demo record of street_base with this name."""
        return self.env.ref(f"street_base.demo_{name}")

    def advance(self, moment, limit, factor):
        """The moment after a part of a limit, on the clock the limit runs on."""
        length, unit = limit
        hours = length * factor * (7.5 if unit == "working_day" else 1) + (7.5 if unit == "working_day" and factor > 1 else 0)
        span = timedelta(seconds=round(hours * 3600))
        if unit == "hour":
            return moment + span
        local = moment + timedelta(hours=8)
        return self.calendar.add_office_time(local, span).replace(microsecond=0) - timedelta(hours=8)

    # -- plan -----------------------------------------------------------------------------------------------------------
    def plan(self):
        """What happened, in the order of the days."""
        moments = sorted(self._get_moment() for _number in range(COUNT))
        return [self.plot(moment) for moment in moments]

    def _get_moment(self):
        """A moment of a past day between half past seven and nine in the evening; today only up to now."""
        while True:
            day = period.today() - timedelta(days=int(DAYS * self.chance.random() ** 1.45))
            moment = period.utc_of(day, time(7, 30)) + timedelta(seconds=self.chance.randint(0, 13 * 3600))
            if moment < self.now - timedelta(minutes=20) and (self.calendar.is_workday(day) or self.chance.random() < 0.45):
                return moment

    def plot(self, moment):
        """One made-up course: what was reported at a moment, by whom, and how far it came."""
        chance, stories = self.chance, demo_texts.STORIES
        code = demo_course.pick(chance, {code: story[0] for code, story in stories.items()})
        _weight, unit, texts, _done = stories[code]
        source = demo_course.pick(chance, {source: weight for source, (weight, _people) in demo_texts.SOURCES.items()})
        way = "transferred" if unit.startswith(demo_texts.DEPARTMENT) else demo_course.pick(chance, demo_course.WAYS)
        if way == "settled" and source not in FINDERS:
            way = "handled"
        record_class = self.classes[code]
        course = self.walker.walk(
            moment, self.limits[record_class.id], way, must_verify=source in ("online", "letter"),
            may_stick=moment > self.now - timedelta(days=STICKY_DAYS),
        )
        name, area = self.spots[int(len(self.spots) * chance.random() ** 1.6)]
        point = self._get_point(area)
        address = f"{name[:2]}路{chance.randint(1, 160)}号{chance.choice(('门前', '东侧', '西侧', '对面', '北侧'))}"
        return Plot(course, source, stories[code], record_class, unit, round(point.y, 7), round(point.x, 7), address, chance.choice(texts),
                    chance.choice(FINDERS.get(source, ("intake",))))

    def _get_point(self, area):
        west, south, east, north = area.bounds
        for _attempt in range(20):
            point = Point(self.chance.uniform(west, east), self.chance.uniform(south, north))
            if area.contains(point):
                return point
        return area.representative_point()

    # -- matters --------------------------------------------------------------------------------------------------------
    def load(self, plots):
        """Matters of the plots with everything that belongs to them."""
        handlers = [self._get_people(plot) for plot in plots]
        matters = self.env["street.matter"].with_company(self.office)._street_load_history([
            self._prepare_matter(plot, *people) for plot, people in zip(plots, handlers, strict=True)
        ])
        rows = list(zip(matters, plots, handlers, strict=True))
        self._load_clocks(rows)
        self._load_tasks(rows)
        self._load_reporters(rows)
        self._load_photos(rows)
        self._load_twins(rows)
        self._set_authors(matters, {matter.id: (self.ref(f"user_{plot.finder}").id, plot.course.reported_at) for matter, plot, _people in rows})
        self.matters |= matters
        return matters

    def _get_people(self, plot):
        """Handler and checker of a plot; empty where it has not come so far."""
        nobody = self.env["res.users"]
        course = plot.course
        if course.way == "settled":
            return self.ref(f"user_{plot.finder}") if course.ended else nobody, nobody
        if not course.reported_back and not course.accepted:
            return nobody, nobody
        handler = self.ref("user_" + self.chance.choice(ACCOUNTS[plot.unit]))
        checker = self.ref(self.chance.choice(("user_dispatcher", "user_checker", "user_checker"))) if course.state == "closed" else nobody
        return handler, checker

    def _prepare_matter(self, plot, handler, checker):
        course, done = plot.course, plot.story[3]
        values = {
            "company_id": self.office.id, "source": plot.source, "class_id": plot.record_class.id, "description": plot.text,
            "address": plot.address, "latitude": plot.latitude, "longitude": plot.longitude, "reported_at": course.reported_at,
            "state": course.state, "date_verified": course.verified, "date_registered": course.registered,
            "date_dispatched": course.dispatched, "date_accepted": course.accepted, "date_reported_back": course.reported_back,
            "date_closed": course.ended, "handler_id": handler.id, "checker_id": checker.id, "return_count": len(course.returned),
            "rework_count": course.rework_count,
        }
        if plot.source == "hotline":
            values["external_ref"] = f"DH{period.local_day(course.reported_at):%Y%m%d}{self.chance.randint(0, 999999):06d}"
        if course.dispatched:
            values["unit_id"] = self.ref(f"unit_{plot.unit}").id
        if course.reported_back:
            values["result"] = done
        if course.rework_count:
            values["check_note"] = self.chance.choice(demo_texts.REWORK)
        if course.state == "closed":
            settled = course.way == "settled"
            values |= {"is_timely": settled or self._is_timely(plot), "is_settled_on_spot": settled}
            values |= {"result": self.chance.choice(demo_texts.SETTLED)} if settled else {"check_note": "现场已恢复，符合结案条件"}
        if course.state in ("rejected", "transferred"):
            values["end_reason"] = demo_texts.TRANSFERRED if course.state == "transferred" else self.chance.choice(demo_texts.REJECTED)
        return values

    def _is_timely(self, plot):
        clocks = self.env["street.deadline"]
        limits = self._get_clock_limits(plot)
        return all(
            done <= clocks._get_due(self.office.id, start, *limits[kind], True)[0]
            for kind, start, done in plot.course.clocks if kind in ("handle", "total")
        )

    def _get_clock_limits(self, plot):
        stages = self.limits[plot.record_class.id]
        return {**stages, "total": total_limit(stages)}
