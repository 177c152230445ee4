"""Who is who: persons named in documents of FRUS, against the editors' links to each volume's list of persons.

On the four volumes held apart from training (every third document). The editors mark a person's name and link it. Two
things are asked. *Joined*: are the names of one person one actor, and is nobody else in it? Each actor stands for the person
whom most of its marked names mean, each person for the actor with most of theirs; a name is right where both meet. *Found in
the list*: the actor is looked up in the volume's list by its names and posts; a name is right where the entry is the one that
it is linked to. Told apart are the hard parts: persons whom one document names by different last words, and namesakes
(persons of one document who share a last word). *Gold spans* puts the editors' spans in place of the reader's names; *end to
end* takes what the reader found, and a marked name that it did not find counts as wrong. The tables of persons that the
product ships were made from the lists of all FRUS volumes but those kept for outside, these four among them.

Naive is a program that makes one actor of every last word of a name, and looks up that word in the list (the first entry).

*Whose speech* asks which state a speaker of the UN General Debate speaks for, where the speech alone is read; the file's name
tells it. Every eighteenth speech, none of them among those that the rule was tuned on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from backchannel.actors.listed import Entry, Roll
from backchannel.actors.person_name import taken_apart
from backchannel.actors.resolve import resolve
from backchannel.actors.voice import Voices
from backchannel.intake import tei
from backchannel.intake.open import take_in
from backchannel.intake.tei_walk import Mark
from backchannel.reading.draft import Mentioned
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.reading.told_year import year_of
from backchannel.record.actor import Actor
from backchannel.record.passage import cut
from backchannel.record.source import Source
from backchannel.record.text import Text
from backchannel.world.world import World
from training.evaluate.figure import Figure, Tally

VOLUMES = ("frus1955-57v25", "frus1958-60v13", "frus1964-68v20", "frus1969-76v38p1")
EVERY = 3
DEBATE = "un-general-debate"
SPEECHES = 18


@dataclass(frozen=True, slots=True)
class Case:
    """One document: its text, what the reader mentions, and the marked names with the id in the list of each."""

    text: Text
    source: Source
    mentions: tuple[Mentioned, ...]
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class Score:
    """Right and all, for all marked names and for the hard parts."""

    right: Counter[str] = field(default_factory=Counter)
    every: Counter[str] = field(default_factory=Counter)

    def count(self, part: str, right: bool) -> None:
        self.every[part] += 1
        self.right[part] += right

    def value(self, part: str) -> float:
        return 100 * self.right[part] / self.every[part] if self.every[part] else 0.0


def measure(data: Path) -> list[Figure]:
    model, world = Model.load(), World.load()
    scores = {way: Score() for way in ("gold", "raw", "naive", "gold list", "raw list", "naive list")}
    for volume in VOLUMES:
        path = data / "frus" / f"{volume}.xml"
        roll = Roll([Entry(p.id, p.name, p.words) for p in tei.persons(path.read_bytes())])
        for case in cases(path, model, world, EVERY):
            score(case, roll, world, scores)
    files = tuple(f"frus/{volume}.xml" for volume in VOLUMES)
    return [*_figures(scores, files), *speeches(data, model, world)]


def speeches(data: Path, model: Model, world: World) -> list[Figure]:
    """Whose speech it is: right among the speeches told, and among all."""
    paths = sorted((data / DEBATE).rglob("*.txt"))[1::SPEECHES]
    tally = Tally()
    for path in paths:
        code, _, year = path.stem.split("_")
        document = take_in(path.read_bytes(), path.name).documents[0]
        mentions = read(document.text, document.source, model.analyse(document.text), world).mentions
        whole = Voices(document.text, mentions, world, year_of(document.text, document.source)).whole
        told = whole.country if whole is not None else None
        tally.gold += 1
        tally.found += told is not None
        tally.right += told is not None and world.lay_in(code, int(year)) == told
    files = tuple(path.relative_to(data).as_posix() for path in paths)
    right = 100 * tally.right / max(1, tally.found)
    return [
        Figure("who-speech-right", "whose speech: right where told", "UN General Debate", right, files, count=tally.counts()),
        Figure(
            "who-speech-told", "whose speech: told and right", "UN General Debate",
            100 * tally.right / max(1, tally.gold), files, count=f"{tally.gold} speeches",
        ),
    ]  # fmt: skip


def cases(path: Path, model: Model, world: World, every: int) -> Iterator[Case]:
    """The documents of a volume with marked persons, read."""
    listed = {p.id for p in tei.persons(path.read_bytes())}
    for number, marked in enumerate(tei.marked(path.read_bytes(), path.name)):
        marks = tuple(m for m in marked.marks if m.element == "persName" and m.key in listed)
        if number % every or not marks:
            continue
        document = marked.document
        reading = read(document.text, document.source, model.analyse(document.text), world)
        yield Case(document.text, document.source, reading.mentions, marks)


def score(case: Case, roll: Roll, world: World, scores: dict[str, Score]) -> None:
    """Adds one document to all scores."""
    parts = hard_parts(case.marks)
    gold_mentions, spans = with_marks(case)
    for way, mentions in (("gold", gold_mentions), ("raw", case.mentions)):
        resolved = resolve(case.text, mentions, world, case.source)
        actors = {actor.id: actor for actor in resolved.actors}
        if way == "gold":
            told = [resolved.actor_of[spans[m]] for m in case.marks]
        else:
            told = [_at(mark, resolved.actors) for mark in case.marks]
        _joined(case.marks, told, parts, scores[way])
        linked = {id_: roll.entry(actor) for id_, actor in actors.items() if actor.kind == "person"}
        _listed(case.marks, [linked.get(t) if t else None for t in told], parts, scores[f"{way} list"])
    naive: list[str | None] = [_last(mark.words) for mark in case.marks]
    _joined(case.marks, naive, parts, scores["naive"])
    _listed(case.marks, [roll.first(last or "") for last in naive], parts, scores["naive list"])


def hard_parts(marks: tuple[Mark, ...]) -> dict[str, set[str]]:
    """The persons of a document who are named in different words, and those who share a last name with another."""
    words: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    lasts: dict[str, set[str]] = defaultdict(set)
    for mark in marks:
        told = taken_apart(" ".join(mark.words.split()))
        if told is not None:
            words[mark.key or ""].add(told.parts)
            lasts[told.last].add(mark.key or "")
    return {
        "different words": {key for key, told in words.items() if len({t[-1] for t in told}) > 1},
        "namesakes": {key for keys in lasts.values() if len(keys) > 1 for key in keys},
    }


def with_marks(case: Case) -> tuple[tuple[Mentioned, ...], dict[Mark, int]]:
    """The mentions with the editors' spans in place of the names of persons that they overlap, and the index of each mark."""
    kept: list[tuple[Mentioned, int | None, Mark | None]] = []
    pending = sorted(case.marks, key=lambda m: m.start)
    over: dict[int, Mentioned] = {}
    for number, told in enumerate(case.mentions):
        hit = [m for m in pending if m.start < told.passage.end and told.passage.start < m.end]
        if hit and told.kind in ("name", "title") and told.names == "person":
            for mark in hit:
                over.setdefault(mark.start, told)
        elif not hit or told.kind == "role":
            kept.append((told, number, None))
    for mark in pending:
        base = over.get(mark.start)
        passage = cut(case.text.content, mark.start, mark.end)
        near = max((m.sentence for m in case.mentions if m.passage.start <= mark.start), default=0)
        told = replace(base, passage=passage) if base else Mentioned(passage, "name", "person", near, 0)
        kept.append((told, None, mark))
    kept.sort(key=lambda entry: (entry[0].passage.start, entry[0].passage.end))
    place = {number: at for at, (_, number, _) in enumerate(kept) if number is not None}
    mentions = tuple(replace(t, of=place.get(t.of) if t.of is not None else None) for t, _, _ in kept)
    return mentions, {mark: at for at, (_, _, mark) in enumerate(kept) if mark is not None}


