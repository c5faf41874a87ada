"""Measure what speed, size and start of Entente are, all of it as ratios within one run.

    python benchmarks/performance.py --write docs/performance.md
    python benchmarks/performance.py --only growth --largest 100000 --keep growth.json

Prints tables in Markdown, or writes each into a document as soon as it is measured, and ends
with 1 if something is not as wanted. Machines differ, so what counts are the ratios; nothing
else should be busy meanwhile. What takes long (growth, processes) may be cut off and run again
with the same `--keep`: then it goes on where it was.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from performance_corpus import LONG, SHORT
from performance_growth import growth_rows
from performance_kept import Kept
from performance_reading import news_rows, reading_rows
from performance_runs import jobs_rows, start_rows, store_rows
from performance_table import Row, table, with_table

SECTIONS = ("start", "reading", "news", "processes", "loading", "growth")


def rows(section: str, given: argparse.Namespace, kept: Kept) -> Iterator[Row]:
    """Yield what is measured for a section, and tell it at once."""
    with TemporaryDirectory(prefix="entente-") as name:
        folder = Path(name)
        made: dict[str, Callable[[], Iterator[Row]]] = {
            "start": lambda: start_rows(folder),
            "reading": lambda: reading_rows(given.articles),
            "news": lambda: news_rows(given.news),
            "processes": lambda: jobs_rows(folder, given.together, given.rounds, kept),
            "loading": lambda: store_rows(folder, given.claims),
            "growth": lambda: growth_rows(folder, given.largest, kept),
        }
        for row in made[section]():
            sys.stderr.write(f"{row}\n")
            sys.stderr.flush()
            yield row


def said(section: str, given: argparse.Namespace) -> str:
    """Say how much was measured."""
    return {
        "start": "",
        "reading": f"{given.articles:,} articles of {LONG} sentences.",
        "news": f"{given.news:,} articles of some 440 words.",
        "processes": f"Articles of {SHORT} sentences; of {given.rounds} rounds the fastest.",
        "loading": f"{given.claims:,} claims.",
        "growth": f"Articles of {SHORT} sentences.",
    }[section]


def main() -> int:
    """Measure, print or write, and say whether all is as wanted."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--articles", type=int, default=300, help="to read, room by room")
    options.add_argument("--news", type=int, default=198, help="articles of news to read")
    options.add_argument("--together", type=int, default=20_000, help="to read in processes")
    options.add_argument("--rounds", type=int, default=2, help="of reading in processes")
    options.add_argument("--claims", type=int, default=20_000, help="to load")
    options.add_argument("--largest", type=int, default=10_000, help="articles to grow to")
    options.add_argument("--only", action="append", choices=SECTIONS, help="this section alone")
    options.add_argument("--keep", type=Path, metavar="FILE", help="measures, as JSON, to go on")
    options.add_argument("--write", type=Path, metavar="FILE", help="put the tables there")
    given = options.parse_args()
    kept, holds = Kept(given.keep), True
    for section in given.only or SECTIONS:
        found = list(rows(section, given, kept))
        holds = holds and all(row.holds for row in found)
        made = table(section, said(section, given), found)
        if given.write:
            document = given.write.read_text(encoding="utf-8")
            given.write.write_text(with_table(document, section, made), encoding="utf-8")
        else:
            sys.stdout.write(made)
            sys.stdout.flush()
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main())
