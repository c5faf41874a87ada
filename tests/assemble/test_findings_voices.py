"""Each side of a dispute has its own speakers and the words that decided it."""

from __future__ import annotations

from dataclasses import replace

from graph.assemble import assemble
from graph.curated.relations import load_relations
from graph.model.claim import Speaker, Statement, Voice
from graph.model.terms import Stance, Status

BLINKEN = Speaker("USA", "antony-blinken", "the secretary of state")
LAVROV = Speaker("RUS", "sergei-lavrov", "Lavrov")
DENIAL = Voice(("RUS",), 40, 60, "Lavrov denied this", (LAVROV,), ("denied",))
SAID = Statement(
    "IRN",
    "suppliesArms",
    "RUS",
    Status.REPORTED,
    by=("USA",),
    denied_by=("RUS",),
    cues=("said", "denied"),
    article="a-1",
    denials=(DENIAL,),
    said_by=(BLINKEN,),
)


def sides(statement):
    (edge,) = assemble([statement], load_relations())
    return {one.stance: one for one in edge.evidence}


def test_each_side_has_its_own_speakers_and_cues():
    found = sides(SAID)
    assert found[Stance.AFFIRMS].said_by == (BLINKEN,)
    assert found[Stance.DENIES].said_by == (LAVROV,)
    assert found[Stance.DENIES].cues == ("denied",)
    assert found[Stance.DENIES].quote == "Lavrov denied this"


def test_who_speaks_for_nobody_of_that_side_is_left_out():
    found = sides(replace(SAID, said_by=(BLINKEN, LAVROV, Speaker("FRA", "", "Paris"))))
    assert found[Stance.AFFIRMS].said_by == (BLINKEN,)


def test_who_speaks_changes_nothing_that_is_counted():
    named, bare = (
        assemble([one], load_relations())[0] for one in (SAID, replace(SAID, said_by=()))
    )
    assert [e.id for e in named.evidence] == [e.id for e in bare.evidence]
    assert (named.claim.id, named.standing, named.sources) == (
        bare.claim.id,
        bare.standing,
        bare.sources,
    )


def test_speakers_are_told_with_the_words_for_them():
    labels = {"USA": "United States", "antony-blinken": "Antony Blinken"}
    affirming = sides(SAID)[Stance.AFFIRMS]

    def told(*said_by):
        return replace(affirming, said_by=said_by).told_speakers(lambda code: labels[code])

    assert told(BLINKEN) == ("United States (the secretary of state)",)
    assert told(Speaker("USA", "antony-blinken", "")) == ("United States (Antony Blinken)",)
    assert told(Speaker("USA", "", "United States")) == ("United States",)
    assert told(BLINKEN, Speaker("USA", "", "two officials")) == (
        "United States (the secretary of state; two officials)",
    )
    assert told() == ("United States",)
