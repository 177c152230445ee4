"""Titles beside the world's tables: who is called what at a time, and who the tables say held that office then."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from backchannel.record.fact import Fact
from backchannel.record.finding import Finding, FindingKind
from backchannel.record.ids import made_from
from backchannel.weighing.names import alike, bearers, family_alike, full_names, given_apart, parts_of, shown_name
from backchannel.weighing.offices import LEADS, NONE_OF, ONE_ONLY, SOLE, held_as
from backchannel.weighing.scene import Scene, found
from backchannel.weighing.spans import Span, shown
from backchannel.weighing.terms import MARGIN, Term, covering, may_have_held, span_of, terms
from backchannel.weighing.titles import Titled, titled
from backchannel.world.article import with_article
from backchannel.world.persons import Held, Person, fact_of_post
from backchannel.world.world import World

COMING = 450
"""Days from the beginning of a time to that of a term within which a text may give a candidate the title already."""


def offices(scene: Scene) -> Iterator[Finding]:
    """Rule: the tables cover that office of that state at that time by month or day, name others, and no bearer of the
    name in the tables is left open for it."""
    asked = _Terms(scene.world)
    for one in titled(scene):
        names = full_names(one.actor) or (parts_of(one.title.name.words),)
        if not names[0]:
            continue
        office = one.title.office
        known = tuple({p.id: p for name in names for p in bearers(scene.world, name)}.values())
        if any(may_have_held(person, office, one.open) for person in known):
            continue
        person, country = _whom(one, known, full=len(names[0]) > 1)
        if person is None or country is None:
            continue
        if office in NONE_OF.get(country, ()):
            yield from _no_such_office(scene, one, person, country)
            continue
        elsewhere = _posts_then(person, one.span)
        barred = ONE_ONLY.get(country, frozenset())
        if office in barred and any(held_as(term.held.office) in barred for term in elsewhere):
            says = f"{one.says} The tables have {_terms(elsewhere)}."
            yield _finding("not_in_office", one, says, tuple(_fact(term) for term in elsewhere))
            continue
        held = covering(asked.of(office, country), one.span)
        own = tuple(term for term in asked.of(office, country) if term.person.id == person.id)
        if not held or any(_alike(name, term.person, known_holder=bool(own)) for term in held for name in names):
            continue
        others = own or elsewhere
        if not others or _before_office(scene, one, own):
            continue
        facts = tuple(_fact(term) for term in (*others, *held))
        yield _finding("not_in_office", one, _says(one, country, others, held, scene.world), facts)


_ELECTED = re.compile(
    r"\b(?:elect\w*|campaign\w*|candida\w+|nomin\w+|inaugurat\w*|won|defeat\w*|running|transition|took office|sworn)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.;!?]\s|\n")


def _before_office(scene: Scene, one: Titled, own: tuple[Term, ...]) -> bool:
    """Whether the sentence is about how the person came to the office within the year: "in 1960 President Kennedy won"."""
    soon = any(0 < (term.span.first - one.span.first).days <= COMING for term in own)
    start, end = one.title.words.start, one.title.words.end
    before = _SENTENCE.split(scene.content[max(0, start - 300) : start])[-1]
    behind = _SENTENCE.split(scene.content[end : end + 300])[0]
    return soon and _ELECTED.search(f"{before} {behind}") is not None


def _finding(kind: FindingKind, one: Titled, says: str, facts: tuple[Fact, ...]) -> Finding:
    return found(kind, says, [one.title.words, *one.times], list(one.claims), facts)


def _alike(name: Sequence[str], holder: Person, *, known_holder: bool) -> bool:
    """Whether a name of the text may be meant for ``holder``. Where the tables have a holder of that name with other days,
    a family name in common ("Khan") isn't enough."""
    if len(name) == 1:
        return alike(name, holder)
    return family_alike(name, holder) and not (known_holder and given_apart(name, holder))


def _no_such_office(scene: Scene, one: Titled, person: Person, country: str) -> Iterator[Finding]:
    """Rule: the state whose post the person held then has no office of the name told."""
    state = scene.world.state(country)
    held = _posts_then(person, one.span)
    if state is None or not held:
        return
    office = one.title.office
    none = Fact(
        made_from("fct", country, "no office", office),
        f"No office of {with_article(state.name)} is called {office}.",
        "offices of states, written for this check",
    )
    says = (
        f"{one.says} The tables have {_terms(held)}; they know no office of {with_article(state.name)} called {office}."
    )
    yield _finding("no_such_office", one, says, (*(_fact(term) for term in held), none))


def _whom(one: Titled, known: tuple[Person, ...], *, full: bool) -> tuple[Person | None, str | None]:
    """The one person of the tables who is meant, and of which state the office is; None where it may be several."""
    noted = [person for person in known if person.posts and not person.id.startswith("person/petrarch")]
    holders = [person for person in noted if any(_same_office(post.office, one.title.office) for post in person.posts)]
    if one.title.country is not None:
        holders = [p for p in holders if any(post.country == one.title.country for post in p.posts)]
    alone = len({person.country for person in noted}) == 1
    if holders and (full or alone or one.title.country is not None or one.title.office in LEADS):
        states = {
            post.country
            for p in holders
            for post in p.posts
            if _same_office(post.office, one.title.office) and post.country
        }
        if one.title.country is not None:
            states &= {one.title.country}
        if len(states) == 1:
            return _likeliest(one, holders), states.pop()
        return None, None
    if full and not holders:
        serving = [(p, term.held.country) for p in noted for term in _posts_then(p, one.span)]
        states = {state for _, state in serving if state}
        if len(states) == 1 and states <= {one.title.country or next(iter(states))}:
            return _likeliest(one, [p for p, _ in serving]), states.pop()
    if not full and not holders:
        return _by_family_name(one, noted)
    return None, None


