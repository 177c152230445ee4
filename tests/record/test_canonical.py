"""Equal records are equal bytes, and ids are made from content."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.record.actor import Actor, Mention, Post
from backchannel.record.canonical import canonical_json, sha256_hex
from backchannel.record.check import faults
from backchannel.record.claim import Claim, Participant, Stance
from backchannel.record.ids import actor_id, claim_id, made_from, source_id
from backchannel.record.passage import Passage, cut, trimmed
from backchannel.record.record import FORMAT, Record
from backchannel.record.schema import NotARecord, json_schema, record_from_json
from backchannel.record.source import Source
from backchannel.record.text import Block, Text
from backchannel.record.when import When

CONTENT = "Ruritania’s envoy met Marshal Ostrov in 1931. He denied it."


def sound_record() -> Record:
    """A small record in which everything holds."""
    text = Text(sha256_hex(CONTENT.encode()), CONTENT, (Block(0, len(CONTENT), "paragraph"),))
    start = CONTENT.index("Marshal")
    ostrov = Actor(
        id=actor_id(text.sha256, "person", "Ostrov", start),
        kind="person",
        name="Ostrov",
        mentions=(Mention(start, start + 14, "Marshal Ostrov", "name"),),
        posts=(Post(office="marshal", from_="1930", words=cut(CONTENT, start, start + 7)),),
    )
    year = CONTENT.index("1931")
    claim = Claim(
        id="",
        passage=cut(CONTENT, 0, 45),
        trigger=cut(CONTENT, 18, 21),
        type="CONSULT",
        participants=(Participant("actor", ostrov.id, None, "MIL", cut(CONTENT, start, start + 14)),),
        when=When(cut(CONTENT, year, year + 4), "1931", "1931-01-01", "1931-12-31"),
    )
    claim = replace(claim, id=claim_id(text.sha256, claim))
    source = Source(source_id("ab", None), "ab", "text/plain", "a.txt")
    return Record(FORMAT, "0", "test", source, text, (ostrov,), (claim,))


@given(st.text(), st.text(), st.text())
def test_ids_keep_their_parts_apart(a: str, b: str, c: str) -> None:
    """Moving a character from one part to the next gives another id."""
    if (a + b, c) != (a, b + c):
        assert made_from("x", a + b, c) != made_from("x", a, b + c)
    assert made_from("x", a, b, c) == made_from("x", a, b, c)


@given(st.text(min_size=1), st.data())
def test_a_cut_passage_has_the_words_at_its_place(content: str, data: st.DataObject) -> None:
    """Offsets are code points, whatever the script."""
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start + 1, len(content)))
    passage = cut(content, start, end)
    assert content[passage.start : passage.end] == passage.words
    if passage.words.strip():
        inner = trimmed(content, start, end)
        assert inner.words == passage.words.strip()


def test_a_record_comes_back_from_its_json_unchanged() -> None:
    """Written and read back, a record is equal and gives the same bytes."""
    record = sound_record()
    data = canonical_json(record)
    again = record_from_json(data)
    assert again == record
    assert canonical_json(again) == data


def test_a_post_speaks_of_from_and_not_of_from_underscore() -> None:
    """The JSON has the words of the record's description."""
    assert b'"from":"1930"' in canonical_json(sound_record())
    assert "from" in json_schema()["$defs"]["Post"]["properties"]


def test_what_is_no_record_is_refused_with_its_place() -> None:
    """The message names the first field that does not fit."""
    broken = canonical_json(sound_record()).replace(b'"CONSULT"', b'"MEETING"')
    with pytest.raises(NotARecord, match=r"claims\.0\.type"):
        record_from_json(broken)


def test_a_sound_record_has_no_faults() -> None:
    """The check finds nothing where nothing is wrong."""
    assert faults(sound_record()) == []


def test_moved_words_are_a_fault() -> None:
    """A span one code point off is found, and so is the id that no longer fits."""
    record = sound_record()
    claim = record.claims[0]
    moved = replace(claim, trigger=Passage(claim.trigger.start + 1, claim.trigger.end + 1, claim.trigger.words))
    found = faults(replace(record, claims=(moved,)))
    assert any("do not stand" in fault for fault in found)
    assert any("not the id of its content" in fault for fault in found)


def test_a_stance_needs_words_or_a_named_rule() -> None:
    """ "Denied" without the words that deny is a fault; with a named rule it is none."""
    record = sound_record()
    bare = replace(record.claims[0], stance=Stance("denied"), id="")
    bare = replace(bare, id=claim_id(record.text.sha256, bare))
    assert any("stance" in fault for fault in faults(replace(record, claims=(bare,))))
    ruled = replace(bare, inferred={"stance": "denied in the next sentence"}, id="")
    ruled = replace(ruled, id=claim_id(record.text.sha256, ruled))
    assert faults(replace(record, claims=(ruled,))) == []


def test_an_unknown_actor_is_a_fault() -> None:
    """Every participant is an actor of the same record."""
    record = sound_record()
    assert any("no actor of this record" in fault for fault in faults(replace(record, actors=())))


def test_a_text_that_was_changed_is_a_fault() -> None:
    """One changed letter is noticed."""
    record = sound_record()
    text = replace(record.text, content=record.text.content.replace("envoy", "envoi"))
    assert any("SHA-256" in fault for fault in faults(replace(record, text=text)))
