"""Which time dates which event: the one that the grammar hangs on it, else the sentence's, else the one before it."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from backchannel.reading import seen
from backchannel.reading.balance import BALANCE
from backchannel.reading.events import Event
from backchannel.reading.times import Settled
from backchannel.reading.tree import Tree

# Clauses that share the time of the clause they hang on.
_SAME_TIME = frozenset({"conj", "advcl", "acl", "parataxis"})


def attach_times(tree: Tree, events: list[Event], times: list[Settled]) -> None:
    """Gives each event of the sentence the time that the grammar hangs on it or on the clause that it belongs to.

    A time that hangs on no event dates those that have none. What is only asked for, promised or said is not dated
    by the asking.
    """
    heads = {event.head: event for event in events}
    for event in events:
        for verb in event.spent:
            heads.setdefault(verb, event)
    loose: list[Settled] = []
    steps: dict[int, int] = {}
    for time in times:
        word = _word_of(tree, time)
        if word is None or (not _counted_back(tree, time, word) and _names_a_thing(tree, heads, word)):
            continue
        owner, far = _owner(tree, heads, word)
        if owner is None:
            if far >= 0:
                loose.append(time)
        elif _AHEAD.match(time.when.words.words if time.when.words else "") and _past(tree, owner):
            # What was offered or said is what comes "next week", not the offer.
            inner = [e for e in events if owner.head < e.head < word and tree.under(e.head, owner.head)]
            if inner and inner[-1].when is None:
                inner[-1].when = time
                steps[inner[-1].head] = far
        elif owner.when is None or (
            time.when.edtf is not None and (_narrows(time, owner.when) or far < steps[owner.head])
        ):
            owner.when = time
            steps[owner.head] = far
    for event in events:
        if event.when is None:
            event.when = _shared(tree, event, heads)
    free = loose[0] if loose else None
    for time in loose[1:]:
        free = time if free is not None and free.when.edtf is not None and _narrows(time, free) else free
    for event in events:
        if free is not None and not _content(tree, event) and (event.when is None or _narrows(free, event.when)):
            event.when = free
    for event in events:
        _seen(tree, event, times)
        if event.when is None and event.frame.type in _PERFORMED:
            event.when = _announced(tree, event, heads)
            if event.when is not None:
                event.inherited = True
                event.inferred["when"] = "date of the announcement"


def _seen(tree: Tree, event: Event, times: list[Settled]) -> None:
    """Puts right by what the network sees which of the sentence's times, if any, dates the event."""
    if event.sighting is None or not times:
        return
    odds = {index: seen.odds(event.sighting, "time", _words_of(tree, time)) for index, time in enumerate(times)}
    best = max(odds, key=lambda index: odds[index])
    held = next((index for index, time in enumerate(times) if time is event.when), None)
    if held is not None and odds[held] < BALANCE.untimed:
        event.when = held = None
    if odds[best] > BALANCE.timed and (held is None or odds[held] < 0):
        event.when = times[best]


_AHEAD = re.compile(r"next\b|tomorrow\b|the\s+(?:next|coming)\b|the day after tomorrow", re.IGNORECASE)


def _narrows(time: Settled, other: Settled) -> bool:
    """Whether ``time`` says more than ``other`` of the same time ("eleven years later, on 11 February 1896")."""
    whole = other.when.edtf
    return whole is None or (time.when.edtf or "").startswith(f"{whole}-")


def _counted_back(tree: Tree, time: Settled, word: int) -> bool:
    """Whether a time counted from the source's date follows a noun ("was told of the letter last week"): it names none."""
    counted = time.rule == "counted from the source's date"
    return counted and tree.case(word) == "" and word > tree.words[word].head and tree.rel[word] != "compound"


def _names_a_thing(tree: Tree, heads: dict[int, Event], word: int) -> bool:
    """Whether the time belongs to the name of something ("the treaty of 1948", "the 1953 plan"), not to when it happened."""
    head = tree.words[word].head
    if head < 0 or head in heads or tree.upos[head] not in ("NOUN", "PROPN"):
        return False
    return tree.rel[word] in ("nmod", "compound", "amod", "nummod") and tree.case(word) in ("", "of")


