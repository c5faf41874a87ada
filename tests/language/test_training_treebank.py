import lzma

import pytest

from graph.errors import InputError
from graph.language.training.treebank import parse_trees, read_trees, subtree

CONLLU = """\
# newdoc id = paper_one
# meta::genre = news
# sent_id = one-1
1\tMali\tMali\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tEntity=(1-place-new-nnnnn-cf1-1-sgl-Mali)
2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdoes\tdo\tAUX\tVBZ\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tvote\tvote\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = one-2
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
1.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_
"""


def test_words_heads_and_spaces() -> None:
    first, second = parse_trees(CONLLU.splitlines())
    assert first.text == "Mali doesn't vote."
    assert [w.head for w in first.words] == [3, 3, 3, 3, 3]
    assert [w.dep for w in first.words] == ["nsubj", "aux", "advmod", "ROOT", "punct"]
    assert (first.document, first.genre, first.id) == ("paper_one", "news", "one-1")
    assert second.text == "Why?"


def test_packed_files_read_the_same(tmp_path) -> None:
    packed = tmp_path / "x.conllu.xz"
    packed.write_bytes(lzma.compress(CONLLU.encode()))
    assert read_trees(packed) == tuple(parse_trees(CONLLU.splitlines()))


def test_subtree() -> None:
    first = next(parse_trees(CONLLU.splitlines()))
    assert subtree(first.words, 3) == {0, 1, 2, 3, 4}
    assert subtree(first.words, 1) == {1}


def test_missing_file_says_what_to_do(tmp_path) -> None:
    with pytest.raises(InputError, match="TREEBANKS=FOLDER"):
        read_trees(tmp_path / "none.conllu")


def test_wrong_columns_name_the_line() -> None:
    with pytest.raises(InputError, match=r"bank:1: expected 10 columns of CoNLL-U, found 2"):
        list(parse_trees(["1\tMali"], "bank"))
