"""One marked line into a sentence: mentions, times, events, chains and quotations, checked against the guidelines."""

import re
from dataclasses import dataclass, field
from typing import TypeVar

from backchannel.record.claim import ClaimType, HopKind, OpennessValue, StanceValue
from training.corpus.document import Event, Filled, Hop, Mention, Quoted, Sentence, Span
from training.corpus.labels import (
    KIND_OF_LETTER,
    MODES,
    OPENNESS,
    RECIPIENT_NEEDED,
    ROLE_OF_LETTER,
    STANCES,
    TYPES,
    MentionForm,
)
from training.corpus.marks import Mark, Marked, MarkError, read_marks

_Word = TypeVar("_Word", bound=str)
_LETTERED = re.compile(r"([a-z])(\d*)")
_QUOTATION_MARKS = "\"“”„‟'‘’‚«»‹›"


@dataclass(slots=True)
class _Trigger:
    """A trigger as written, before the roles are known."""

    span: Span
    type: ClaimType
    mode: str | None
    openness: OpennessValue = "unstated"
    stance: StanceValue = "asserted"
    stance_from: int | None = None
    chain: list[str] = field(default_factory=list)
    no_recipient: bool = False
    roles: list[Filled] = field(default_factory=list)


@dataclass(slots=True)
class _OpenHop:
    kind: HopKind = "unnamed"
    teller: Span | None = None
    cue: Span | None = None


def read_sentence(line: str, start: int, heading: bool, paragraph: int, number: int) -> Sentence:
    """The sentence marked in ``line``, ``start`` code points into its document. Raises MarkError."""
    marked = read_marks(line)
    return _Reader(marked).sentence(start, heading, paragraph, number)


