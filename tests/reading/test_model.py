"""What the model promises, whatever its weights: places, blocks, sameness; and that it reads plain English."""

import socket
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.reading.analysis import Sentence
from backchannel.reading.model import Model
from tests.reading.texts import text_of


def named(content: str, sentences: tuple[Sentence, ...]) -> set[tuple[str, str]]:
    return {
        (content[sentence.words[name.first].start : sentence.words[name.last].end], name.kind)
        for sentence in sentences
        for name in sentence.names
    }


def check(content: str, sentences: tuple[Sentence, ...]) -> None:
    """Places are right and in order, and every sentence is a tree with one root."""
    last = 0
    for sentence in sentences:
        assert sentence.words
        assert (sentence.start, sentence.end) == (sentence.words[0].start, sentence.words[-1].end)
        for word in sentence.words:
            assert last <= word.start < word.end <= len(content)
            assert not content[word.start].isspace()
            last = word.end
        assert [word.deprel for word in sentence.words if word.head < 0] == ["root"]
        for index in range(len(sentence.words)):
            seen = set()
            while index >= 0:
                assert index not in seen
                seen.add(index)
                index = sentence.words[index].head
        for name in sentence.names:
            assert 0 <= name.first <= name.last < len(sentence.words)
        assert all(a.last < b.first for a, b in zip(sentence.names, sentence.names[1:], strict=False))


@settings(max_examples=40, deadline=None)
@given(blocks=st.lists(st.text(max_size=120), max_size=5))
def test_any_text_is_read_with_its_own_places(model: Model, blocks: list[str]) -> None:
    text = text_of(*blocks)
    sentences = model.analyse(text)
    check(text.content, sentences)
    for sentence in sentences:
        block = text.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
    covered = sum(word.end - word.start for sentence in sentences for word in sentence.words)
    assert covered >= len("".join(text.content.split()))


def test_a_plain_sentence_is_parsed_and_its_names_found(model: Model) -> None:
    content = "Israel's foreign minister Moshe Sharett secretly met King Hussein of Jordan in London in 1963."
    text = text_of(content)
    (sentence,) = model.analyse(text)
    check(content, (sentence,))
    words = {word.form: word for word in sentence.words}
    assert words["met"].head == -1
    met = sentence.words.index(words["met"])
    (subject,) = [word.form for word in sentence.words if word.head == met and word.deprel == "nsubj"]
    assert subject in ("minister", "Moshe"), "the treebanks head an office with its holder either way"
    assert words["met"].upos == "VERB"
    found = named(content, (sentence,))
    assert {("Moshe Sharett", "person"), ("Jordan", "state"), ("London", "place")} <= found


def test_sentences_never_cross_blocks(model: Model) -> None:
    text = text_of(("heading", "A secret road"), "The envoy went to Amman", "and came back at night.")
    assert [sentence.block for sentence in model.analyse(text)] == [0, 1, 2]


def test_furniture_is_not_read(model: Model) -> None:
    text = text_of("The envoy left.", ("furniture", "You are commenting using your account."), "He returned.")
    assert [sentence.block for sentence in model.analyse(text)] == [0, 2]


def test_capitals_throughout_are_parsed(model: Model) -> None:
    content = "THE FOREIGN MINISTER TOLD THE AMBASSADOR THAT EGYPT WOULD RECEIVE ARMS."
    (sentence,) = model.analyse(text_of(content))
    check(content, (sentence,))
    words = {word.form: word for word in sentence.words}
    assert words["TOLD"].head == -1
    assert words["MINISTER"].deprel == "nsubj"
    assert words["RECEIVE"].upos == "VERB"
    assert ("EGYPT", "state") in named(content, (sentence,))


def test_curly_quotes_and_clitics_keep_their_places(model: Model) -> None:
    content = "“We didn’t sign,” the king’s aide said."
    (sentence,) = model.analyse(text_of(content))
    assert [content[word.start : word.end] for word in sentence.words][:5] == ["“", "We", "did", "n’t", "sign"]
    assert sentence.words[3].form == "n't"


def test_a_document_alone_or_after_others_gives_the_same(model: Model) -> None:
    one = text_of("The Soviet ambassador called on the Shah in Tehran.", "No minutes were kept. The Shah was silent.")
    others = [text_of("Arms reached Cairo by sea. " * count, "A short one.") for count in (1, 3, 40)]
    alone = Model.load().analyse(one)
    for other in others:
        model.analyse(other)
    assert model.analyse(one) == alone
    assert model.analyse(one) == alone


@pytest.mark.parametrize("content", ["", " \n ", "🤝🏽🕊️", "…", "42", "?!", "\u200b", "“”"])
def test_text_with_little_or_nothing_in_it_is_read(model: Model, content: str) -> None:
    check(content, model.analyse(text_of(content)))


def test_a_sentence_of_three_hundred_words_is_read_whole_in_its_places(model: Model) -> None:
    content = "The minister, " + "who had met the king in Paris and the prince in Rome, " * 24 + "resigned."
    sentences = model.analyse(text_of(content))
    check(content, sentences)
    assert sum(len(sentence.words) for sentence in sentences) > 300
    assert len(sentences) <= 2


def test_a_million_characters_without_an_end_are_read(model: Model) -> None:
    text = text_of("zafarullah " * 20 + "x" * 1_000_000 + " and then the envoy left for Amman")
    sentences = model.analyse(text)
    check(text.content, sentences)
    assert sentences[-1].end == len(text.content)


def test_the_name_tells_which_weights_these_are(model: Model) -> None:
    name, _, digest = model.name.partition(" sha256:")
    assert name == "minilm-6"
    assert len(digest) == 12
    assert int(digest, 16) >= 0


def test_the_model_is_one_file_under_35_megabytes() -> None:
    weights = resources.files("backchannel.reading") / "weights" / "reader.onnx"
    assert len(weights.read_bytes()) < 35_000_000


def test_vectors_that_were_made_before_change_nothing_that_is_read(model: Model) -> None:
    text = text_of("Norway armed the rebels of Chad through a firm in Malta.")
    before = model.analyse(text)
    model.vectors(["Crates went to the rebels by way of Malta."])
    assert model.analyse(text) == before


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("the model opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_the_model_loads_and_reads_without_a_network(no_network: None) -> None:
    assert Model.load().analyse(text_of("The envoy left."))


def test_a_sentence_has_a_vector_of_length_one_nearer_to_its_like(model: Model) -> None:
    told, like, other = model.vectors(
        [
            "The minister met the ambassador in Geneva.",
            "In Geneva the ambassador was received by the minister.",
            "The price of copper fell for a third week.",
        ]
    )
    assert all(abs(float(vector @ vector) - 1.0) < 1e-3 for vector in (told, like, other))
    assert float(told @ like) > float(told @ other)
