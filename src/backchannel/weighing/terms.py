"""When the world's tables say that posts were held: by one person, and by everybody of one office of one state."""

from dataclasses import dataclass
from datetime import date, timedelta

from backchannel.weighing.offices import LEADER, LEADS, NONE_OF, held_as, owner_of
from backchannel.weighing.spans import Span, of_edtf
from backchannel.world.atoms import key_of
from backchannel.world.persons import Held, Person
from backchannel.world.world import World

MARGIN = 31
"""Days around a term in which nothing is said: texts call people by the post they're about to take or have just left, and
the tables tell many terms by the month alone."""
VAGUE = 92
"""A time of more days than this is told by the year or so: of it the days of grace would be the smallest part, and a text
that means just those tells the month."""
VAGUE_MARGIN = 14
"""Days of grace for such a time: what a table that tells a term by the month may be out by. Half of the other, by
judgement, not tuned."""
GAP = 45
"""Days that may lie between two terms of one office where the tables still cover it: an office changes hands over weeks."""


@dataclass(frozen=True, slots=True)
class Term:
    """``person`` held a post from the first to the last day of ``span``, as wide as the table's precision allows."""

    person: Person
    held: Held
    span: Span


def span_of(held: Held) -> Span | None:
    """The days of a post whose beginning and end are told by the month or the day; None for others."""
    if not held.from_ or not held.to or len(held.from_) < 7 or len(held.to) < 7:
        return None
    first, last = of_edtf(held.from_), of_edtf(held.to)
    if first is None or last is None or first.first > last.last:
        return None
    return Span(first.first, last.last)


def may_have_held(person: Person, office: str, span: Span) -> bool:
    """Whether the tables leave it open that ``person`` held ``office`` at some day of ``span``, or in the weeks around it.

    An end that is not told leaves open what lies beyond, and a post told without days the years of the volumes that tell it,
    unless the tables tell the same term in full elsewhere; a list of leaders leaves open which office a leader held, unless
    they tell that.
    """
    told = [(held, days) for held in person.posts if (days := span_of(held)) is not None]
    whole = [(held, days) for held, days in told if held_as(held.office) == office]
    for held in person.posts:
        first, last = of_edtf(held.from_), of_edtf(held.to)
        if held_as(held.office) != office:
            leads = held.office == LEADER and office in LEADS and office not in NONE_OF.get(held.country or "", ())
            led = tuple(Term(person, other, days) for other, days in told if held_as(other.office) in LEADS)
            if not leads or (first is not None and last is not None and covering(led, Span(first.first, last.last))):
                continue
        elif any(_same_term(held, other, days) for other, days in whole):
            continue
        if first is None and last is None:
            if held.around is None or _near(Span(date(held.around[0], 1, 1), date(held.around[1], 12, 31)), span):
                return True
            continue
        since = first.first if first else date.min
        until = last.last if last else (date.max if first is None or held.around is None else _open_end(held, first))
        if _near(Span(since, until), span):
            return True
    return False


def _same_term(held: Held, other: Held, term: Span) -> bool:
    """Whether a post is told more closely by ``other``, whose days are ``term``: one end or no day of it is told, or a month
    or year in which the other gives the day."""
    first, last = of_edtf(held.from_), of_edtf(held.to)
    if first is None and last is None:
        return held.around is None or (held.around[0] <= term.last.year and term.first.year <= held.around[1])
    if first is None or last is None:
        return _ends_of(term, first, last)
    closer = len(f"{other.from_}{other.to}") > len(f"{held.from_}{held.to}")
    return closer and first.first <= term.first <= first.last and last.first <= term.last <= last.last


def _ends_of(term: Span, first: Span | None, last: Span | None) -> bool:
    """Whether a post of which one end is told began or ended with ``term``."""
    if first is not None:
        return first.apart(Span(term.first, term.first)) <= GAP
    return last is not None and last.apart(Span(term.last, term.last)) <= GAP


def _open_end(held: Held, first: Span) -> date:
    """A post whose end is not told is taken to last long past the volumes that name it."""
    assert held.around is not None
    return date(max(held.around[1], first.last.year) + 12, 12, 31)


def _near(term: Span, span: Span) -> bool:
    return term.apart(span) <= (MARGIN if span.days <= VAGUE else VAGUE_MARGIN)


def terms(world: World, office: str, country: str) -> tuple[Term, ...]:
    """All terms of ``office`` of ``country`` that the tables date by month or day, in order."""
    found: dict[tuple[str, int, int], Term] = {}
    for person in world.bearers(f"={country}"):
        for held in person.posts:
            if held.country != country or held_as(held.office) != office or not _of_state(world, held.office):
                continue
            span = span_of(held)
            if span is None:
                continue
            # Two sources that tell one term are one term, in the words of the first.
            key = (family_of(person), span.first.year * 12 + span.first.month, span.last.year * 12 + span.last.month)
            found.setdefault(key, Term(person, held, span))
    return tuple(sorted(found.values(), key=lambda term: (term.span.first, term.span.last, term.person.id)))


def family_of(person: Person) -> str:
    """The last part of the person's name, folded."""
    return (key_of(person.name).split() or [""])[-1]


def _of_state(world: World, office: str) -> bool:
    """Whether a post is of a state: its words name one or nobody, so a bank's president is none."""
    owner = owner_of(office)
    return not owner or any(known.kind == "state" for known in world.named(owner))


def covering(all_terms: tuple[Term, ...], span: Span) -> tuple[Term, ...]:
    """The terms that between them take up all of ``span``; () where they leave more than a few weeks of it open."""
    touching = sorted((term for term in all_terms if not term.span.apart(span)), key=lambda term: term.span.first)
    reached = span.first - timedelta(days=1)
    for term in touching:
        if (term.span.first - reached).days > GAP:
            return ()
        reached = max(reached, term.span.last)
    return tuple(touching) if touching and (span.last - reached).days <= GAP else ()
