"""Titles beside the world's tables: who is called what at a time, and who the tables say held that office then."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from backchannel.record.actor import Actor, Mention
from backchannel.record.claim import Claim
from backchannel.record.fact import Fact
from backchannel.record.finding import Finding
from backchannel.record.ids import made_from
from backchannel.record.passage import Passage
from backchannel.weighing.names import alike, bearers, family_alike, full_names, parts_of, shown_name
from backchannel.weighing.offices import LEADS, NONE_OF, OF_ONE_STATE, ONE_ONLY, SOLE, held_as, told_before
from backchannel.weighing.scene import Scene, found, plain, when_words
from backchannel.weighing.spans import Span, date_beside, shown
from backchannel.weighing.terms import MARGIN, Term, covering, may_have_held, span_of, terms
from backchannel.world.persons import Held, Person, fact_of_post
from backchannel.world.world import World

_BACK = 60


@dataclass(frozen=True, slots=True)
class Titled:
    """A person named with an office at a time that the text tells: the claims, the time, the words, the office's state."""

    claims: tuple[Claim, ...]
    when: Passage
    span: Span
    actor: Actor
    office: str
    country: str | None
    words: Passage
    name: Passage


def titled(scene: Scene) -> Iterator[Titled]:
    """Every such naming: in a claim that the text dates, or right beside a date ("On 3 March 1971,
    President …", "addressed to President … on 3 March 1971"). Titles
    inside quotations are those of who speaks and are left out."""
    seen = set()
    for claim, span in scene.plainly_dated():
        for party in claim.participants:
            actor = scene.actor(party)
            mention = scene.mention(actor, party.words) if actor is not None else None
            if actor is None or mention is None or not scene.told_in(claim, party.words):
                continue
            one = _titled(scene, actor, mention)
            if one is not None:
                seen.add(mention.start)
                yield Titled((claim,), when_words(claim), span, actor, *one)
    for actor in scene.record.actors:
        for mention in actor.mentions:
            one = _titled(scene, actor, mention) if mention.start not in seen else None
            dated = date_beside(scene.content, one[2].start, mention.end) if one is not None else None
            if one is None or dated is None:
                continue
            start, end, span = dated
            claims = tuple(c for c in scene.record.claims if c.passage.start <= mention.start < c.passage.end)
            yield Titled(claims[:1], scene.passage(start, end), span, actor, *one)


def _titled(scene: Scene, actor: Actor, mention: Mention) -> tuple[str, str | None, Passage, Passage] | None:
    """Office, state, the words with the title and the name alone, where a title stands before the name."""
    name = scene.passage(mention.start, mention.end)
    if actor.kind != "person" or mention.kind != "name" or not scene.own_words(name):
        return None
    start = max(0, mention.start - _BACK)
    told = told_before(plain_before(scene.content[start : _title_end(scene, actor, mention)]))
    if told is None:
        return None
    office, at = told
    if _another_house(scene, start + at):
        return None
    country = _owner(scene, start + at) or OF_ONE_STATE.get(office) or actor.country
    if OF_ONE_STATE.get(office, country) != country:
        return None
    return office, country, scene.passage(start + at, mention.end), name


_GOES_ON = re.compile(r"[;.)]|,(?! (?:and|or|the)\b)")


def _title_end(scene: Scene, actor: Actor, mention: Mention) -> int:
    """Where the words before a name end that may be its title: also before the comma of "the Prime Minister, Harold
    Macmillan, met …", where the reading took those words for his post. In a list the next of it comes with "and"."""
    end = mention.start - 2
    apposed = scene.content[max(0, end) : mention.start] == ", " and any(
        post.words is not None and post.words.end == end for post in actor.posts
    )
    return end if apposed and _GOES_ON.match(scene.content, mention.end) else mention.start


def plain_before(words: str) -> str:
    """The same number of code points, with line breaks as blanks."""
    return words.replace("\n", " ").replace("\t", " ").replace("\xa0", " ")


_PREVIOUS = re.compile(r"(?P<opens>^|[.!?“\"\n]\s*)?(?P<word>[A-Z][\w’'.-]*) $")
_DAY_OR_MONTH = frozenset([*calendar.day_name, *calendar.month_name])


def _another_house(scene: Scene, start: int) -> bool:
    """Whether the title belongs to something with a name that is no state ("World Bank President", "Senate President")."""
    previous = _PREVIOUS.search(plain_before(scene.content[max(0, start - 30) : start]))
    if previous is None or previous["opens"] is not None or previous["word"] in _DAY_OR_MONTH:
        return False
    return _owner(scene, start) is None


def _owner(scene: Scene, start: int) -> str | None:
    """The state named by the word before a title ("Israeli Foreign Minister")."""
    before = scene.content[max(0, start - 30) : start].split()
    if not before or not scene.content[start - 1 : start].isspace():
        return None
    for words in (" ".join(before[-2:]), before[-1]):
        known = scene.world.named(words)
        if known and known[0].kind == "state" and known[0].use in ("adjective", "name", "person"):
            return known[0].country
    return None


