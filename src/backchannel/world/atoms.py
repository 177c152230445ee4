"""How words are folded before they are looked up, so that spelling, accents and tokenisation make no difference.

An *atom* is a run of letters and digits, without accents and case: "Côte d'Ivoire" is ``cote d ivoire``, "U.S.S.R." is
``ussr``, "Israel's" is ``israel``. A name is found by its atoms however a tokeniser has cut it.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_RUN = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_POSSESSIVE = re.compile(r"['’‘ʼ]s$|(?<=s)['’]$", re.IGNORECASE)
_NEUTRAL = frozenset({"-", "‐", "‑", "–", "'", "’", "‘", "ʼ", ".", "'s", "’s", "'S", "’S"})
_JOINTS = frozenset("-‐‑–—/")
_UNMARKED = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "æ": "ae",
        "ß": "ss",
        "ʿ": "'",
        "ʾ": "'",
    }
)


class Atom(NamedTuple):
    """A folded run and what stood there; ``opens`` and ``closes`` say whether a name may begin and end at it."""

    folded: str
    shown: str
    opens: bool
    closes: bool


def folded(word: str) -> str:
    """``word`` without accents and case; nothing else is changed."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.translate(_UNMARKED))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=65536)
def atoms(form: str) -> tuple[Atom, ...] | None:
    """The atoms of one word form; () where it neither adds nor ends anything (a hyphen, "'s"), None where it ends a name.

    Inside one form a name may begin and end at a hyphen or slash ("Sino-Soviet"), never at an apostrophe.
    """
    if form.isalnum():
        return (Atom(folded(form), form, True, True),)
    if form in _NEUTRAL:
        return ()
    if _DOTTED.fullmatch(form):
        shown = form.replace(".", "")
        return (Atom(folded(shown), shown, True, True),)
    stem = _POSSESSIVE.sub("", form)
    found: list[Atom] = []
    for run in _RUN.finditer(stem):
        before = stem[run.start() - 1] if run.start() else "-"
        after = stem[run.end()] if run.end() < len(stem) else "-"
        closes = after in _JOINTS or run.end() == len(stem.rstrip(".,'’\")”"))
        opens = before in _JOINTS or not stem[: run.start()].strip("\"'“‘(’")
        found.append(Atom(folded(run.group()), run.group(), opens, closes))
    return tuple(found) if found else None


def key_of(words: str) -> str:
    """The key under which ``words`` (a whole name) is looked up: its atoms, joined by blanks."""
    parts: list[str] = []
    for form in words.split():
        parts.extend(atom.folded for atom in atoms(form) or ())
    return " ".join(parts)