class _Reader:
    def __init__(self, marked: Marked) -> None:
        self.text = marked.text
        self.marks = marked.marks
        self.triggers: list[_Trigger] = []
        self.mentions: list[Mention] = []
        self.times: list[Span] = []
        self.hops: dict[int, _OpenHop] = {}
        self.hops_used: set[int] = set()

    def sentence(self, start: int, heading: bool, paragraph: int, number: int) -> Sentence:
        tags = [self._trigger(mark) for mark in self.marks if mark.bracket == "<"]
        for mark in self.marks:
            if mark.bracket == "[":
                self._mention(mark)
        for trigger, own in zip(self.triggers, tags, strict=True):
            self._place(own, trigger.span, None, None)
        events = tuple(self._event(index) for index in range(len(self.triggers)))
        quotations = tuple(self._quotation(mark) for mark in self.marks if mark.bracket == "{")
        unused = set(self.hops) - self.hops_used
        if unused:
            raise MarkError(f"hop c{min(unused)} is told but no event or quotation hangs on it")
        end = start + len(self.text)
        mentions, times = tuple(self.mentions), tuple(sorted(self.times))
        return Sentence(self.text, start, end, heading, paragraph, mentions, times, events, quotations, number)

    def _span(self, mark: Mark) -> Span:
        return Span(mark.start, mark.end, self.text[mark.start : mark.end])

    def _trigger(self, mark: Mark) -> str:
        """Keeps the trigger and returns the roles that its own words fill for other events."""
        words = mark.label.split()
        name, _, mode = (words[0] if words else "").partition("/")
        kind = next((known for known in TYPES if known == name), None)
        if kind is None:
            raise MarkError(f"unknown event type {name!r}")
        if mode and mode not in MODES[kind]:
            raise MarkError(f"{kind} has no mode {mode!r}; it has {', '.join(sorted(MODES[kind])) or 'none'}")
        trigger = _Trigger(self._span(mark), kind, mode or None)
        own = ""
        for word in words[1:]:
            sign, rest = word[0], word[1:]
            if sign == "@":
                trigger.openness = _one_of(rest, OPENNESS, "openness")
            elif sign == "!":
                stance = rest.rstrip("0123456789")
                trigger.stance = _one_of(stance, STANCES, "stance")
                trigger.stance_from = int(rest[len(stance) :]) if rest != stance else None
            elif sign == "^":
                trigger.chain = rest.split("^")
            elif word == "~r":
                trigger.no_recipient = True
            elif _LETTERED.match(word):
                own += word
            else:
                raise MarkError(f"cannot read {word!r} in the trigger {trigger.span.words!r}")
        self.triggers.append(trigger)
        return own

    def _mention(self, mark: Mark) -> None:
        span = self._span(mark)
        kind, _, roles = mark.label.partition(".")
        letter = kind.removeprefix("*")
        index: int | None = None
        if kind == "w" or (not kind and re.search(r"t(?!\w*[ck])", roles)):
            self.times.append(span)
        elif kind:
            known = KIND_OF_LETTER.get(letter.lower())
            if known is None or len(letter) != 1:
                raise MarkError(f"unknown kind {kind!r} of {span.words!r}")
            form: MentionForm = "pronoun" if kind.startswith("*") else "nominal" if letter.isupper() else "name"
            index = len(self.mentions)
            self.mentions.append(Mention(span, known, form))
        elif not roles:
            raise MarkError(f"the mark on {span.words!r} says nothing")
        self._place(roles, span, index, kind)

    def _place(self, roles: str, span: Span, index: int | None, kind: str | None) -> None:
        if _LETTERED.sub("", roles):
            raise MarkError(f"cannot read the roles {roles!r} of {span.words!r}")
        for letter, digits in _LETTERED.findall(roles):
            if letter in "ck":
                self._tell(letter, int(digits or "1"), span, kind)
                continue
            role = ROLE_OF_LETTER.get(letter)
            if role is None:
                raise MarkError(f"unknown role {letter!r} of {span.words!r}")
            if not digits and len(self.triggers) > 1:
                raise MarkError(f"{len(self.triggers)} events: say which one {span.words!r} is the {role} of")
            for digit in digits or "1":
                self._nth(int(digit), span.words).roles.append(Filled(role, span, index))

    def _nth(self, number: int, words: str) -> _Trigger:
        if not 1 <= number <= len(self.triggers):
            raise MarkError(f"{words!r} names event {number}, but there are {len(self.triggers)}")
        return self.triggers[number - 1]

    def _tell(self, letter: str, number: int, span: Span, kind: str | None) -> None:
        hop = self.hops.setdefault(number, _OpenHop())
        if letter == "k":
            if hop.cue is not None:
                raise MarkError(f"hop c{number} has two cues, {hop.cue.words!r} and {span.words!r}")
            hop.cue = span
            return
        if hop.teller is not None:
            raise MarkError(f"hop c{number} has two tellers, {hop.teller.words!r} and {span.words!r}")
        hop.teller, hop.kind = span, hop_kind(kind or "")

    def _event(self, index: int) -> Event:
        trigger = self.triggers[index]
        words = trigger.span.words
        held = {filled.role for filled in trigger.roles}
        if trigger.type in RECIPIENT_NEEDED and not trigger.no_recipient:
            actors = sum(filled.role == "actor" for filled in trigger.roles)
            if "recipient" not in held and actors < 2:
                raise MarkError(f"{trigger.type} {words!r} has no recipient (and not two actors); ~r if none is told")
        if trigger.no_recipient and "recipient" in held:
            raise MarkError(f"{trigger.type} {words!r} says ~r but has a recipient")
        if trigger.openness == "unstated" and "openness" in held:
            raise MarkError(f"{words!r} has words of openness but no @")
        if trigger.openness != "unstated" and "openness" not in held:
            trigger.roles.append(Filled("openness", trigger.span, None))
        self._stance(trigger, "stance" in held)
        chain = tuple(self._hop(name, words) for name in trigger.chain)
        roles = tuple(sorted(trigger.roles, key=lambda filled: (filled.span, filled.role)))
        return Event(trigger.span, trigger.type, trigger.mode, roles, trigger.openness, trigger.stance, chain)

    def _stance(self, trigger: _Trigger, has_words: bool) -> None:
        words = trigger.span.words
        if trigger.stance == "asserted":
            if has_words or trigger.stance_from is not None:
                raise MarkError(f"{words!r} has words of stance but is asserted")
            return
        if trigger.stance_from is not None:
            shown = self._nth(trigger.stance_from, words).span
            trigger.roles.append(Filled("stance", shown, None))
        elif not has_words and not (trigger.stance == "asked" and self.text.rstrip("\"”’')»").endswith("?")):
            raise MarkError(f"{words!r} is {trigger.stance}, but no words show it")

    def _hop(self, name: str, words: str) -> Hop:
        if name.startswith("c") and (name[1:] or "1").isdigit():
            number = int(name[1:] or "1")
            if number not in self.hops:
                raise MarkError(f"{words!r} hangs on hop c{number}, which nobody tells")
            self.hops_used.add(number)
            hop = self.hops[number]
            return Hop(hop.kind, hop.teller, hop.cue)
        if not name.isdigit():
            raise MarkError(f"cannot read the chain {name!r} of {words!r}")
        saying = self._nth(int(name), words)
        tellers = [filled for filled in saying.roles if filled.role == "actor"]
        if not tellers:
            return Hop("unnamed", None, saying.span)
        first = min(tellers, key=lambda filled: filled.span)
        return Hop(self._kind_of(first), first.span, saying.span)

    def _kind_of(self, filled: Filled) -> HopKind:
        if filled.mention is None:
            return "document"
        mention = self.mentions[filled.mention]
        letter = next(letter for letter, kind in KIND_OF_LETTER.items() if kind == mention.kind)
        return hop_kind({"name": letter, "nominal": letter.upper(), "pronoun": "*" + letter}[mention.form])

    def _quotation(self, mark: Mark) -> Quoted:
        content = self._span(mark)
        before = self.text[: mark.start].rstrip()
        direct = (
            bool(before) and before[-1] in _QUOTATION_MARKS and before[-1:] == self.text[mark.start - 1 : mark.start]
        )
        if mark.label == ">":
            return Quoted(content, direct, None, None, None, True)
        if mark.label == "":
            return Quoted(content, direct, None, None, None, False)
        if mark.label.isdigit():
            saying = self._nth(int(mark.label), content.words)
            hop = self._hop(mark.label, content.words)
            to = [filled.span for filled in saying.roles if filled.role == "recipient"]
            return Quoted(content, direct, hop.teller, hop.cue, min(to) if to else None, False)
        hop = self._hop(mark.label, content.words)
        return Quoted(content, direct, hop.teller, hop.cue, None, False)


def hop_kind(kind: str) -> HopKind:
    """What sort of teller a mark's kind stands for: a medium, a named person, an official body or post, a document
    (no kind), or somebody unnamed (a nominal person or people)."""
    letter = kind.removeprefix("*").lower()
    if not letter or letter in "e":
        return "document"
    if letter == "m":
        return "medium"
    if letter in "pd":
        return "unnamed" if kind.isupper() else "person"
    return "official"


def _one_of(word: str, known: tuple[_Word, ...], what: str) -> _Word:
    for value in known:
        if value == word:
            return value
    raise MarkError(f"unknown {what} {word!r}; one of {', '.join(known)}")
