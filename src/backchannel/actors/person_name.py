"""A person's name as written, taken apart: its parts, what stands before it, and what that tells of the person."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from backchannel.actors.lexicon import NICKNAMES, gender_of, words_of
from backchannel.actors.spelling import alike
from backchannel.world.atoms import folded

Gender = Literal["m", "f"]

_KINDS = words_of("titles")
_MALE, _FEMALE, _PARTICLES, _SUFFIXES = (_KINDS[kind] for kind in ("male", "female", "particle", "suffix"))
TITLES = _MALE | _FEMALE | _KINDS["rank"]
ADDRESSES = _KINDS["rank"] | frozenset(
    ["mr", "mrs", "ms", "miss", "mme", "herr", "monsieur", "senor", "signor", "comrade"]
)
"""Ranks and forms of address, which are no part of a name as it is shown."""
_PART = re.compile(r"[^\W\d_](?:[^\W\d_]|['’‘ʼʿ`](?=[^\W\d_]))*")


@dataclass(frozen=True, slots=True)
class PersonName:
    """``parts`` are folded, in the order written, without titles, particles and suffixes; an initial is one letter.

    ``titles`` are the folded titles found inside the words themselves, ``gender`` what titles or given name tell, ``last``
    the part that a family name is first looked for in.
    """

    parts: tuple[str, ...]
    titles: tuple[str, ...]
    gender: Gender | None

    @property
    def last(self) -> str:
        return self.parts[-1]

    @property
    def full(self) -> bool:
        """Whether a whole part stands beside the family name, so that the name tells one person from a namesake."""
        return len(self.parts) > 1


@lru_cache(maxsize=32768)
def taken_apart(words: str) -> PersonName | None:
    """The parts of ``words``, a person's name with or without titles; None if no name is left.

    "Aaron, David L." is read as "David L. Aaron"; a suffix ("Jr.") is left out.
    """
    if ", " in words:
        before, _, after = words.partition(", ")
        suffix = folded(after).replace(".", "") in _SUFFIXES
        words = before if suffix else f"{after} {before}"
    told = (folded(m.group()).translate(_NO_APOSTROPHES) for m in _PART.finditer(words))
    pieces = [piece for piece in told if piece]
    titles: list[str] = []
    gender: Gender | None = None
    while pieces and pieces[0] in TITLES and len(pieces) > 1:
        title = pieces.pop(0)
        titles.append(title)
        gender = gender or ("m" if title in _MALE else "f" if title in _FEMALE else None)
    while len(pieces) > 1 and pieces[-1] in _SUFFIXES:
        pieces.pop()
    kept = tuple(p for p in pieces if p not in _PARTICLES) or tuple(pieces)
    if not kept:
        return None
    return PersonName(kept, tuple(titles), gender or (gender_of(kept[0]) if len(kept) > 1 else None))


_NO_APOSTROPHES = str.maketrans("", "", "'’‘ʼʿ`")


def gender_of_title(words: str) -> Gender | None:
    """What a title ("King", "Madame Minister") tells of its holder."""
    for piece in _PART.findall(folded(words)):
        if piece in _MALE:
            return "m"
        if piece in _FEMALE:
            return "f"
    return None


def same_part(one: str, other: str) -> bool:
    """Whether two parts may be the same given name: alike, an initial of the other, or its short form ("Bill", "William")."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return alike(one, other) or NICKNAMES.get(one, one) == NICKNAMES.get(other, other)


def agree(one: PersonName, other: PersonName) -> int:
    """How many parts two full names share; 0 if they cannot be one person's.

    The last parts must be alike, or stand elsewhere in the other name. Of what is left in both, something must agree, and the
    first of the rest may not clash: "John Foster Dulles" agrees with "J. F. Dulles" and "Foster Dulles", not with "Allen".
    """
    if one.gender and other.gender and one.gender != other.gender:
        return 0
    short, long = (one, other) if len(one.parts) <= len(other.parts) else (other, one)
    left = list(long.parts)
    shared = 0
    family = next((i for i in range(len(left) - 1, -1, -1) if len(left[i]) > 1 and alike(short.last, left[i])), None)
    if family is None:
        return 0
    left.pop(family)
    shared += 1
    place = 0
    given = short.parts[:-1]
    met: set[int] = set()
    spare = False
    for part in given:
        at = next((i for i in range(place, len(left)) if same_part(part, left[i])), None)
        if at is None:
            # One spare initial or middle name is no clash, a whole first name that is nowhere is.
            if part is given[0] or (left[place:] and len(left) == len(given)):
                return 0
            spare = spare or len(part) > 1
            continue
        shared += 1
        place = at + 1
        met.add(at)
    if spare and any(len(part) > 1 for at, part in enumerate(left) if at not in met):
        # "Sultan M. Khan" is not Mohammed Jehan Khan: each has a whole name that the other lacks.
        return 0
    return shared if not given or shared > 1 else 0
