"""Measures speed and size; called by ``./street bench [NAMES] [--quick] [--keep]``. See docs/bench.md."""

import argparse
import importlib
import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])

from bench import measure  # noqa: E402
from bench.server import HERE, Server  # noqa: E402

# A measurement is one file with a function ``run``. Its folder says where it is measured: from outside over HTTP, in Odoo's
# shell, or in the shell of the database with a million matters.
OUTSIDE, INSIDE, LARGE = PLACES = ("outside", "inside", "large")
BENCHES = {path.stem: place for place in PLACES for path in sorted((HERE / place).glob("[!_]*.py"))}


def main():
    options = read_options()
    small, large = Server("street_bench"), Server("street_bench_large")
    out = Path(os.environ["STREET_BENCH_OUT"])
    out.mkdir(parents=True, exist_ok=True)
    if not (options.keep and small.exists()):
        print("Database of the measurements (some minutes)", flush=True)
        small.install()
    if LARGE in (BENCHES[name] for name in options.names) and not (options.keep and large.exists()):
        print("Database with many matters (some minutes)", flush=True)
        large.copy_from(small)
        large.inside("fill", count=100_000 if options.quick else 1_000_000)
    results = {}
    for name in options.names:
        print(f"{name} …", flush=True)
        results[name] = run_bench(name, small, large, quick=options.quick)
        print(measure.table({name: results[name]}), flush=True)  # each as soon as it is known: the whole takes long
    tell(results, options, out)
    return 0


def run_bench(name, small, large, quick):
    """Rows of one measurement, run where its folder says."""
    place = BENCHES[name]
    if place == OUTSIDE:
        return importlib.import_module(f"bench.{place}.{name}").run(small, quick=quick)
    return (large if place == LARGE else small).inside(f"{place}.{name}", quick=quick)


def read_options():
    parser = argparse.ArgumentParser(prog="./street bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], metavar="NAME", help=f"some of {', '.join(BENCHES)}; all by default")
    parser.add_argument("--quick", action="store_true", help="smaller sizes: to see that it runs, not for figures")
    parser.add_argument("--keep", action="store_true", help="use the databases of the last run as they are")
    options = parser.parse_args()
    options.names = options.names or list(BENCHES)
    return options


def tell(results, options, out):
    """Print the table and write it as JSON."""
    print("\n" + measure.table(results))
    facts = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"), "quick": options.quick, "cores": os.cpu_count(),
        "load": os.getloadavg()[0], "machine": platform.machine(), "python": platform.python_version(), "results": results,
    }
    path = out / "bench.json"
    path.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"\nWritten to {path}; load of the machine {facts['load']:.1f} on {facts['cores']} cores.")


if __name__ == "__main__":
    sys.exit(main())
