"""Agreement is measured on the same words, falls when the marks differ, and its printed figures are those measured."""

import hashlib
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.corpus import agreement
from training.corpus.agreement import (
    ROWS,
    SECOND,
    compare,
    compare_all,
    compare_rows,
    differences,
    disagreements,
    matched,
    pick,
    read_rows,
    unlike_rows,
    unmarked,
)
from training.corpus.document import Document
from training.corpus.reader import TEXTS, CorpusError, documents, part_of, read_file, read_text
from training.corpus.tally import Shared, Tally, accuracy, figures, intervals, kappa
from training.corpus.texts_of_others import contents, digest

PAGE = Path(agreement.__file__).parent / "AGREEMENT.md"

TEXT = """## t-1 | wire | 1977 | Oslo
# [Oslo|s.a] to <host|CONSULT !planned n> [talks|.o]

[Cairo|s.a1] [secretly|.x1] <received|CONSULT/visit @secret> [envoys|P.r1] on [Tuesday|w.t1], [Le Soir|m] wrote.
[Algiers|s.a1] <denied|STATEMENT> having <met|CONSULT !denied1 ^1> [them|*p.a2].
It rained in [Bergen|l].
{It snowed in [Bonn|l]|c1}, [Le Monde|m.c] [wrote|.k].
"""


def document(marked: str = TEXT) -> Document:
    (one,) = read_text(marked, "here")
    return one


def changed(old: str, new: str) -> dict[str, float]:
    assert TEXT.count(old) == 1
    return figures([compare(document(), document(TEXT.replace(old, new)))])


def test_a_marking_agrees_with_itself_wholly() -> None:
    made = figures([compare(document(), document())])
    assert all(value == pytest.approx(1.0) for value in made.values())
    assert made["trigger, exact span, F1"] == made["role, exact span, F1"] == made["type, kappa"] == 1.0


def test_the_second_marking_agrees_with_itself_wholly() -> None:
    marked = tuple(read_file(SECOND / "second.marked"))
    assert all(value == 1.0 for value in figures(compare_all(marked, marked)).values() if not math.isnan(value))


def test_a_moved_trigger_is_no_exact_match_but_an_overlapping_one() -> None:
    longer = changed("having <met|CONSULT !denied1 ^1>", "<having met|CONSULT !denied1 ^1>")
    assert longer["trigger, exact span, F1"] == pytest.approx(3 / 4)
    assert longer["trigger, overlapping, F1"] == 1.0
    assert longer["type, same"] == 1.0, "what hangs on an unmatched trigger is not judged"
    assert longer["role of any trigger, exact span, F1"] < 1.0, "but its roles are lost to the pair"


def test_another_type_lowers_type_and_leaves_the_trigger() -> None:
    made = changed("<received|CONSULT/visit @secret>", "<received|SUPPORT @secret>")
    assert made["trigger, exact span, F1"] == 1.0
    assert made["type, same"] == pytest.approx(3 / 4)
    assert made["type, kappa"] < made["type, same"]


def test_another_mode_leaves_the_type() -> None:
    made = changed("CONSULT/visit", "CONSULT")
    assert made["type, same"] == 1.0
    assert made["type and mode, same"] == pytest.approx(3 / 4)


def test_stance_openness_and_chain_are_each_compared() -> None:
    assert changed("!denied1 ^1", "^1")["stance, same"] == pytest.approx(3 / 4)
    assert changed("@secret", "@private")["openness, same"] == pytest.approx(3 / 4)
    assert changed("!denied1 ^1", "!denied1")["chain, kinds of hops, same"] == pytest.approx(3 / 4)


def test_a_role_given_to_other_words_is_lost_and_to_longer_words_overlaps() -> None:
    other = changed("[envoys|P.r1]", "[envoys|P.i1]")
    assert other["role, exact span, F1"] == other["role, overlapping, F1"] < 1.0
    longer = changed("on [Tuesday|w.t1]", "[on Tuesday|w.t1]")
    assert longer["role, exact span, F1"] < longer["role, overlapping, F1"] == 1.0
    assert longer["time, exact span, F1"] == 0.0
    assert longer["time, overlapping, F1"] == 1.0


