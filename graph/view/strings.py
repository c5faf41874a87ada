"""Every word that the page itself says, by key: one dict to translate."""

from __future__ import annotations

from graph.model.claim import Edge
from graph.model.terms import ActorKind, Family, Standing

LANGUAGE = "en"

STRINGS = {
    "skip": "Skip to the table of claims",
    "network": "Network",
    "matrix": "Matrix",
    "timeline": "Timeline",
    "map": "Map",
    "table": "Claims",
    "measures": "Measures",
    "views": "Views",
    "every": "Every claim",
    "every_hint": "Draw a line for each claim instead of one for each pair, direction and sign",
    "save": "Save",
    "save_png": "Picture (PNG)",
    "save_svg": "Drawing (SVG)",
    "save_csv": "Claims that pass (CSV)",
    "copy_link": "Copy link to this view",
    "cite": "Copy citation",
    "copied": "Copied",
    "copy_this": "Copy this text:",
    "star": "Show its surroundings as a star",
    "unstar": "Back to the whole network",
    "star_note": "Surroundings of {name}",
    "on_wikidata": "Wikidata",
    "also_called": "Also called",
    "in_bloc": "bloc by cooperation {bloc}",
    "matrix_caption": "Row acts on column; who does not act has no row. A cell shows how many "
    "claims of each kind; ! marks what is disputed.",
    "matrix_corner": "acts on",
    "cell": "{subject} {arrow} {object}: {n} {sign}, {standings}",
    "timeline_caption": "When it happened, as the claims say; claims without a date of their own "
    "stand at the day of their article.",
    "before": "since {day}",
    "open_end": "still open",
    "undated": "Without any date",
    "most_told": "Of {all} actors, the {n} with most claims.",
    "map_caption": "{what}, in the Equal Earth projection; {n} actors without a place of their "
    "own are not on it: {names}.",
    "map_caption_one": "{what}, in the Equal Earth projection; one actor without a place of its "
    "own is not on it: {names}.",
    "map_caption_all": "{what}, in the Equal Earth projection.",
    "map_land": "Land only",
    "map_borders": "Land, and the borders of the file that this page was made with",
    "map_label": "Map of actors and the lines between them",
    "dates": "Date",
    "since": "From",
    "until": "To",
    "play": "Play",
    "stop": "Stop",
    "all_time": "All time",
    "histogram": "{n} claims in {bucket}",
    "histogram_one": "{n} claim in {bucket}",
    "least": "At least this many independent sources",
    "measures_intro": "Measures tell how the reporting is knit, not how the world is: whoever is "
    "written about more has more ties. They count facts only: what is denied, planned or supposed "
    "is left out, and the filters do not change them.",
    "no_bloc": "no bloc",
    "filtered": "Filters",
    "filter_none": "none",
    "without": "without {names}",
    "filters": "Filters",
    "close": "Close",
    "search": "Find actors, relations, words",
    "reset": "Reset",
    "plain": "Facts only",
    "plain_hint": "Hide what is only denied, planned or supposed",
    "only": "only",
    "hidden_none": "nothing hidden",
    "hidden": "{n} hidden",
    "count": "{shown} of {n} claims",
    "count_one": "{shown} of {n} claim",
    "count_actors": "{n} actors",
    "count_actors_one": "{n} actor",
    "unplaced": "The network draws {n} of {all} actors, by number of claims; all are in the table, "
    "and come up when you search for them.",
    "canvas": "Network of actors. Arrow keys walk from actor to actor, Enter reads on in the "
    "panel, Escape clears the choice.",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "fit": "Show all",
    "no_webgl": "The network needs WebGL, which this browser does not have or has switched off; "
    "every claim stands in the table.",
    "no_script": "The network needs JavaScript; every claim stands in the table below.",
    "nothing": "No claim passes the filters.",
    "empty_title": "Who does what to whom, and who says so",
    "empty_text": "Choose a line to read its evidence, or an actor to see what it does and "
    "suffers. Every line can be traced to the words that carry it.",
    "how": "How to read a line",
    "how_colour": "Colour and end tell the kind of relation",
    "how_dash": "Dashes and glyph tell how far it is vouched for",
    "how_webgl": "Drawn by WebGL, all actors are dots and all lines solid with an arrow: colour "
    "tells the kind, and a pale line is no fact; its glyph tells why",
    "how_width": "The thicker, the more independent sources",
    "how_badge": "A badge counts the claims in a line; its glyphs show what is disputed",
    "disputed": "Most disputed pairs",
    "disputed_count": "{n} disputed",
    "results": "Found",
    "results_actors": "Actors",
    "results_lines": "Lines",
    "affirms": "Affirmed by",
    "denies": "Denied by",
    "doubts": "Doubted by",
    "nobody": "nobody",
    "itself": "{article} (the article itself)",
    "itself_alone": "the article itself",
    "itself_short": "the articles themselves",
    "does": "What it does",
    "suffers": "What is done to it",
    "shares": "What it shares",
    "back": "Back to the overview",
    "amount": "Amount",
    "when": "When",
    "sources": "Independent sources",
    "frame": "Frame",
    "cues": "Decided by",
    "note": "Note",
    "copies": "Same text as in {articles}: counted once",
    "speaker": "Speaker",
    "refines": "Sharpens",
    "contradicts": "Contradicts",
    "differs": "Other amount",
    "claims_one": "{n} claim",
    "claims": "{n} claims",
    "untitled": "untitled article",
    "subject": "Actor",
    "relation": "Relation",
    "object": "Other actor",
    "evidence": "Evidence",
    "standing": "Standing",
    "sort": "Put the claims in the order of this column",
    "caption": "All claims with who affirms and who denies them",
    "facet_family": "Kind of relation",
    "facet_standing": "Standing",
    "facet_kind": "Kind of actor",
    "facet_relation": "Relation",
    "facet_article": "Source article",
    "facet_speaker": "Speaker",
    "facet_denier": "Denied by",
    "facet_bloc": "Bloc by cooperation",
}

