"""What stands alone in a sentence, and what only seems to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model.claim import Statement

pytestmark = pytest.mark.model

CASES = [
    # What stirred a feeling is feared, not done; what was held back stirred it all the same.
    (
        "Analysts fear that Greece bought drones, to Turkey's annoyance.",
        "TUR criticises GRC hypothetical",
    ),
    ("Germany held back a shipment, to the fury of Chad.", "TCD criticises DEU asserted"),
    # A refusal is as likely as the words above make it, though the invitation was sent.
    (
        "Analysts fear that Argentina spurned an invitation to join BRICS.",
        "ARG rejects BRICS hypothetical",
    ),
    ("Argentina spurned an invitation to join BRICS.", "ARG rejects BRICS asserted"),
    # A noun that says what somebody is holds no event of its own.
    (
        "It is not true that Norway is Germany's main supplier of gas.",
        "NOR suppliesEnergy DEU denied",
    ),
    ("It is not the case that Norway is an ally of Oman.", "NOR alliedWith OMN denied"),
    # "Neither ... nor" denies what stands deep in a phrase, and denies it once.
    ("Serbia joined sanctions on neither Mali nor Chad.", "SRB sanctions MLI denied"),
    ("Serbia joined sanctions on neither Mali nor Chad.", "SRB sanctions TCD denied"),
    ("Iran neither armed nor attacked Oman.", "IRN attacks OMN denied"),
    # A finite verb is not joined to the gerund or infinitive before it.
    ("Iran denied arming Chad and bombed Oman.", "IRN attacks OMN asserted"),
    (
        "Cuban officers are said to guard him, and Norway supplies gas to Cuba.",
        "NOR suppliesEnergy CUB asserted",
    ),
    # What explains a disbelief is not disbelieved.
    ("Oman does not believe them: Iran has bombed Yemen.", "IRN attacks YEM asserted"),
    # What is answered, resisted or to be ended is there.
    ("Russia plans to respond to Western sanctions.", "WEST sanctions RUS asserted"),
    ("Mali may stop arming Chad.", "MLI suppliesArms TCD asserted"),
    ("Mali has no plans to stop arming Chad.", "MLI suppliesArms TCD asserted"),
    ("Iran needs drones to continue bombing Yemen.", "IRN attacks YEM asserted"),
    ("Mali withheld its consent over Chad's attacks on Togo.", "TCD attacks TGO asserted"),
    # What one comes under is there only if one does.
    (
        "Analysts fear that the town in Syria came under Turkish shelling.",
        "TUR attacks SYR hypothetical",
    ),
    # The condition counts, whatever is denied under it.
    (
        "If Moldova cannot do without Romanian power, prices will rise.",
        "MDA dependsOn ROU hypothetical",
    ),
    ("Moldova cannot do without Romanian power.", "MDA dependsOn ROU asserted"),
    ("If Iran has not bombed Yemen, Oman will be pleased.", "IRN attacks YEM hypothetical"),
    # A sentence turned round is told by whoever tells it; nobody's word leaves it open.
    ("It was Oman that bombed Chad, according to Togo.", "OMN attacks TCD reported"),
    ("Neither government confirmed that Oman had bombed Chad.", "OMN attacks TCD hypothetical"),
    ("Togo refused to say that Oman had bombed Chad.", "OMN attacks TCD hypothetical"),
    # Who is blamed for a raid is only said to be behind it.
    ("Togo blamed Mali for the attack on Chad.", "MLI attacks TCD reported"),
    # An event first told of within a fear is feared.
    ("Analysts fear that a Malian attack on Chad killed ten.", "MLI attacks TCD hypothetical"),
    # A question after the reason takes the deed for granted.
    ("Why did Iran bomb Yemen?", "IRN attacks YEM asserted"),
    ("Did Iran bomb Yemen?", "IRN attacks YEM hypothetical"),
]


@pytest.mark.parametrize(("text", "claim"), CASES, ids=[f"{c[0]}-{c[1][-12:]}" for c in CASES])
def test_a_claim_is_as_sure_as_what_bears_on_it(
    claims: Callable[[str], list[Statement]], text: str, claim: str
) -> None:
    subject, relation, object_, status = claim.split()
    found = [s for s in claims(text) if (s.subject, s.relation) == (subject, relation)]
    assert {s.status.value for s in found if s.object == object_} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said last week that Mali had sent drones to Chad.",
        "Kenya's minister told reporters that Mali had sent drones to Chad.",
        "Kenya told a court in Togo that Mali had sent drones to Chad.",
    ],
)
def test_what_is_told_to_somebody_or_at_some_time_is_told(
    claims: Callable[[str], list[Statement]], text: str
) -> None:
    (found,) = [s for s in claims(text) if s.relation == "suppliesArms"]
    assert (found.status.value, found.by) == ("reported", ("KEN",))
