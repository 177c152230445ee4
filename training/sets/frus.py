"""Foreign Relations of the United States: names from the editors' mark-up.

The editors link persons (``persName corresp``) and terms (``gloss target``) to each volume's lists. What they link is
taken for gold; what the words themselves tell (states, peoples, capitals, ministries, a word after "Ambassador") is
taken too; a capitalised word that nothing tells about may be anything and is left out of the loss. A title before a
name is no part of it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from backchannel.reading.sentences import sentences
from backchannel.reading.words import listed, words
from training import kinds
from training.examples import Example, forms_of
from training.labels import OUTSIDE, UNKNOWN
from training.sets.spans import Span, masks

HELD_APART = ("frus1955-57v25", "frus1958-60v13", "frus1964-68v20", "frus1969-76v38p1")
"""Volumes that never teach and are measured on: Eastern Europe 1957, the Arab states 1958-60, the Arab-Israeli dispute
1967-68, and the organisation of foreign policy 1973-76."""

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_MONTHS = listed(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec i"""
)
_BODIES = listed(
    """department ministry embassy council committee commission congress senate parliament cabinet office bureau
    legation consulate agency mission delegation assembly"""
)
_LINKS = frozenset(("of", "the", "for"))


@dataclass(slots=True)
class Paragraph:
    """Text of one paragraph, head or note, and what is marked in it: (start, end, "person" | a kind | "unknown")."""

    text: str = ""
    marks: list[tuple[int, int, str]] = field(default_factory=list)


def paragraphs(path: Path) -> Iterator[Paragraph]:
    """Paragraphs, heads and notes of all documents of a volume, in order; notes after what they stand in."""
    root = ElementTree.parse(path).getroot()
    terms = {
        item.get(_ID, ""): " ".join(_rest_of(parent, item).split())
        for parent, item in _terms(root)
    }  # fmt: skip
    for document in root.iter(f"{_TEI}div"):
        if document.get("type") != "document":
            continue
        for element in document.iter():
            if element.tag in (f"{_TEI}p", f"{_TEI}head", f"{_TEI}note"):
                if element.tag == f"{_TEI}note" and element.find(f"{_TEI}p") is not None:
                    continue
                found = Paragraph()
                _flatten(element, found, terms)
                if found.text.strip():
                    yield found


def _terms(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, ElementTree.Element]]:
    for item in root.iter(f"{_TEI}item"):
        for term in item.iter(f"{_TEI}term"):
            yield item, term


def _rest_of(item: ElementTree.Element, term: ElementTree.Element) -> str:
    whole = "".join(item.itertext())
    name = "".join(term.itertext())
    return whole.replace(name, "", 1).lstrip(" ,;:\n")


def _flatten(element: ElementTree.Element, into: Paragraph, terms: dict[str, str]) -> None:
    _add(into, element.text)
    for child in element:
        if child.tag == f"{_TEI}note":
            pass
        else:
            start = len(into.text)
            _flatten(child, into, terms)
            raw = into.text[start:]
            start += len(raw) - len(raw.lstrip())
            end = len(into.text.rstrip())
            if start < end:
                if child.tag == f"{_TEI}persName" and child.get("corresp"):
                    into.marks.append((start, end, "person"))
                elif child.tag == f"{_TEI}gloss":
                    into.marks.append((start, end, _glossed(child, raw.strip(), terms)))
        _add(into, child.tail)


def _add(into: Paragraph, text: str | None) -> None:
    """Adds text with white space made single."""
    if not text:
        return
    text = re.sub(r"\s+", " ", text)
    if text[0] == " " and (not into.text or into.text[-1] == " "):
        text = text[1:]
    into.text += text


def _glossed(gloss: ElementTree.Element, words_: str, terms: dict[str, str]) -> str:
    told = terms.get((gloss.get("target") or "").lstrip("#"), words_ if gloss.get("type") in ("from", "to") else "")
    name = tuple(re.split(r"[;,(]", told)[0].split())
    if not name or not name[0][:1].isupper():
        return "unknown"
    if kinds.is_state(name):
        return "state"
    if name[0].lower() in ("operation", "project"):
        return "event"
    kind = kinds.body_kind(name)
    lower = {word.lower() for word in name}
    if kind != "organisation" or lower & _SURE:
        return kind
    return "unknown"


_SURE = listed("organization organisation nations union league association community bank fund federation corporation")


@cache
def common() -> frozenset[str]:
    """Words that begin sentences and are no names, from a list of frequent words."""
    return listed(
        """the a an this that these those there here it he she they we you his her its their our my if when while
        although though because since after before as at in on by for from with without under over during despite but
        and or so yet however moreover meanwhile then thus therefore nevertheless indeed perhaps also no not none what
        who where why how which whether both all some many most several such each another one two three four five to of
        any other only even now once until upon among between against about above through following according please
        reference re see source drafted cleared repeated tell told said says should would could may might must can will
        shall do does did has have had is are was were be been being let let's further furthermore finally first
        second third meeting telegram memorandum conversation subject summary begin end text note participants
        message letter secret confidential priority top unclassified limited eyes copy attached enclosed dear
        sincerely regards as per yes well certainly your unless like too later recent present than more less much
        given having regarding concerning while every everything everyone something nothing nobody another either
        neither still just particularly especially generally specifically apparently obviously unfortunately"""
    )


