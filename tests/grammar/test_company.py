"""Who does it too, and to whom else it is done."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model
BOTH = {("TGO", "supports", "NGA"), ("GHA", "supports", "NGA")}
ONE = {("TGO", "supports", "NGA")}
ARMED = {("TUR", "suppliesArms", "MLI"), ("TUR", "suppliesArms", "NER")}
RECOGNISED = {("IRL", "recognises", "PSE"), ("ESP", "recognises", "PSE")}


def edges(statements) -> set[tuple[str, str, str]]:
    return {(s.subject, s.relation, s.object) for s in statements}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Togo, along with Ghana, backed Nigeria.", BOTH),
        ("Togo, together with Ghana, backed Nigeria.", BOTH),
        ("Togo as well as Ghana backed Nigeria.", BOTH),
        ("Togo, like Ghana, backed Nigeria.", BOTH),
        ("Togo, joined by Ghana, backed Nigeria.", BOTH),
        ("Along with Ghana, Togo backed Nigeria.", BOTH),
        ("Joined by Ghana, Togo backed Nigeria.", BOTH),
        ("Togo backed Nigeria, and Ghana did too.", BOTH),
        ("Togo, unlike Ghana, backed Nigeria.", ONE),
        ("Togo, led by a former pilot, backed Nigeria.", ONE),
        ("Turkey armed Mali as well as Niger.", ARMED),
        ("Turkey armed Mali along with Niger.", ARMED),
        ("Turkey armed Mali, as it did Niger.", ARMED),
        ("Turkey sold drones to Mali, as well as to Niger.", ARMED),
        ("Turkey sold drones to Mali and also to Niger.", ARMED),
        ("Turkey sold drones to Mali, not to Niger.", {("TUR", "suppliesArms", "MLI")}),
        ("Palestine was recognised by Ireland, along with Spain.", RECOGNISED),
        ("Palestine was recognised by Ireland as well as Spain.", RECOGNISED),
    ],
)
def test_who_is_named_along_counts(claims, text, wanted):
    assert edges(claims(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ethiopia, whose army Turkey has armed, kept silent.", ("TUR", "suppliesArms", "ETH")),
        ("Serbia, whose mines China owns, kept silent.", ("CHN", "investsIn", "SRB")),
        (
            "Somalia, whose soldiers Turkey trains, kept silent.",
            ("TUR", "providesMilitarySupport", "SOM"),
        ),
        ("Hungary backs Russia, from which it gets its gas.", ("RUS", "suppliesEnergy", "HUN")),
    ],
)
def test_relative_clauses_reach_whose_and_which(claims, text, wanted):
    assert wanted in edges(claims(text))


def test_things_of_another_class_lend_no_owner(claims):
    found = edges(claims("Turkey relies on Russian gas and Qatari money."))
    assert ("RUS", "suppliesEnergy", "TUR") in found
    assert ("QAT", "suppliesEnergy", "TUR") not in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At Ukraine's request Germany sent engineers.", ("UKR", "seeksFrom", "DEU")),
        ("America freed the trader in a deal brokered by Qatar.", ("QAT", "mediatesFor", "USA")),
        (
            "Qatar, in its role as mediator between Chad and Sudan, spoke.",
            ("QAT", "mediatesFor", "TCD"),
        ),
        ("Among the donors to Moldova is Romania.", ("ROU", "providesAid", "MDA")),
        ("A truce came into force between Chad and Sudan.", ("TCD", "signsAgreementWith", "SDN")),
        ("Aid from India arrived in Sri Lanka.", ("IND", "providesAid", "LKA")),
        ("Vaccines donated by Cuba reached Nicaragua.", ("CUB", "providesAid", "NIC")),
    ],
)
def test_slots_beside_the_noun(claims, text, wanted):
    assert wanted in edges(claims(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mali expelled the envoy, a move condemned by France.", ("FRA", "criticises", "MLI")),
        ("China brushed off complaints by Japan.", ("CHN", "rejects", "JPN")),
        ("Vietnam turned its nose up at China's offer.", ("VNM", "rejects", "CHN")),
        ("Kenya was one of a few countries to back Israel.", ("KEN", "supports", "ISR")),
        ("There was talk of India arming Vietnam.", ("IND", "suppliesArms", "VNM")),
        ("Brazil's president sat down with Colombia's.", ("BRA", "meetsWith", "COL")),
    ],
)
def test_who_acts_beside_nouns(claims, text, wanted):
    found = edges(claims(text))
    assert wanted in found