def _likeliest(one: Titled, persons: list[Person]) -> Person:
    """Of several the one listed by just the name that the text has there ("George W. Bush"), else the one known best."""
    told = parts_of(one.title.name.words)
    return min(
        persons,
        key=lambda p: (told not in map(parts_of, p.names), not p.id.startswith("person/own"), p.id),
    )


def _by_family_name(one: Titled, noted: list[Person]) -> tuple[Person | None, str | None]:
    """Who is meant by a family name with a title that no bearer ever had: the one who then held one of the offices weighed
    here, where all bearers of the name who served in those years are of one state."""
    near = [p for p in noted if any(_around(held, one.span) for held in p.posts)]
    states = {p.country for p in near}
    held = [(p, t) for p in near for t in _posts_then(p, one.span) if held_as(t.held.office) in SOLE]
    if len(states) != 1 or len({p.id for p, _ in held}) != 1:
        return None, None
    state = states.pop()
    return (held[0][0], state) if state is not None and one.title.country in (None, state) else (None, None)


_YEARS = 15


def _around(held: Held, span: Span) -> bool:
    """Whether a post lay within fifteen years of ``span``, or the tables don't tell when."""
    ends = [int(end[:4]) for end in (held.from_, held.to) if end] + list(held.around or ())
    return not ends or min(ends) - _YEARS <= span.first.year <= max(ends) + _YEARS


def _same_office(table: str, office: str) -> bool:
    return held_as(table) == office


def _posts_then(person: Person, span: Span) -> tuple[Term, ...]:
    """The posts that the tables date and that lasted through all of ``span``, those weighed here first, three at most."""
    posts: dict[tuple[int, int], Term] = {}
    for held in person.posts:
        days = span_of(held)
        if days is not None and span.within(days) and held.office != "member of the government":
            # One term in the words of several sources is one post.
            posts.setdefault((days.first.toordinal() // 31, days.last.toordinal() // 31), Term(person, held, days))
    return tuple(sorted(posts.values(), key=lambda term: held_as(term.held.office) not in SOLE)[:3])


class _Terms:
    """Terms by office and state, looked up once for a record."""

    def __init__(self, world: World) -> None:
        self.of = cache(lambda office, country: terms(world, office, country))


def _fact(term: Term) -> Fact:
    return fact_of_post(term.person, term.held)


def _says(one: Titled, country: str, own: tuple[Term, ...], held: tuple[Term, ...], world: World) -> str:
    state = world.state(country)
    of = with_article(state.name) if state else country
    return (
        f"{one.says} The tables have {_terms(own)}; "
        f"as {one.title.office} of {of} at that time they have {_terms(held)}."
    )


def _terms(held: tuple[Term, ...]) -> str:
    return "; ".join(_term(term) for term in held[:3])


def _term(term: Term) -> str:
    return f"{shown_name(term.person)} as {term.held.office} from {shown(term.held.from_)} to {shown(term.held.to)}"


NEAR = 14
"""Days within which two titles of one person are laid side by side; posts change hands, so longer says little. Half of
``terms.MARGIN``, by judgement, not tuned."""
_APART = frozenset(
    frozenset(pair)
    for pair in (
        ("president", "foreign minister"),
        ("president", "secretary of state"),
        ("president", "defense minister"),
        ("president", "vice president"),
        ("president", "king"),
        ("vice president", "secretary of state"),
        ("secretary of state", "secretary of defense"),
        ("foreign minister", "defense minister"),
        ("foreign minister", "secretary of state"),
        ("president", "prime minister"),
        ("prime minister", "secretary of state"),
        ("prime minister", "king"),
        ("chancellor", "president"),
    )
)
"""Pairs that a reader would stop at. A head of government who is foreign minister too is common, and not among them."""


def two_posts(scene: Scene) -> Iterator[Finding]:
    """Rule: one person, named with two offices in two sentences, at times that the text puts within two weeks."""
    seen: list[Titled] = []
    for one in titled(scene):
        if len(one.times) > 1:
            continue
        for other in seen:
            pair = frozenset((one.title.office, other.title.office))
            if other.actor.id != one.actor.id or pair not in _APART:
                continue
            if other.times == one.times or max(one.span.days, other.span.days) > MARGIN:
                continue
            if one.span.apart(other.span) > NEAR:
                continue
            yield found(
                "two_posts",
                f"{other.says.removesuffix('.')} and {one.says.removeprefix('The text names ')}",
                [other.title.words, one.title.words, *other.times, *one.times],
                [*other.claims, *one.claims],
            )
            break
        seen.append(one)
