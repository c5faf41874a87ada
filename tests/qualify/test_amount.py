from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from sayings import document, match

from graph.model.quantity import Amount, Bound
from graph.qualify.amount import amount

EXACTLY, ABOUT, AT_LEAST, AT_MOST = Bound.EXACTLY, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST
FOUND = {
    "measure of the theme": (
        ("Niger has sent at least 12,000 crates of rifles to Mali so far.", "sent", "rifles"),
        ("12000", "crate", AT_LEAST, "rifles", "at least 12,000 crates of rifles"),
    ),
    "estimated": (
        ("Norway gave Mali an estimated 40 trucks.", "gave", "trucks"),
        ("40", "truck", ABOUT, None, "an estimated 40 trucks"),
    ),
    "some 3m": (
        ("Iran sells China some 3m barrels of oil each month.", "sells", "oil"),
        ("3000000", "barrel", ABOUT, "oil", "some 3m barrels of oil"),
    ),
    "up to, compound unit": (
        ("China shipped up to 500 steel pipes to Iran.", "shipped", "pipes"),
        ("500", "steel pipe", AT_MOST, None, "up to 500 steel pipes"),
    ),
    "per cent in words": (
        ("Mali buys 70 per cent of its grain from Niger.", "buys", None),
        ("70", "per cent", EXACTLY, "grain", "70 per cent of its grain"),
    ),
    "per cent as a sign": (
        ("Mali buys 70% of its grain from Niger.", "buys", None),
        ("70", "per cent", EXACTLY, "grain", "70% of its grain"),
    ),
    "a third": (
        ("France buys a third of its uranium from Niger.", "buys", "uranium"),
        ("33.3", "per cent", ABOUT, "uranium", "a third of its uranium"),
    ),
    "half": (
        ("Norway sent half of its tanks to France.", "sent", "tanks"),
        ("50", "per cent", EXACTLY, "tanks", "half of its tanks"),
    ),
    "two thirds": (
        ("China bought two thirds of its gas from Iran.", "bought", "gas"),
        ("66.7", "per cent", ABOUT, "gas", "two thirds of its gas"),
    ),
    "thousands": (
        ("China sent thousands of drones to Iran.", "sent", "drones"),
        ("1000", "drone", AT_LEAST, None, "thousands of drones"),
    ),
    "tens of thousands": (
        ("China sent tens of thousands of drones to Iran.", "sent", "drones"),
        ("10000", "drone", AT_LEAST, None, "tens of thousands of drones"),
    ),
    "dollars": (
        ("France lent Niger $2.5 billion.", "lent", None),
        ("2500000000", "US dollar", EXACTLY, None, "$2.5 billion"),
    ),
    "euros in words": (
        ("Norway will give Mali 100 million euros.", "give", None),
        ("100000000", "euro", EXACTLY, None, "100 million euros"),
    ),
    "euros, short": (
        ("France lent Niger €50m.", "lent", None),
        ("50000000", "euro", EXACTLY, None, "€50m"),
    ),
    "dollars of a subject's verb": (
        ("Trade between China and Iran reached $240bn in 2023.", "reached", None),
        ("240000000000", "US dollar", EXACTLY, None, "$240bn"),
    ),
    "rate": (
        ("Iran fired around 200 shells per day at Niamey.", "fired", "shells"),
        ("200", "shell per day", ABOUT, None, "around 200 shells per day"),
    ),
    "words with a hyphen": (
        ("Mali expelled forty-two French soldiers.", "expelled", None),
        ("42", "soldier", EXACTLY, None, "forty-two French soldiers"),
    ),
    "killed, nobody counted by name": (
        ("The raid killed at least 20 in Niamey.", "killed", None),
        ("20", "person", AT_LEAST, None, "at least 20"),
    ),
    "one million": (
        ("Iran sold Mali one million masks.", "sold", "masks"),
        ("1000000", "mask", EXACTLY, None, "one million masks"),
    ),
    "fewer than": (
        ("Norway sent Mali fewer than 9 boats.", "sent", "boats"),
        ("9", "boat", AT_MOST, None, "fewer than 9 boats"),
    ),
    "or more": (
        ("Norway sent Mali 300 or more boats.", "sent", "boats"),
        ("300", "boat", AT_LEAST, None, "300 or more boats"),
    ),
    "more than": (
        ("Norway sent Mali more than two hundred boats.", "sent", "boats"),
        ("200", "boat", AT_LEAST, None, "more than two hundred boats"),
    ),
    "no fewer than": (
        ("Norway sent Mali no fewer than 18 buses.", "sent", "buses"),
        ("18", "bus", AT_LEAST, None, "no fewer than 18 buses"),
    ),
    "nearly": (
        ("Norway sent Mali nearly 50 buses.", "sent", "buses"),
        ("50", "bus", ABOUT, None, "nearly 50 buses"),
    ),
    "subject": (
        ("300 Malian soldiers fought in Niger.", "soldiers", None),
        ("300", "soldier", EXACTLY, None, "300 Malian soldiers"),
    ),
    "thousand with a comma": (
        ("Iran shipped China 2,000 rockets.", "shipped", "rockets"),
        ("2000", "rocket", EXACTLY, None, "2,000 rockets"),
    ),
    "decimal": (
        ("Iran shipped China 1,250.5 tonnes of steel.", "shipped", "steel"),
        ("1250.5", "tonne", EXACTLY, "steel", "1,250.5 tonnes of steel"),
    ),
    "a number like a year before a plural": (
        ("France sold 2022 trucks to Mali.", "sold", "trucks"),
        ("2022", "truck", EXACTLY, None, "2022 trucks"),
    ),
}
SILENT = {
    "year": ("Mali invaded Niger in 2019.", "invaded"),
    "age after a comma": ("Roux, 71, praised Mali.", "praised"),
    "age before a noun": ("The 45-year-old minister praised Mali.", "praised"),
    "span of time": ("Iran supplied Mali with drones for two years.", "supplied"),
    "ordinal": ("Mali hosted its third summit with Niger.", "hosted"),
    "date": ("Mali invaded Niger on 24 February 2022.", "invaded"),
    "known set": ("The two envoys praised Mali.", "praised"),
    "another clause": ("France praised Norway after it had bought 30 jets.", "praised"),
    "distance": ("Iran moved ships 90 miles towards China.", "moved"),
    "dozens": ("China sent dozens of drones to Iran.", "sent"),
    "part of a name": ("Mali praised the Group of 20 leaders in Paris.", "praised"),
    "year of an event": ("France condemned Mali after its 2022 invasion of Niger.", "condemned"),
    "no number": ("Roux may visit Mali.", "visit"),
}


