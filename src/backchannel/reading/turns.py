"""Who has the floor: the speaker labels of interviews, minutes and answers in parliament, and what stands under each.

A label stands at the beginning of a line and ends in a colon: "Q:", "Mr. Peter Lang (Minister of Trade):", "THE PRESIDENT:",
"KISSINGER:". What follows, up to the next label or heading, is told by that speaker.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from backchannel.reading.draft import DraftClaim, DraftHop, Mentioned
from backchannel.record.claim import HopKind
from backchannel.record.passage import Passage, cut
from backchannel.record.text import Text

_LETTER = re.compile(r"(?P<label>Q|A|Question|Answer|Interviewer)(?P<mark>[:.])[ \t]*(?=\S|$)")
_RANK = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Senator|Secretary|President|Vice President|Ambassador|Minister|General|Gen|Admiral|"
    r"Prime Minister|Foreign Minister|Chancellor|Chairman|Premier|Professor|Prof|Hon|The Hon|Representative|Congressman|"
    r"M|Mme|Herr|Señor|Baroness|Viscount|The (?:President|Chairman|Chair|Minister|Prime Minister|Speaker|Secretary|"
    r"Secretary of State|Secretary-General|Ambassador|Foreign Secretary|Foreign Minister))"
)
_SMALL = r"(?:(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|al|el|bin|ibn|of|the|and|for)\b)"
"""Words without a capital that stand within names and offices."""
_TITLED = re.compile(
    rf"(?:[^\n:—–]{{1,40}}[—–][ ]?)?(?P<label>{_RANK}\b\.?(?:[ ](?:{_SMALL}|[A-ZÀ-Þ][\w.’'-]*)){{0,6}})"
    r"(?:[ ]?[(\[][^)\]\n]{1,90}[)\]])?(?:[ ]\w+ed)?:[ \t]*(?=\S|$)"
)
_SHOUTED = re.compile(
    r"(?P<label>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]+(?:[ ][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]*){0,4})"
    r"(?:[ ]?[(\[][^)\]\n]{1,60}[)\]])?:[ \t]*(?=\S|$)"
)
_PLAIN = re.compile(
    r"(?P<label>[A-ZÀ-Þ][^\W\d_][\w’'-]*(?:[ ][A-ZÀ-Þ][\w.’'-]*){0,2})(?:[ ]?[(\[][^)\]\n]{1,60}[)\]])?:[ \t]*(?=\S|$)"
)
_STOPPED = re.compile(
    r"(?P<label>(?:(?:Mr|Mrs|Ms|Miss|Dr)\.|Senator|Secretary|Ambassador|Minister|General|Prime Minister)"
    r"[ ][A-ZÀ-Þ][\w’'-]+(?:[ ][A-ZÀ-Þ][\w’'-]+)?|"
    r"The (?:President|Vice President|Secretary|Prime Minister|Chairman|Chancellor))"
    r"\.[ ]+(?=[A-ZÀ-Þ“\"\[])"
)
_ADDRESS = re.compile(
    r"(?:Mr|Mrs|Ms|Miss)\.?[ ](?:Vice )?(?:President|Secretary|Chairman|Ambassador|Minister|Prime Minister|Premier|Speaker)"
)
"""What a letter opens with ("Mr. President:"): whoever bears the office is spoken to, and labelled "The President"."""
_LEAST = 3
"""Labels of a weak form that a text must have, of two speakers and one of them twice, before any of them is one."""
# What heads of papers put before a colon, in capitals too.
_NO_SPEAKER = frozenset(
    "to from subject date place time participants ref refs reference references re cc source note summary comment action "
    "info confidential secret unclassified restricted tags by via attention attn title present classification background "
    "conclusion recommendation discussion origin location distribution warning update correction analysis editor pros cons "
    "pro con option options arguments advantages disadvantages".split()
)
_HEAD = 4
"""How many blocks before the first label may name who is interviewed."""
_INTERVIEW = re.compile(
    r"\b(?:interview|conversation|talk|q ?& ?a|questions)\b[^.\n]*?\b(?:with|of|to)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Turn:
    """``start``–``end`` is what is said under ``label``. ``mention`` is the speaker's, where he is mentioned."""

    start: int
    end: int
    label: Passage
    who: str
    mention: int | None
    kind: HopKind