def _at(mark: Mark, actors: tuple[Actor, ...]) -> str | None:
    """The person one of whose names or titles lies over the mark."""
    for actor in actors:
        if actor.kind == "person":
            for told in actor.mentions:
                if told.kind in ("name", "title") and told.start < mark.end and mark.start < told.end:
                    return actor.id
    return None


def _joined(marks: tuple[Mark, ...], told: list[str | None], parts: dict[str, set[str]], into: Score) -> None:
    by_actor: dict[str, Counter[str]] = defaultdict(Counter)
    by_person: dict[str, Counter[str]] = defaultdict(Counter)
    for mark, actor in zip(marks, told, strict=True):
        if actor is not None:
            by_actor[actor][mark.key or ""] += 1
            by_person[mark.key or ""][actor] += 1
    for mark, actor in zip(marks, told, strict=True):
        key = mark.key or ""
        right = actor is not None and _most(by_actor[actor]) == key and _most(by_person[key]) == actor
        _count(into, key, right, parts)


def _listed(marks: tuple[Mark, ...], told: list[str | None], parts: dict[str, set[str]], into: Score) -> None:
    for mark, entry in zip(marks, told, strict=True):
        _count(into, mark.key or "", entry == mark.key, parts)


def _count(into: Score, key: str, right: bool, parts: dict[str, set[str]]) -> None:
    into.count("all", right)
    for part, keys in parts.items():
        if key in keys:
            into.count(part, right)


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda k: (-counts[k], k))


def _last(words: str) -> str | None:
    told = taken_apart(" ".join(words.split()))
    return told.last if told else None


def _figures(scores: dict[str, Score], files: tuple[str, ...]) -> Iterator[Figure]:
    titles = {
        "all": "all marked names",
        "different words": "persons named in different words",
        "namesakes": "namesakes",
    }
    for way, on in (("gold", "gold spans"), ("raw", "end to end")):
        for kind, title, aim in (
            ("", "names of one person joined", ""),
            (" list", "person found in the volume's list", "90"),
        ):
            for part, words in titles.items():
                score, naive = scores[way + kind], scores["naive" + kind]
                yield Figure(
                    f"who-{way}{'-list' if kind else ''}-{part.replace(' ', '-')}",
                    f"{title}: {words}",
                    f"FRUS held apart, {on}",
                    score.value(part),
                    files,
                    count=f"{score.every[part]} names",
                    naive=f"{naive.value(part):.1f}",
                    aim=aim if part == "all" else "",
                )
