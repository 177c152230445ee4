"""Clashes made by swapping one slot of a statement.

A statement is told twice, or told once where the world's tables know the fact; in half of the texts one slot of one telling
(date, post, place, number or order) is swapped for another, half are left as they are. A text with any finding
counts as found. Precision is the share of found texts that were swapped, recall the share of
swapped texts that were found. Statements are those of RDCR (countries held apart), of the travels of presidents and
secretaries of state, and of FRUS; the second tellings of RDCR and travels are written from their dates
by templates, so that the words differ. The rules were made while looking at errors of these texts under other seeds, those of
the countries held apart among them, so the figures are of the rules as made, not of texts unseen.
"""

import os
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from lxml import etree

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.finding import Finding
from backchannel.record.record import Record
from training.evaluate.blocks import FOLDER, apart, blocks
from training.evaluate.figure import Figure
from training.sets.frus import HELD_APART

VOLUMES = (*HELD_APART, "frus1952-54v14p2", "frus1958-60v11", "frus1961-63v17", "frus1969-76v01", "frus1977-80v01")
"""FRUS volumes whose sentences are swapped: those held apart, and one of each administration."""

SEED = 1971
SIZE = {"rdcr": 110, "travels": 220, "frus": 110}
LIST, LISTS = 8, 30
"""True lists of so many trips in a row, so many of them: what happened more than once must not be taken for a clash."""
TITLES = {"president": "President", "secretary": "Secretary of State"}
POSTS = (
    "President",
    "Secretary of State",
    "Secretary of Defense",
    "Vice President",
    "Prime Minister",
    "Foreign Minister",
)
_SAYS = {
    "recognition": "The United States recognized {country} {when}.",
    "openings": "Diplomatic relations between the United States and {country} were established {when}.",
}
_TITLED = re.compile(
    r"\b(?P<post>President|Secretary of State|Secretary of Defense|Prime Minister|Foreign Minister|Premier) "
    r"(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b"
)
_TOLD = re.compile(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:\d\d?, )?)"
    r"(?P<year>19\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A text to be weighed; ``slot`` is the slot that was swapped, or would have been; ``swapped`` whether it was."""

    corpus: str
    slot: str
    text: str
    swapped: bool


def said(day: date, other: date | None = None) -> str:
    """A day or a stretch of days in English words."""
    one = f"{day:%B} {day.day}, {day.year}"
    return f"from {one} to {other:%B} {other.day}, {other.year}" if other and other != day else f"on {one}"


def opened(words: str) -> str:
    """``words`` with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def moved(rng: random.Random, day: date) -> date:
    """Another day: some days, months or years away, each as often."""
    far = rng.choice((rng.randint(4, 25), rng.randint(40, 330), 365 * rng.randint(1, 12)))
    return day + timedelta(days=far * rng.choice((-1, 1)))


@dataclass(frozen=True, slots=True)
class Trip:
    """One row of the travels."""

    role: str
    name: str
    start: date
    end: date
    country: str
    place: str


def trips(data: Path) -> Iterator[Trip]:
    """Trips to one city, where the row tells days and the country is named plainly."""
    for path in sorted((data / "history-at-state/travels").rglob("*.xml")):
        for row in etree.parse(str(path)).iter("trip"):
            told = {part.tag: " ".join((part.text or "").split()) for part in row}
            if not re.fullmatch(r"[A-Z][\w ]+", told.get("locale", "")) or "," in told["country"]:
                continue
            try:
                start, end = date.fromisoformat(told["start-date"]), date.fromisoformat(told["end-date"])
            except ValueError:
                continue
            remarks, name = told.get("remarks", ""), re.sub(r" ?\([^)]*\)", "", told["name"])
            if start <= end and "-elect" not in remarks and "Private" not in remarks:
                yield Trip(told["role"], name, start, end, told["country"], told["locale"])


def of_travels(data: Path, rng: random.Random) -> Iterator[Pair]:
    """Each trip told twice, or, for a post, once beside the tables."""
    every = list(trips(data))
    for at in rng.sample(range(len(every) - LIST), LISTS):
        lines = [
            f"{TITLES[t.role]} {t.name} visited {t.place}, {t.country}, {said(t.start, t.end)}."
            for t in every[at : at + LIST]
        ]
        yield Pair("travels", "list", "\n\n".join(lines) + "\n", swapped=False)
    for trip in rng.sample(every, SIZE["travels"]):
        title, last = TITLES[trip.role], trip.name.replace(", Jr.", "").split()[-1]
        first = f"{title} {trip.name} visited {trip.place}, {trip.country}, {said(trip.start, trip.end)}."
        slot, swapped = rng.choice(("date", "date", "place", "post", "order")), rng.random() < 0.5
        start, end, place = trip.start, trip.end, trip.place
        if slot == "post":
            post = rng.choice([p for p in POSTS if p != title]) if swapped else title
            yield Pair("travels", slot, f"{post} {first.removeprefix(title).strip()}\n", swapped)
            continue
        if slot == "order":
            later = [t for t in every if t.name == trip.name and t.start > trip.end and t.place != trip.place]
            if not later:
                continue
            then = rng.choice(later)
            link = "after" if swapped else "before"
            text = (
                f"{title} {trip.name} visited {trip.place} {said(trip.start)}, "
                f"{link} he visited {then.place} {said(then.start)}.\n"
            )
            yield Pair("travels", slot, text, swapped)
            continue
        if swapped and slot == "date":
            start = moved(rng, start)
            end = start + (trip.end - trip.start)
        if swapped and slot == "place":
            place = rng.choice([t for t in every if t.country != trip.country]).place
        second = rng.choice(
            (
                f"The visit to {place} took place {said(start, end)}.",
                f"{last}’s visit to {place} took place {said(start, end)}.",
                f"The trip to {place} began {said(start)}.",
            )
        )
        yield Pair("travels", slot, f"{first}\n\n{second}\n", swapped)


def of_rdcr(data: Path, rng: random.Random) -> Iterator[Pair]:
    """A block's own paragraphs, and its fact once more by a template."""
    found = []
    for path in sorted((data / FOLDER).glob("*.xml")):
        if not apart(path):
            continue
        country = str(etree.parse(str(path)).findtext(".//{*}title[@type='short']") or "").strip(" *")
        for block in blocks(path):
            says = _SAYS.get(block.group)
            telling = says and re.search(r"re-?establish|resum|restor|elevat|rais", block.title, re.I)
            words = "iplomatic relations were established" if block.group == "openings" else "recognized"
            if (
                says
                and _tells(block.paragraphs[0], words, block.when)
                and not telling
                and country
                and re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", block.when)
            ):
                found.append((says, country, "\n\n".join(block.paragraphs), block.when))
    for says, country, paragraph, when in rng.sample(found, min(SIZE["rdcr"], len(found))):
        swapped = rng.random() < 0.5
        day = date.fromisoformat(when + "-01-01"[len(when) - 10 :] if len(when) < 10 else when)
        if len(when) == 10:
            told = said(moved(rng, day) if swapped else day)
        else:
            year = day.year + (rng.choice((-1, 1)) * rng.randint(1, 12) if swapped else 0)
            told = f"in {day:%B} {year}" if len(when) == 7 else f"in {year}"
        second = says.format(country=country, when=told)
        yield Pair("RDCR", "date", f"{paragraph}\n\n{second}\n", swapped)


