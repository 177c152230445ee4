"""What the corpus gives: documents, their sentences, and everything marked in a sentence.

All offsets are Unicode code points. Offsets of spans count from the start of their sentence's ``text``;
``Sentence.start`` and ``Sentence.end`` count from the start of ``Document.content``.
"""

from dataclasses import dataclass
from typing import Literal

from backchannel.reading.analysis import NameKind
from backchannel.record.claim import ClaimType, HopKind, OpennessValue, StanceValue
from training.corpus.labels import EventRole, Genre, MentionForm

Part = Literal["train", "dev", "test"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``words == sentence.text[start:end]``."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, a nominal mention or a pronoun of one of the twelve kinds."""

    span: Span
    kind: NameKind
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Filled:
    """A span that fills a role of an event. ``mention`` is its index in ``Sentence.mentions``, None for a thing or time
    that is no mention. For ``openness`` and ``stance`` the span holds the words that show it."""

    role: EventRole
    span: Span
    mention: int | None


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of who says so. ``teller`` is None where the text names nobody ("reportedly")."""

    kind: HopKind
    teller: Span | None
    cue: Span | None


@dataclass(frozen=True, slots=True)
class Event:
    """One event as told. ``chain`` is outermost first; the document's author is understood."""

    trigger: Span
    type: ClaimType
    mode: str | None
    roles: tuple[Filled, ...]
    openness: OpennessValue
    stance: StanceValue
    chain: tuple[Hop, ...]

    def spans(self, role: EventRole) -> tuple[Span, ...]:
        """The spans that fill ``role``, in text order."""
        return tuple(filled.span for filled in self.roles if filled.role == role)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words given as somebody's own. ``content`` leaves out the quotation marks; ``direct`` where it stands in them.
    ``speaker`` and ``cue`` are None where another sentence holds them (``continues``) or nobody is named."""

    content: Span
    direct: bool
    speaker: Span | None
    cue: Span | None
    addressee: Span | None
    continues: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its mentions (text order), times, events (order of their triggers) and quotations."""

    text: str
    start: int
    end: int
    heading: bool
    paragraph: int
    mentions: tuple[Mention, ...]
    times: tuple[Span, ...]
    events: tuple[Event, ...]
    quotations: tuple[Quoted, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text of the corpus. Paragraphs are joined by an empty line, sentences of a paragraph by a space."""

    id: str
    genre: Genre
    year: int
    title: str
    part: Part
    file: str
    content: str
    sentences: tuple[Sentence, ...]