def test_another_kind_keeps_the_span_of_a_name() -> None:
    made = changed("[Le Soir|m]", "[Le Soir|o]")
    assert made["names and titles, span, F1"] == 1.0
    assert made["names and titles, span and kind, F1"] < 1.0


def test_an_event_in_a_sentence_that_had_none_lowers_the_kappa_of_sentences() -> None:
    made = changed("It rained", "It <rained|STATEMENT>")
    assert made["sentence has an event, same"] == pytest.approx(4 / 5)
    assert made["sentence has an event, kappa"] < made["sentence has an event, same"]


def test_kappa_is_that_of_the_textbook() -> None:
    table = Counter({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15})
    assert accuracy(table) == pytest.approx(0.7)
    assert kappa(table) == pytest.approx(0.4)


def test_kappa_of_one_choice_alone_is_no_number() -> None:
    assert math.isnan(kappa(Counter({("yes", "yes"): 5})))
    assert math.isnan(kappa(Counter()))
    assert math.isnan(Shared().f1)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_is_the_same_from_either_side_and_never_above_accuracy(pairs: list[tuple[str, str]]) -> None:
    one, other = kappa(Counter(pairs)), kappa(Counter((second, first) for first, second in pairs))
    assert (math.isnan(one) and math.isnan(other)) or one == pytest.approx(other)
    assert math.isnan(one) or one <= accuracy(Counter(pairs)) + 1e-12


def test_agreement_is_the_same_whoever_comes_first() -> None:
    first, second = tuple(read_file(SECOND / "first.marked")), tuple(read_file(SECOND / "second.marked"))
    one, other = figures(compare_all(first, second)), figures(compare_all(second, first))
    assert one.keys() == other.keys()
    assert all(math.isnan(one[name]) or one[name] == pytest.approx(other[name]) for name in one)


def test_tallies_of_documents_add_up() -> None:
    tally = compare(document(), document())
    both = Tally()
    both.add(tally)
    both.add(tally)
    assert both.spans["trigger, exact span"] == Shared(8, 8, 8)
    assert sum(both.choices["type"].values()) == 8


def test_other_words_are_refused() -> None:
    with pytest.raises(CorpusError, match="words of t-1"):
        compare(document(), document(TEXT.replace("Bergen", "Narvik")))


def test_a_document_that_one_of_the_two_lacks_is_refused() -> None:
    other = document(TEXT.replace("t-1", "t-2"))
    with pytest.raises(CorpusError, match="t-1"):
        compare_all([document()], [other])
    with pytest.raises(CorpusError, match="t-2"):
        compare_all([document()], [document(), other])


def test_a_sentence_marked_alike_is_no_difference_and_one_marked_unlike_shows_both() -> None:
    assert list(differences(document(), document())) == []
    head, *marks = differences(document(), document(TEXT.replace("[Le Soir|m]", "[Le Soir|o]")))
    assert head.startswith("t-1 2 ")
    assert marks == ["  1  [Le Soir] name medium", "  2  [Le Soir] name organisation"]


@given(st.text(alphabet="ab []<>{}|\\", min_size=1).map(lambda words: " ".join(words.split())).filter(bool))
def test_what_is_given_to_be_marked_has_the_words_and_no_marks(words: str) -> None:
    escaped = "".join("\\" + letter if letter in "[]<>{}|\\" else letter for letter in words)
    first = document(f"## t-1 | wire | 1977 | A\nx {escaped}\n\n[Oslo|s.a] <met|CONSULT> [Bonn|s.a].\n")
    again = document(unmarked(first))
    assert again.content == first.content
    assert [one.paragraph for one in again.sentences] == [one.paragraph for one in first.sentences]
    assert not any(one.mentions or one.times or one.events or one.quotations for one in again.sentences)


