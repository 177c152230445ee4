"""Marks that a person writes beside a sentence of somebody else's."""

import pytest
from training.corpus.brief_marks import BriefError, blocks, event

SENTENCE = "Norway's envoy told Oslo that Chile had secretly asked Norway for two ships."


def words(span: list[int]) -> str:
    return SENTENCE[span[0] : span[1]]


def test_an_event_is_its_trigger_type_roles_and_who_says_so() -> None:
    made = event(
        "asked | REQUEST/assist | a Chile | r Norway#2 | o two ships | @secret secretly | ^official envoy : told",
        SENTENCE,
    )
    assert words(made["trigger"]) == "asked"
    assert (made["type"], made["mode"], made["openness"]) == ("REQUEST", "assist", "secret")
    assert [(role, SENTENCE[start:end]) for role, start, end in made["roles"]] == [
        ("actor", "Chile"),
        ("openness", "secretly"),
        ("recipient", "Norway"),
        ("thing", "two ships"),
    ]
    ((kind, teller, cue),) = made["chain"]
    assert (kind, words(teller), words(cue)) == ("official", "envoy", "told")


def test_words_that_come_twice_mean_the_place_nearest_to_the_trigger() -> None:
    made = event("asked | REQUEST | r Norway", SENTENCE)
    assert made["roles"] == [["recipient", SENTENCE.rindex("Norway"), SENTENCE.rindex("Norway") + 6]]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("asked | BEG", "unknown type"),
        ("asked | REQUEST/visit", "no mode"),
        ("asked | REQUEST | a Peru", "does not stand"),
        ("asked | REQUEST | a Chi", "does not stand"),
        ("asked | REQUEST | !maybe", "unknown stance"),
        ("asked | REQUEST | ^friend envoy : told", "unknown kind of teller"),
        ("asked | REQUEST | a Norway#3", "2 times"),
    ],
)
def test_a_mark_that_does_not_fit_is_refused_with_its_reason(line: str, fault: str) -> None:
    with pytest.raises(BriefError, match=fault):
        event(line, SENTENCE)


def test_a_sentence_read_and_found_empty_is_told_apart_from_one_not_read() -> None:
    assert [(number, lines) for number, _, lines in blocks("=1\nmet | CONSULT\n=3 -\n")] == [
        (1, ["met | CONSULT"]),
        (3, []),
    ]
