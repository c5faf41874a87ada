"""A command group that imports a command's module when the command is asked for."""

from __future__ import annotations

import errno
import signal
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from graph.cli.output import harmless
from graph.errors import EntenteError


class FullGroup(click.Group):
    """A group that lists its commands with their whole first sentence, without its full stop."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(n, c.get_short_help_str(limit=200).rstrip(".")) for n, c in commands if c]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may be meant."""
        known = self.list_commands(ctx)
        near = get_close_matches(args[0], known, n=1)
        if args[0] not in known and near and not args[0].startswith("-"):
            ctx.fail(f"no such command {args[0]!r}, did you mean {near[0]!r}")
        return super().resolve_command(ctx, args)


class LazyGroup(FullGroup):
    """A group that knows its commands by the names of their modules in `graph.cli`.

    Errors of ours become one line and exit code 1.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the commands in the order of the table."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command; each module calls it `command`."""
        if cmd_name not in self._modules:
            return None
        module = import_module(f"graph.cli.{self._modules[cmd_name]}")
        found: click.Command = module.command
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what a user can mend is said in one line."""
        try:
            return super().invoke(ctx)
        except EntenteError as error:
            raise click.ClickException(harmless(str(error))) from error
        except KeyboardInterrupt as stop:
            from graph.cli.terminating import exit_code

            click.echo("Stopped", err=True)
            raise click.exceptions.Exit(exit_code(signal.SIGINT)) from stop
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            said = harmless(f"expected to read and write, got: {error}")
            raise click.ClickException(said) from error
