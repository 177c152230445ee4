"""What must always hold of a record, as a function: run after every fault test and by ``backchannel verify``."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from backchannel.record.actor import Mention
from backchannel.record.canonical import sha256_hex
from backchannel.record.claim import Claim
from backchannel.record.ids import claim_id, quotation_id
from backchannel.record.passage import Passage
from backchannel.record.record import Record


def spans(value: object) -> Iterator[Passage | Mention]:
    """Every passage and mention inside ``value``, in the order of the fields."""
    if isinstance(value, Passage | Mention):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value):
        for f in fields(value):
            yield from spans(getattr(value, f.name))


def faults(record: Record) -> list[str]:
    """Plain sentences on what does not hold; empty for a sound record.

    Checks: every span's words stand at its place; blocks and pages lie in order inside the text; ids are those of the
    content; participants, hops and speakers name actors of this record; every claim field has words or a named rule.
    """
    found: list[str] = []
    content = record.text.content
    if sha256_hex(content.encode("utf-8", "surrogatepass")) != record.text.sha256:
        found.append("the text does not have the SHA-256 it is filed under")
    for group, name in ((record.text.blocks, "block"), (record.text.pages, "page")):
        last = 0
        for item in group:
            if not last <= item.start <= item.end <= len(content):
                found.append(f"{name} {item.start}–{item.end} lies outside the text or before its neighbour")
            last = item.end
    for part in (record.actors, record.claims, record.quotations, record.loaded, record.findings):
        found.extend(
            f"the words {span.words!r} do not stand at {span.start}–{span.end}"
            for span in spans(part)
            if content[span.start : span.end] != span.words or not span.words
        )
    known = {actor.id for actor in record.actors}
    for claim in record.claims:
        found.extend(_claim_faults(record.text.sha256, claim, known))
    found.extend(
        f"{quotation.id} is not the id of its content"
        for quotation in record.quotations
        if quotation.id != quotation_id(record.text.sha256, quotation)
    )
    return found


def _claim_faults(text_sha256: str, claim: Claim, known: set[str]) -> Iterator[str]:
    if claim.id != claim_id(text_sha256, claim):
        yield f"{claim.id} is not the id of its content"
    for participant in claim.participants:
        if participant.actor is not None and participant.actor not in known:
            yield f"{claim.id} names {participant.actor}, which is no actor of this record"
        if participant.words is None and f"participants.{participant.role}" not in claim.inferred:
            yield f"{claim.id} has a {participant.role} with neither words nor a named rule"
    if claim.when is not None and claim.when.words is None and "when" not in claim.inferred:
        yield f"{claim.id} has a time with neither words nor a named rule"
    for value, words, name in (
        (claim.openness.value != "unstated", claim.openness.words, "openness"),
        (claim.stance.value != "asserted", claim.stance.words, "stance"),
    ):
        if value and words is None and name not in claim.inferred:
            yield f"{claim.id} has a {name} with neither words nor a named rule"
