"""Speaker labels: what stands under a label is told by that speaker, until the next one."""

from dataclasses import replace

import pytest

from backchannel.reading.draft import DraftClaim
from backchannel.reading.turns import turns
from tests.reading.test_read import Reader, one, reader  # noqa: F401
from tests.reading.texts import text_of


def told_by(claim: DraftClaim) -> list[tuple[str, str]]:
    return [(hop.who, hop.kind) for hop in claim.chain]


def test_an_answer_is_told_by_the_one_person_whom_the_head_names(reader: Reader) -> None:  # noqa: F811
    reading = reader.read(
        ("heading", "An interview with Mr. Jonas Weller"),
        "Q: When did Norway warn Denmark?",
        "A: In May. Then Denmark attacked Norway.",
    )
    assert told_by(one(reading, "warn")) == [("questioner", "unnamed")]
    claim = one(reading, "attacked")
    assert told_by(claim) == [("Jonas Weller", "person")]
    assert claim.chain[0].words is not None
    assert claim.chain[0].words.words == "A"


def test_an_answer_keeps_no_name_where_the_head_names_two(reader: Reader) -> None:  # noqa: F811
    reading = reader.read(
        ("heading", "Jonas Weller and Erik Lund talk to us"), "Q: And then?", "A: Denmark attacked Norway."
    )
    assert told_by(one(reading, "attacked")) == [("person questioned", "unnamed")]


def test_a_label_with_name_and_office_tells_what_follows_up_to_the_next(reader: Reader) -> None:  # noqa: F811
    reading = reader.read(
        "Mr. Erik Lund (Minister of Trade):",
        "Denmark attacked Norway.",
        "Mrs. Clara Holm (Aarhus):",
        "Sweden accused Finland.",
    )
    assert told_by(one(reading, "attacked")) == [("Erik Lund", "person")]
    assert told_by(one(reading, "accused")) == [("Clara Holm", "person")]


def test_a_heading_ends_what_stands_under_a_label(reader: Reader) -> None:  # noqa: F811
    reading = reader.read(
        "Mr. Erik Lund (Minister of Trade):",
        "Denmark attacked Norway.",
        ("heading", "Annex"),
        "Sweden accused Finland.",
    )
    assert told_by(one(reading, "accused")) == []


def test_inside_a_turn_the_speaker_is_outermost(reader: Reader) -> None:  # noqa: F811
    reading = reader.read(
        "THE PRESIDENT: Good morning. Lund said that Denmark attacked Norway.", "THE PRESIDENT: Good."
    )
    assert [hop.who for hop in one(reading, "attacked").chain] == ["THE PRESIDENT", "Lund"]


@pytest.mark.parametrize(
    "lines",
    [
        ["TO: The Embassy", "FROM: The Department", "SUBJECT: Talks"],
        ["PROS: Chad would thank us.", "CONS: Niger would not.", "PROS: It is cheap.", "CONS: It is late."],
        ["President Holm: a life in letters is out of print."],
        ["A: apples are dear this year."],
        ["At 5 p.m. the note said: go home."],
        ["Mr. President:", "The Danes attacked Norway."],
        ["The Ambassador also made two points:", "Norway had been warned."],
    ],
)
def test_heads_of_papers_titles_and_lists_are_no_labels(lines: list[str]) -> None:
    assert turns(text_of(*lines), ()) == ()


def test_names_in_capitals_are_labels_where_they_take_turns() -> None:
    text = text_of("LUND: Well?", "HOLM: No.", "LUND: Then yes.")
    assert [(turn.who, text.content[turn.start : turn.end].strip()) for turn in turns(text, ())] == [
        ("LUND", "Well?"),
        ("HOLM", "No."),
        ("LUND", "Then yes."),
    ]


def test_who_is_only_the_source_takes_no_part(reader: Reader) -> None:  # noqa: F811
    reading = reader.read("According to the magazine Cauce, the Chilean ambassador flew to Mendoza and met Videla.")
    for trigger in ("flew", "met"):
        claim = one(reading, trigger)
        told = [reading.mentions[p.mention].passage.words for p in claim.participants if p.mention is not None]
        assert not any("Cauce" in words for words in told)
        assert "the Chilean ambassador" in told
        assert [hop.kind for hop in claim.chain] == ["medium"]


def test_who_is_reported_to_have_stated_something_does_not_report_it(reader: Reader) -> None:  # noqa: F811
    reading = reader.read("Erik Lund is reported to have accused Norway in May.")
    assert [hop.kind for hop in one(reading, "accused").chain] == ["unnamed"]


def test_bare_surnames_with_a_colon_are_speakers_where_they_are_named_elsewhere(reader: Reader) -> None:  # noqa: F811
    reading = reader.read(
        "Mr. Jonas Weller and Mr. Erik Lund met.",
        "Weller: Denmark attacked Norway.",
        "Lund: When?",
        "Weller: Sweden accused Finland.",
    )
    assert told_by(one(reading, "attacked"))[0][1] == "person"
    assert told_by(one(reading, "accused"))[0][0].endswith("Weller")


def test_words_before_a_colon_that_name_nobody_are_no_speakers(reader: Reader) -> None:  # noqa: F811
    reading = reader.read(
        "Trade: Denmark attacked Norway.", "Peace: It rained.", "Trade: Sweden accused Finland.", "Peace: No."
    )
    assert told_by(one(reading, "attacked")) == []


def test_names_with_a_title_and_a_full_stop_are_speakers_where_they_take_turns(reader: Reader) -> None:  # noqa: F811
    reading = reader.read(
        "Mr. Weller. When did Norway warn Denmark?", "The President. Denmark attacked Norway.", "Mr. Weller. I see."
    )
    assert [kind for _, kind in told_by(one(reading, "attacked"))] == ["official"]
    reading = reader.read("The President. Denmark attacked Norway.", "Sweden is far.")
    assert told_by(one(reading, "attacked")) == []


def test_a_bare_name_takes_turns_with_an_office(reader: Reader) -> None:  # noqa: F811
    reading = reader.read(
        "Mr. Jonas Weller received the Minister.",
        "The Minister: When?",
        "Weller: Denmark attacked Norway.",
        "The Minister: Sweden accused Finland.",
        "Weller: I see.",
    )
    assert told_by(one(reading, "attacked"))[0][0].endswith("Weller")
    assert [kind for _, kind in told_by(one(reading, "accused"))] == ["official"]


def test_what_stands_under_a_label_that_names_nobody_is_not_the_last_speakers(reader: Reader) -> None:  # noqa: F811
    reading = reader.read(
        "The Minister: When?", "Foo: Denmark attacked Norway.", "The Minister: Why?", "Foo: Sweden accused Finland."
    )
    assert told_by(one(reading, "attacked")) == []


def test_an_editors_note_is_not_the_last_speakers() -> None:
    text = text_of("The Minister: When?", "Mr. Holm: Now.", "The talk went on.", "Summary: Denmark attacked Norway.")
    note = replace(text, blocks=(*text.blocks[:-1], replace(text.blocks[-1], kind="note")))
    assert [note.content[turn.start : turn.end].strip() for turn in turns(note, ())][-1] == "Now.\n\nThe talk went on."
