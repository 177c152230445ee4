"""Capitals, no capitals, endless sentences, lists and tables: what stands there is read all the same."""

import random
import re

import pytest

from backchannel.record.check import faults

from .conftest import ReadText

SENTENCES = (
    "The foreign minister of Peru received the ambassador of Chile in Lima on 3 May 1954.",
    "Chile condemned the visit and recalled its envoy from Bolivia.",
    "Peru and Bolivia signed a trade agreement in La Paz two weeks later.",
    "President Prado threatened Ecuador with an embargo.",
    "Brazil sent medical aid to Paraguay in June 1954.",
    "The army of Ecuador attacked a border post of Peru.",
)
PLAIN = " ".join(SENTENCES)
CABLE = """SECRET
FROM: AMEMBASSY LIMA
TO: SECSTATE WASHDC PRIORITY 1123

SUBJECT: CHILEAN ENVOY

1. FOREIGN MINISTER OF PERU RECEIVED AMBASSADOR OF CHILE ON MAY 3. CHILE HAD CONDEMNED THE AGREEMENT OF PERU WITH BOLIVIA.

2. COMMENT: BOLIVIA THREATENED TO EXPEL THE CHILEAN CONSUL. END COMMENT.
"""


def told(read_text: ReadText, content: str, name: str = "text.txt") -> list[tuple[str, str]]:
    """Type and trigger, in small letters, of each claim; the record must hold together."""
    record = read_text(content, name).record
    assert faults(record) == []
    return [(claim.type, claim.trigger.words.lower()) for claim in record.claims]


def test_capitals_and_small_letters_tell_the_same_events(read_text: ReadText) -> None:
    plain = set(told(read_text, PLAIN))
    assert len(plain) >= 6
    assert len(plain & set(told(read_text, PLAIN.upper()))) >= len(plain) - 1
    assert len(plain & set(told(read_text, PLAIN.lower()))) >= len(plain) - 2


@pytest.mark.parametrize(("content", "fewest"), [(PLAIN.upper(), 6), (PLAIN.lower(), 3)])
def test_states_are_known_in_capitals_and_mostly_in_small_letters(
    read_text: ReadText, content: str, fewest: int
) -> None:
    countries = {party.country for claim in read_text(content).record.claims for party in claim.participants}
    assert len({"PER", "CHL", "BOL", "ECU", "BRA", "PRY"} & countries) >= fewest


def test_a_cable_in_capitals_is_read(read_text: ReadText) -> None:
    types = {kind for kind, _ in told(read_text, CABLE, "cable.txt")}
    assert {"CONSULT", "THREATEN"} <= types


@pytest.mark.parametrize("joint", [", and ", "; ", " and ", " - ", " "])
def test_a_sentence_of_three_hundred_words_is_read(read_text: ReadText, joint: str) -> None:
    clauses = [sentence.rstrip(".") for sentence in SENTENCES]
    content = joint.join(clauses * 5) + "."
    assert len(content.split()) >= 300
    found = told(read_text, content)
    assert len(found) >= 15
    assert ("AGREE", "signed") in found


@pytest.mark.parametrize("words", [300, 2_000, 20_000])
def test_words_without_any_mark_end_in_no_error(read_text: ReadText, words: int) -> None:
    content = " ".join((PLAIN.replace(".", "").split() * words)[:words])
    assert ("AGREE", "signed") in told(read_text, content)


def test_one_word_of_a_hundred_thousand_letters_ends_in_no_error(read_text: ReadText) -> None:
    assert ("AGREE", "signed") in told(read_text, f"{'x' * 100_000}\n\n{PLAIN}")


LISTS = {
    "bullets": ("\n".join(f"• {sentence}" for sentence in SENTENCES), "a.txt"),
    "numbers": ("\n".join(f"{n}. {sentence}" for n, sentence in enumerate(SENTENCES, 1)), "a.txt"),
    "markdown": ("\n".join(f"- {sentence}" for sentence in SENTENCES), "a.md"),
    "items": (f"<html><body><ul>{''.join(f'<li>{s}</li>' for s in SENTENCES)}</ul></body></html>", "a.html"),
    "rows": (
        f"<html><body><table>{''.join(f'<tr><td>{n}</td><td>{s}</td></tr>' for n, s in enumerate(SENTENCES))}</table></body>",
        "a.html",
    ),
    "tabs": ("\n".join(f"{n}\t{sentence}\tLima" for n, sentence in enumerate(SENTENCES, 1)), "a.txt"),
    "bars": (
        "| no | what |\n|---|---|\n" + "\n".join(f"| {n} | {s} |" for n, s in enumerate(SENTENCES, 1)),
        "a.md",
    ),
    "commas": ("no,what\n" + "\n".join(f'{n},"{sentence}"' for n, sentence in enumerate(SENTENCES, 1)), "a.csv"),
    "semicolons": ("; ".join(sentence.rstrip(".") for sentence in SENTENCES) + ".", "a.txt"),
    "lines": ("\n".join(sentence.rstrip(".") for sentence in SENTENCES), "a.txt"),
}


@pytest.mark.parametrize("shape", LISTS)
def test_every_item_of_a_list_or_table_is_read(read_text: ReadText, shape: str) -> None:
    found = told(read_text, *LISTS[shape])
    assert len(set(told(read_text, PLAIN)) - set(found)) <= 1


def test_straight_and_curly_marks_hold_the_same_words(read_text: ReadText) -> None:
    said = (
        "The minister of Peru said: {}We shall never sign that treaty with Chile.{} He called the offer {}an insult{}."
    )
    curly = read_text(said.format("“", "”", "“", "”")).record.quotations
    straight = read_text(said.format('"', '"', '"', '"')).record.quotations
    assert [(q.content.words, q.direct) for q in curly] == [(q.content.words, q.direct) for q in straight]
    assert any(q.direct and q.content.words.startswith("We shall never") for q in curly)


@pytest.mark.parametrize("seed", range(6))
def test_nobody_is_named_by_signs_that_stand_for_lost_bytes(read_text: ReadText, seed: int) -> None:
    chance = random.Random(seed)
    content = "".join("\ufffd" if chance.random() < 0.06 else sign for sign in PLAIN.replace("The army", "The Andeans"))
    record = read_text(content).record
    assert faults(record) == []
    assert [actor.name for actor in record.actors if not re.search(r"[^\W\d_]{3}", actor.name)] == []
