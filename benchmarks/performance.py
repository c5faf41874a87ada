"""Measure what speed, size and start of Entente are, all of it as ratios within one run.

    python benchmarks/performance.py --largest 10000 --write docs/performance.md

Prints a table in Markdown, and ends with 1 if something is not as wanted. Machines differ, so
what counts are the ratios; nothing else should be busy meanwhile.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from performance_growth import growth_rows
from performance_reading import reading_rows
from performance_runs import jobs_rows, start_rows, store_rows
from performance_table import Row, lines

MARK = "<!-- measured -->"
SECTIONS = ("start", "reading", "processes", "loading", "growth")


def rows(given: argparse.Namespace) -> Iterator[Row]:
    """Yield everything that is asked for."""
    for section in given.only or SECTIONS:
        with TemporaryDirectory(prefix="entente-") as name:
            folder = Path(name)
            made = {
                "start": lambda f=folder: start_rows(f),
                "reading": lambda: reading_rows(given.articles),
                "processes": lambda f=folder: jobs_rows(f, given.together),
                "loading": lambda f=folder: store_rows(f, given.claims),
                "growth": lambda f=folder: growth_rows(f, given.largest),
            }
            for row in made[section]():
                sys.stderr.write(f"{row}\n")
                yield row


def main() -> int:
    """Measure, print or write, and say whether all is as wanted."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--articles", type=int, default=300, help="to read, room by room")
    options.add_argument("--together", type=int, default=2000, help="to read in processes")
    options.add_argument("--claims", type=int, default=20_000, help="to load")
    options.add_argument("--largest", type=int, default=10_000, help="articles to grow to")
    options.add_argument("--only", action="append", choices=SECTIONS)
    options.add_argument("--write", type=Path, metavar="FILE", help=f"put it below {MARK} there")
    given = options.parse_args()
    found = list(rows(given))
    sizes = (
        f"Measured with {given.articles:,} articles to read, {given.together:,} in processes, "
        f"{given.claims:,} claims to load, and growth to {given.largest:,} articles.\n"
    )
    table = sizes + "\n".join(lines(found)) + "\n"
    if given.write:
        head = given.write.read_text(encoding="utf-8").partition(MARK)[0]
        given.write.write_text(f"{head}{MARK}\n{table}", encoding="utf-8")
    else:
        sys.stdout.write(table)
    return int(not all(row.holds for row in found))


if __name__ == "__main__":
    sys.exit(main())
