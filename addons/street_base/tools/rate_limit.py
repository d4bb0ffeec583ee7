"""How often one visitor may ask, counted in the memory of one process.

With several workers each counts for itself, so the real limit is that many times higher; the proxy in front limits over
all of them (``docker/nginx.conf``, zone ``open``).
"""

import threading
from collections import OrderedDict, deque
from time import monotonic


class RateLimit:
    """At most ``count`` calls in ``seconds`` for each key.

    :param int count: calls allowed
    :param float seconds: length of the window, which slides
    :param int max_keys: keys remembered; the ones asked longest ago are forgotten first
    """

    def __init__(self, count, seconds, max_keys=10_000):
        self.count, self.seconds, self.max_keys = count, seconds, max_keys
        self._calls = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key, now=None):
        """Count a call.

        :param key: whom to count, such as an address
        :param float now: seconds of a clock that only goes forward; the machine's own by default
        :return: whether the call is within the limit; one that is not is not counted
        """
        now = monotonic() if now is None else now
        with self._lock:
            calls = self._calls.setdefault(key, deque(maxlen=self.count))
            self._calls.move_to_end(key)
            while len(self._calls) > self.max_keys:
                self._calls.popitem(last=False)
            while calls and calls[0] <= now - self.seconds:
                calls.popleft()
            if len(calls) >= self.count:
                return False
            calls.append(now)
            return True

    def clear(self):
        """Forget all calls."""
        with self._lock:
            self._calls.clear()
