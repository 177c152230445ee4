"""Names of persons already told that the reader passed over: the same family name again, elsewhere in the text."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from backchannel.actors.cluster import Cluster
from backchannel.actors.person_name import TITLES, taken_apart
from backchannel.reading.draft import Mentioned
from backchannel.record.actor import Mention
from backchannel.record.text import Text
from backchannel.world.atoms import folded

_CAPITAL = re.compile(r"\b[^\W\d_a-z](?:[^\W\d_]|['’-](?=[^\W\d_]{2}))+")
_SMALL = re.compile(r"\b[a-z]{4,}\b")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[.’']?[ \n]$")
_TITLE_BEFORE = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*\s+(?:of\s+(?:the\s+)?|for\s+)?){1,6}$")
_WORD_AFTER = re.compile(r"[ ]([A-Z][^\W\d_]+)")


def echoes(
    text: Text,
    mentions: Sequence[Mentioned],
    clusters: Sequence[Cluster],
    whose: Callable[[str, int, str], Cluster | None],
) -> Iterator[tuple[Cluster, Mention]]:
    """Further names of persons in ``text``, with the person each means.

    ``whose`` tells it from the word, the number of the mention that it follows, and the title before it. Furniture is left
    out, and so is a word that the text writes small too, or that stands beside another word with a capital ("Kennedy
    Library") that is no title.
    """
    shown = {
        word for cluster in clusters if cluster.kind == "person" for word in _lasts(cluster, mentions) if len(word) > 3
    }
    if not shown:
        return
    small = set(_SMALL.findall(text.content))
    shown = {word for word in shown if word.lower() not in small}
    covered = sorted((told.passage.start, told.passage.end) for told in mentions if told.kind != "role")
    starts = [start for start, _ in covered]
    furthest: list[int] = []
    for _, end in covered:
        furthest.append(max(end, furthest[-1]) if furthest else end)
    order = [told.passage.start for told in mentions]
    for block in text.blocks:
        if block.kind == "furniture":
            continue
        for found in _CAPITAL.finditer(text.content, block.start, block.end):
            if found.group() not in shown:
                continue
            at = bisect_right(starts, found.start()) - 1
            if at >= 0 and furthest[at] > found.start():
                continue
            before = _WORD_BEFORE.search(text.content, max(block.start, found.start() - 24), found.start())
            if (
                before
                and before[1][0].isupper()
                and folded(before[1]) not in TITLES
                and not _opens(text.content, before.start())
            ):
                continue
            if _WORD_AFTER.match(text.content, found.end(), block.end):
                continue
            title = _TITLE_BEFORE.search(text.content, max(block.start, found.start() - 60), found.start())
            told = title.group() if title and before and folded(before[1]) in TITLES else ""
            cluster = whose(found.group(), bisect_right(order, found.start()), told)
            if cluster is not None:
                yield cluster, Mention(found.start(), found.end(), found.group(), "name")


def _opens(content: str, at: int) -> bool:
    """Whether the word at ``at`` begins a sentence or a line, where every word has its capital."""
    return at == 0 or content[:at].rstrip(" ")[-1:] in '\n.:;!?“"('


def _lasts(cluster: Cluster, mentions: Sequence[Mentioned]) -> Iterator[str]:
    for number in cluster.mentions:
        told = mentions[number]
        if told.kind != "name":
            continue
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", told.passage.words)
        name = taken_apart(" ".join(told.passage.words.split()))
        if (
            name
            and words
            and folded(words[-1]).replace("’", "").replace("'", "") == name.last
            and words[-1][0].isupper()
        ):
            yield words[-1]
