"""The errors that Entente raises; each becomes one line `Error: ...` on the command line.

A message says what was expected, what came, where, and what to do; it starts in lower
case and ends without a full stop.
"""

from __future__ import annotations


class EntenteError(Exception):
    """Raise for anything a user can mend: input, files, queries, curated knowledge."""


class InputError(EntenteError, ValueError):
    """Raise when something read from a user is not what it should be."""


class UnknownNameError(EntenteError, LookupError):
    """Raise when a name (actor, article, query, relation) is not known."""


class CuratedError(EntenteError, ValueError):
    """Raise when files of `ontology/` or `sources/` hold faults, all of them at once.

    `faults` are lines of the form `path:line: what is wrong`.
    """

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class QueryError(EntenteError, ValueError):
    """Raise when a SPARQL query cannot be read or takes too long."""


class QueryWarning(UserWarning):
    """Warn of what makes the answer to a query wrong, or empty for no good reason."""


class StoreError(EntenteError):
    """Raise when a store cannot be opened, read or written."""
