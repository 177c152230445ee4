"""Words that judge are marked with the kind of word they are; words that only look like them are not."""

import pytest

from backchannel.reading import lexicon
from backchannel.reading.loaded import find_loaded, rules
from backchannel.reading.model import Model
from backchannel.reading.tree import Tree
from tests.reading.texts import text_of


def marks(model: Model, words: str) -> list[tuple[str, str]]:
    """What is marked in a paragraph: (words, why)."""
    text = text_of(words)
    return [
        (one.words.words, one.why)
        for number, sentence in enumerate(model.analyse(text))
        for one in find_loaded(text.content, Tree(sentence, number))
    ]


@pytest.mark.parametrize(
    ("words", "mark", "why"),
    [
        ("The regime arrested two monks.", "regime", "judging word for a government"),
        ("The king and his cronies sold the port.", "cronies", "judging word for a group"),
        ("Peru was a partner in their crimes.", "crimes", "word of crime for politics"),
        ("The tyrant fled to the coast.", "tyrant", "epithet"),
        ("The heroic people of the valley held out.", "heroic", "praising word"),
        ("The inquiry was a farce.", "farce", "dismissing word"),
        ("The so-called ally sent no ships.", "so-called", "dismissing word"),
        ("The pact was a betrayal of the miners.", "betrayal", "emotive word"),
        ("Obviously, the offer was not meant.", "Obviously", "word of certainty"),
        ("The government has never kept a promise.", "has never kept", "sweeping generalisation"),
        ("It is no coincidence that he left in May.", "no coincidence", "insinuation"),
        ("How convenient that the file was lost.", "How convenient", "mark of irony"),
        ("He is another Hitler.", "another Hitler", "comparison to what is hated"),
    ],
)
def test_a_judging_word_is_marked_with_its_kind(model: Model, words: str, mark: str, why: str) -> None:
    assert (mark, why) in marks(model, words)


@pytest.mark.parametrize(
    "words",
    [
        "Will each member pay, and are all nations ready to face what follows from a vote of the majority?",
        "The sanctions regime was extended in June.",
        "The regime of the Straits was settled at Montreux.",
        "He was a judge at the war crimes tribunal.",
        "The International Criminal Court sits in The Hague.",
        "They were charged with crimes against humanity.",
        "The National Fascist Party was dissolved in 1943.",
        "The Anti-Terrorist Branch moved to the docks.",
        "The Convention on the Punishment of the Crime of Genocide was signed.",
        "I never told him about the letter.",
        "Denmark was never a member of the pact.",
        "Peru has never ratified the treaty.",
        "The only road to the coast runs through the pass.",
        "It is the most northern port of the country.",
        "The letter was clearly legible.",
        "The hero of the novel is a clerk.",
        "The satellite was launched on Friday.",
        "The minister said: “We will meet on Tuesday.”",
        "Thank you for your letter!",
    ],
)
def test_terms_of_law_names_and_plain_statements_are_left_alone(model: Model, words: str) -> None:
    assert marks(model, words) == []


def test_a_word_in_quotation_marks_is_doubted_where_nobody_is_said_to_have_used_it(model: Model) -> None:
    assert marks(model, "Their “democracy” lasted a week.") == [("democracy", "dismissing word")]
    assert marks(model, "He called the system a “democracy”.") == []


def test_the_words_of_a_direct_quotation_are_marked_too(model: Model) -> None:
    assert ("shameful", "epithet") in marks(model, "“This is a shameful deal,” said the deputy.")


def test_a_superlative_of_a_judging_word_is_one_mark(model: Model) -> None:
    found = marks(model, "This is the most hypocritical nation in the world.")
    assert found == [("the most hypocritical nation in the world", "judging superlative")]


def test_a_question_that_asserts_is_marked_and_one_that_asks_is_not(model: Model) -> None:
    asserted = "How many more children must die before this Council acts?"
    assert marks(model, asserted) == [(asserted, "rhetorical question")]
    assert marks(model, "Why did the talks fail? There were three reasons.") == []
    assert marks(model, "Who would win?” the Khan asked the envoy.") == []
    assert marks(model, "Can you send me the map, please?") == []


def test_a_judging_word_inside_a_question_that_asserts_is_marked_as_well(model: Model) -> None:
    words = "Who would believe such a tyrant?"
    assert marks(model, words) == [(words, "rhetorical question"), ("tyrant", "epithet")]


def test_the_same_word_has_the_same_mark_whomever_it_is_about(model: Model) -> None:
    for people in ("French", "Turkish", "Israeli", "Iranian", "American", "Chinese"):
        assert marks(model, f"The {people} regime is corrupt.") == [
            ("regime", "judging word for a government"),
            ("corrupt", "epithet"),
        ]


def test_every_row_of_the_table_has_a_rule_and_a_kind_that_takes_no_side() -> None:
    rows = lexicon.lines("loaded")
    assert {rule for _, rule, _ in rows} <= rules()
    assert not {word for why, _, _ in rows for word in why.split()} & {
        "false",
        "true",
        "lie",
        "bias",
        "biased",
        "wrong",
        "score",
    }


def test_no_word_is_listed_twice_under_one_rule() -> None:
    seen: dict[tuple[str, str], str] = {}
    for why, rule, words in lexicon.lines("loaded"):
        for word in words.split(";"):
            assert word == word.strip().lower()
            assert seen.setdefault((rule, word), why) == why, (rule, word)
