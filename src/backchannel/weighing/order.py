"""Order: what the text tells as coming after something else, and dates before it."""

import re
from collections.abc import Iterator

from backchannel.record.claim import Claim
from backchannel.record.finding import Finding
from backchannel.weighing.scene import Scene, found, plain, when_words

_LINK = re.compile(
    r"\b(?P<after>(?:soon |shortly |only )?after|following)\b|\b(?P<before>before|prior to)\b", re.IGNORECASE
)
_LEADS = re.compile(rf"(?:{_LINK.pattern})\s*(?:the |a |an |its |their )?$", re.IGNORECASE)
_JOINT = re.compile(r"\s*,?\s*(?:(?:when|as|which)\s+)?")
_REACH = 24


def order(scene: Scene) -> Iterator[Finding]:
    """Rule: "after" or "before" stands between two clauses, each with its own time in words, and the times stand the other
    way round without sharing a day."""
    dated = [(claim, span) for claim, span in scene.dated() if scene.own_words(claim.trigger)]
    for low, low_span in dated:
        link = _link(scene, low)
        if link is None:
            continue
        start, end, after = link
        for high, span in dated:
            if not _joined(scene, high, low, start) or when_words(high) == when_words(low):
                continue
            if span.apart(low_span) and (span.last < low_span.first if after else span.first > low_span.last):
                yield _finding(scene, (high, low), "after" if after else "before", (start, end))


def _link(scene: Scene, low: Claim) -> tuple[int, int, bool] | None:
    """Where the word stands that leads into the clause of ``low``, at its beginning or right before it."""
    at = low.passage.start
    inside = _LINK.match(low.passage.words)
    if inside is not None:
        return at, at + inside.end(), inside["after"] is not None
    start = max(0, at - _REACH)
    before = _LEADS.search(scene.content[start:at])
    if before is None:
        return None
    name = "after" if before["after"] else "before"
    return start + before.start(name), start + before.end(name), name == "after"


def _joined(scene: Scene, high: Claim, low: Claim, link: int) -> bool:
    """Whether ``high`` is the clause that the link hangs on: right before it, or right after the clause of ``low``."""
    content = scene.content
    if high.passage.end <= link:
        return _JOINT.fullmatch(content, high.passage.end, link) is not None
    if high.passage.start >= low.passage.end:
        between = content[low.passage.end : high.passage.start]
        return between.startswith(",") and len(between) <= _REACH and not re.search(r"[.;:]", between)
    return False


def _finding(scene: Scene, pair: tuple[Claim, Claim], word: str, link: tuple[int, int]) -> Finding:
    high, low = pair
    says = (
        f"The text tells “{plain(high.trigger.words)}” (“{plain(when_words(high).words)}”) as {word} "
        f"“{plain(low.trigger.words)}” (“{plain(when_words(low).words)}”); the times stand the other way round."
    )
    passages = [high.trigger, when_words(high), scene.passage(*link), low.trigger, when_words(low)]
    return found("order", says, passages, [high, low])