def offices(scene: Scene) -> Iterator[Finding]:
    """Rule: the tables cover that office of that state at that time by month or day, name others, and no bearer of the
    name in the tables is left open for it."""
    asked = _Terms(scene.world)
    for one in titled(scene):
        names = full_names(one.actor) or (parts_of(one.name.words),)
        if not names[0]:
            continue
        known = tuple({p.id: p for name in names for p in bearers(scene.world, name)}.values())
        if any(may_have_held(person, one.office, one.span) for person in known):
            continue
        person, country = _whom(one, known, full=len(names[0]) > 1)
        if person is None or country is None:
            continue
        if one.office in NONE_OF.get(country, ()):
            yield from _no_such_office(scene, one, person, country)
            continue
        elsewhere = _posts_then(person, one.span)
        barred = ONE_ONLY.get(country, frozenset())
        if one.office in barred and any(held_as(term.held.office) in barred for term in elsewhere):
            yield found(
                "not_in_office",
                f"The text names “{plain(one.words.words)}” with the time “{plain(one.when.words)}”. "
                f"The tables have {_terms(elsewhere)}.",
                [one.words, one.when],
                list(one.claims),
                tuple(_fact(term) for term in elsewhere),
            )
            continue
        held = covering(asked.of(one.office, country), one.span)
        if not held or any(
            alike(name, term.person) if len(name) == 1 else family_alike(name, term.person)
            for term in held
            for name in names
        ):
            continue
        own = tuple(term for term in asked.of(one.office, country) if term.person.id == person.id)
        others = own or _posts_then(person, one.span)
        if not others:
            continue
        yield found(
            "not_in_office",
            _says(one, country, others, held, scene.world),
            [one.words, one.when],
            list(one.claims),
            tuple(_fact(term) for term in (*others, *held)),
        )


def _no_such_office(scene: Scene, one: Titled, person: Person, country: str) -> Iterator[Finding]:
    """Rule: the state whose post the person held then has no office of the name told."""
    state = scene.world.state(country)
    held = _posts_then(person, one.span)
    if state is None or not held:
        return
    none = Fact(
        made_from("fct", country, "no office", one.office),
        f"No office of {state.name} is called {one.office}.",
        "offices of states, written for this check",
    )
    yield found(
        "no_such_office",
        f"The text names “{plain(one.words.words)}” with the time “{plain(one.when.words)}”. The tables have "
        f"{_terms(held)}; they know no office of {state.name} called {one.office}.",
        [one.words, one.when],
        list(one.claims),
        (*(_fact(term) for term in held), none),
    )


def _whom(one: Titled, known: tuple[Person, ...], *, full: bool) -> tuple[Person | None, str | None]:
    """The one person of the tables who is meant, and of which state the office is; None where it may be several."""
    noted = [person for person in known if person.posts and not person.id.startswith("person/petrarch")]
    holders = [person for person in noted if any(_same_office(post.office, one.office) for post in person.posts)]
    if one.country is not None:
        holders = [p for p in holders if any(post.country == one.country for post in p.posts)]
    alone = len({person.country for person in noted}) == 1
    if holders and (full or alone or one.country is not None or one.office in LEADS):
        states = {
            post.country for p in holders for post in p.posts if _same_office(post.office, one.office) and post.country
        }
        if one.country is not None:
            states &= {one.country}
        if len(states) == 1:
            best = sorted(holders, key=lambda p: (not p.id.startswith("person/own"), p.id))
            return best[0], states.pop()
        return None, None
    if full and not holders:
        serving = [(p, term.held.country) for p in noted for term in _posts_then(p, one.span)]
        states = {state for _, state in serving if state}
        if len(states) == 1 and states <= {one.country or next(iter(states))}:
            best = sorted((p for p, _ in serving), key=lambda p: (not p.id.startswith("person/own"), p.id))
            return best[0], states.pop()
    if not full and not holders:
        return _by_family_name(one, noted)
    return None, None


def _by_family_name(one: Titled, noted: list[Person]) -> tuple[Person | None, str | None]:
    """Who is meant by a family name with a title that no bearer ever had: the one who then held one of the offices weighed
    here, where all bearers of the name who served in those years are of one state."""
    near = [p for p in noted if any(_around(held, one.span) for held in p.posts)]
    states = {p.country for p in near}
    held = [(p, t) for p in near for t in _posts_then(p, one.span) if held_as(t.held.office) in SOLE]
    if len(states) != 1 or len({p.id for p, _ in held}) != 1:
        return None, None
    state = states.pop()
    return (held[0][0], state) if state is not None and one.country in (None, state) else (None, None)


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
    of = state.name if state else country
    when = plain(one.when.words)
    return (
        f"The text names “{plain(one.words.words)}” with the time “{when}”. "
        f"The tables have {_terms(own)}; as {one.office} of {of} at that time they have {_terms(held)}."
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
        for other in seen:
            if other.actor.id != one.actor.id or frozenset((one.office, other.office)) not in _APART:
                continue
            if other.when == one.when or max(one.span.days, other.span.days) > MARGIN:
                continue
            if one.span.apart(other.span) > NEAR:
                continue
            yield found(
                "two_posts",
                f"The text names “{plain(other.words.words)}” with the time “{plain(other.when.words)}” "
                f"and “{plain(one.words.words)}” with the time “{plain(one.when.words)}”.",
                [other.words, one.words, other.when, one.when],
                [*other.claims, *one.claims],
            )
            break
        seen.append(one)
