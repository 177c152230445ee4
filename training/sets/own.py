"""Our own corpus (training/corpus): names of the record's kinds, and times, in every genre. Its train part teaches."""

from backchannel.reading.words import words
from training.corpus.document import Sentence
from training.corpus.reader import documents
from training.examples import Example, forms_of
from training.labels import OUTSIDE, span_masks, time_masks
from training.sets.spans import Span


def read() -> list[Example]:
    """Sentences of the train part."""
    return [example(sentence) for document in documents("train") for sentence in document.sentences if sentence.text]


def example(sentence: Sentence) -> Example:
    """Names and times of one sentence, on the words that our own splitter makes."""
    own = words(sentence.text, 0, len(sentence.text))
    names = [OUTSIDE] * len(own)
    for span in names_of(sentence, own):
        names[span.first : span.last + 1] = span_masks(span.kinds, span.last - span.first + 1)
    times = [found for time in sentence.times if (found := _within(own, time.start, time.end))]
    return Example(
        forms_of([sentence.text[start:end] for start, end in own]),
        tags={"names": tuple(names), "times": tuple(time_masks(times, len(own)))},
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
