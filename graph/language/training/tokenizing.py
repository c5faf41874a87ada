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
RUNS = (
    *(r"\.*[!?][.!?]+", r"\.+[!?]+", r"={2,}", r"_{2,}", r"\*{2,}", r"<{2,}", r">{2,}", r"~{2,}"),
    *(r"#{2,}", r"\+{2,}", "‘’"),
)
BEFORE = (r"--?(?=[A-Za-z])",)  # "-said"
BEHIND = (
    r"(?<=\d:\d\d)(?:[AaPp]\.?[Mm]\.?)",  # "7:30pm"
    r"(?<=\d)[kK]",  # "20k"
    r"(?<=[A-Z])\+",  # "A+"
    r"(?<=[A-Za-z])--",
    "`s",
)
BETWEEN = (
    r"(?<=[A-Za-z])-(?=\d)",  # "F-16"
    r"(?<=[A-Za-z])\((?=[A-Za-z])",  # "letter(s)"
    r"(?<=[A-Za-z]):(?=\d)",
    r"(?<=\d)–(?=\d)",
    r"(?<=\d)'(?=\d)",
    r"(?<=\b\d\d),(?=\d\d\b)",
)
WHOLE = (
    *("Attn.", "Capt.", "Fri.", "Ft.", "Lt.", "Mon.", "Reps.", "Sat.", "Thur.", "Tue.", "Wed."),
    *("al.", "approx.", "ca.", "div.", "eg.", "lb.", "oz."),
)
PARTED = (
    *(("and", "/", "or"), ("wan", "na"), ("out", "ta"), ("lot", "ta"), ("a", "lot"), ("CA", "NT")),
    *(("DO", "NT"), ("DO", "N'T"), ("CAN", "NOT"), ("ar", "nt")),
)
NO_FACES = ("):",)  # spaCy's faces that are marks in most texts
# Numbers of telephones and dates, names of files, tags of a subject, decades.
ONE = (
    *(r"(?:(?:\d-)?\d{3}[-/])?\d{3}-\d{4}", r"x?\d-\d{4}", r"\d{5}-\d{4}"),
    *(r"\d{1,2}-\d{1,2}-\d{2,4}", r"[\w#-]+\.(?:doc|xls|pdf|DOC|XLS|PDF)", r"#[A-Za-z]\w+"),
    r"\d+0['’]s",
)
_HYPHENS = "(?:-|–"  # where spaCy's own rule for hyphens begins


def set_tokenizer(nlp: Language) -> None:
    """Give a pipeline the tokenizer of the bundled model.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> set_tokenizer(nlp)
    >>> [token.text for token in nlp("Non-state, well-armed and/or re-elected?!")]
    ['Non-state', ',', 'well', '-', 'armed', 'and', '/', 'or', 're-elected', '?!']
    >>> [token.text for token in nlp("Call 555-0123 on Mon. at 7:30pm (20k letters):")]
    ['Call', '555-0123', 'on', 'Mon.', 'at', '7:30', 'pm', '(', '20', 'k', 'letters', ')', ':']
    """
    import re

    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    defaults = nlp.Defaults
    unless = "".join(rf"(?<!\b{beginning})(?<!\b{beginning.title()})" for beginning in BEGINNINGS)
    infixes = [str(i).replace(_HYPHENS, unless + _HYPHENS) for i in defaults.infixes or ()]
    rules = defaults.tokenizer_exceptions or {}
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules={word: parts for word, parts in rules.items() if word not in NO_FACES},
        prefix_search=compile_prefix_regex((*RUNS, *BEFORE, *(defaults.prefixes or ()))).search,
        suffix_search=compile_suffix_regex((*BEHIND, *RUNS, *(defaults.suffixes or ()))).search,
        infix_finditer=compile_infix_regex((*infixes, *BETWEEN)).finditer,
        token_match=re.compile(rf"^(?:{'|'.join(ONE)})$").match,
        url_match=defaults.url_match,
    )
    for parts in (*((word,) for word in WHOLE), *PARTED):
        nlp.tokenizer.add_special_case("".join(parts), [{"ORTH": part} for part in parts])
