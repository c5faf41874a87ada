"""Words typed in, lines printed out: one module a command, each parses, calls and prints."""

from __future__ import annotations

import click

from graph.cli.group import LazyGroup
from graph.cli.options import version

COMMANDS = {
    "demo": "demo",
    "extract": "extract",
    "explain": "explain",
    "ingest": "ingest",
    "re-extract": "re_extract",
    "load": "load",
    "import": "importing",
    "remove": "remove",
    "migrate": "migrate",
    "show": "show",
    "query": "query",
    "search": "search",
    "view": "view",
    "export": "export",
    "analyse": "analyse",
    "diff": "diff",
    "actors": "actors",
    "eval": "evaluate",
    "gaps": "gaps",
    "check": "check",
}


@click.group(
    cls=LazyGroup,
    modules=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=version,
              help="Show the version and exit")  # fmt: skip
def main() -> None:
    """Read articles about international affairs and keep who does what to whom, and who says so.

    \b
    Example:
      entente ingest articles/
      entente show RUS PRK
    """
