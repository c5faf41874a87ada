"""More deeds whose other end only the words before name, each with near misses."""

import pytest

pytestmark = pytest.mark.model

ABOUT_TWO = "Kuwait fined Iraq. Iraq sued Kuwait. Kuwait wrote to Iraq. Iraq wrote to Kuwait. "
ABOUT_ONE = "Togo slept. Togo woke. Togo ate. Togo wept. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            ABOUT_TWO + "Years of talks, mediated by Kenya, brought nothing.",
            ("KEN", "mediatesFor", "IRQ"),
            id="the two between whom a third one mediates",
        ),
        pytest.param(
            ABOUT_ONE + "France has suspended military cooperation.",
            ("FRA", "cutsTiesWith", "TGO"),
            id="the one state that the text is about",
        ),
        pytest.param(
            "Iran bombed Kuwait. Kuwait fired forty rockets in reply.",
            ("KWT", "attacks", "IRN"),
            id="who struck first",
        ),
        pytest.param(
            "Peru has banned Chilean wine. Santiago retaliated by halting gas exports.",
            ("CHL", "sanctions", "PER"),
            id="who began the trade war",
        ),
        pytest.param(
            "Norway sent troops to Mali. Denmark has also sent troops.",
            ("DNK", "providesMilitarySupport", "MLI"),
            id="whom another helps with soldiers",
        ),
        pytest.param(
            "Mali's president visited Minsk. Belarus promised instructors.",
            ("BLR", "providesMilitarySupport", "MLI"),
            id="the guest of who promises",
        ),
        pytest.param(
            "Togo's king visited Kuwait and asked for a loan.",
            ("TGO", "seeksFrom", "KWT"),
            id="the host of who asks",
        ),
        pytest.param(
            "Kenya summoned the Ugandan ambassador. Nairobi threatened war.",
            ("KEN", "threatens", "UGA"),
            id="whom one scolded before",
        ),
        pytest.param(
            "Kuwait lent Togo a million dollars. Kuwait demanded reforms.",
            ("KWT", "demandsOf", "TGO"),
            id="the debtor",
        ),
        pytest.param(
            "Kenya accused Uganda of theft. Nairobi lodged a protest.",
            ("KEN", "criticises", "UGA"),
            id="whom one accused before",
        ),
        pytest.param(
            "Cuba lacks power. Mexico sent fuel.",
            ("MEX", "suppliesEnergy", "CUB"),
            id="the one other state there is",
        ),
        pytest.param(
            "The king of Togo visited Peru, and Kenya's president plans to visit next week.",
            ("KEN", "visits", "PER"),
            id="where another went",
        ),
        pytest.param(
            "Iran freed a Swedish diplomat. Oman had brokered the exchange.",
            ("OMN", "mediatesFor", "SWE"),
            id="who yielded and to whom",
        ),
    ],
)
def test_the_other_end_is_taken_from_what_was_told_before(claims, text, wanted):
    assert wanted in {(s.subject, s.relation, s.object) for s in claims(text)}


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        pytest.param(
            ABOUT_TWO + "Kuwait offered to mediate.", "mediatesFor", id="one of the two mediates"
        ),
        pytest.param(
            ABOUT_ONE + "Peru wept. Peru ate. France has suspended military cooperation.",
            "cutsTiesWith",
            id="another state is named half as often",
        ),
        pytest.param(
            ABOUT_ONE + "Nobody spoke. Nobody sang. Nobody came. France has suspended cooperation.",
            "cutsTiesWith",
            id="the one state was last named long ago",
        ),
        pytest.param(
            ABOUT_ONE + "France cancelled a pact with its partner.",
            "cutsTiesWith",
            id="with whom the pact was is told",
        ),
        pytest.param(
            "Poland accused Belarus of theft. Warsaw sent 6,000 soldiers.",
            "providesMilitarySupport",
            id="the one other state, a foe",
        ),
        pytest.param(
            "Cuba and Haiti lack power. Mexico sent fuel.",
            "suppliesEnergy",
            id="one of two other states",
        ),
        pytest.param(
            "Peru had not invited Togo's king. Togo then signed a pact.",
            "signsAgreementWith",
            id="what did not happen brings nobody together",
        ),
        pytest.param(
            "Togo's king visited Kuwait and asked the judges to rule.",
            "seeksFrom",
            id="somebody else is asked",
        ),
        pytest.param(
            "Kenya asked the UN Security Council to impose an arms embargo.",
            "sanctions",
            id="who asks for sanctions is not their target",
        ),
        pytest.param(
            "Kenya praised Uganda. Nairobi lodged a protest.", "criticises", id="a friend"
        ),
    ],
)
def test_what_tells_of_something_else_names_no_end(claims, text, unwanted):
    assert unwanted not in {s.relation for s in claims(text)}


def test_rockets_fired_into_the_sea_hit_nobody(claims):
    found = claims("Iran bombed Kuwait. Kuwait fired forty rockets into the sea.")
    assert ("KWT", "attacks") not in {(s.subject, s.relation) for s in found}