def test_the_sample_is_drawn_the_same_again_of_whole_documents_and_all_parts() -> None:
    genres = ("wire", "cable", "letter")
    named = [f"## x-{number} | {genres[number % 3]} | 1950 | A\nOne.\nTwo.\n" for number in range(60)]
    corpus = [document(text) for text in named]
    picked = pick(corpus, {"test": 6, "dev": 4, "train": 6})
    assert picked == pick(reversed(corpus), {"test": 6, "dev": 4, "train": 6})
    held = Counter(part_of(one.id) for one in picked)
    assert held == {"test": 3, "dev": 2, "train": 3}
    assert max(Counter(one.genre for one in picked).values()) <= 3
    assert picked != pick(corpus, {"test": 6, "dev": 4, "train": 6}, seed="another")


def test_the_reader_passes_over_texts_marked_twice(tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    (tmp_path / "a.marked").write_text(TEXT, encoding="utf-8")
    (tmp_path / "second" / "second.marked").write_text(TEXT, encoding="utf-8")
    assert [one.id for one in documents(folder=tmp_path)] == ["t-1"]
    assert not SECOND.is_relative_to(TEXTS)


def test_both_markings_and_the_unmarked_text_have_the_same_words() -> None:
    first, second, plain = (
        {one.id: one.content for one in read_file(SECOND / name)}
        for name in ("first.marked", "second.marked", "unmarked.txt")
    )
    assert first == second == plain
    assert {part_of(name) for name in first} == {"train", "dev", "test"}


def test_matched_events_share_their_trigger() -> None:
    other = TEXT.replace("<denied|STATEMENT> having", "<denied having|STATEMENT>")
    pairs = matched(document().sentences[2], document(other).sentences[2])
    assert [(event.trigger.words, twin.trigger.words) for event, twin in pairs] == [("met", "met")]


def test_intervals_hold_their_figure_and_are_drawn_the_same_again() -> None:
    second = {one.id: one for one in read_file(SECOND / "second.marked")}
    tallies = compare_all(tuple(read_file(SECOND / "first.marked")), second.values())
    ends = intervals(tallies, resamples=200)
    assert ends == intervals(tallies, resamples=200)
    low, high = ends["trigger, exact span, F1"]
    assert low < figures(tallies)["trigger, exact span, F1"] < high


ROW_PARTS = ("## Sentences of diplomatic documents", "## Wording proposed")


def printed_as_measured(page: str, made: dict[str, float]) -> int:
    """How many rows of marks the page has, each of them as measured."""
    spans = re.findall(r"^\| ([^|]+?) \| \d+ \| \d+ \| \d+ \| (\d\.\d{3}) \|", page, re.M)
    choices = re.findall(r"^\| ([^|]+?) \| \d+ \| (\d\.\d{3}) \| [^|]+ \| (\d\.\d{3}) \|", page, re.M)
    assert len(choices) == 8
    for name, f1 in spans:
        assert f1 == f"{made[f'{name}, F1']:.3f}", name
    for name, same, beyond in choices:
        assert (same, beyond) == (f"{made[f'{name}, same']:.3f}", f"{made[f'{name}, kappa']:.3f}"), name
    return len(spans)


def test_the_page_prints_the_figures_that_are_measured() -> None:
    second = {one.id: one for one in read_file(SECOND / "second.marked")}
    made = figures(compare_all(tuple(read_file(SECOND / "first.marked")), second.values()))
    page, _, of_rows = PAGE.read_text(encoding="utf-8").partition(ROW_PARTS[0])
    assert printed_as_measured(page, made) > 15
    rows = figures(compare_rows(*both_rows()))
    assert printed_as_measured(of_rows.partition(ROW_PARTS[1])[0], rows) > 12


def both_rows() -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]:
    return read_rows(SECOND / ROWS[0]), read_rows(SECOND / ROWS[1])


def row(*events: dict[str, Any], document: str = "1", start: int = 0) -> dict[str, Any]:
    return {"file": "a.xml", "document": document, "text": "0" * 64, "start": start, "end": 60, "events": list(events)}


MET = {"trigger": [10, 13], "type": "CONSULT", "roles": [["actor", 0, 4], ["recipient", 20, 25]]}


def test_rows_of_one_document_are_one_tally_and_only_events_are_counted() -> None:
    rows = [row(MET), row(MET, start=60), row(document="2")]
    one, other = compare_rows(rows, rows)
    assert one.spans["trigger, exact span"] == Shared(2, 2, 2)
    assert other.spans["trigger, exact span"] == Shared()
    assert not [sort for sort in one.spans if "names" in sort or "quotation" in sort]


