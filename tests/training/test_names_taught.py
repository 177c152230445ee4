"""What teaches names: targets are the tags that a teacher leaves possible, never more than it knows."""

import random
from pathlib import Path

import pytest
from training.examples import Example
from training.labels import KINDS, NAME_TAGS, OUTSIDE, SCHEMES, UNKNOWN, bit, span_masks, time_masks
from training.noise import disturb
from training.sets import frus
from training.sets.conllu import read
from training.sets.spans import Span, bare, masks
from training.sets.treebanks import ewt, told_by_words

from backchannel.reading.words import words
from training import kinds


def told(mask: int) -> set[str]:
    return {tag for tag in NAME_TAGS if mask & bit("names", tag)}


def test_there_are_two_tags_for_each_kind_of_the_record() -> None:
    assert len(NAME_TAGS) == 1 + 2 * len(KINDS)
    assert all(len(tags) < 60 for tags in SCHEMES.values()), "a mask is a 64-bit number"


def test_a_span_of_unsure_kind_allows_each_of_them_and_nothing_else() -> None:
    first, second = span_masks(("party", "organisation"), 2)
    assert told(first) == {"B-party", "B-organisation"}
    assert told(second) == {"I-party", "I-organisation"}


def test_times_are_marked_from_their_first_word_to_their_last() -> None:
    masks_ = time_masks([(1, 2)], 4)
    assert masks_ == [bit("times", tag) for tag in ("O", "B-time", "I-time", "O")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Department of State", "government_body"),
        ("Foreign Ministry", "government_body"),
        ("Central Intelligence Agency", "service"),
        ("Royal Jordanian Air Force", "armed_group"),
        ("Palestine Liberation Organization", "armed_group"),
        ("Congress Party", "party"),
        ("New York Times", "medium"),
        ("Harvard University", "organisation"),
        ("Solel Boneh", "organisation"),
    ],
)
def test_the_words_of_a_body_tell_its_kind(name: str, kind: str) -> None:
    assert kinds.body_kind(tuple(name.split())) == kind


def test_states_past_and_present_are_told_from_places() -> None:
    assert kinds.place_kind(("Soviet", "Union")) == "state"
    assert kinds.place_kind(("the", "United", "States")) == "state"
    assert kinds.place_kind(("Amman",)) == "place"


def test_a_title_is_no_part_of_a_person_and_is_marked_beside_it() -> None:
    words_ = ["Foreign", "Minister", "Subandrio", "spoke"]
    assert bare(words_, 0, 2) == (2, 2)
    result = masks(words_, [Span(2, 2, ("person",))], [OUTSIDE] * 4)
    assert [told(mask) for mask in result] == [{"B-title"}, {"I-title"}, {"B-person"}, {"O"}]


def test_an_unlinked_name_in_frus_may_be_anything() -> None:
    text = "Rusk told Ambassador Meyer that Widjakmika had seen the Shah in Amman."
    own = words(text, 0, len(text))
    forms = [text[a:b] for a, b in own]
    spans, elsewhere = frus.label(forms, own, [(0, 4, "person")])
    found = masks(forms, spans, elsewhere)
    by_form = dict(zip(forms, found, strict=True))
    assert told(by_form["Rusk"]) == {"B-person"}
    assert told(by_form["Ambassador"]) == {"B-title"}
    assert told(by_form["Meyer"]) == {"B-person"}
    assert by_form["Widjakmika"] == UNKNOWN
    assert told(by_form["Amman"]) == {"B-place"}
    assert told(by_form["seen"]) == {"O"}


def test_a_frus_document_gives_its_paragraphs_with_their_marks(tmp_path: Path) -> None:
    path = tmp_path / "volume.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
        '<list><item><term xml:id="t_1">FO</term>, Foreign Office</item></list>'
        '<div type="document"><head>1. Note<note>Source: <p>A file.</p></note></head>'
        '<p>Mr.\n   <persName corresp="#p_1">Bevin</persName>\'s aide at the <gloss target="#t_1">FO</gloss> agreed.</p>'
        "</div></body></text></TEI>",
        encoding="utf-8",
    )
    found = list(frus.paragraphs(path))
    assert [paragraph.text for paragraph in found] == ["1. Note", "A file.", "Mr. Bevin's aide at the FO agreed."]
    text, marks = found[2].text, found[2].marks
    assert [(text[start:end], kind) for start, end, kind in marks] == [("Bevin", "person"), ("FO", "government_body")]


def test_proper_nouns_of_a_treebank_are_told_only_where_something_tells() -> None:
    words_ = ["George", "Harrison", "left", "France", "for", "Xyzzy", "on", "Monday"]
    xpos = ["NNP", "NNP", "VBD", "NNP", "IN", "NNP", "IN", "NNP"]
    elsewhere = [UNKNOWN if tag == "NNP" else OUTSIDE for tag in xpos]
    spans = list(told_by_words(words_, xpos, frozenset({"George"}), elsewhere))
    assert [(span.first, span.last, span.kinds) for span in spans] == [(0, 1, ("person",)), (3, 3, ("state",))]
    assert elsewhere[5] == UNKNOWN
    assert elsewhere[7] == OUTSIDE


def test_words_of_a_treebank_find_their_places_in_its_text(tmp_path: Path) -> None:
    path = tmp_path / "one.conllu"
    path.write_text(
        "# newdoc id = d\n# sent_id = s\n# text = They don't go.\n"
        "1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n"
        "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n"
        "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
        "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
        "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n",
        encoding="utf-8",
    )
    (tree,) = read(path)
    assert [tree.text[start:end] for start, end in tree.spans()] == ["They", "do", "n't", "go", "."]
    assert [word.head for word in tree.words] == [3, 3, 3, -1, 3]


def test_noise_changes_words_and_never_their_number_or_labels() -> None:
    example = Example(("The", "Minister", "of", "Israel"), tags={"names": (OUTSIDE, UNKNOWN, OUTSIDE, UNKNOWN)})
    rng = random.Random(7)
    for chances in ({"shouted": 1.0, "lowered": 0.0, "scanned": 0.0}, {"shouted": 0.0, "lowered": 0.0, "scanned": 1.0}):
        for _ in range(50):
            changed = disturb(example, chances, rng)
            assert len(changed.forms) == len(example.forms)
            assert all(changed.forms)
            assert changed.tags == example.tags
    assert disturb(example, {"shouted": 1.0, "lowered": 0, "scanned": 0}, rng).forms[1] == "MINISTER"


def test_our_own_marks_of_a_sentence_leave_no_other_name_possible(tmp_path: Path) -> None:
    trees, marks = tmp_path / "a.conllu", tmp_path / "a.tsv"
    rows = [("Acme", "NNP"), ("sued", "VBD"), ("Ruritania", "NNP"), ("Monday", "NNP")]
    lines = [f"{n}\t{form}\t_\tPROPN\t{xpos}\t_\t{2 * (n != 2)}\tdep\t_\t_" for n, (form, xpos) in enumerate(rows, 1)]
    trees.write_text("# sent_id = one\n# text = Acme sued Ruritania Monday\n" + "\n".join(lines) + "\n\n")
    marks.write_text("one\t0-0:organisation 2-2:state\n")
    (example,) = ewt(trees, marked=marks)
    assert [told(mask) for mask in example.tags["names"]] == [{"B-organisation"}, {"O"}, {"B-state"}, {"O"}]
