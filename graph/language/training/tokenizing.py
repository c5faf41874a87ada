"""The tokenizer's settings: spaCy's for English, nearer to how the treebanks part words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# Words that begin with one of these are one word, hyphen and all.
BEGINNINGS = (
    *("anti", "co", "counter", "cross", "e", "ex", "inter", "intra", "micro", "mid", "mini"),
    *("multi", "non", "over", "post", "pre", "pro", "re", "semi", "sub"),
)
RUNS = (r"[!?]{2,}", r"={2,}", r"_{2,}", r"\*{2,}", r"<{2,}", r">{2,}", r"~{2,}", r"#{2,}")
WHOLE = ("al.",)
_HYPHENS = "(?:-|–"  # where spaCy's own rule for hyphens begins
_NUMBER = r"\d{3}-\d{3}-\d{4}"


def set_tokenizer(nlp: Language) -> None:
    """Give a pipeline the tokenizer of the bundled model.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> set_tokenizer(nlp)
    >>> [token.text for token in nlp("Non-state, well-armed and/or re-elected?!")]
    ['Non-state', ',', 'well', '-', 'armed', 'and', '/', 'or', 're-elected', '?!']
    """
    import re

    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    defaults = nlp.Defaults
    unless = "".join(rf"(?<!\b{beginning})(?<!\b{beginning.title()})" for beginning in BEGINNINGS)
    infixes = [str(i).replace(_HYPHENS, unless + _HYPHENS) for i in defaults.infixes or ()]
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules=defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex((*RUNS, *(defaults.prefixes or ()))).search,
        suffix_search=compile_suffix_regex((*RUNS, *(defaults.suffixes or ()))).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=re.compile(rf"^{_NUMBER}$").match,
        url_match=defaults.url_match,
    )
    for word in WHOLE:
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])
    nlp.tokenizer.add_special_case("and/or", [{"ORTH": part} for part in ("and", "/", "or")])
