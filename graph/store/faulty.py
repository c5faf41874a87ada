"""Reading what another hand may have changed: one line for what cannot be read, no traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import EntenteError, StoreError
from graph.store.layout import shortened


@contextmanager
def sound(node: str) -> Iterator[None]:
    """Tell of a node that says what cannot be read, and what finds all such."""
    try:
        yield
    except EntenteError:
        raise
    except (ArithmeticError, LookupError, ValueError) as error:
        why = f" ({error})" if isinstance(error, ValueError) else ""
        raise StoreError(
            f"{shortened(node)}: a value that it must have is missing in the store, or cannot be "
            f"read{why}; `entente check --store DIR` names every fault"
        ) from error
