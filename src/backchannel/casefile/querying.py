"""What people type into a search box, as an FTS5 expression that is always well formed.

Words must all occur; "words in quotation marks" must follow each other; ``-word`` must not occur; ``word*`` stands for every
word that begins so; ``OR`` (in capitals) lets one of its neighbours do. Whatever else is typed is taken as words.
"""

import re
import unicodedata
from dataclasses import dataclass

_PART = re.compile(r'(?P<minus>[-−–])?(?:["“”„«»](?P<phrase>[^"“”„«»]*)(?:["“”„«»]|$)|(?P<word>[^\s"“”„«»]+))')
MOST_TERMS = 32
"""Terms beyond this are left out: nobody types more, and FTS5's expressions may only nest so deep."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several that follow each other; the last one may be a beginning."""

    words: tuple[str, ...]
    prefix: bool = False

    def fts(self) -> str:
        """As an FTS5 string: only letters and digits of any script are left in it, in quotation marks."""
        return '"' + " ".join(self.words) + '"' + ("*" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class Query:
    """Every group must match by one of its terms, and no term of ``without`` may match."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms that are looked for."""
        return tuple(term for group in self.groups for term in group)

    def fts(self) -> str | None:
        """The FTS5 expression; None where nothing is looked for."""
        if not self.groups:
            return None
        wanted = " AND ".join(f"({' OR '.join(term.fts() for term in group)})" for group in self.groups)
        if not self.without:
            return wanted
        return f"({wanted}) NOT ({' OR '.join(term.fts() for term in self.without)})"


def parse(typed: str) -> Query:
    """``typed`` as a query; never fails. Pure exclusions find nothing, since FTS5 cannot look for what is absent."""
    groups: list[list[Term]] = []
    without: list[Term] = []
    join = False
    for found in _PART.finditer(typed):
        if found["word"] == "OR" and not found["minus"]:
            join = bool(groups)
            continue
        term = _term(found["phrase"] if found["word"] is None else found["word"])
        if term is None:
            continue
        if found["minus"]:
            without.append(term)
        elif join:
            groups[-1].append(term)
        else:
            groups.append([term])
        join = False
        if sum(map(len, groups)) + len(without) >= MOST_TERMS:
            break
    return Query(tuple(tuple(group) for group in groups), tuple(without))


def folded(word: str) -> str:
    """``word`` without case and diacritics, as FTS5's unicode61 with remove_diacritics 2 compares words."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def words_of(text: str) -> list[tuple[int, int]]:
    """(start, end) of every word of ``text`` as unicode61 takes it apart: letters, digits, marks and private use."""
    return [found.span() for found in _WORD.finditer(text)]


def _term(typed: str) -> Term | None:
    prefix = typed.rstrip().endswith("*")
    words = tuple(typed[start:end] for start, end in words_of(typed))
    return Term(words, prefix) if words else None


# ``\w`` is letters, digits, marks that Python takes as alphanumeric, and "_", which unicode61 takes as a separator.
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
