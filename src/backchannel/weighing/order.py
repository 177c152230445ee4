"""Order: what the text tells as coming after something else, and dates before it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from backchannel.record.claim import Claim
from backchannel.record.finding import Finding
from backchannel.weighing.scene import Scene, found, plain, when_words
from backchannel.weighing.spans import Span, date_at

_LINK = re.compile(
    r"\b(?P<after>after|following)\b|\b(?P<before>before|prior to)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.!?;:]\s|\n")
_JOINT = re.compile(
    r"\s*,?\s*(?:(?:when|as|which|and)\s+)?(?:(?:soon|shortly|just|only|immediately|right|long|well)\s+"
    r"|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|a few)\s+(?:few\s+)?"
    r"(?:days?|weeks?|months?|years?|fortnights?|hours?)\s+)?"
)
"""What may stand between a clause and the "after" or "before" that hangs on it: a comma, and how long after."""
_OPENING = 32
"""Code points from the link to the first words of its clause that something is known of: an article, an adjective."""
_REACH = 24
"""Code points from the end of a clause that opens the sentence to what it hangs on."""
_CLAUSE = 400
"""Code points from a link to its clause's verb; no sentence of FRUS has them further apart in one clause."""


def order(scene: Scene) -> Iterator[Finding]:
    """Rule: "after" or "before" stands between two clauses, each with its own time in words, and the times stand the other
    way round without sharing a day.

    Where a claim's words lie on both sides of the link (its subject is named in the other clause), those on its own side
    count.
    """
    dated = [(claim, span) for claim, span in scene.dated() if scene.own_words(claim.trigger)]
    starts = [claim.trigger.start for claim, _ in dated]
    for match in _LINK.finditer(scene.content) if len(dated) > 1 else ():
        first = bisect_right(starts, match.start() - _CLAUSE)
        last = bisect_right(starts, match.end() + _CLAUSE)
        near = dated[first:last]
        low = next((one for one in near if _led(scene, one[0], match)), None)
        if low is None:
            continue
        after = match["after"] is not None
        for high in near:
            if high[0] is not low[0] and _joined(scene, high[0], low[0], match) and _turned(high[1], low[1], after):
                yield _finding(scene, (high[0], low[0]), match)


def _turned(high: Span, low: Span, after: bool) -> bool:
    return bool(high.apart(low)) and (high.last < low.first if after else high.first > low.last)


def _parts(claim: Claim) -> Iterator[tuple[int, int]]:
    """Where the words of a claim stand, its trigger and its time first."""
    time = when_words(claim)
    yield claim.trigger.start, claim.trigger.end
    yield time.start, time.end
    for words in (
        *(party.words for party in claim.participants),
        claim.thing.words if claim.thing else None,
        *(where.words for where in claim.where),
    ):
        if words is not None:
            yield words.start, words.end


def _led(scene: Scene, claim: Claim, link: re.Match[str]) -> bool:
    """Whether the clause of ``claim`` opens with ``link``: trigger and time behind it, in its sentence."""
    (start, _), (time, _), *_ = _parts(claim)
    if min(start, time) < link.end():
        return False
    opening = min(at for at, _ in _parts(claim) if at >= link.end())
    between = scene.content[link.end() : opening]
    return len(between) <= _OPENING and not re.search(r"[,.;:()]", between)


def _joined(scene: Scene, high: Claim, low: Claim, link: re.Match[str]) -> bool:
    """Whether ``high`` is the clause that the link hangs on: right before it, or right after the clause of ``low``."""
    content, start = scene.content, link.start()
    (head, _), (time, _), *_ = _parts(high)
    if max(head, time) < start:
        end = max(e for s, e in _parts(high) if s < start)
        return end <= start and _JOINT.fullmatch(content, end, start) is not None
    opens = not content[:start].rstrip(" ") or _BREAK.search(content[max(0, start - 3) : start]) is not None
    # "On 3 May, after he had left, A met B": the time of what it hangs on may open the sentence.
    opens = opens or (time < start and content[when_words(high).end : start].strip() == ",")
    own = set(_parts(high))
    low_end = max((e for s, e in _parts(low) if link.end() <= s < head and (s, e) not in own), default=None)
    if opens and low_end is not None and head >= low_end and (time >= low_end or time < start):
        begins = min(s for s, _ in _parts(high) if s >= low_end)
        between = content[low_end:begins]
        return between.startswith(",") and len(between) <= _REACH and not re.search(r"[.;:]", between)
    return False


_LATER = re.compile(
    r"\b(?:(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|a few) "
    r"(?:days?|weeks?|months?|years?) later|the (?:next|following) (?:day|morning|week|month|year)),? (?:on |in )?",
    re.IGNORECASE,
)
_BACK = 300
"""Code points back within which "two days later" counts from what was told. By judgement: a sentence or two."""


def later(scene: Scene) -> Iterator[Finding]:
    """Rule: "two days later" or "the next day" stands right before a day or month that is told with its year, and lies
    before that of the deed told right before it."""
    dated = [(claim, span) for claim, span in scene.dated() if scene.own_words(claim.trigger)]
    for match in _LATER.finditer(scene.content) if dated else ():
        told = date_at(scene.content, match.end())
        before = [one for one in dated if max(one[0].trigger.start, when_words(one[0]).end) <= match.start()]
        if told is None or not before or not scene.own_words(scene.passage(*match.span())):
            continue
        start, end, span = told
        claim, first = max(before, key=lambda one: one[0].trigger.start)
        # Another time between the two may be what it counts from.
        between = scene.content[max(claim.trigger.end, when_words(claim).end) : match.start()]
        if match.start() - when_words(claim).end > _BACK or re.search(r"\d{4}|\n\s*\n", between):
            continue
        if span.last < first.first:
            says = (
                f"The text tells “{plain(scene.content[start:end])}” as later (“{plain(match.group()).rstrip(', ')}”) than "
                f"“{plain(claim.trigger.words)}” (“{plain(when_words(claim).words)}”); the times stand the other way round."
            )
            passages = [scene.passage(match.start(), end), claim.trigger, when_words(claim)]
            yield found("order", says, passages, [claim])


def _finding(scene: Scene, pair: tuple[Claim, Claim], link: re.Match[str]) -> Finding:
    high, low = pair
    says = (
        f"The text tells “{plain(high.trigger.words)}” (“{plain(when_words(high).words)}”) as "
        f"{'after' if link['after'] else 'before'} "
        f"“{plain(low.trigger.words)}” (“{plain(when_words(low).words)}”); the times stand the other way round."
    )
    passages = [high.trigger, when_words(high), scene.passage(*link.span()), low.trigger, when_words(low)]
    return found("order", says, passages, [high, low])
