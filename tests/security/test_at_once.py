"""Two people at once, for real: parallel requests and parallel processes."""

import threading
import time

from .wire import Refused, WireCase, ask, start_shell, world

SEAL = "for _time in range(12):\n    env['street.log.seal']._seal_on_own_cursor(wait=True)\n\n"


def together(*calls):
    """Make calls at the same moment; results or refusals in the order of the calls."""
    barrier, results = threading.Barrier(len(calls)), [None] * len(calls)

    def run(place, call):
        barrier.wait()
        try:
            results[place] = call()
        except Refused as refusal:
            results[place] = refusal

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


class TestAtOnce(WireCase):
    def test_of_two_dispatchers_the_first_wins_and_the_second_is_told_why(self):
        units = world()["units"]
        for _round in range(5):
            matter = self.new_matter()
            results = together(*(
                lambda login=login, unit=unit, matter=matter: ask(login, "street.matter", "action_dispatch", ids=[matter], unit_id=unit)
                for login, unit in zip(("wire_dispatcher1", "wire_dispatcher2"), units, strict=True)
            ))
            won = [place for place, result in enumerate(results) if result is True]
            self.assertEqual(len(won), 1, f"exactly one wins: {results}")
            lost = results[1 - won[0]]
            self.assertEqual(lost.status, 422, f"the other is told in words: {lost}")
            self.assertTrue(lost.message)
            self.assertNotIn("serialize", lost.message)
            now = ask("command", "street.matter", "read", ids=[matter], fields=["state", "unit_id", "task_ids"])[0]
            self.assertEqual((now["state"], now["unit_id"][0], len(now["task_ids"])), ("dispatched", units[won[0]], 1))
            moves = ask("admin", "street.log", "search_read", domain=[["model", "=", "street.matter"], ["res_id", "=", matter]], fields=["move"], order="id")
            self.assertEqual([line["move"] for line in moves], ["create", "register", "dispatch"])

    def test_two_matters_are_not_merged_into_each_other(self):
        for _round in range(5):
            first, second = self.new_matter(), self.new_matter()
            results = together(*(
                lambda login=login, one=one, other=other: ask(login, "street.matter", "action_merge", ids=[one], main_id=other)
                for login, one, other in (("wire_dispatcher1", first, second), ("wire_dispatcher2", second, first))
            ))
            self.assertEqual(results.count(True), 1, f"exactly one wins: {results}")
            states = {row["state"] for row in ask("command", "street.matter", "read", ids=[first, second], fields=["state"])}
            self.assertEqual(states, {"registered", "rejected"})

    def test_the_log_is_sealed_from_two_processes_while_lines_come_in(self):
        sealers = [start_shell(SEAL) for _process in range(2)]
        made = []
        until = time.monotonic() + 240
        while any(sealer.poll() is None for sealer in sealers) and time.monotonic() < until:
            made += together(*(lambda: self.new_matter() for _client in range(2)))
        for sealer in sealers:
            _out, err = sealer.communicate(timeout=60)
            self.assertEqual(sealer.returncode, 0, err[-3000:])
        self.assertTrue(made)
        self.assertFalse([result for result in made if not isinstance(result, int)], "no intake fails while the log is sealed")
        last = start_shell("env['street.log.seal']._seal_on_own_cursor(wait=True)\n\n")
        last.communicate(timeout=120)
        answer = ask("admin", "street.log", "verify")
        self.assertTrue(answer["ok"], answer)
        self.assertEqual(answer["waiting"], 0)

    def test_numbers_have_no_gap_and_no_twin_under_parallel_intake(self):
        made = []
        for _round in range(5):
            made += together(*(lambda: self.new_matter() for _client in range(4)))
        names = [row["name"] for row in ask("command", "street.matter", "read", ids=made, fields=["name"])]
        self.assertEqual(len(set(names)), len(names))
        digits = sorted(int("".join(letter for letter in name if letter.isdigit())) for name in names)
        self.assertEqual(digits, list(range(digits[0], digits[0] + len(digits))))
