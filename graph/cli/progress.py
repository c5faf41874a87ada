"""How far a run is, on a terminal: articles a second, time left, claims so far."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.pipeline.ingest_report import Report

    Watch = Callable[[Report], None]

_LINES = {".csv", ".jsonl", ".ndjson", ".tsv"}
_MANY = {".atom", ".bz2", ".eml", ".gz", ".mbox", ".parquet", ".rss", ".tar", ".tgz", ".warc"}
_MANY |= {".xml", ".xz", ".zip"}
_BLOCK = 1 << 20


@contextmanager
def watched(total: Callable[[], int | None]) -> Iterator[Watch]:
    """Give what shows a report as it grows; nothing is shown if nobody looks on.

    `total` is how many articles there will be, None if that is not known.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(bar_width=24),
        TextColumn("{task.fields[words]}"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total(), words="")

        def show(report: Report) -> None:
            done, spent = report.articles + len(report.skipped), progress.tasks[0].elapsed or 0
            speed = f", {done / spent:,.1f} a second" if spent > 1 else ""
            words = f"{done:,} articles{speed}, {report.statements:,} claims"
            progress.update(task, completed=done, words=words)

        yield show


def expected_articles(places: Sequence[str]) -> int | None:
    """Give about how many articles there are, None if one cannot know before reading."""
    counts = [_expected(place) for place in places]
    known = [one for one in counts if one is not None]
    return sum(known) if len(known) == len(counts) else None


def _expected(place: str) -> int | None:
    path = Path(place)
    if path.is_dir():
        files = [file for file in sorted(path.rglob("*")) if _is_shown(file, path)]
        return expected_articles([str(file) for file in files]) if files else 0
    if not path.is_file():
        return 1 if place.startswith(("http://", "https://")) else None
    if path.suffix.lower() in _MANY:
        return None
    return _lines(path) if path.suffix.lower() in _LINES else 1


def _is_shown(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    return file.is_file() and not any(part.startswith(".") for part in parts)


def _lines(path: Path) -> int:
    with suppress(OSError), path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))
    return 0