def test_a_row_marked_unlike_lowers_what_differs_and_no_more() -> None:
    longer = MET | {"trigger": [10, 15]}
    made = figures(compare_rows([row(MET), row(MET, start=60)], [row(longer), row(MET, start=60)]))
    assert made["trigger, exact span, F1"] == pytest.approx(1 / 2)
    assert made["trigger, overlapping, F1"] == made["type, same"] == 1.0
    assert made["role actor, overlapping, F1"] == 1.0, "roles are judged on triggers with the same span"
    wider = MET | {"roles": [["actor", 0, 7], ["recipient", 20, 25]], "chain": [["medium", [30, 35], [36, 40]]]}
    made = figures(compare_rows([row(MET)], [row(wider)]))
    assert made["role actor, exact span, F1"] == 0.0
    assert made["role actor, overlapping, F1"] == made["role recipient, exact span, F1"] == 1.0
    assert made["chain, kinds of hops, same"] == 0.0


def test_other_rows_or_another_order_are_refused() -> None:
    one, other = row(MET), row(MET, start=60)
    with pytest.raises(CorpusError, match="other sentences"):
        compare_rows([one, other], [other, one])
    with pytest.raises(CorpusError, match="other sentences"):
        compare_rows([one, other], [one])


def test_rows_are_shown_with_their_words_where_they_differ(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Rome saw the consul of Bonn on Friday, and it rained.\n", encoding="utf-8")
    ((document, text),) = contents(tmp_path, "note.txt")
    of_text = row(document=document) | {"file": "note.txt", "text": digest(text), "end": len(text)}
    alike = of_text | {"events": [{"trigger": [5, 8], "type": "CONSULT", "roles": [["actor", 0, 4]]}]}
    unlike = of_text | {"events": [{"trigger": [5, 8], "type": "CONSULT", "roles": [["recipient", 13, 19]]}]}
    lines = list(unlike_rows([alike, alike], [alike, unlike], tmp_path))
    assert lines[0].startswith("2 note.txt 0  Rome saw")
    assert lines[1:] == ["  1  saw → CONSULT   actor Rome", "  2  saw → CONSULT   recipient consul"]


def test_without_the_folder_of_corpora_the_words_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BACKCHANNEL_DATA", raising=False)
    assert agreement.main(["rows"]) == 2
    assert "BACKCHANNEL_DATA" in capsys.readouterr().out


def test_every_sentence_marked_unlike_is_explained_and_no_other() -> None:
    second = {one.id: one for one in read_file(SECOND / "second.marked")}
    unlike = {
        tuple(line.split()[:2])
        for one in read_file(SECOND / "first.marked")
        for line in differences(one, second[one.id])
        if not line.startswith("  ")
    }
    explained = disagreements()
    assert {(one.document, str(one.sentence)) for one in explained} == unlike
    page = PAGE.read_text(encoding="utf-8")
    slips = [one for one in explained if one.cause == "first"]
    assert all(one.what in page for one in slips), "each slip of the first is listed for correction"


def test_a_line_without_a_cause_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "disagreements.tsv"
    table.write_text("document\tsentence\tcause\tsubject\twhat\nt-1\t1\tnobody\tevent\tmet\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"disagreements\.tsv:2"):
        disagreements(table)


def test_the_second_marking_stands_as_it_was_made() -> None:
    """It was made before the first was seen; a later touch would make the figures mean nothing."""
    made = (SECOND / "second.marked").read_bytes()
    assert hashlib.sha256(made).hexdigest() == "a58186a63f99d24cf98cfc717574390fba401afab107d8b10a8d4e5c15df420a"


def test_the_two_markings_of_diplomatic_documents_stand_as_they_were_made() -> None:
    made = [hashlib.sha256((SECOND / name).read_bytes()).hexdigest() for name in ROWS]
    assert made == [
        "b209bfe5af06ea33507523cd78261a15880a255d3ef181ef8502c8a1f4b3962e",
        "853a9595dba2185d60ea6a8f60374878c251edadcd8db625bdd7af01686aeb4c",
    ]
