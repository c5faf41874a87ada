"""Who acts where the subject is a pronoun, a deed, "it" or "what"."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def edges(statements) -> set[tuple[str, str, str]]:
    return {(s.subject, s.relation, s.object) for s in statements}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chad shut the border, which angered Niger.", ("NER", "criticises", "TCD")),
        (
            "She praised the Arab League, which on February 21st called on Syria to leave.",
            ("arab-league", "demandsOf", "SYR"),
        ),
        ("The deal that Oman and Kuwait signed failed.", ("OMN", "signsAgreementWith", "KWT")),
        ("Russia is the one that armed Mali's junta.", ("RUS", "suppliesArms", "MLI")),
        ("The country that armed Mali is Russia.", ("RUS", "suppliesArms", "MLI")),
        ("The first state to recognise Kosovo was Turkey.", ("TUR", "recognises", "XKX")),
        ("Peru shut its port, a step that drew rebukes from Chile.", ("CHL", "criticises", "PER")),
        ("It is Mali that Chad accuses.", ("TCD", "accuses", "MLI")),
    ],
)
def test_pronouns_stand_for_a_noun_or_a_deed(claims, text, wanted):
    assert wanted in edges(claims(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Peru condemned what it called Chile's raid.", ("PER", "criticises", "CHL")),
        ("Peru condemned what it described as Chilean raids.", ("PER", "criticises", "CHL")),
        ("Chad complained of what it called Libyan aggression.", ("TCD", "criticises", "LBY")),
    ],
)
def test_what_stands_for_what_it_is_called(claims, text, wanted):
    assert wanted in edges(claims(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It fell to Kenya to mediate between Chad and Sudan.", ("KEN", "mediatesFor", "TCD")),
        ("It was left to Oman to reconcile Chad and Sudan.", ("OMN", "mediatesFor", "TCD")),
        ("It would be rash of Iran to attack Israel.", ("IRN", "attacks", "ISR")),
        ("It took Qatar nine months to reconcile Chad with Sudan.", ("QAT", "mediatesFor", "TCD")),
        ("It is from Iran that Syria gets its oil.", ("IRN", "suppliesEnergy", "SYR")),
        ("Selling jets to Oman made Britain rich.", ("GBR", "suppliesArms", "OMN")),
        ("For India to buy Russian oil irritates America.", ("USA", "criticises", "IND")),
    ],
)
def test_a_deed_or_it_as_subject_does_nothing(claims, text, wanted):
    assert wanted in edges(claims(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nobody in Warsaw trusts Viktor Orban.", ("POL", "distrusts", "HUN")),
        ("Many in Athens fear Turkey.", ("GRC", "distrusts", "TUR")),
        ("Spain froze the accounts of firms owned by Iran.", ("ESP", "sanctions", "IRN")),
        ("As Egypt's main donor, Qatar has a say.", ("QAT", "providesAid", "EGY")),
        ("Rivals for a decade, Turkey and Egypt have met.", ("TUR", "opposes", "EGY")),
        ("India and Pakistan, nuclear-armed rivals, met in Oslo.", ("IND", "opposes", "PAK")),
        (
            "Qatar's closest military partner in the region, Turkey, refused to leave.",
            ("TUR", "alliedWith", "QAT"),
        ),
        ("Not only Mali but also Chad sells arms to Niger.", ("MLI", "suppliesArms", "NER")),
        ("With Egypt and Ethiopia at odds, Sudan mediates.", ("EGY", "opposes", "ETH")),
        ("With Turkey arming Niger, Mali has left.", ("TUR", "suppliesArms", "NER")),
    ],
)
def test_who_is_told_beside_or_ahead_fills_the_slot(claims, text, wanted):
    assert wanted in edges(claims(text))


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Russia, which angered Moldova last year, left.", ("MDA", "criticises", "MDA")),
        ("It is easy to threaten Taiwan for China.", ("TWN", "threatens", "CHN")),
        ("With Egypt and Ethiopia at odds, Sudan mediates.", ("EGY", "opposes", "SDN")),
        ("Rivals for years, two firms from India met Peru.", ("IND", "opposes", "PER")),
        ("Few in Paris know Togo.", ("FRA", "distrusts", "TGO")),
    ],
)
def test_near_misses_are_left_alone(claims, text, unwanted):
    assert unwanted not in edges(claims(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two states recognise Abkhazia: Russia and Syria.", ("SYR", "recognises", "abkhazia")),
        ("The list of states that back Mali includes Chad.", ("TCD", "supports", "MLI")),
        ("Among those who condemned Israel were Ireland and Oman.", ("OMN", "criticises", "ISR")),
        ("Chad condemned what Sudan did in Darfur.", ("TCD", "criticises", "SDN")),
        ("Latvia is wary of what Russia may do.", ("LVA", "distrusts", "RUS")),
        ("What Chad and Niger signed was a pact.", ("TCD", "signsAgreementWith", "NER")),
    ],
)
def test_lists_and_free_clauses_name_who_is_meant(claims, text, wanted):
    assert wanted in edges(claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "Chad won two games: Mali and Niger lost.",
        "The list of poets that Mali reads includes Chad.",
        "Two rivers cross Mali: they are long.",
    ],
)
def test_other_lists_tell_nothing(claims, text):
    assert edges(claims(text)) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Egypt, whose foreign minister flew to Ankara, is calm.", ("EGY", "visits", "TUR")),
        ("Mali, where Russia has 1,000 men, is calm.", ("RUS", "providesMilitarySupport", "MLI")),
        ("Libya, which Turkey arms, is calm.", ("TUR", "suppliesArms", "LBY")),
        ("Fiji was the first Pacific state to back Mali.", ("FJI", "supports", "MLI")),
        ("It was an attempt by Iran to arm Mali.", ("IRN", "suppliesArms", "MLI")),
        ("What Oman resents most is Iran's haste.", ("OMN", "criticises", "IRN")),
        ("Among the states that arm Chad, Russia stands out.", ("RUS", "suppliesArms", "TCD")),
        ("Libya fired at a ship run by a German charity.", ("LBY", "attacks", "DEU")),
        ("Oman blocked it over Iran's raids on Iraq.", ("IRN", "attacks", "IRQ")),
    ],
)
def test_clauses_beside_a_name_have_their_own_objects(claims, text, wanted):
    assert wanted in edges(claims(text))


def test_phrases_of_the_deed_of_others_are_not_the_verbs(claims):
    found = edges(claims("Germany had withheld its consent over Turkey's incursions into Syria."))
    assert ("DEU", "blocks", "SYR") not in found
