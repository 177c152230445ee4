"""Which persons of the world's tables a person of the text may be, told by the name alone."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from backchannel.record.actor import Actor
from backchannel.world.atoms import key_of
from backchannel.world.persons import Person
from backchannel.world.world import World

_PARTICLES = frozenset(
    "al el ul bin ibn ben abu von van de da di la le der den abd abdul abdel sir lord mr dr jr".split()
)
ALIKE = 0.7
"""Two name parts this alike (difflib ratio) may be one name spelled twice ("Zafarullah", "Zafrulla"). Chosen by trying the
spellings in the table of persons; erring here only costs a finding."""


def parts_of(name: str) -> tuple[str, ...]:
    """The folded parts of a name, without particles and with initials as single letters."""
    return tuple(part for part in key_of(name).split() if part not in _PARTICLES)


def full_names(actor: Actor) -> tuple[tuple[str, ...], ...]:
    """The names of ``actor`` in the text that have a given and a family name, both spelled out; longest first."""
    found = {parts_of(mention.words) for mention in actor.mentions if mention.kind == "name"} | {parts_of(actor.name)}
    full = [parts for parts in found if len([part for part in parts if len(part) > 1]) > 1]
    return tuple(sorted(full, key=lambda parts: (-len(parts), parts)))


def agree(told: Sequence[str], known: Sequence[str]) -> bool:
    """Whether two names may be one person's: the family names are equal, and the given names or their initials agree."""
    if told[-1] != known[-1]:
        return False
    if len(told) == 1 or len(known) == 1:
        return True
    one, other = told[0], known[0]
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if one == other:
        return _middles_agree(told[1:-1], known[1:-1])
    return one in known[:-1] or other in told[:-1]


def _middles_agree(told: Sequence[str], known: Sequence[str]) -> bool:
    """Whether the names between given and family name may be one person's: "Ho Chi Minh" is not "Ho Thong Minh"."""
    if not told or not known:
        return True
    return any(
        one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]) for one in told for other in known
    )


def bearers(world: World, parts: Sequence[str]) -> tuple[Person, ...]:
    """Everybody in the tables whose name may be ``parts`` (one part: a family name)."""
    return tuple(
        person
        for person in world.bearers(parts[-1])
        if any((known := parts_of(name)) and agree(parts, known) for name in person.names)
    )


def alike(parts: Sequence[str], person: Person) -> bool:
    """Whether any part of a told name may be a spelling of a part of ``person``'s; then nobody says that they are two."""
    known = {part for name in person.names for part in parts_of(name) if len(part) > 2}
    for part in parts:
        if len(part) < 3:
            continue
        if any(part == other or SequenceMatcher(None, part, other).ratio() >= ALIKE for other in known):
            return True
    return False


def family_alike(parts: Sequence[str], person: Person) -> bool:
    """As ``alike``, of family names and the names beside them in tables; a given name shared says nothing."""
    known = {part for name in person.names for part in parts_of(name)[1:] or parts_of(name) if len(part) > 2}
    return _any_alike(parts[-1:], known)


def given_apart(parts: Sequence[str], person: Person) -> bool:
    """Whether the names before the family name are spelled out on both sides and none is a spelling of another: "Yahya
    Khan" is not "Muhammad Ayub Khan"."""
    told = [part for part in parts[:-1] if len(part) > 2]
    known = {part for name in person.names for part in parts_of(name)[:-1]}
    return bool(told) and any(len(part) > 2 for part in known) and not _any_alike(told, known)


def _any_alike(told: Sequence[str], known: set[str]) -> bool:
    return any(one == other or SequenceMatcher(None, one, other).ratio() >= ALIKE for one in told for other in known)


def shown_name(person: Person) -> str:
    """The person's name as a sentence wants it: the first in the tables that isn't written family name first."""
    return next((name for name in person.names if "," not in name and " " in name), person.name)