# "the same day that it became independent on 31 August": the clause tells the day.
_DAYS = frozenset({"day", "date", "month", "year", "week", "time", "moment", "occasion"})
# What a state does by announcing it, and the verbs that announce.
_PERFORMED = frozenset({"SUPPORT", "SANCTION", "AGREE", "THREATEN", "RETREAT"})
_ANNOUNCING = frozenset("announce declare proclaim notify inform decide resolve decree instruct".split())


def _announced(tree: Tree, event: Event, heads: dict[int, Event]) -> Settled | None:
    """The time of the announcement whose content the event is ("announced on 4 May that it had severed relations")."""
    at = event.head
    for up in tree.ancestors(event.head):
        if tree.rel[at] in ("ccomp", "xcomp") and up in heads and tree.lemmas[up] in _ANNOUNCING:
            return heads[up].when
        if tree.rel[at] not in ("ccomp", "xcomp", "conj", "obj", "nsubj"):
            return None
        at = up
    return None


def _owner(tree: Tree, heads: dict[int, Event], word: int) -> tuple[Event | None, int]:
    """The nearest event above the time, and how many steps above; -1 steps where a clause of its own keeps the time."""
    for far, at in enumerate([word, *tree.ancestors(word)]):
        if at in heads:
            return heads[at], far
        relative = tree.words[at].deprel == "acl:relcl" and tree.lemmas[tree.words[at].head] not in _DAYS
        if relative or tree.rel[at] == "ccomp" or _apart(tree, at):
            return None, -1
    return None, 0


# Clauses that happen when the clause that they hang on happens.
_WHEN = frozenset({"when", "as", "while", "after", "once", "by", "whereupon"})


def _apart(tree: Tree, at: int) -> bool:
    """Whether the word heads a clause with a subject of its own, joined to another or its condition: it keeps its time."""
    if tree.upos[at] not in ("VERB", "AUX") or tree.rel[at] not in ("conj", "parataxis", "advcl"):
        return False
    if not any(tree.rel[c] == "nsubj" for c in tree.kids[at]):
        return False
    return tree.rel[at] != "advcl" or not any(tree.forms[c] in _WHEN for c in tree.kids[at])


# Before a clause that tells what is blamed, asked or barred, not when.
_OF = frozenset({"of", "for", "from", "against"})


def _shared(tree: Tree, event: Event, heads: dict[int, Event]) -> Settled | None:
    """The time of the clause that this one is joined to, or of the verb that its noun belongs to."""
    at = event.head
    for up in tree.ancestors(event.head):
        rel = tree.rel[at]
        if rel in ("ccomp", "xcomp") or tree.words[at].deprel == "acl:relcl":
            return None
        if rel in ("advcl", "acl") and any(
            tree.rel[c] in ("mark", "case") and tree.forms[c] in _OF for c in tree.kids[at]
        ):
            # "accused them on Tuesday of shelling the town"
            return None
        own = event.verbal and rel == "conj" and any(tree.rel[c] == "nsubj" for c in tree.kids[at])
        if up in heads and heads[up].when is not None and (rel in _SAME_TIME or not event.verbal) and not own:
            return heads[up].when
        at = up
    for child in tree.kids[event.head]:
        if child in heads and (time := heads[child].when) is not None and heads[child] is not event:
            if tree.rel[child] == "conj" and not any(tree.rel[c] == "nsubj" for c in tree.kids[child]):
                return time
            if tree.rel[child] == "advcl" and any(tree.forms[c] in ("when", "by", "as") for c in tree.kids[child]):
                return time
    return None


def _content(tree: Tree, event: Event) -> bool:
    """Whether the event is the content of a saying, request or promise of its sentence."""
    return any(tree.rel[at] in ("ccomp", "xcomp") for at in [event.head, *tree.ancestors(event.head)])


def _words_of(tree: Tree, time: Settled) -> list[int]:
    return [i for i, word in enumerate(tree.words) if word.start < time.end and word.end > time.start]


def _word_of(tree: Tree, time: Settled) -> int | None:
    inside = _words_of(tree, time)
    heads = [i for i in inside if tree.words[i].head not in inside]
    # A parser that is at a loss with "August 16, 1969" hangs its parts on different words; the adverbial one counts.
    for wanted in ("obl", "nmod", "advmod"):
        for index in heads:
            if tree.rel[index] == wanted:
                return index
    return heads[0] if heads else (inside[-1] if inside else None)


