"""Shows what was got wrong of events: `python -m training.event_errors FIELD --data FOLDER`.

On the dev parts of our own corpus, inline and stand-off, for looking at fifty errors after a round: the sentence, what
people marked and what was read. FIELD is triggers, types, roles, stance, openness, tellers or times.
"""

import argparse
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from backchannel.reading.draft import DraftClaim, Reading
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.source import Source
from backchannel.record.text import Block, Text
from backchannel.world.world import World
from training.corpus import standoff
from training.corpus.document import Event, Sentence
from training.corpus.reader import documents
from training.corpus.texts_of_others import digest
from training.evaluate.claims import hops_marked, pairs, read_document


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its marks, what was read of its text, and an event of either side."""

    sentence: Sentence
    reading: Reading
    event: Event | None
    claim: DraftClaim | None


def told(data: Path) -> Iterator[Told]:
    """Every event marked or read in the dev parts."""
    model, world = Model.load(), World.load()
    for document in documents("dev"):
        reading = read_document(model, world, document)
        for sentence in document.sentences:
            for event, claim in pairs(sentence, reading):
                yield Told(sentence, reading, event, claim)
    for marked in standoff.sentences(data, "dev"):
        size = len(marked.text)
        text = Text(digest(marked.text), marked.text, (Block(0, size, "paragraph"),))
        reading = read(text, Source("src_shown", text.sha256, "text/plain", "alone.txt"), model.analyse(text), world)
        sentence = replace(marked, start=0, end=size)
        for event, claim in pairs(sentence, reading):
            yield Told(sentence, reading, event, claim)


def fault(what: str, case: Told) -> str | None:
    """What is wrong with the case in the field ``what``; None where nothing is."""
    event, claim, reading = case.event, case.claim, case.reading
    if what == "triggers":
        if event is None and claim is not None:
            return f"made up {claim.trigger.words!r} {claim.type}"
        return f"missed {event.trigger.words!r} {event.type}" if event is not None and claim is None else None
    if event is None or claim is None:
        return None
    trigger = event.trigger.words
    match what:
        case "types":
            right, read_ = f"{event.type}/{event.mode}", f"{claim.type}/{claim.mode}"
            return None if event.type == claim.type else f"{trigger!r} {right} read as {read_}"
        case "roles":
            marked = {(f.role, f.span.words) for f in event.roles if f.role in _PARTIES}
            found = {
                (p.role, reading.mentions[p.mention].passage.words) for p in claim.participants if p.mention is not None
            }
            lost = [(role, words) for role, words in marked if not any(r == role and words in w for r, w in found)]
            extra = [(role, words) for role, words in found if not any(r == role and w in words for r, w in marked)]
            return (
                f"{trigger!r} {event.type}: missed {sorted(lost)}, made up {sorted(extra)}" if lost or extra else None
            )
        case "stance":
            same = event.stance == claim.stance.value
            return None if same else f"{trigger!r} {event.stance} read as {claim.stance.value}"
        case "openness":
            same = event.openness == claim.openness.value
            return None if same else f"{trigger!r} {event.openness} read as {claim.openness.value}"
        case "tellers":
            tellers = [(hop.kind, hop.teller.words if hop.teller else None) for hop in event.chain]
            hops = [(hop.kind, hop.words.words if hop.words else None) for hop in hops_marked(case.sentence, claim)]
            agree = len(tellers) == len(hops) and all(
                kind == own and (words is None or (read_ or "") in words or words in (read_ or ""))
                for (kind, words), (own, read_) in zip(tellers, hops, strict=True)
            )
            return None if agree else f"{trigger!r} {tellers} read as {hops}"
        case _:
            times = [span.words for span in event.spans("time")]
            own = claim.when.words.words if claim.when and claim.when.words else None
            right = any(own and (own in time or time in own) for time in times) if times else own is None
            return None if right else f"{trigger!r} {times} read as {own!r}"


_PARTIES = frozenset({"actor", "recipient", "intermediary", "host", "beneficiary"})


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.event_errors", description=__doc__)
    parser.add_argument("what", choices=["triggers", "types", "roles", "stance", "openness", "tellers", "times"])
    parser.add_argument("--data", type=Path, default=os.environ.get("BACKCHANNEL_DATA"))
    parser.add_argument("--count", type=int, default=50)
    chosen = parser.parse_args()
    wrong = [(case, said) for case in told(Path(chosen.data)) if (said := fault(chosen.what, case)) is not None]
    print(f"{len(wrong)} in all")
    for case, said in random.Random(1).sample(wrong, min(chosen.count, len(wrong))):
        print(f"{case.sentence.text}\n    {said}")


if __name__ == "__main__":
    main()