@pytest.mark.parametrize(("place", "expected"), FOUND.values(), ids=FOUND.keys())
def test_amount_hangs_on_the_match(
    place: tuple[str, str, str | None], expected: tuple[str, str, Bound, str | None, str]
) -> None:
    text, trigger, theme = place
    number, unit, bound, of, written = expected
    found = amount(document(text), match(text, trigger, theme=theme))
    assert found == Amount(Decimal(number), unit, bound, of, written)
    assert written in text


@pytest.mark.parametrize(("text", "trigger"), SILENT.values(), ids=SILENT.keys())
def test_number_that_is_no_amount(text: str, trigger: str) -> None:
    assert amount(document(text), match(text, trigger)) is None


def test_number_of_another_verb_is_found_with_that_verb() -> None:
    text = "France praised Norway after it had bought 30 jets."
    found = amount(document(text), match(text, "bought"))
    assert found == Amount(Decimal(30), "jet", Bound.EXACTLY, None, "30 jets")


def test_end_named_in_another_sentence_has_no_word_here() -> None:
    text = "France praised Norway after it had bought 30 jets."
    here = match(text, "bought")
    elsewhere = replace(here.object, sentence=-1, token=40)
    found = amount(document(text), replace(here, object=elsewhere, subject=elsewhere))
    assert found == Amount(Decimal(30), "jet", Bound.EXACTLY, None, "30 jets")


def test_whole_numbers_keep_no_decimals() -> None:
    text = "France lent Niger $2.5 billion."
    found = amount(document(text), match(text, "lent"))
    assert found is not None
    assert str(found.number) == "2500000000"
