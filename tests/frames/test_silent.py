"""Sentences near to what frames look for that tell of no relation between actors."""

from __future__ import annotations

import pytest

SILENT = [
    "Along with rain, the storm brought hail to Peru.",
    "A chef from Togo, along with his wife, opened a shop in Accra.",
    "Like China, India is vast.",
    "Mali, unlike Niger, stayed calm.",
    "Chad, whose lake Niger shares, is dry.",
    "Iceland, whose president likes football, congratulated its team.",
    "Bolivia's bid to join the dance craze failed.",
    "The deal between a Chinese firm and its workers ended a strike.",
    "In a deal brokered by lawyers, Peru paid a fine.",
    "The path runs through Chad to the lake in Niger.",
    "A ship built in Japan sank off Panama.",
    "A Japanese-made camera was stolen in Panama.",
    "Peru has an order for silence in the courts.",
    "Kenyan firefighters put out a blaze at home.",
    "Ghana depends on rain for its harvest.",
    "A film made by Iran under licence from nobody won a prize in Mali.",
    "India relies on its own rockets.",
    "Without Mbappe, France would lose.",
    "Two Peruvian hikers were rescued in Chile.",
    "Niger hosts a festival for Malian bands.",
    "Kuwait sold its sheep at home.",
    "Chile's president returned from a walk in the hills.",
    "Chile's grapes and Peru's mangoes are ripe.",
    "Nepal's climbers trained in a gym.",
    "Haiti's police were sent home.",
    "A Turkish soldier served with distinction.",
    "Egypt's museum opened to British visitors.",
    "Sudan's grain rotted.",
    "Ireland joined the euro for good.",
    "Nigeria recognised its mistakes.",
    "Brazil lost to Argentina in a cup final.",
    "A lorry carrying wheat overturned in Jordan.",
    "Oman's gas is cheap.",
    "Switzerland guards its neutrality.",
    "Guatemala handed out prizes to Mexican singers.",
    "Fiji regained its balance.",
    "Kuwait escorted the guests out.",
    "The United States exported its films.",
    "Laos is a party to nothing.",
    "Poland and Spain are bound by love of fish.",
    "Russia and Japan are near the sea.",
    "The price of grain from Ukraine rose.",
    "Aid workers in Sudan said that food was short.",
]
PERSONAL = {"leads", "represents", "memberOf"}


@pytest.mark.model
@pytest.mark.parametrize("text", SILENT)
def test_near_misses_tell_nothing(claims, text):
    assert [s for s in claims(text) if s.relation not in PERSONAL] == []
