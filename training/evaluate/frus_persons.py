"""Persons in diplomatic documents.

FRUS volumes that taught nothing, from raw text: their editors' linked persons are the gold, without the titles before
them. The editors link only whom they list, so a person found elsewhere may well be one; it counts as wrong only where
the mark-up says that something else is named (a term, a state, a people, a capital) or where it overlaps a linked name
without being it. Every eighth paragraph with a linked person.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from backchannel.reading.model import Model
from backchannel.record.text import Block, Text
from training import kinds
from training.evaluate.figure import Figure, Tally
from training.sets.frus import HELD_APART, Paragraph, paragraphs

EVERY = 8


def measure(data: Path) -> list[Figure]:
    model = Model.load()
    every = Tally()
    naive = Tally()
    figures = []
    for volume in HELD_APART:
        tally = Tally()
        for paragraph in _chosen(data / "frus" / f"{volume}.xml"):
            gold = {span for start, end, kind in paragraph.marks if kind == "person"
                    for span in [_bare(paragraph.text, start, end)] if span}  # fmt: skip
            found = set(_persons(model, paragraph, gold))
            tally.add(set(gold), set(found))
            naive.add(set(gold), _capitalised_after_title(paragraph.text, gold))
        every.gold += tally.gold
        every.found += tally.found
        every.right += tally.right
        figures.append(
            Figure(f"{volume}-persons", "Persons (F1)", volume, tally.f1, (f"frus/{volume}.xml",), count=tally.counts())
        )
    files = tuple(f"frus/{volume}.xml" for volume in HELD_APART)
    whole = Figure(
        "frus-persons", "Persons (F1)", "FRUS, four volumes held apart, raw text", every.f1, files,
        count=every.counts(), naive=f"a capitalised word after a title: {naive.f1:.1f}", aim="92",
    )  # fmt: skip
    return [whole, *figures]


def _chosen(path: Path) -> Iterator[Paragraph]:
    marked = (p for p in paragraphs(path) if any(kind == "person" for _, _, kind in p.marks))
    for number, paragraph in enumerate(marked):
        if number % EVERY == 0:
            yield paragraph


def _bare(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A linked name without titles, article and possessive; None where nothing but a title is linked."""
    while True:
        word = text[start:end].split(" ")[0]
        if word == text[start:end] or not (kinds.is_title(word) or word.lower() in ("the", "of", "for")):
            break
        start += len(word) + 1
    words = text[start:end]
    for ending in ("'s", "’s", "'", "’"):
        if words.endswith(ending):
            end -= len(ending)
            break
    words = text[start:end]
    if not words[:1].isupper() or (kinds.is_title(words) or kinds.is_title(words.split(" ")[-1])):
        return None
    return start, end


def _persons(model: Model, paragraph: Paragraph, gold: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    text = paragraph.text
    block = Block(0, len(text), "paragraph")
    told = [(start, end) for start, end, kind in paragraph.marks if kind not in ("person", "unknown")]
    linked = [(start, end) for start, end, kind in paragraph.marks if kind == "person"]
    for sentence in model.analyse(Text(hashlib.sha256(text.encode()).hexdigest(), text, (block,))):
        for name in sentence.names:
            if name.kind != "person":
                continue
            start, end = sentence.words[name.first].start, sentence.words[name.last].end
            words = tuple(text[start:end].split())
            elsewhere = not any(a < end and start < b for a, b in linked)
            if not elsewhere and (start, end) not in gold and not any(a < end and start < b for a, b in gold):
                continue  # a link on a title alone
            named = any(a < end and start < b for a, b in told)
            if (
                not elsewhere
                or named
                or kinds.is_state(words)
                or kinds.is_people(words[0])
                or not words[0][:1].isupper()
            ):
                yield start, end


def _capitalised_after_title(text: str, gold: set[tuple[int, int]]) -> set[tuple[object, ...]]:
    """What a program finds that takes the capitalised words after a title for a person, where persons are linked."""
    found: set[tuple[object, ...]] = set()
    position = 0
    words = text.split(" ")
    places = []
    for word in words:
        places.append((position, position + len(word.rstrip(".,;:’'s)"))))
        position += len(word) + 1
    index = 0
    while index + 1 < len(words):
        if kinds.is_title(words[index]) and words[index + 1][:1].isupper() and not kinds.is_title(words[index + 1]):
            last = index + 1
            while last + 1 < len(words) and words[last + 1][:1].isupper() and words[last][-1:].isalpha():
                last += 1
            start, end = places[index + 1][0], places[last][1]
            if any(a < end and start < b for a, b in gold):
                found.add((start, end))
            index = last
        index += 1
    return found
