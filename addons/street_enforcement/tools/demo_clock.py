"""The clock of the demo cases: while they are loaded, their steps are made on the days on which they are to lie.

Only the loader of demo data uses it, in the one process that loads; the log keeps the real moment beside the moved one.
"""

from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, time, timedelta
from unittest.mock import patch

from odoo import fields

from odoo.addons.street_base.tools import period


class DemoClock:
    """What “now” is for the suite.

    :param env: environment whose cursor dates the rows
    """

    def __init__(self, env):
        self.env, self.day, self.moment = env, period.today(), None

    def go(self, days_ago, hour=10, minute=0):
        """Set the clock to a time of day in Shanghai, so many days ago; never past the real moment."""
        real = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        self.moment = min(period.utc_of(self.day - timedelta(days=days_ago), time(hour, minute)), real)
        self.env.flush_all()
        self.env.invalidate_all()

    def now(self, *_args):
        """The moment of the clock. :return: naive ``datetime`` in UTC"""
        """The moment the clock shows, naive in UTC."""
        return self.moment or datetime.now(UTC).replace(tzinfo=None, microsecond=0)

    def local(self):
        """The moment of the clock in Shanghai. :return: aware ``datetime``"""
        """The same in Shanghai."""
        return self.now().replace(tzinfo=UTC).astimezone(period.SHANGHAI)


@contextmanager
def demo_clock(env):
    """A clock that the caller moves. :param env: environment of the loader. :return: :class:`DemoClock`"""
    clock = DemoClock(env)
    with ExitStack() as stack:
        stack.enter_context(patch.object(period, "_now", clock.local))
        stack.enter_context(patch.object(fields.Datetime, "now", staticmethod(clock.now)))
        stack.enter_context(patch.object(type(env.cr), "now", lambda _cursor: clock.now()))
        yield clock
    env.invalidate_all()