class Running:
    """The time told last in a paragraph, for sentences that tell none; see ``inherit``.

    In an entry of a chronology that is the date of its label, told in ``times``.
    """

    def __init__(self, times: Sequence[Settled] = ()) -> None:
        self.entries = [time for time in times if time.entry is not None]
        self.block = -1
        self.number = -1
        self.time: Settled | None = None

    def inherit(self, tree: Tree, events: list[Event]) -> None:
        """Dates events of a sentence without any time by the sentence right before it in the same paragraph.

        Only what is told in the past tense and asserted takes it over, only from a full date, month, season or year.
        """
        if self._enter(tree, events):
            return
        if (
            self.block == tree.sentence.block
            and self.number == tree.number - 1
            and self.time is not None
            and not tree.timed
        ):
            for event in events:
                if event.when is None and not _content(tree, event) and _past(tree, event):
                    event.when, event.inherited = self.time, True
                    event.inferred["when"] = "date of the sentence before"

    def _enter(self, tree: Tree, events: list[Event]) -> bool:
        """Whether the sentence is in an entry; dates what it tells for its day by the label of the entry."""
        at = bisect_right(self.entries, tree.sentence.start, key=lambda time: time.start) - 1
        entry = self.entries[at] if at >= 0 else None
        if entry is None or entry.entry is None or tree.sentence.start >= entry.entry[1]:
            return False
        first = tree.sentence.start <= entry.entry[0]
        for event in events:
            if event.when is None and (first or not tree.timed) and _of_the_day(tree, event):
                event.when = entry
                if not first and entry.when.edtf is None:
                    event.when = None
                elif not first:
                    event.inherited, event.inferred["when"] = True, "date of the entry"
        return True

    def note(self, tree: Tree, events: list[Event]) -> None:
        """Remembers the time of this sentence's first dated event that is not told as one to come: "he goes to visit Nasser
        next month" dates nothing told after it."""
        own = next(
            (
                event.when
                for event in events
                if event.when is not None
                and event.when.when.edtf is not None
                and not event.inherited
                and not _to_come(tree, event)
            ),
            None,
        )
        if (
            own is not None
            and own.when.relation is None
            and own.when.edtf is not None
            and own.when.edtf[0] not in "{[."
        ):
            self.block, self.number, self.time = tree.sentence.block, tree.number, own
        elif any(e.inherited for e in events):
            self.number = tree.number


# Helpers of verbs that tell what was before the day of an entry, or may be after it.
_NOT_THEN = frozenset("has have had 've will would shall should may might can could must 'll 'd wo ca".split())


def _of_the_day(tree: Tree, event: Event) -> bool:
    """Whether an entry tells the event for its own day: asserted, in the present or the past tense, in no side clause."""
    if _content(tree, event):
        return False
    for at in [event.head, *tree.ancestors(event.head)]:
        if tree.words[at].deprel == "acl:relcl":
            return False
        if any(tree.rel[c] == "aux" and tree.forms[c] in _NOT_THEN for c in tree.kids[at]):
            return False
    return True


_WILL = frozenset("will would shall should may might 'll 'd".split())


def _to_come(tree: Tree, event: Event) -> bool:
    """Whether the event is told as one that is yet to happen: under "will" and its kin, or as an infinitive."""
    return any(
        (tree.rel[child] == "aux" and tree.forms[child] in _WILL)
        or (tree.rel[child] == "mark" and tree.forms[child] == "to")
        for at in [event.head, *tree.ancestors(event.head)[:2]]
        for child in tree.kids[at]
    )


def _past(tree: Tree, event: Event) -> bool:
    head = event.head if event.verbal else (event.spent[0] if event.spent else None)
    if head is None:
        return False
    helpers = [
        tree.forms[c]
        for c in tree.kids[head]
        if tree.rel[c] in ("aux", "aux:pass") or tree.words[c].deprel == "aux:pass"
    ]
    if any(
        form
        in (
            "has",
            "have",
            "is",
            "are",
            "will",
            "would",
            "may",
            "might",
            "can",
            "could",
            "'s",
            "'ve",
            "'ll",
            "do",
            "does",
            "'d",
        )
        for form in helpers
    ):
        return False
    form = tree.forms[head]
    return (
        "had" in helpers
        or "was" in helpers
        or "were" in helpers
        or (form != tree.lemmas[head] and not form.endswith(("ing", "s")))
    )
