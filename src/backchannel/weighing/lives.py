"""Deeds beside lives: what a person is said to do before birth or after death."""

from collections.abc import Iterator

from backchannel.record.finding import Finding
from backchannel.weighing.names import agree, bearers, full_names, parts_of
from backchannel.weighing.scene import Scene, found, plain, when_words
from backchannel.weighing.spans import Span, of_edtf, shown
from backchannel.world.persons import Person, fact_of_life

MARGIN = 7
"""Days after a death in which nothing is said: a funeral, a letter that arrives late."""
_DOES = frozenset(["actor", "intermediary", "host"])


def not_alive(scene: Scene) -> Iterator[Finding]:
    """Rule: everybody in the tables who bears that full name was dead or unborn at the time told, and one of them is known
    by name, state and dates."""
    for claim, span in scene.plainly_dated():
        for party in claim.participants:
            actor = scene.actor(party)
            if actor is None or actor.kind != "person" or party.role not in _DOES or party.words is None:
                continue
            mention = scene.mention(actor, party.words)
            if mention is None or not scene.told_in(claim, party.words):
                continue
            if mention.kind != "name" or not scene.own_words(party.words):
                continue
            names = full_names(actor)
            known = tuple({p.id: p for name in names for p in bearers(scene.world, name)}.values())
            sure = [p for p in known if p.born and p.died and p.country is not None and _noted(p) and _given(p, names)]
            person = _meant(sure, names)
            if person is None or any(not _outside(p, span) and not _same(p, person) for p in known):
                continue
            fact = fact_of_life(person)
            if fact is None or (actor.country is not None and actor.country != person.country):
                continue
            yield found(
                "not_alive",
                f"The text has {person.name} act (“{plain(claim.trigger.words)}”) with the time "
                f"“{plain(when_words(claim).words)}”; by the tables {person.name} lived "
                f"from {shown(person.born)} to {shown(person.died)}.",
                [party.words, claim.trigger, when_words(claim)],
                [claim],
                (fact,),
            )


def _meant(sure: list[Person], names: tuple[tuple[str, ...], ...]) -> Person | None:
    """Who of ``sure`` is meant: the one, or the one who alone bears a name of the text in full ("John Foster Dulles", and
    not John Watson Foster). None where that's open."""
    if len(sure) > 1:
        sure = [p for p in sure if any(set(name) <= set(parts_of(p.name)) for name in names)]
    return sure[0] if len(sure) == 1 else None


def _given(person: Person, names: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the given name agrees too: tables call some by the family name alone ("Lord Russell")."""
    known = [parts for listed in person.names if len(parts := parts_of(listed)) > 1]
    return any(agree(name, parts) for name in names for parts in known)


def _same(listed: Person, person: Person) -> bool:
    """Whether an entry of a list of leaders, with a family name and a term and no life, is ``person``: same state, and the
    term lies within the life."""
    if not listed.id.startswith("person/reign") or " " in listed.name or listed.country != person.country:
        return False
    born, died = of_edtf(person.born), of_edtf(person.died)
    ends = [end for held in listed.posts for end in (of_edtf(held.from_), of_edtf(held.to))]
    return all(
        end is not None and born is not None and died is not None and born.first <= end.first <= died.last
        for end in ends
    )


def _noted(person: Person) -> bool:
    """Whether the tables know the person for more than a name in one list, so that a namesake is unlikely to be meant."""
    return person.id.startswith("person/own") or len(person.posts) > 2


def _outside(person: Person, span: Span) -> bool:
    born, died = of_edtf(person.born), of_edtf(person.died)
    if died is not None and (span.first - died.last).days > MARGIN:
        return True
    return born is not None and span.last < born.first
