"""Our own corpus (training/corpus): its train parts teach. Inline texts teach names of the record's kinds, times and events,
in every genre; the stand-off layer teaches events alone."""

from pathlib import Path

from backchannel.reading.words import words
from training.corpus import standoff
from training.corpus.document import Sentence
from training.corpus.reader import documents
from training.examples import Example, forms_of
from training.labels import OUTSIDE, span_masks, time_masks
from training.sets.spans import Span
from training.sets.told import events_of


def read() -> list[Example]:
    """Sentences of the train part."""
    return [example(sentence) for document in documents("train") for sentence in document.sentences if sentence.text]


def read_standoff(data: Path) -> list[Example]:
    """Sentences of others whose events are marked, of the train part."""
    found = []
    for sentence in standoff.sentences(data, "train"):
        own = words(sentence.text, 0, len(sentence.text))
        forms = forms_of([sentence.text[start:end] for start, end in own])
        found.append(Example(forms, events=events_of(sentence, own)))
    return found


def example(sentence: Sentence) -> Example:
    """What one sentence teaches, on the words that our own splitter makes."""
    own = words(sentence.text, 0, len(sentence.text))
    names = [OUTSIDE] * len(own)
    spans = names_of(sentence, own)
    for span in spans:
        names[span.first : span.last + 1] = span_masks(span.kinds, span.last - span.first + 1)
    times = [found for time in sentence.times if (found := _within(own, time.start, time.end))]
    return Example(
        forms_of([sentence.text[start:end] for start, end in own]),
        tags={"names": tuple(names), "times": tuple(time_masks(times, len(own)))},
        events=events_of(sentence, own),
        names=tuple((span.first, span.last, span.kinds[0]) for span in spans),
    )


def names_of(sentence: Sentence, own: list[tuple[int, int]]) -> list[Span]:
    """Names (not nominal mentions or pronouns) as words; the outer one where they nest."""
    spans: list[Span] = []
    taken = [False] * len(own)
    mentions = [mention for mention in sentence.mentions if mention.form == "name"]
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        found = _within(own, mention.span.start, mention.span.end)
        if found is None or any(taken[found[0] : found[1] + 1]):
            continue
        spans.append(Span(found[0], found[1], (mention.kind,)))
        taken[found[0] : found[1] + 1] = [True] * (found[1] - found[0] + 1)
    return spans


def _within(own: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    inside = [index for index, (a, b) in enumerate(own) if a >= start and b <= end]
    return (inside[0], inside[-1]) if inside else None