FAMILY_NAMES = {
    Family.MATERIAL_COOPERATION: "Material cooperation",
    Family.DIPLOMATIC_COOPERATION: "Diplomatic cooperation",
    Family.VERBAL_CONFLICT: "Verbal conflict",
    Family.MATERIAL_CONFLICT: "Material conflict",
    Family.STRUCTURE: "Structure",
}

STANDING_HINTS = {
    Standing.ASSERTED: "an article says so itself",
    Standing.CONTESTED: "affirmed by some, denied by others",
    Standing.REPORTED: "on somebody’s word",
    Standing.PROSPECTIVE: "planned, promised or feared",
    Standing.HYPOTHETICAL: "supposed: if, may, could",
    Standing.DENIED: "only ever denied",
    Standing.BACKGROUND: "a figure of reference, said by no article",
}

KIND_NAMES = {
    ActorKind.STATE: "state",
    ActorKind.BLOC: "bloc",
    ActorKind.ORGANISATION: "organisation",
    ActorKind.PERSON: "person",
    ActorKind.GROUP: "armed group",
    ActorKind.FIRM: "firm",
    ActorKind.PLACE: "place",
    ActorKind.PROGRAMME: "programme",
    ActorKind.UNKNOWN: "unknown",
}


def counted(key: str, n: int) -> str:
    """Give words for so many, which differ for one where a `_one` stands beside them.

    >>> counted("claims", 1), counted("claims", 2)
    ('1 claim', '2 claims')
    """
    return STRINGS.get(f"{key}_one" if n == 1 else key, STRINGS[key]).format(n=n)


def when_text(edge: Edge) -> str:
    """Give the time of a claim: the days it spans, last day included, and the text's words."""
    when = edge.claim.when
    if when is None:
        return ""
    first = when.start.isoformat() if when.start else ""
    last = when.end.fromordinal(when.end.toordinal() - 1).isoformat() if when.end else ""
    days = {
        (True, True): first if first == last else f"{first} to {last}",
        (True, False): f"from {first}",
        (False, True): f"until {last}",
        (False, False): "",
    }[bool(first), bool(last)]
    written = f"“{when.written}”" if when.written else ""
    return f"{days} ({written})" if days and written else days or written
