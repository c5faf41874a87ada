"""Things in, whether they came before out; a few bytes each, for millions of articles."""

from __future__ import annotations

from array import array

_FIRST = 1 << 12
_BITS = (1 << 64) - 1


class Seen:
    """Remembers things by sixteen to forty bytes each, whatever their size.

    >>> seen = Seen()
    >>> seen.add("a"), seen.add("b"), seen.add("a"), "b" in seen, "c" in seen
    (True, True, False, True, False)
    """

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _FIRST))
        self._count = 0

    def __contains__(self, thing: object) -> bool:
        return self._slots[self._place(_key(thing))] != 0

    def add(self, thing: object) -> bool:
        """Remember a thing; whether it is new."""
        key = _key(thing)
        place = self._place(key)
        if self._slots[place]:
            return False
        self._slots[place] = key
        self._count += 1
        if 2 * self._count > len(self._slots):
            self._grow()
        return True

    def _place(self, key: int) -> int:
        """Give the slot in which the key stands, or in which it would."""
        slots, last = self._slots, len(self._slots) - 1
        place = key & last
        while slots[place] not in {0, key}:
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        old, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
        for key in old:
            if key:
                self._slots[self._place(key)] = key


def _key(thing: object) -> int:
    return (hash(thing) & _BITS) or 1
