"""Messages carried inside a telegram, and whose they are: "Deliver following message from President to Prime Minister:".

What stands there is told by him from whom the message is to him to whom it goes, not by the ministry or embassy that
wires it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backchannel.reading.draft import Mentioned
from backchannel.record.text import Block, Text

_MESSAGE = r"(?:message|letter|note|reply|text|response|aide-m[ée]moire|communication|report)"
_CUE = re.compile(
    rf"\b(?:following|text|deliver|convey|transmit|pass|hand|repeat)\b[^\n]{{0,160}}\b{_MESSAGE}\b"
    r"|\b(?:pass|deliver|convey|transmit)\s+(?:the\s+)?following\b",
    re.IGNORECASE,
)
"""Words that bring a message."""
_BEGINS = re.compile(rf"\bBegin\s+(?:of\s+)?(?:verbatim\s+)?(?:{_MESSAGE}|quote)\b\W{{0,3}}", re.IGNORECASE)
_QUOTE = re.compile(r"(?<!\w)(?:Quote|QUOTE)\b:?(?=\s+[“A-Z]|\s*$)")
_DEAR = re.compile(r"[“\"]?(?:(?:Quote|QUOTE)\s+)?(?:My )?Dear\s+[^\n,:]{2,50}[:,—]", re.IGNORECASE)
_CLOSES = re.compile(
    rf"\bEnd\s+(?:of\s+)?(?:verbatim\s+)?(?:{_MESSAGE}|quote|verbatim)\b|\bUnquote\b"
    r"|^[“\"]?(?:(?:Very|Most)\s+)?(?:Sincerely|Faithfully|Cordially|Respectfully)\b(?:\s+yours\b)?",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(r"End\b|Unquote\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|FROM)\s+(?:the\s+)?")
_TO = re.compile(r"\b(?:to|for|TO|FOR)\s+(?:the\s+)?")
_TITLES = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*\s+(?:of\s+(?:the\s+)?)?){0,5}")
_NEAR = 60
_SIGNED = 60
_BACK = 3
"""How far behind "from" and "to" he stands who is meant, how far behind its close whoever signs, both in code points, and how
many paragraphs before its first one a message is brought."""
_TELEGRAM = re.compile(r"\b(?:Telegram|Airgram|Cable|Circular)\b", re.IGNORECASE)
_PAPER = re.compile(r"^\W*(?:No\.\s*)?\d*\W*The\s[^\n]+\sto\s", re.IGNORECASE)
"""Heads that say that it is a telegram, and heads of what may be one or a letter."""


@dataclass(frozen=True, slots=True)
class Carried:
    """``start``–``end`` is the message, with the mentions of its writer and of him to whom it goes, where the words that
    bring it, or its signature, name one. ``marked`` is set where it stands in quotation marks itself; ``letter`` where it is
    a letter or another's words, and not what the sender of the telegram may have written himself."""

    start: int
    end: int
    writer: int | None = None
    to: int | None = None
    marked: bool = False
    letter: bool = False


def carried(text: Text, mentions: Sequence[Mentioned], letter_end: int) -> tuple[Carried, ...]:
    """The messages inside ``text``, in text order; none where its head does not say that it may be a telegram."""
    body = [block for block in text.blocks if block.kind not in ("furniture", "note") and block.start < letter_end]
    if len(body) < 2:
        return ()
    head = text.content[body[0].start : body[0].end]
    telegram = _TELEGRAM.search(head) is not None
    if not telegram and _PAPER.search(head) is None:
        return ()
    found: list[Carried] = []
    for place in range(1, len(body)):
        begun = _start(text.content, body, place)
        if begun is None or (found and begun[0] < found[-1].end):
            continue
        start, letter = begun
        end, marked, closed = _end(text.content, body, start)
        if not (letter or marked or closed is not None):
            continue
        cue = next((b for b in reversed(body[max(1, place - _BACK) : place + 1]) if _cue(text.content, b)), None)
        writer = to = None
        if cue is None and not telegram:
            continue
        if cue is not None:
            writer = _named(text.content, mentions, _FROM, cue.start, min(cue.end, start))
            to = _named(text.content, mentions, _TO, cue.start, min(cue.end, start))
        if closed is not None and not _END.match(text.content, end):
            signed = [n for n in _persons(mentions, closed, closed + _SIGNED) if _signs(mentions[n])]
            # A first name alone, as between friends, tells less than "from the Secretary".
            writer = next((n for n in signed if writer is None or " " in mentions[n].passage.words), writer)
        found.append(Carried(start, end, writer, to if to != writer else None, marked, letter))
    return tuple(found)


def _cue(content: str, block: Block) -> bool:
    return _CUE.search(content, block.start, block.end) is not None


def _start(content: str, body: Sequence[Block], place: int) -> tuple[int, bool] | None:
    """Where a message begins in that paragraph or right behind it, and whether it is surely another's."""
    block = body[place]
    if _DEAR.match(content, block.start, block.end):
        return block.start, True
    begins = _BEGINS.search(content, block.start, block.end)
    if begins is not None:
        return begins.end(), _DEAR.match(content, begins.end(), block.end) is not None
    quote = _QUOTE.search(content, block.start, block.end)
    if quote is not None:
        return quote.end(), True
    brings = content[block.start : block.end].rstrip().endswith(":") and _cue(content, block)
    if brings and place + 1 < len(body) and not _DEAR.match(content, body[place + 1].start, body[place + 1].end):
        return body[place + 1].start, False
    return None


def _end(content: str, body: Sequence[Block], start: int) -> tuple[int, bool, int | None]:
    """Where the message that begins at ``start`` ends, whether it stands in quotation marks, and where words that close it
    end, if there are any."""
    marked = content[start : start + 12].lstrip(" \n").startswith(("“", '"'))
    last = body[-1].end
    closes = _CLOSES.search(content, start, last)
    if closes is not None:
        # "Sincerely yours" is the writer's to his reader, "End text" the telegram's own.
        end = closes.start() if _END.match(closes.group()) else closes.end()
        return end, marked, closes.end()
    if marked:
        for block in body:
            if block.end > start + 2 and content[: block.end].rstrip(" .").endswith(("”", "“", '"')):
                return block.end, True, None
    return last, marked, None


def _named(content: str, mentions: Sequence[Mentioned], word: re.Pattern[str], since: int, until: int) -> int | None:
    """The person who stands right behind the last such ``word``, with nothing but titles between."""
    for found in reversed(list(word.finditer(content, since, until))):
        near = [
            number
            for number in _persons(mentions, found.end(), min(until, found.end() + _NEAR))
            if _TITLES.fullmatch(content[found.end() : mentions[number].passage.start])
        ]
        named = [number for number in near if _signs(mentions[number])]
        if near:
            return (named or near)[0]
    return None


def _persons(mentions: Sequence[Mentioned], start: int, end: int) -> Iterator[int]:
    for number, told in enumerate(mentions):
        if told.names == "person" and not told.plural and start <= told.passage.start < end:
            yield number


def _signs(told: Mentioned) -> bool:
    return told.kind == "name"
