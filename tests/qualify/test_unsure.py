"""What is only talked of, nearly done or told to be done, and what goes on all the same."""

import pytest

pytestmark = pytest.mark.model

CASES = {
    # first words that look like other parts of speech
    "Few think that Serbia would attack Kosovo.": "SRB attacks XKX denied",
    "Many think that Serbia will attack Kosovo.": "SRB attacks XKX prospective",
    "Talk of an Egyptian attack on Chad has grown.": "EGY attacks TCD prospective",
    "Talk of war between Mali and Niger is exaggerated.": "MLI attacks NER prospective",
    "Talk of Egypt sending troops to Chad alarmed Niger.": (
        "EGY providesMilitarySupport TCD prospective"
    ),
    # what is told to be done, and what is told
    "Turkey told Sweden to attack Norway.": "SWE attacks NOR prospective",
    "Turkey told Sweden not to attack Norway.": "SWE attacks NOR prospective",
    "Turkey told Sweden to stop arming Norway.": "SWE suppliesArms NOR asserted",
    "Turkey told Sweden that Norway had armed Chad.": "NOR suppliesArms TCD reported",
    # nearly
    "Japan came within days of attacking China.": "JPN attacks CHN denied",
    "Within days of attacking China, Japan fell.": "JPN attacks CHN asserted",
    # nouns for what is to be done
    "Oman clinched a contract to supply Chad with missiles.": "OMN suppliesArms TCD prospective",
    "Oman was the first state to arm Chad.": "OMN suppliesArms TCD asserted",
    "Oman is the latest country to have armed Chad.": "OMN suppliesArms TCD asserted",
    "Chad has become the 118th state to recognise Kosovo.": "TCD recognises XKX asserted",
    "Mali and Chad still call each other strategic partners.": "MLI alliedWith TCD asserted",
    # what goes on though no more is done
    "China has been slow to increase its aid to Mali.": "CHN providesAid MLI asserted",
    "China has not increased its aid to Mali.": "CHN providesAid MLI asserted",
    "China has not sent its aid to Mali.": "CHN providesAid MLI denied",
    "Oman will not expand its sanctions on Iran.": "OMN sanctions IRN asserted",
    "Oman does not want to be drawn into the rivalry between Mali and Niger.": (
        "MLI opposes NER asserted"
    ),
    "Oman does not want a rivalry between Mali and Niger.": "MLI opposes NER denied",
    # a month, a reason
    "On 6 May Mali broke off relations with Chad.": "MLI cutsTiesWith TCD asserted",
    "Mali may break off relations with Chad.": "MLI cutsTiesWith TCD prospective",
    "Oman has still to sign, for it demands that Chad pay.": "OMN demandsOf TCD asserted",
    # what came of it
    "Mali wanted to arm Chad, but thought better of it.": "MLI suppliesArms TCD denied",
    "Mali promised to send Chad weapons but never did.": "MLI suppliesArms TCD denied",
    "Mali talked of arming Chad before deciding to keep quiet.": "MLI suppliesArms TCD denied",
    "Mali promised to send Chad weapons, but Niger has not.": "MLI suppliesArms TCD prospective",
    "Mali plans to arm Chad, but has not said when.": "MLI suppliesArms TCD prospective",
    "Mali wants to leave the African Union, as Chad did.": (
        "MLI cutsTiesWith AU prospective",
        "TCD cutsTiesWith AU asserted",
    ),
    "Mali will recognise Kosovo, as Chad does.": (
        "MLI recognises XKX prospective",
        "TCD recognises XKX asserted",
    ),
    # whose word it is, however far away
    "Oman denied reports by diplomats that it had armed Chad.": "OMN suppliesArms TCD reported",
    "Oman rejected the findings of experts that it had armed Chad.": (
        "OMN suppliesArms TCD reported"
    ),
    "Mali wishes, says its ministry, to arm Chad.": "MLI suppliesArms TCD prospective",
    # nothing
    "Oman blames Chad for nothing.": "OMN accuses TCD denied",
    "Oman accused Chad of nothing worse than weakness.": "OMN accuses TCD denied",
    "Oman accused Chad of theft.": "OMN accuses TCD asserted",
    # what is there all the same
    "Nothing would move without the deal that Mali and Chad signed.": (
        "MLI signsAgreementWith TCD asserted"
    ),
    "Some senators want to hold up Oman's arms sales to Chad.": "OMN suppliesArms TCD asserted",
    # where it was promised
    "In a pact with Mali, Oman promised troops.": "OMN signsAgreementWith MLI asserted",
    "Oman promised a pact with Mali.": "OMN signsAgreementWith MLI prospective",
    # what is given, what is only offered
    "Japan gives Chad money and lorries but no arms.": "JPN suppliesArms TCD denied",
    "Japan gives Chad money and arms.": "JPN suppliesArms TCD asserted",
    "Somaliland has offered America a base.": "somaliland providesMilitarySupport USA prospective",
    "Somaliland has given America a base.": "somaliland providesMilitarySupport USA asserted",
    # what somebody calls a deed
    "Finland calls the balloons a hybrid attack run by Chad.": "TCD attacks FIN reported",
    "Finland suffered an attack by Chad.": "TCD attacks FIN asserted",
    # words that are the deed
    "Oman promised to back Chad's integrity.": "OMN supports TCD asserted",
    "Oman promised support for Chad.": "OMN supports TCD prospective",
    "Oman asked Chad to use its sway over Mali.": "TCD holdsLeverageOver MLI asserted",
}


@pytest.mark.parametrize(("text", "wanted"), CASES.items(), ids=list(CASES))
def test_how_sure(claims, text, wanted):
    wanted = {wanted} if isinstance(wanted, str) else set(wanted)
    relations = {claim.split()[1] for claim in wanted}
    found = {f"{s.subject} {s.relation} {s.object} {s.status}" for s in claims(text)}
    assert {claim for claim in found if claim.split()[1] in relations} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "When Armenia and Turkey shook hands on 8 August, with Chad beside them, Iran frowned.",
            "ARM meetsWith TCD asserted",
        ),
        ("Aleksandar Vucic meets Donald Trump on 8 August.", "SRB meetsWith USA prospective"),
    ],
    ids=["shook", "meets"],
)
def test_a_past_form_is_past_whatever_its_tag(claims, text, wanted):
    assert wanted in {f"{s.subject} {s.relation} {s.object} {s.status}" for s in claims(text)}
