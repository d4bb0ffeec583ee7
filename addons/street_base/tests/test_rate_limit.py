from odoo.tests import BaseCase, tagged

from ..tools.rate_limit import RateLimit


@tagged("post_install", "-at_install")
class TestRateLimit(BaseCase):
    def test_it_counts_each_key_in_a_sliding_window(self):
        limit = RateLimit(count=2, seconds=10, max_keys=2)
        self.assertEqual([limit.take("a", now) for now in (0, 1, 9, 10.5, 10.6)], [True, True, False, True, False])
        self.assertEqual([limit.take("b", 5), limit.take("c", 5)], [True, True])
        self.assertLessEqual(len(limit._calls), 2, "the memory of one process stays small")