def _tells(paragraph: str, words: str, when: str) -> bool:
    """Whether one sentence of the block holds both ``words`` and the year of its title: a few blocks open with another
    state's recognition, and a title's date may be marked amiss."""
    return any(words in sentence and when[:4] in sentence for sentence in re.split(r"(?<=\w\w\.)\s+", paragraph))


def sentences(data: Path) -> Iterator[str]:
    """Sentences of FRUS with a title before a name and a month with its year."""
    for volume in VOLUMES:
        # Some volumes give two notes one id, which is an error of form alone.
        parser = etree.XMLParser(recover=True, collect_ids=False)
        root = etree.parse(str(data / "frus" / f"{volume}.xml"), parser)
        for paragraph in root.iter("{*}p"):
            for note in paragraph.findall(".//{*}note"):
                note.text = ""
                for child in list(note):
                    note.remove(child)
            words = " ".join("".join(str(part) for part in paragraph.itertext()).split())
            for sentence in re.split(r"(?<=[a-z)]\.)\s+(?=[A-Z])", words):
                if len(sentence) < 400 and len(_TITLED.findall(sentence)) == 1 and len(_TOLD.findall(sentence)) == 1:
                    yield sentence


def of_frus(data: Path, reader: Reader, rng: random.Random) -> Iterator[Pair]:
    """Sentences whose person the tables know to have held that post in that year; the post or the year is swapped."""
    fit = []
    for sentence in sorted(set(sentences(data))):
        post, year = _TITLED.search(sentence), _TOLD.search(sentence)
        assert post is not None
        assert year is not None
        holders = [
            person
            for person in reader.world.bearers(post["name"].split()[-1].lower())
            if any(held.held_in(int(year["year"])) and held.dated and post["post"].lower() in held.office.lower()
                   for held in person.posts)
        ]  # fmt: skip
        if holders:
            fit.append((sentence, post, year))
    for sentence, post, year in rng.sample(fit, min(SIZE["frus"], len(fit))):
        slot, swapped = rng.choice(("date", "post")), rng.random() < 0.5
        text = sentence
        if swapped and slot == "post":
            others = [p for p in POSTS if p != post["post"] and (p, post["post"]) != ("Prime Minister", "Premier")]
            text = sentence[: post.start("post")] + rng.choice(others) + sentence[post.end("post") :]
        elif swapped:
            other = int(year["year"]) + rng.choice((-1, 1)) * rng.randint(9, 25)
            text = sentence[: year.start("year")] + str(other) + sentence[year.end("year") :]
        yield Pair("FRUS", slot, f"{text}\n", swapped)


