"""Marks stay on their words, whatever is done to the text around them."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.corpus.document import Document
from training.corpus.reader import documents
from training.evaluate.robust import WAYS, Case, Way, changed, run_on, scanned

from backchannel.reading.foreign import language_of
from backchannel.reading.sentences import sentences
from backchannel.reading.words import words

BY_KEY = {way.key: way for way in WAYS}


@pytest.fixture(scope="module")
def some() -> list[Document]:
    """A dozen documents of the corpus."""
    return [document for number, document in enumerate(documents("dev")) if number % 5 == 0][:12]


def triggers(case: Case) -> list[str]:
    content = case.document.content
    return [
        content[sentence.start + event.trigger.start : sentence.start + event.trigger.end]
        for sentence in case.document.sentences
        for event in sentence.events
    ]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.key)
def test_every_mark_names_the_words_that_are_there(some: list[Document], way: Way) -> None:
    for document in some:
        case = way.case(document)
        for sentence in case.document.sentences:
            assert case.text.content[sentence.start : sentence.end] == sentence.text
            for event in sentence.events:
                spans = [event.trigger, *(filled.span for filled in event.roles)]
                assert [sentence.text[span.start : span.end] for span in spans] == [span.words for span in spans]


def test_capitals_are_the_same_words(some: list[Document]) -> None:
    for document in some:
        plain = triggers(BY_KEY["as-is"].case(document))
        assert triggers(BY_KEY["capitals"].case(document)) == [words_.upper() for words_ in plain]


@pytest.mark.parametrize("key", ["list", "table"])
def test_no_sentence_is_lost_in_a_list_or_table(some: list[Document], key: str) -> None:
    for document in some:
        assert triggers(BY_KEY[key].case(document)) == triggers(BY_KEY["as-is"].case(document))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.key)
def test_rough_english_is_not_taken_for_another_language(some: list[Document], way: Way) -> None:
    for document in some:
        text = way.case(document).text
        for block in text.blocks:
            spans = words(text.content, block.start, block.end)
            for first, last in sentences(text.content, spans):
                forms = [text.content[start:end] for start, end in spans[first : last + 1]]
                assert language_of(forms) is None, forms


def test_run_on_sentences_have_no_full_stop_inside(some: list[Document]) -> None:
    longest = 0
    for document in some:
        case = changed(document, run_on(document))
        assert triggers(case) == triggers(BY_KEY["as-is"].case(document))
        longest = max(longest, *(block.end - block.start for block in case.text.blocks))
    assert longest > 600


@given(st.integers(0, 2**32), st.sampled_from([0.01, 0.03]))
def test_as_many_characters_are_misread_as_was_said(seed: int, share: float) -> None:
    content = " ".join(
        Random(seed).choices("the minister of Peru received an envoy and left Lima again".split(), k=400)
    )
    given_, got = list(content), scanned(share)(content)
    wrong = sum(one != other for one, other in zip(given_, got, strict=True))
    assert 0.9 * share * len(content) <= wrong <= 2 * share * len(content)
    assert got == scanned(share)(content)
