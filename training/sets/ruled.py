"""What the rules of reading make of texts that nobody has marked: many thousand sentences, each a little wrong.

The rules find two events in three and give most of them the right type, so the network learns from them what the words of the
field mean, before people's marks teach it where the rules err. Who takes
part the rules mark otherwise than people do (by phrases, not by their heads), so of that they teach nothing. Nouns,
verbs and adjectives that no rule knows may be events all the same, and teach nothing. The texts are read with the
model that the package ships.
"""

import random
from pathlib import Path

from backchannel.reading.draft import DraftClaim
from backchannel.reading.model import Model
from backchannel.reading.read import read as read_text
from backchannel.record.passage import Passage
from backchannel.record.source import Source
from backchannel.record.text import Block, Text
from backchannel.world.world import World
from training.corpus.texts_of_others import contents, digest
from training.evaluate.blocks import apart
from training.examples import Example, Taught
from training.labels import ASPECTS, TRIGGERS
from training.sets.frus import HELD_APART

_OPEN = frozenset(("NOUN", "VERB", "ADJ", "PROPN"))
_SHARES = (("un-general-debate/*.txt", 150), ("history-at-state/milestones/*.xml", 17), ("frus/*.xml", 14))
_LONGEST = 40_000
"""Code points of a document that are read."""
_DOCUMENTS = 40
"""Documents of one file that are read."""


def read(data: Path, sentences: int) -> list[Example]:
    """About ``sentences`` sentences with an event, drawn at random with a fixed seed. Volumes and countries that are
    held apart for measuring are left out."""
    rng = random.Random(11)
    model, world = Model.load(), World.load()
    found: list[Example] = []
    for pattern, count in _SHARES:
        files = [path for path in sorted(data.glob(pattern)) if path.stem not in HELD_APART and not _apart(path)]
        for path in rng.sample(files, min(count, len(files))):
            texts = [text for _, text in contents(data, path.relative_to(data).as_posix())]
            for text in rng.sample(texts, min(_DOCUMENTS, len(texts))):
                found.extend(_document(model, world, text[:_LONGEST]))
    rng.shuffle(found)
    return found[:sentences]


def _apart(path: Path) -> bool:
    return "rdcr" in path.parts and apart(path)


def _document(model: Model, world: World, content: str) -> list[Example]:
    blocks: list[Block] = []
    at = 0
    for paragraph in content.split("\n\n"):
        start = content.index(paragraph, at)
        at = start + len(paragraph)
        if paragraph.strip():
            blocks.append(Block(start, at, "paragraph"))
    text = Text(digest(content), content, tuple(blocks))
    sentences = model.analyse(text)
    reading = read_text(text, Source("src_taught", text.sha256, "text/plain", "taught.txt"), sentences, world)
    found = []
    for sentence in sentences:
        claims = [claim for claim in reading.claims if sentence.start <= claim.trigger.start < sentence.end]
        if not claims:
            continue
        own = [(word.start, word.end) for word in sentence.words]
        events = tuple(taught for claim in claims if (taught := _taught(claim, own)) is not None)
        sure = {word for event in events for word in range(event.first, event.last + 1)}
        unsure = tuple(index for index, word in enumerate(sentence.words) if word.upos in _OPEN and index not in sure)
        found.append(Example(tuple(word.form for word in sentence.words), events=events, unsure=unsure))
    return found


def _taught(claim: DraftClaim, own: list[tuple[int, int]]) -> Taught | None:
    trigger = _words(own, claim.trigger)
    if trigger is None:
        return None
    aspects = {
        "modes": ASPECTS["modes"].index(f"{claim.type}/{claim.mode}" if claim.mode else "none"),
        "stances": ASPECTS["stances"].index(claim.stance.value),
        "opennesses": ASPECTS["opennesses"].index(claim.openness.value),
    }
    return Taught(*trigger, TRIGGERS.index(claim.type), aspects, None)


def _words(own: list[tuple[int, int]], passage: Passage) -> tuple[int, int] | None:
    inside = [index for index, (start, end) in enumerate(own) if start < passage.end and passage.start < end]
    return (inside[0], inside[-1]) if inside else None
