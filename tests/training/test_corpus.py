"""The corpus reads as its format says, refuses what its guidelines forbid, and is whole."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.corpus import show, standoff
from training.corpus.count import standoff_counts
from training.corpus.document import Document, Part, Sentence, Span
from training.corpus.marks import MarkError, read_marks
from training.corpus.reader import CorpusError, documents, part_of, read_text
from training.corpus.sentence import read_sentence
from training.corpus.texts_of_others import contents, digest

FAHMY = (
    "[Egypt|s]'s [foreign minister|t], [Ismail Fahmy|p.a1], <denied|STATEMENT> on [Tuesday|w.t1] that {[Cairo|s.h2] had"
    " [secretly|.x2] <received|CONSULT @secret !denied1 ^1> [Israeli|d] [envoys|P.a2]|1}."
)


def read(line: str) -> Sentence:
    return read_sentence(line, 0, heading=False, paragraph=0, number=1)


def words(spans: tuple[Span, ...]) -> list[str]:
    return [span.words for span in spans]


def test_an_event_has_its_parties_its_openness_and_its_teller() -> None:
    sentence = read(FAHMY)
    denial, reception = sentence.events
    assert words(denial.spans("time")) == ["Tuesday"]
    assert (reception.type, reception.stance, reception.openness) == ("CONSULT", "denied", "secret")
    assert words(reception.spans("host")) == ["Cairo"]
    assert words(reception.spans("actor")) == ["envoys"]
    assert words(reception.spans("openness")) == ["secretly"]
    assert words(reception.spans("stance")) == ["denied"]
    (hop,) = reception.chain
    assert hop.kind == "person"
    assert hop.teller is not None
    assert hop.cue is not None
    assert (hop.teller.words, hop.cue.words) == ("Ismail Fahmy", "denied")


def test_an_indirect_quotation_hangs_on_its_saying() -> None:
    (quoted,) = read(FAHMY).quotations
    assert not quoted.direct
    assert quoted.speaker is not None
    assert quoted.speaker.words == "Ismail Fahmy"
    assert quoted.content.words == "Cairo had secretly received Israeli envoys"


def test_words_between_quotation_marks_are_direct_and_their_marks_left_out() -> None:
    (quoted,) = read("“{We shall go|1}”, [he|*p.a] <told|STATEMENT> the [consul|t.r].").quotations
    assert quoted.direct
    assert quoted.content.words == "We shall go"
    assert quoted.addressee is not None
    assert quoted.addressee.words == "consul"


def test_a_teller_without_kind_is_a_document_and_nobody_named_is_unnamed() -> None:
    papers = read("[The archives|.c] [show|.k] that [Rome|s.a] <met|CONSULT ^c> [Vienna|s.a].")
    assert papers.events[0].chain[0].kind == "document"
    hearsay = read("[Rome|s.a] [reportedly|.kn] <met|CONSULT !possible ^c> [Vienna|s.a].")
    assert (hearsay.events[0].chain[0].kind, hearsay.events[0].chain[0].teller) == ("unnamed", None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[Rome|s.a] <met|CONSULTED> [Vienna|s.a].", "unknown event type"),
        ("[Rome|s.a] <met|CONSULT/assist> [Vienna|s.a].", "has no mode"),
        ("[Rome|z.a] <met|CONSULT> [Vienna|s.a].", "unknown kind"),
        ("[Rome|s.y] <met|CONSULT> [Vienna|s.a].", "unknown role"),
        ("[Rome|s.a2] <met|CONSULT> [Vienna|s.a].", "names event 2"),
        ("[Rome|s.a] <met|CONSULT> and <praised|SUPPORT> [Vienna|s.r2].", "say which one"),
        ("[Rome|s.a] <sent|AID> [arms|.o].", "no recipient"),
        ("[Rome|s.a] <met|CONSULT !denied> [Vienna|s.a].", "no words show it"),
        ("[Rome|s.a] [never|.n] <met|CONSULT> [Vienna|s.a].", "is asserted"),
        ("[Rome|s.a] [secretly|.x] <met|CONSULT> [Vienna|s.a].", "no @"),
        ("[Rome|s.a] <met|CONSULT ^c> [Vienna|s.a].", "nobody tells"),
        ("[Le Temps|m.c] says [Rome|s.a] <met|CONSULT> [Vienna|s.a].", "no event or quotation hangs on it"),
        ("[Rome|s.a <met|CONSULT> [Vienna|s.a].", "cannot read the roles"),
        ("[Rome <met|CONSULT> [Vienna|s.a].", "never closed"),
        ("[Rome ]met.", "has no bar"),
        ("[Rome |s] met.", "no space at its ends"),
        ("[tea|] was served.", "says nothing"),
    ],
)
def test_a_line_that_breaks_the_guidelines_is_refused(line: str, said: str) -> None:
    with pytest.raises(MarkError, match=said):
        read(line)


def test_a_fault_is_told_with_its_file_and_line() -> None:
    with pytest.raises(CorpusError, match=r"^own\.marked:3: unknown event type"):
        tuple(read_text("## a-1 | cable | 1950 | A text\nNothing here.\n<met|MEET> [Rome|s].\n", "own.marked"))


def test_paragraphs_and_headings_stand_apart_in_the_content() -> None:
    marked = "## a-1 | essay | 1950 | A text\n# A heading\nOne.\nTwo.\n\n// a note\nThree.\n"
    (document,) = read_text(marked, "own.marked")
    assert document.content == "A heading\n\nOne. Two.\n\nThree."
    assert [sentence.heading for sentence in document.sentences] == [True, False, False, False]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1))
def test_marks_leave_the_words_as_they_were(plain: str) -> None:
    escaped = re.sub(r"([\[\]<>{}|\\])", r"\\\1", plain)
    marked = read_marks(f"a [{escaped}|s] b")
    assert marked.text == f"a {plain} b"
    assert marked.text[marked.marks[0].start : marked.marks[0].end] == plain


@pytest.fixture(scope="module")
def corpus() -> tuple[Document, ...]:
    return tuple(documents())


def test_every_span_of_the_corpus_holds_its_words(corpus: tuple[Document, ...]) -> None:
    for document in corpus:
        for sentence in document.sentences:
            assert document.content[sentence.start : sentence.end] == sentence.text
            spans = [mention.span for mention in sentence.mentions]
            spans += [span for event in sentence.events for span in (event.trigger, *(f.span for f in event.roles))]
            spans += [quoted.content for quoted in sentence.quotations]
            assert all(sentence.text[span.start : span.end] == span.words for span in spans)


def test_no_two_mentions_of_the_corpus_overlap(corpus: tuple[Document, ...]) -> None:
    for document in corpus:
        for sentence in document.sentences:
            spans = sorted(mention.span for mention in sentence.mentions)
            for one, next_one in pairwise(spans):
                assert one.end <= next_one.start, f"{document.file}:{sentence.line}: {one.words!r} {next_one.words!r}"


def test_no_sentence_stands_in_two_parts(corpus: tuple[Document, ...]) -> None:
    parts: dict[str, set[str]] = {}
    for document in corpus:
        for sentence in document.sentences:
            if len(sentence.text) > 40:
                parts.setdefault(sentence.text, set()).add(document.part)
    assert not [text for text, held in parts.items() if len(held) > 1]


def test_a_quarter_of_the_sentences_tells_no_event(corpus: tuple[Document, ...]) -> None:
    """Of both layers: the texts of the second round tell more, what was marked in texts of others tells less."""
    told = Counter(bool(sentence.events) for document in corpus for sentence in document.sentences)
    told.update(bool(row["events"]) for _, row in standoff.rows(None))
    assert told[False] / told.total() >= 0.25


def test_the_part_of_a_text_hangs_on_its_id_alone() -> None:
    assert part_of("cab-001") == part_of("cab-001")
    assert Counter(part_of(f"text-{number}") for number in range(2000))["train"] > 1400


ROW = {
    "trigger": [5, 8],
    "type": "CONSULT",
    "mode": "visit",
    "stance": "denied",
    "roles": [["actor", 0, 4], ["recipient", 13, 19], ["time", 31, 37]],
    "chain": [["medium", None, None], ["person", [0, 4], None]],
}


def test_the_stand_off_layer_is_counted_by_file_and_type_without_its_words() -> None:
    told = {"file": "news/a.txt", "document": "0", "text": "0" * 64, "start": 0, "end": 60, "events": [ROW]}
    made = standoff_counts([("a.jsonl", told), ("a.jsonl", told | {"events": []}), ("b.jsonl", told)])
    assert (made["sentences"]["a.jsonl"], made["sentences"]["b.jsonl"], made["sentences"]["all"]) == (2, 1, 3)
    assert made["sentences"]["all without event"] == 1
    assert made["events"] == {"a.jsonl": 1, "b.jsonl": 1, "all": 2}
    assert made["type"] == {"CONSULT": 2}
    assert made["mode"] == {"CONSULT/visit": 2}
    assert (made["stance"], made["openness"]) == ({"denied": 2}, {"unstated": 2})
    assert made["role"] == {"actor": 2, "recipient": 2, "time": 2}
    assert (made["chain"], made["hop"]) == ({"2 hops": 2}, {"medium": 2, "person": 2})


def test_each_line_of_the_stand_off_layer_is_counted_once() -> None:
    rows = tuple(standoff.rows(None))
    made = standoff_counts(rows)
    assert made["sentences"]["all"] == len(rows) == sum(len(tuple(standoff.rows(part))) for part in get_args(Part))
    assert made["events"]["all"] == made["type"].total() == sum(len(row["events"]) for _, row in rows)


@pytest.fixture
def layer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-off file of one sentence, beside the text it marks."""
    monkeypatch.setenv("BACKCHANNEL_DATA", str(tmp_path))
    (tmp_path / "note.txt").write_text("Rome saw the consul of Bonn on Friday, and it rained.\n", encoding="utf-8")
    ((document, text),) = contents(tmp_path, "note.txt")
    row = {"file": "note.txt", "document": document, "text": digest(text), "start": 0, "end": 53, "events": [ROW]}
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_a_stand_off_sentence_is_shown_with_its_words_and_events(
    layer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert show.main([str(layer), "1"]) == 0
    printed = capsys.readouterr().out
    assert "Rome saw the consul of Bonn on Friday, and it rained." in printed
    assert "saw → CONSULT/visit !denied   actor Rome; recipient consul; time Friday" in printed
    assert "said by ? (medium) › Rome (person)" in printed


@pytest.mark.parametrize("number", ["0", "2", "first"])
def test_a_line_that_a_stand_off_file_does_not_have_is_told(
    layer: Path, capsys: pytest.CaptureFixture[str], number: str
) -> None:
    assert show.main([str(layer), number]) == 2
    assert "own.jsonl has the lines 1 to 1" in capsys.readouterr().out


def test_without_the_folder_of_corpora_nothing_of_the_layer_is_shown(
    layer: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BACKCHANNEL_DATA")
    assert show.main([str(layer), "1"]) == 2
    assert "Set it to the folder of corpora" in capsys.readouterr().out
