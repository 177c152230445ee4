"""An actor in a list of persons: which entry of the list it is, told by its names, posts and time, or none."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.actors.office import Office, may_be, office_of
from backchannel.actors.person_name import PersonName, agree, taken_apart
from backchannel.actors.spelling import alike, consonants
from backchannel.record.actor import Actor

_HIGH = re.compile(
    r"^(?:[A-Z][a-z]+ )?(?:President|Prime Minister|Premier|King|Secretary of State|Foreign Minister|"
    r"Minister of Foreign Affairs|Chancellor)\b(?! of the (?:Bank|University|Council|Company))"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A person of a list: an id, the name as listed ("Aaron, David L."), and what the list says of the person's posts."""

    id: str
    name: str
    words: str


class Roll:
    """A list of persons, looked up by name."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._names: list[tuple[PersonName, ...]] = [spellings(entry.name) for entry in entries]
        self._by_sound: dict[str, list[int]] = defaultdict(list)
        for number, names in enumerate(self._names):
            for part in sorted({p for name in names for p in name.parts if len(p) > 1}):
                self._by_sound[consonants(part)].append(number)

    def first(self, last: str) -> str | None:
        """The first entry whose family name is ``last``, folded."""
        for number in self._by_sound.get(consonants(last), ()):
            if any(name.last == last for name in self._names[number]):
                return self._entries[number].id
        return None

    def entry(self, actor: Actor) -> str | None:
        """The id of the entry that ``actor`` is; None where none fits, or where two fit as well."""
        written = [" ".join(m.words.split()) for m in actor.mentions if m.kind == "name"] or [actor.name]
        names = [name for words in dict.fromkeys(written) if (name := taken_apart(words)) is not None]
        full = [name for name in names if name.full]
        offices = [office for post in actor.posts if (office := office_of(post.office)) is not None]
        found: list[tuple[int, int]] = []
        for number in dict.fromkeys(
            n for name in names for p in name.parts for n in self._by_sound.get(consonants(p), ())
        ):
            score = max(self._fit(number, name) for name in (full or names))
            if score > 0:
                found.append((score * 10 + self._office_fit(number, offices), number))
        if not found:
            return None
        best = max(score for score, _ in found)
        fitting = [number for score, number in found if score == best]
        if len(fitting) > 1:
            # Whom one part alone fits is mostly the one in the higher office: no other Dulles is called Dulles and no more.
            high = [number for number in fitting if _HIGH.search(self._entries[number].words)]
            fitting = high if len(high) == 1 else fitting
        return self._entries[fitting[0]].id if len(fitting) == 1 else None

    def _fit(self, number: int, name: PersonName) -> int:
        best = 0
        for listed in self._names[number]:
            if name.full and listed.full:
                best = max(best, 2 * agree(name, listed))
            elif alike(name.last, listed.last):
                best = max(best, 3 if name.last == listed.last else 2)
            elif alike(name.last, listed.parts[0]) or alike(name.last, listed.parts[-1]):
                best = max(best, 2)
            elif any(alike(name.last, part) for part in listed.parts):
                best = max(best, 1)
        return best

    def _office_fit(self, number: int, offices: Sequence[Office]) -> int:
        words = self._entries[number].words
        told = [office for piece in words.replace(",", ";").split(";") if (office := office_of(piece)) is not None]
        return sum(any(may_be(one, other) or set(one.words) <= set(other.words) for other in told) for one in offices)


def spellings(listed: str) -> tuple[PersonName, ...]:
    """The spellings of a listed name: those in brackets, and the family name first or last."""
    found = []
    outer = listed
    inner: list[str] = []
    while "(" in outer and ")" in outer[outer.index("(") :]:
        start = outer.index("(")
        end = outer.index(")", start)
        inner.append(outer[start + 1 : end])
        outer = f"{outer[:start].rstrip()}{outer[end + 1 :]}"
    family, comma, given = outer.partition(",")
    for name in (outer, *inner, *(f"{spelling}, {given}" for spelling in inner if comma)):
        told = taken_apart(name.strip(" .,"))
        if told is not None and told not in found:
            found.append(told)
    family_alone = taken_apart(family) if comma else None
    if family_alone is not None and len(family_alone.parts) == 1:
        found.append(family_alone)
    return tuple(found)
