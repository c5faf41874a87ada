"""What goes beyond a clause: quoted words, efforts, pointing back, control, planned deeds."""

from collections.abc import Callable

import pytest

from graph.model.claim import Statement
from graph.pipeline.examples import claim_text

pytestmark = pytest.mark.model
Read = Callable[[str], list[Statement]]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        pytest.param(
            "“Israel bombed Syria,” Erdogan said on Monday.",
            "ISR attacks SYR reported by TUR",
            id="quoted words stand on the speaker's word",
        ),
        pytest.param(
            "“We value our friends,” Erdogan said on Monday. “Israel bombed Syria.”",
            "ISR attacks SYR reported by TUR",
            id="a quotation goes on in the next sentence",
        ),
        pytest.param(
            "“We urge Sudan to stop,” the Egyptian president said.",
            "EGY demandsOf SDN asserted",
            id="who urges in a quotation does it",
        ),
        pytest.param(
            "Cuba, as noted by Brazil's foreign minister, is unlikely to sell drones to Venezuela.",
            "CUB suppliesArms VEN denied denied_by BRA",
            id="an aside before the predicate names the source",
        ),
        pytest.param(
            "Few diplomats believe that Mali will attack Algeria.",
            "MLI attacks DZA denied",
            id="what few believe is denied",
        ),
        pytest.param(
            "Russia's efforts to undermine Moldova have grown.",
            "RUS undermines MDA asserted",
            id="efforts to undermine do undermine",
        ),
        pytest.param(
            "Efforts by Chad to attack Libya were in vain.",
            "TCD attacks LBY prospective",
            id="efforts to attack are no attack",
        ),
        pytest.param(
            "Iran supplying Yemen with advanced drones would alarm Oman.",
            "IRN suppliesArms YEM hypothetical",
            id="a deed of which only its effect is told",
        ),
        pytest.param(
            "Peru would never accommodate Chile's demands.",
            "CHL demandsOf PER asserted",
            id="demands are there whether met or not",
        ),
        pytest.param(
            "Lebanon has no control over Hezbollah.",
            "LBN holdsLeverageOver HEZBOLLAH denied",
            id="no denies once",
        ),
        pytest.param(
            "Chad issued a threat of war against Niger.",
            "TCD attacks NER prospective by TCD",
            id="what is threatened is not done",
        ),
        pytest.param(
            "Kuwait offered to mediate between Iran and Iraq. Baghdad turned the offer down.",
            "IRQ rejects KWT asserted",
            id="the offer of who offered",
        ),
        pytest.param(
            "Kosovo's police shut a Serbian bank. The United States criticised the move.",
            "USA criticises XKX asserted",
            id="the move of who acted in the sentence before",
        ),
        pytest.param(
            "Vietnam and Malaysia are calm. Japan will visit the Philippines. "
            "The two countries signed a treaty.",
            "JPN signsAgreementWith PHL asserted",
            id="the two of the sentence before",
        ),
        pytest.param(
            "Armenia and Azerbaijan are at odds. France urged the two sides to stop.",
            "FRA demandsOf AZE asserted",
            id="who urges the two is a third",
        ),
        pytest.param(
            "A spokesman for the government of Niger spoke. He accused Mali of theft.",
            "NER accuses MLI asserted",
            id="a spokesman speaks for whom he speaks",
        ),
        pytest.param(
            "The United States warned Niger that it could be attacked by Mali.",
            "MLI attacks NER prospective by USA",
            id="the one who is warned is meant",
        ),
        pytest.param(
            "Ghana has called on Togo to recognise Kosovo.",
            "TGO recognises XKX prospective",
            id="who is called on is to act",
        ),
        pytest.param(
            "Washington told Israel to withdraw.",
            "USA demandsOf ISR asserted",
            id="to tell somebody to act is to demand",
        ),
        pytest.param(
            "China has invested in Serbia. Belgrade, where Turkey has invested too, is glad.",
            "TUR investsIn SRB asserted",
            id="where stands for the place",
        ),
        pytest.param(
            "The Houthis fired rockets at Israel in support of Hamas.",
            "HOUTHIS supports HAMAS asserted",
            id="a phrase of support beside any verb",
        ),
        pytest.param(
            "The gunmen detained eleven Yemeni employees of the United Nations in Iraq. "
            "Iraq detained eleven Yemeni employees of the United Nations.",
            "IRQ coerces UN asserted",
            id="whom employees serve, not whence they come",
        ),
        pytest.param(
            "France urged Russia to stop the invasion of Georgia.",
            "RUS attacks GEO asserted",
            id="what one is told to stop goes on",
        ),
        pytest.param(
            "France urged Georgia not to attack Russia.",
            "GEO attacks RUS prospective",
            id="what one is asked not to do is open",
        ),
        pytest.param(
            "Turkey accused Syria of arming the YPG. Syria denied arming the YPG.",
            "TUR accuses SYR asserted",
            id="an accusation stands though denied",
        ),
    ],
)
def test_claim_is_found(claims: Read, text: str, claim: str) -> None:
    assert claim in [claim_text(statement) for statement in claims(text)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        pytest.param(
            "Kuwait offered to mediate. Kuwait dropped the offer.",
            "KWT rejects KWT",
            id="nobody rejects an offer of his own",
        ),
        pytest.param(
            "Ghana has called on Togo to recognise Kosovo.",
            "GHA recognises XKX",
            id="who calls does not act",
        ),
    ],
)
def test_claim_is_not_made(claims: Read, text: str, claim: str) -> None:
    assert not [s for s in map(claim_text, claims(text)) if s.startswith(claim)]


def test_a_denial_elsewhere_in_the_text_disputes_a_report(claims: Read) -> None:
    text = (
        "Washington says that Iran supplies Sudan with drones. "
        "Iran denies that it supplies Sudan with drones."
    )
    found = [claim_text(s) for s in claims(text)]
    assert "IRN suppliesArms SDN reported by USA denied_by IRN" in found
