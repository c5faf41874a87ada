import re

import pytest

from graph.pipeline.extraction import Extractor
from graph.pipeline.pairs import PairReader
from graph.score.pairs import NONE, Pair

pytestmark = pytest.mark.model


def answer(extractor: Extractor, marked: str) -> tuple[str, str, bool, bool]:
    plain = re.sub(r"</?[st]>", "", marked)
    (found,) = PairReader(extractor).explained([Pair("1", plain, marked, "", "", "")])
    return found


@pytest.mark.parametrize(
    ("marked", "root"),
    [
        ("<s>Kenya</s> accused <t>Uganda</t> of theft.", "ACCUSE"),
        ("<t>Uganda</t> was bombed by <s>Kenya</s>.", "ASSAULT"),
        ("<s>Kenya</s> will send grain to <t>Uganda</t>.", "AGREE"),
        ("<s>Kenya</s> will bomb <t>Uganda</t>.", "THREATEN"),
        ("<s>Kenya</s> refused to send grain to <t>Uganda</t>.", "REJECT"),
        ("<s>Kenya</s> launched a cyberattack on <t>Uganda</t>.", "ASSAULT"),
        ("<s>Kenya</s> signed a treaty with <t>Uganda</t>.", "SUPPORT"),
        ("<s>Kenya</s> received the president of <t>Uganda</t>.", "CONSULT"),
    ],
)
def test_an_edge_between_the_marked_actors_gives_the_root(
    extractor: Extractor, marked: str, root: str
) -> None:
    found, _, nearest, _ = answer(extractor, marked)
    assert (found, nearest) == (root, False)


@pytest.mark.parametrize(
    ("marked", "root", "frame"),
    [
        (
            "<s>Kenya</s> donated maize worth two millions in <t>a camp near Kampala</t>.",
            "AID",
            "providesAid/give",
        ),
        (
            "<s>Kenya</s> has agreed to sweep the only road of <t>a village in Uganda</t>.",
            "AGREE",
            "signsAgreementWith/agree_with",
        ),
    ],
)
def test_without_an_edge_the_nearest_frame_gives_the_root(
    extractor: Extractor, marked: str, root: str, frame: str
) -> None:
    found, why, nearest, _ = answer(extractor, marked)
    assert (found, nearest) == (root, True)
    assert frame in why


def test_a_sentence_without_triggers_has_no_answer(extractor: Extractor) -> None:
    assert answer(extractor, "<s>Kenya</s> lies beside <t>Uganda</t>.")[::2] == (NONE, False)