@dataclass(frozen=True, slots=True)
class _Label:
    line: int
    words: Passage
    start: int
    sort: str


def turns(text: Text, mentions: Sequence[Mentioned]) -> tuple[Turn, ...]:
    """The turns of ``text``, in text order; ``mentions`` are those of the text, in text order."""
    labels, unknown = _labels(text, mentions)
    if not labels:
        return ()
    ends = sorted([*(label.line for label in (*labels, *unknown)), *_breaks(text, labels), len(text.content)])
    asked = _interviewed(text, mentions, labels[0].line)
    found = []
    for label in labels:
        end = ends[bisect_left(ends, label.start)] if label.start < len(text.content) else label.start
        found.append(_turn(label, end, mentions, asked))
    return tuple(turn for turn in found if turn.end > turn.start)


def told_in(claims: Sequence[DraftClaim], spoken: Sequence[Turn], mentions: Sequence[Mentioned]) -> list[DraftClaim]:
    """``claims`` with the one who has the floor as outermost teller of what stands under the label."""
    starts = [turn.start for turn in spoken]
    done: list[DraftClaim] = []
    for claim in claims:
        at = bisect_left(starts, claim.trigger.start + 1) - 1
        if at < 0 or claim.trigger.start >= spoken[at].end:
            done.append(claim)
            continue
        turn = spoken[at]
        if any(hop.words == turn.label for hop in claim.chain):
            done.append(claim)
            continue
        words = (
            mentions[turn.mention].passage
            if turn.mention is not None and _inside(mentions[turn.mention], turn)
            else None
        )
        hop = DraftHop(turn.who, turn.mention, turn.kind, words or turn.label, turn.label)
        done.append(replace(claim, chain=(hop, *claim.chain)))
    return done


def _inside(told: Mentioned, turn: Turn) -> bool:
    return turn.label.start <= told.passage.start and told.passage.end <= turn.label.end


def _labels(text: Text, mentions: Sequence[Mentioned]) -> tuple[list[_Label], list[_Label]]:
    """The labels of speakers, and what stands like one more than once and names nobody known: what follows it is not
    told by the speaker before."""
    found: list[_Label] = []
    for block in text.blocks:
        if block.kind in ("furniture", "table_cell", "note"):
            continue
        at = block.start
        for line in text.content[block.start : block.end].split("\n"):
            label = _label(text.content, at, at + len(line))
            if label is not None:
                found.append(label)
            at += len(line) + 1
    sorts = {label.words.words.rstrip(".").lower() for label in found if label.sort == "letter"}
    paired = bool(sorts & {"q", "question", "interviewer"}) and bool(sorts & {"a", "answer"})
    shouted = [label for label in found if label.sort == "shouted"]
    exchange = len(shouted) >= 3 and 2 <= len({label.words.words for label in shouted}) < len(shouted)
    titled = [label for label in found if label.sort == "titled"]
    # "The Secretary:" may take turns with a plain "Hassan:".
    weak = {
        "plain": _exchange([label for label in found if label.sort in ("plain", "titled")]),
        "stopped": _exchange([label for label in found if label.sort == "stopped"]),
    }
    kept: list[_Label] = []
    for label in found:
        if label.sort == "plain" and (not weak["plain"] or not _bearer(label, mentions, found)):
            continue
        if label.sort == "stopped" and not weak["stopped"]:
            continue
        if label.sort == "titled" and len(titled) < 2 and not _plain(text.content, label):
            continue
        if label.sort == "letter" and not paired and label.words.words in ("A", "Answer"):
            continue
        if label.sort == "shouted" and not exchange:
            continue
        kept.append(label)
    often = Counter(label.words.words for label in found if label.sort == "plain" and label not in kept)
    return kept, [label for label in found if often[label.words.words] > 1 and label not in kept]


def _exchange(labels: Sequence[_Label]) -> bool:
    """Whether labels of one weak form are those of a talk."""
    return len(labels) >= _LEAST and 2 <= len({label.words.words for label in labels}) < len(labels)


def _bearer(label: _Label, mentions: Sequence[Mentioned], found: Sequence[_Label]) -> bool:
    """Whether the last word of a bare label is a person's name that stands elsewhere too."""
    last = label.words.words.split()[-1].lower()
    lines = [(other.words.start, other.start) for other in found]
    return any(
        told.names == "person"
        and told.kind == "name"
        and told.passage.words.lower().split()[-1] == last
        and not any(start <= told.passage.start < end for start, end in lines)
        for told in mentions
    )


