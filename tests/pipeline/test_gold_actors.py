"""Names in gold statements become the codes that the extraction gives."""

from datetime import date

import pytest

from graph.pipeline.gold_actors import coded
from graph.score.gold import GoldStatement, GoldText


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("International Monetary Fund", "IMF", id="name of a body"),
        pytest.param("Robert Fico", "SVK", id="who leads a state acts for it"),
        pytest.param("FRA", "FRA", id="code"),
        pytest.param("fishermen of Gaza", "fishermen of Gaza", id="unknown"),
    ],
)
def test_who_is_known_gets_a_code(name: str, code: str) -> None:
    said = GoldStatement(name, "meetsWith", name, by=(name,), denied_by=(name,))
    (text,) = coded((GoldText("one", (said,), date(2025, 1, 9)),))
    (found,) = text.statements
    assert (found.subject, found.object, found.by, found.denied_by) == (
        code,
        code,
        (code,),
        (code,),
    )
