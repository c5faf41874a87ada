import pytest

from graph.curated.lexicon import lexicon
from graph.curated.plover import plover_root_of
from graph.curated.relations import load_relations
from graph.frames.index import load_frames


def test_every_root_is_one_of_the_ontology_and_every_frame_exists() -> None:
    roots = {relation.plover for relation in load_relations().values()}
    frames = {f"{file.relation}/{name}" for file in load_frames().files for name in file.frames}
    relations = {file.relation for file in load_frames().files}
    for root, named in lexicon("plover").items():
        assert root in roots
        assert set(named) <= frames | relations


@pytest.mark.parametrize(
    ("frame", "root"),
    [
        ("coerces/blockade", "ASSAULT"),
        ("sanctions/boycott", "COERCE"),
        ("coerces/arrest", ""),
        ("", ""),
    ],
)
def test_frame_or_its_relation_may_have_a_root_of_its_own(frame: str, root: str) -> None:
    assert plover_root_of(frame) == root
