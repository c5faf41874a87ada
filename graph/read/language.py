"""Text in, its language out: English, another one that is known by its words or its script."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
# Words of other languages that look English ("a", "on", "in", "was") would mislead.
_ENGLISH = frozenset(
    _WORD.findall("the of and to that for with by from has its be are is it said which this")
)
# These too are English where the text is none of the other languages: headlines, lists, wires.
_TELLING = _ENGLISH.union(
    _WORD.findall("an at as was were will would could did not had been but or who his their")
    + _WORD.findall("after before between over against says")
)
_OTHERS = {
    "cs": "se na že je které jsou jako podle pro také aby bylo",
    "da": "og det ikke af til har som med blev også efter fra",
    "de": "der die und den von das mit des nicht ist auf eine für sich dem auch nach bei",
    "es": "que los las del por con una para como más pero sus este entre según el",
    "fi": "ja on ei että oli mutta myös ovat sekä kuin hän joka",
    "fr": "les des est une dans qui pour sur pas par avec plus au ce aux leur et du",
    "hu": "az és hogy egy nem is volt meg csak szerint már",
    "id": "yang dan di dengan untuk dari ini pada tidak akan dalam telah",
    "it": "che di il della per non sono con gli del una dei nel alla anche",
    "nl": "het een van en dat niet zijn met voor op aan ook werd naar bij",
    "pl": "się nie na że jest oraz przez jak dla był po które",
    "pt": "que os não uma para com dos das mais por ao como foi são em",
    "ro": "și în pe cu care din nu este sunt pentru că mai",
    "sv": "och att det som för av på är inte den till med har",
    "tr": "ve bir bu için ile da de olarak olan daha çok ise",
    "vi": "và của là các được trong có cho không với những một",
}
_WORDS = {code: frozenset(words.split()) for code, words in _OTHERS.items()}
# Words that stand in names too ("La Paz", "de Gaulle"): they tell where nothing is English.
_ALSO = {
    "es": "el la de en y un al se su",
    "fr": "le la de l d un en à son sa ses été",
    "it": "il la le di un e al l d si",
    "pt": "o de em um e do da na se",
}
_SHORT_WORDS = {code: _WORDS[code].union(_ALSO.get(code, "").split()) for code in _WORDS}
# Scripts by the letters that stand in most texts of a language and in few of the others.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("fa", re.compile("[\u067e\u0686\u0698\u06af\u06cc]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_SAMPLE = 400
_SIGNS = 4000
_ENOUGH = 40
_LEAST = 0.08
_FEW = 0.04
_FEW_LETTERS = 10
_FEWEST, _MANY, _SEVERAL = 10, 0.15, 3  # words of a short text


def language_of(text: str, declared: str | None = None) -> str:
    """Give the language of a text: what is declared, unless the words plainly say another.

    >>> language_of("They met.", "en-GB"), language_of("La paix est dans les mains. " * 20, "en")
    ('en-gb', 'fr')
    """
    guessed, stated = guess_language(text), (declared or "").strip().lower().replace("_", "-")
    if not declared or guessed not in {"en", "und"} or _is_english(text):
        return stated if stated[:2] == guessed else guessed
    is_code = re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", stated) is not None
    return stated if is_code else guessed


def guess_language(text: str) -> str:
    """Give a code, `und` for a text of some length that is no English and none that is known.

    >>> guess_language("La paix est dans les mains de tous. " * 2), guess_language("Paix signée")
    ('fr', 'en')
    >>> guess_language("傉䝎")
    'und'
    """
    if script := _script(text[:_SIGNS]):
        return script
    words = _words(text)
    if _LETTER.search(text[:_SIGNS]) and not _LATIN.search(text[:_SIGNS]):
        return "und"  # a few signs of another script, or bytes that are no text
    if len(words) < _ENOUGH:
        return _short(words, _WORD.findall(text[:_SIGNS]))
    if _is_english(text):
        return "en"
    shares = {code: _share(words, known) for code, known in _WORDS.items()}
    best = max(sorted(shares), key=lambda code: shares[code])
    if shares[best] >= _FEW:
        return best
    return "en" if _share(words, _TELLING) >= _LEAST else "und"


def _short(words: list[str], written: list[str]) -> str:
    """Give the language of a few words: another one if several of them can only be its own."""
    if len(words) < _FEWEST or not _ENGLISH.isdisjoint(words):
        return "en"
    small = [word for word in written if word.islower()]  # names have capitals
    found = {code: [w for w in small if w in known] for code, known in _SHORT_WORDS.items()}
    best = max(sorted(found), key=lambda code: len(found[code]))
    many = len(found[best]) >= _MANY * len(words)
    return best if many and len(set(found[best])) >= _SEVERAL else "en"


def _is_english(text: str) -> bool:
    words = _words(text)
    return len(words) >= _ENOUGH and _share(words, _ENGLISH) >= _LEAST


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:_SIGNS].lower())[:_SAMPLE]


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words)


def _script(sample: str) -> str | None:
    """Give the language of a text most of whose letters are not Latin."""
    if sample.isascii():
        return None
    letters, latin = len(_LETTER.findall(sample)), len(_LATIN.findall(sample))
    if letters < _FEW_LETTERS or latin > letters / 2:
        return None
    counts = Counter({code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS})
    telling = [code for code, _ in _SCRIPTS if counts[code] > 0.01 * letters]
    return telling[0] if telling else "und"
