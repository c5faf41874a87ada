"""`entente`, and `python -m graph`: Ctrl-C ends it in one line while it still loads, too."""

from __future__ import annotations

import sys

INTERRUPTED = 130  # what shells give for a command that Ctrl-C ended


def main() -> None:
    """Run the command line."""
    try:
        from graph.cli import main as command

        command(prog_name="entente")
    except KeyboardInterrupt:
        sys.stderr.write("Stopped\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