def numbered(rng: random.Random) -> Iterator[Pair]:
    """Numbers told twice. No free corpus tells the amounts of a thing twice, so these statements are written here."""
    states = ("the United States", "France", "Iran", "Turkey", "the Soviet Union", "Egypt", "India", "Japan", "Norway")
    things = ("aircraft", "tanks", "rifles", "tractors", "locomotives", "trucks")
    for _ in range(40):
        giver, taker = rng.sample(states, 2)
        thing, day, swapped = (
            rng.choice(things),
            date(1950, 1, 1) + timedelta(rng.randint(0, 12000)),
            rng.random() < 0.5,
        )
        amount = rng.randint(12, 400)
        other = amount + rng.randint(5, 300) if swapped else amount
        one = f"{giver[0].upper()}{giver[1:]} delivered {amount} {thing} to {taker} {said(day)}."
        two = rng.choice(
            (
                f"{opened(said(day))}, {giver} sent {other} {thing} to {taker}.",
                f"{taker[0].upper()}{taker[1:]} received {other} {thing} from {giver} {said(day)}.",
                f"{giver[0].upper()}{giver[1:]} delivered {other} {thing} to {taker} {said(day)}.",
            )
        )
        yield Pair("written here", "number", f"{one}\n\n{two}\n", swapped)


def record_of(reader: Reader, words: str) -> Record:
    """What is read of a plain text."""
    (document,) = take_in(words.encode(), "clash.txt").documents
    return reader.read(document).record


def pairs(data: Path, reader: Reader, seed: int = SEED) -> list[Pair]:
    """All texts, drawn by ``seed``."""
    rng = random.Random(seed)
    return [*of_travels(data, rng), *of_rdcr(data, rng), *of_frus(data, reader, rng), *numbered(rng)]


def weighed(data: Path, seed: int = SEED) -> list[tuple[Pair, tuple[Finding, ...]]]:
    """Each text with its findings."""
    reader = Reader.load()
    return [(pair, record_of(reader, pair.text).findings) for pair in pairs(data, reader, seed)]


def measure(data: Path) -> list[Figure]:
    """Precision and recall over all texts, and recall by corpus and slot."""
    done = weighed(data)
    files = tuple(
        str(path.relative_to(data))
        for path in (
            *sorted((data / "history-at-state/travels").rglob("*.xml")),
            *(p for p in sorted((data / FOLDER).glob("*.xml")) if apart(p)),
            *(data / "frus" / f"{volume}.xml" for volume in VOLUMES),
        )
    )
    found = sum(bool(findings) for _, findings in done)
    right = sum(bool(findings) and pair.swapped for pair, findings in done)
    swapped = sum(pair.swapped for pair, _ in done)
    on = "RDCR held apart, travels, FRUS"
    count = f"{len(done)} texts, {swapped} swapped; {found} found, {found - right} of them unchanged"
    figures = [
        Figure("clashes.precision", "Clashes: precision", on, 100 * right / max(1, found), files, "%", count, aim="95"),
        Figure("clashes.recall", "Clashes: recall", on, 100 * right / max(1, swapped), files, "%", count, aim="80"),
    ]
    groups: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for pair, findings in done:
        if pair.swapped:
            groups[pair.corpus, pair.slot].append(bool(findings))
    return figures + [
        Figure(
            f"clashes.{corpus.lower().replace(' ', '-')}.{slot}",
            f"Clashes: recall, {slot}",
            corpus,
            100 * sum(hits) / len(hits),
            files,
            "%",
            f"{len(hits)} swapped",
            floored=False,
        )
        for (corpus, slot), hits in sorted(groups.items())
    ]


def unchanged(data: Path, seed: int = SEED) -> Iterator[tuple[str, Record]]:
    """Documents as they are: seven of each FRUS volume, and fifty speeches of the UN General Debate. Takes minutes."""
    rng, reader = random.Random(seed), Reader.load()
    for path in sorted((data / "frus").glob("*.xml")):
        documents = [d for d in take_in(path.read_bytes(), path.name).documents if 800 < len(d.text.content) < 20000]
        for document in rng.sample(documents, min(7, len(documents))):
            yield f"{path.stem}/{document.source.part}", reader.read(document).record
    for path in rng.sample(sorted((data / "un-general-debate").rglob("*.txt")), 50):
        for document in take_in(path.read_bytes(), path.name).documents:
            yield path.stem, reader.read(document).record


def main() -> None:
    """Prints every finding of ``unchanged``, to be looked at, and how many there are for 1,000 claims."""
    named = os.environ.get("BACKCHANNEL_DATA")
    if not named:
        raise SystemExit("There is nothing to read: BACKCHANNEL_DATA names no folder. Name one (training/README.md).")
    documents = claims = findings = 0
    for name, record in unchanged(Path(named)):
        documents += 1
        claims += len(record.claims)
        findings += len(record.findings)
        for finding in record.findings:
            print(f"{name}: {finding.kind}: {finding.says}")
    rate = 1000 * findings / max(1, claims)
    print(f"{documents} documents, {claims} claims, {findings} findings: {rate:.2f} for 1,000 claims")


if __name__ == "__main__":
    main()