def _plain(content: str, label: _Label) -> bool:
    """Whether a lone label is one by its form: a line of its own, or with the office in brackets. Titles of books are not."""
    after = content[label.words.end : label.start]
    return "(" in after or "[" in after or content[label.start : label.start + 1] in ("", "\n")


def _label(content: str, start: int, end: int) -> _Label | None:
    while start < end and content[start] in " \t*":
        start += 1
    letter = _LETTER.match(content, start, end)
    if letter is not None and (letter["mark"] == ":" or letter["label"] == "Q"):
        return _Label(start, cut(content, *letter.span("label")), letter.end(), "letter")
    titled = _TITLED.match(content, start, end)
    if titled is not None and _ADDRESS.fullmatch(titled["label"]):
        return None
    if titled is not None:
        return _Label(start, cut(content, *titled.span("label")), titled.end(), "titled")
    stopped = _STOPPED.match(content, start, end)
    if stopped is not None:
        return _Label(start, cut(content, *stopped.span("label")), stopped.end(), "stopped")
    shouted = _SHOUTED.match(content, start, end)
    if shouted is None:
        plain = _PLAIN.match(content, start, end)
        if plain is None or not _NO_SPEAKER.isdisjoint(plain["label"].lower().split()):
            return None
        return _Label(start, cut(content, *plain.span("label")), plain.end(), "plain")
    if not _NO_SPEAKER.isdisjoint(shouted["label"].lower().split()):
        return None
    sort = "titled" if shouted["label"].startswith("THE ") else "shouted"
    return _Label(start, cut(content, *shouted.span("label")), shouted.end(), sort)


def _breaks(text: Text, labels: Sequence[_Label]) -> list[int]:
    """Where headings that are no labels begin, and notes, which are the editors'."""
    lines = {label.line for label in labels}
    return [
        block.start
        for block in text.blocks
        if block.kind == "note"
        or (block.kind == "heading" and not any(block.start <= line < block.end for line in lines))
    ]


def _interviewed(text: Text, mentions: Sequence[Mentioned], before: int) -> int | None:
    """The person whom the head names, if it names one alone; whom it calls interviewed, if it says so."""
    blocks = [block for block in text.blocks if block.end <= before and block.kind != "furniture"][-_HEAD:]
    if not blocks:
        return None
    named = [
        number
        for number, told in enumerate(mentions)
        if told.kind == "name" and told.names == "person" and blocks[0].start <= told.passage.start < before
    ]
    said = [m.end() for m in _INTERVIEW.finditer(text.content, blocks[0].start, before)]
    if said:
        after = [n for n in named if 0 <= mentions[n].passage.start - said[0] <= 60]
        named = after[:1] or named
    return named[0] if len({mentions[n].passage.words for n in named}) == 1 else None


def _turn(label: _Label, end: int, mentions: Sequence[Mentioned], asked: int | None) -> Turn:
    words = label.words
    if label.sort == "letter":
        if words.words not in ("A", "Answer"):
            return Turn(label.start, end, words, "questioner", None, "unnamed")
        if asked is None:
            return Turn(label.start, end, words, "person questioned", None, "unnamed")
        return Turn(label.start, end, words, mentions[asked].passage.words, asked, "person")
    inside = [
        number
        for number, told in enumerate(mentions)
        if words.start <= told.passage.start
        and told.passage.end <= words.end
        and told.kind in ("name", "role", "title")
    ]
    persons = [n for n in inside if mentions[n].names == "person" and mentions[n].kind == "name"]
    if not persons:
        last = words.words.split()[-1].strip(".").lower()
        persons = [
            number
            for number, told in enumerate(mentions)
            if told.names == "person" and told.kind == "name" and told.passage.words.lower().split()[-1] == last
        ][:1]
    if persons:
        return Turn(label.start, end, words, mentions[persons[0]].passage.words, persons[0], "person")
    roles = [n for n in inside if mentions[n].names == "person"]
    if roles:
        return Turn(label.start, end, words, words.words, roles[0], "official")
    official = words.words.lower().startswith("the ")
    return Turn(label.start, end, words, words.words, None, "official" if official else "person")
