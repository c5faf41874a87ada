"""What data sets of coded events call their columns.

GDELT has no row of heads and is known by its number of columns; the others are known by some of
their heads. Anything else is read by heads that say what they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.errors import InputError

_GDELT = {
    "id": 0,
    "day": 1,
    "source_code": 5,
    "source_name": 6,
    "target_code": 15,
    "target_name": 16,
    "cameo": 26,
}
# columns of a row without heads: GDELT 2, GDELT 1 with addresses
WITHOUT_HEADS = {
    61: {**_GDELT, "published": 59, "url": 60},
    58: {**_GDELT, "published": 56, "url": 57},
}
NAMES = {61: "GDELT 2", 58: "GDELT 1"}

_ENTENTE = {
    "id": "event_id",
    "day": "event_date",
    "day_from": "date_from",
    "source_code": "source",
    "source_name": "source_name",
    "target_code": "target",
    "target_name": "target_name",
    "plover": "plover",
    "cameo": "cameo",
    "relation": "relation",
    "status": "status",
    "stance": "stance",
    "speakers": "speakers",
    "published": "published",
    "url": "url",
    "quote": "quote",
}
_ICEWS = {
    "id": "Event ID",
    "day": "Event Date",
    "source_name": "Source Name",
    "source_sectors": "Source Sectors",
    "source_country": "Source Country",
    "target_name": "Target Name",
    "target_sectors": "Target Sectors",
    "target_country": "Target Country",
    "cameo": "CAMEO Code",
    "story": "Story ID",
    "publisher": "Publisher",
}
_POLECAT = {
    "id": "Event ID",
    "day": "Event Date",
    "plover": "Event Type",
    "mode": "Event Mode",
    "contexts": "Contexts",
    "source_name": "Actor Name",
    "source_country": "Actor Country",
    "source_sectors": "Primary Actor Sector",
    "target_name": "Recipient Name",
    "target_country": "Recipient Country",
    "target_sectors": "Primary Recipient Sector",
    "published": "Publication Date",
    "publisher": "Source",
    "url": "URL",
    "title": "Headline",
    "story": "Story ID",
}
_LAYOUTS = {"Entente": _ENTENTE, "ICEWS": _ICEWS, "POLECAT": _POLECAT}
_KNOWN_BY = {
    "Entente": ("event_id", "source", "target", "relation"),
    "ICEWS": ("Event ID", "Source Name", "Target Name", "CAMEO Code"),
    "POLECAT": ("Event ID", "Event Type", "Actor Name", "Recipient Name"),
}
_COMMON = {
    "id": ("event_id", "global_event_id", "id"),
    "day": ("event_date", "sql_date", "date", "day"),
    "source_code": ("source", "source_code", "actor1_code", "actor1", "source_actor"),
    "source_name": ("source_name", "actor1_name", "actor_name"),
    "source_country": ("source_country", "actor1_country_code", "actor_country"),
    "source_sectors": ("source_sectors", "source_sector", "actor1_type1_code", "actor_sector"),
    "target_code": ("target", "target_code", "actor2_code", "actor2", "target_actor"),
    "target_name": ("target_name", "actor2_name", "recipient_name"),
    "target_country": ("target_country", "actor2_country_code", "recipient_country"),
    "target_sectors": ("target_sectors", "target_sector", "actor2_type1_code", "recipient_sector"),
    "cameo": ("cameo", "cameo_code", "event_code", "code"),
    "plover": ("plover", "event_type", "plover_root", "root", "category"),
    "mode": ("mode", "event_mode"),
    "contexts": ("contexts", "context"),
    "relation": ("relation",),
    "status": ("status",),
    "stance": ("stance",),
    "speakers": ("speakers",),
    "published": ("published", "publication_date", "date_added"),
    "publisher": ("publisher",),
    "url": ("url", "source_url", "link"),
    "title": ("headline", "title"),
    "quote": ("quote", "event_sentence", "sentence", "text"),
}
COLUMNS = tuple(sorted({*_COMMON, "story"}))
"""What a column may be, for those who say it themselves."""


def find_layout(heads: list[str], own: Mapping[str, str], where: str) -> tuple[str, dict[str, str]]:
    """Give the data set's name, and the file's heads by what they mean."""
    for name, wanted in own.items():
        if wanted not in heads:
            raise InputError(
                f"{where}: expected a column {wanted!r} for {name}, got {', '.join(heads)}"
            )
    for dataset, marks in _KNOWN_BY.items():
        if set(marks) <= set(heads):
            known = {k: head for k, head in _LAYOUTS[dataset].items() if head in heads}
            return dataset, {**known, **own}
    flat = {_flat(head): head for head in reversed(heads)}
    found = {
        meaning: flat[_flat(name)]
        for meaning, names in _COMMON.items()
        for name in reversed(names)
        if _flat(name) in flat
    }
    found |= own
    _check(found, heads, where)
    return "", found


def _check(found: Mapping[str, str], heads: list[str], where: str) -> None:
    ends = [any(f"{end}_{part}" in found for part in ("code", "name", "country"))
            for end in ("source", "target")]  # fmt: skip
    if not all(ends) or not {"cameo", "plover", "relation"} & set(found):
        shown = ", ".join(heads[:12]) + (" ..." if len(heads) > 12 else "")
        many = "s" * (len(heads) != 1)
        raise InputError(
            f"{where}: expected GDELT's columns, or heads for source, target and a CAMEO or PLOVER "
            f"code, got {len(heads)} column{many}: {shown}; say which they are with --column"
        )


def _flat(head: str) -> str:
    """Give a head without signs and case: `Source Name` and `source_name` are one."""
    return re.sub(r"[\W_]+", "", head).casefold()
