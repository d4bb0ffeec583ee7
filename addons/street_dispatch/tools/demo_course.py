"""How an invented matter of the demo office went through the stages (no registry needed)."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

STUCK_IN = ("register", "dispatch", "dispatch", "accept", "handle", "handle", "handle", "check", "check")
WAYS = (("handled", 72), ("settled", 26), ("rejected", 5), ("sent_back", 7), ("reworked", 8))


@dataclass
class Course:
    """What became of a matter up to now.

    :param reported_at: naive UTC moment
    :param way: one of :data:`WAYS` or ``transferred``
    """

    reported_at: datetime
    way: str
    state: str = "collected"
    verified: datetime | None = None
    registered: datetime | None = None
    dispatched: datetime | None = None
    accepted: datetime | None = None
    reported_back: datetime | None = None
    ended: datetime | None = None
    returned: list = field(default_factory=list)  # (given, sent back) of tasks that came back
    rework_count: int = 0
    clocks: list = field(default_factory=list)  # [kind, start, done or None]


class Walker:
    """Walks matters through the stages until the next step would lie in the future.

    :param now: naive UTC moment
    :param chance: ``random.Random``
    :param advance: function of (moment, (length, unit), factor) → the moment after that part of a limit
    """

    def __init__(self, now, chance, advance):
        self.now, self.chance, self.advance = now, chance, advance

    def walk(self, reported_at, limits, way, must_verify=False, may_stick=False):
        """The course of one matter.

        :param dict limits: stage → (length, unit)
        :param bool may_stick: whether it may lie somewhere undone, and so become overdue
        :return: :class:`Course`
        """
        course = Course(reported_at, way)
        stuck = self.chance.choice(STUCK_IN) if may_stick and self.chance.random() < 0.5 else None
        if way == "settled":
            return self._settle(course)
        steps = self._handle if way not in ("rejected", "transferred") else self._end_early
        registered = self._pass(course, "register", reported_at, limits, stuck)
        if registered and steps(course, registered, limits, stuck):
            course.clocks.append(["total", reported_at, course.ended])
        else:
            course.clocks.append(["total", reported_at, None])
        if must_verify and registered:
            course.verified = reported_at + (registered - reported_at) / 2
        return course

    def _settle(self, course):
        ended = course.reported_at + timedelta(minutes=self.chance.randint(6, 45))
        if ended <= self.now:
            course.state, course.ended = "closed", ended
        course.clocks += [["register", course.reported_at, course.ended], ["total", course.reported_at, course.ended]]
        return course

    def _end_early(self, course, registered, limits, stuck):
        if course.way == "transferred":
            course.registered, course.state = registered, "registered"
            ended = self._pass(course, "dispatch", registered, limits, stuck)
        else:
            ended = registered
        if ended:
            course.state, course.ended = course.way, ended
        return ended

    def _handle(self, course, registered, limits, stuck):
        course.registered, course.state = registered, "registered"
        given = self._pass(course, "dispatch", registered, limits, stuck)
        if given and course.way == "sent_back":
            back = self.advance(given, limits["handle"], 0.08)
            if back > self.now:
                return self._stop(course, given, "dispatched")
            course.clocks += [["handle", given, back], ["return", given, back]]
            course.returned.append((given, back))
            given = self._pass(course, "dispatch", back, limits, stuck)
        if not given:
            return None
        course.dispatched, course.state = given, "dispatched"
        accepted = self.advance(given, limits["handle"], self.chance.uniform(0.02, 0.2))
        if accepted > self.now or stuck == "accept":
            return self._stop(course, given, "dispatched")
        course.clocks.append(["return", given, accepted])
        course.accepted, course.state = accepted, "handling"
        return self._report_and_check(course, given, limits, stuck)

    def _report_and_check(self, course, given, limits, stuck):
        """Handling, reporting back and the check; a failed check starts one more round of the same."""
        reported = self._pass(course, "handle", given, limits, stuck, after=course.accepted)
        if not reported:
            return None
        course.reported_back, course.state = reported, "reported_back"
        checked = self._pass(course, "check", reported, limits, stuck)
        if not checked:
            return None
        if course.way == "reworked" and not course.rework_count:
            course.rework_count, course.state = 1, "handling"
            return self._report_and_check(course, checked, limits, stuck)
        course.state, course.ended = "closed", checked
        return checked

    def _stop(self, course, given, state):
        course.dispatched, course.state = given, state
        course.clocks += [["handle", given, None], ["return", given, None]]

    def _pass(self, course, stage, start, limits, stuck, after=None):
        """Moment at which a stage ended, or None when it still runs; its clock is noted."""
        late = self.chance.random() < 0.07
        done = self.advance(start, limits[stage], self.chance.uniform(1.1, 1.7) if late else self.chance.uniform(0.15, 0.9))
        if after and done <= after:
            done = after + timedelta(minutes=self.chance.randint(15, 60))
        if done > self.now or stuck == stage:
            done = None
        course.clocks.append([stage, start, done])
        return done


def pick(chance, weighted):
    """One key of a mapping or of pairs of key and weight."""
    pairs = list(weighted.items()) if isinstance(weighted, dict) else list(weighted)
    return chance.choices([key for key, _weight in pairs], [weight for _key, weight in pairs])[0]