def read(folder: Path, every: int) -> list[Example]:
    """One in ``every`` sentences that have a person or a term linked, of all volumes not held apart."""
    examples = []
    for path in sorted(folder.glob("*.xml")):
        if path.stem in HELD_APART:
            continue
        count = 0
        for paragraph in paragraphs(path):
            if not paragraph.marks:
                continue
            spans = words(paragraph.text, 0, len(paragraph.text))
            for first, last in sentences(paragraph.text, spans):
                own = spans[first : last + 1]
                inside = [mark for mark in paragraph.marks if own[0][0] <= mark[0] and mark[1] <= own[-1][1]]
                if not inside or len(own) < 4 or len(own) > 120:
                    continue
                count += 1
                if count % every == 0:
                    examples.append(_example(paragraph.text, own, inside))
    return examples


def _example(text: str, own: list[tuple[int, int]], marks: list[tuple[int, int, str]]) -> Example:
    forms = [text[start:end] for start, end in own]
    spans, elsewhere = label(forms, own, marks)
    return Example(forms_of(forms), tags={"names": masks(forms, spans, elsewhere)})


def label(
    forms: list[str], own: list[tuple[int, int]], marks: list[tuple[int, int, str]]
) -> tuple[list[Span], list[int]]:
    """Names of a sentence, and what holds for each word outside them."""
    elsewhere = [_alone(form, index == 0 or forms[index - 1] in '.:"“') for index, form in enumerate(forms)]
    taken = [False] * len(forms)
    spans: list[Span] = []

    def take(first: int, last: int, kind: str) -> None:
        if not any(taken[first : last + 1]):
            spans.append(Span(first, last, (kind,)))
            taken[first : last + 1] = [True] * (last - first + 1)

    for start, end, kind in sorted(marks, key=lambda mark: (mark[2] != "person", mark[0])):
        inside = [index for index, (a, b) in enumerate(own) if a >= start and b <= end]
        if not inside or not forms[inside[0]][:1].isalnum():
            continue
        first, last = inside[0], inside[-1]
        if kind == "unknown":
            taken[first : last + 1] = [True] * (last - first + 1)
            elsewhere[first : last + 1] = [UNKNOWN] * (last - first + 1)
            continue
        if kind == "person":
            while first < last and (kinds.is_title(forms[first]) or forms[first].lower() in ("the", "of", "for")):
                first += 1
            if kinds.is_title(forms[last]) and forms[last].lower() not in (
                "king",
                "prince",
                "duke",
                "pope",
                "marshall",
            ):
                if first == last and forms[first][:1].isupper():
                    take(first, last, "title")
                continue
            if not forms[first][:1].isupper():
                continue
        take(first, last, kind)
    for first, last in _runs(forms, taken):
        _told(forms, first, last, take)
    return spans, elsewhere


def _alone(form: str, opening: bool) -> int:
    """What holds for a word on its own: outside, or anything if it is capitalised and no common word."""
    if not any(character.isalpha() for character in form) or form.islower():
        return OUTSIDE
    lower = form.lower()
    if lower in _MONTHS or (opening and lower in common()) or (form.istitle() and lower in _LINKS):
        return OUTSIDE
    return UNKNOWN


def _runs(forms: list[str], taken: list[bool]) -> list[tuple[int, int]]:
    """Runs of capitalised words that nothing is marked on, months and first common words apart."""
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(forms):
        if not _named(forms, taken, index):
            index += 1
            continue
        end = index
        while end + 1 < len(forms) and (
            _named(forms, taken, end + 1)
            or (forms[end + 1] in _LINKS and end + 2 < len(forms) and _named(forms, taken, end + 2))
        ):
            end += 1
        runs.append((index, end))
        index = end + 1
    return runs


def _named(forms: list[str], taken: list[bool], index: int) -> bool:
    form = forms[index]
    lower = form.lower()
    if taken[index] or not form[:1].isupper() or lower in _MONTHS:
        return False
    return not (lower in common() and (index == 0 or forms[index - 1] in (".", ":", '"', "“", "“")))


def _told(forms: list[str], first: int, last: int, take: Callable[[int, int, str], None]) -> None:
    """Marks what a run's own words tell."""
    states, _, capitals = kinds.tables()
    start = first
    while start <= last and kinds.is_title(forms[start]):
        start += 1
    titled = start > first
    if titled and start <= last and not any(form in _LINKS for form in forms[start : last + 1]):
        rest = forms[start : last + 1]
        known = {word.lower() for word in rest} & (states | capitals | _BODIES | _NOT_PERSONS)
        if len(rest) <= 3 and not known and all(word.isalpha() or "." in word for word in rest):
            take(start, last, "person")
            return
    run = tuple(forms[first : last + 1])
    while run and kinds.is_people(run[0]) and len(run) > 1:
        run, first = run[1:], first + 1
    text = " ".join(run).lower().replace(" - ", "-")
    if text in states:
        take(first, last, "state")
    elif text in capitals:
        take(first, last, "place")
    elif run[-1].lower() in _BODIES or (len(run) > 2 and run[0].lower() in _BODIES and run[1] in ("of", "for")):
        if not kinds.is_title(run[0]) or run[0].lower() in ("foreign", "prime"):
            take(first, last, kinds.body_kind(run))
    elif titled and start > last and any(form.lower() not in _HALF_TITLES for form in run):
        take(first, last, "title")
    elif text in (
        "security council",
        "general assembly",
        "foreign office",
        "white house",
        "arab legion",
        "arab league",
    ):
        take(first, last, kinds.body_kind(run))


_HALF_TITLES = listed(
    """prime foreign deputy under acting vice assistant former then chief officer agent saint st st. father field mr mr.
    mrs mrs. dr dr. judge justice coach sir miss m. attorney charge mayor interior"""
)
_NOT_PERSONS = listed(
    """government state states affairs security general national east eastern near western council embassy treaty
    agreement party army navy force forces office power powers conference committee department plan resolution"""
)
