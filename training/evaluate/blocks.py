"""Dated event blocks of RDCR.

Each block of the Guide to recognition and relations has a title (what), a date (when) and a paragraph that tells it.
The paragraphs
alone are read, without their titles. A block is right where a claim has one of the types that its title means, and its time
is the title's date or lies inside it. Titles that mean no type (free trade, the history of a name) are left out.
Countries whose
name's SHA-256 begins below 0x60 are held apart: nobody looks at their errors; the figures are theirs.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from backchannel.reading.draft import DraftClaim
from backchannel.reading.model import Model
from backchannel.reading.read import read
from backchannel.record.source import Source
from backchannel.record.text import Block, Text
from backchannel.world.world import World
from training.evaluate.figure import Figure, Tally

FOLDER = "history-at-state/rdcr"
TEI = "{http://www.tei-c.org/ns/1.0}"
WHAT = (
    (r"declar\w+ of war|war declared", ("THREATEN", "ASSAULT"), "ends"),
    (
        r"sever|cessation|suspen|clos|interrupt|dissol|withdr|terminat|broken|break|rupture|recall|ended|end of",
        ("SANCTION", "RETREAT"),
        "ends",
    ),
    (r"treaty|convention|agreement|protocol|accord", ("AGREE",), "treaties"),
    (r"recogni", ("SUPPORT",), "recognition"),
    (
        r"establish|open|resum|restor|re-?establish|elevat|rais|accredit|appoint|expansion|normaliz|first",
        ("SUPPORT",),
        "openings",
    ),
)


@dataclass(frozen=True, slots=True)
class Told:
    """One block: its title, the types that the title means, which group of titles it is, its date and its paragraphs."""

    title: str
    types: tuple[str, ...]
    group: str
    when: str
    paragraphs: tuple[str, ...]


def apart(path: Path) -> bool:
    """Whether the country is held apart."""
    return hashlib.sha256(path.stem.encode()).digest()[0] < 0x60


def blocks(path: Path) -> Iterator[Told]:
    """The dated blocks of one country whose titles mean a type."""
    for division in etree.parse(str(path)).iter(f"{TEI}div"):
        head = division.find(f"{TEI}head")
        if division.get("type") != "timeline" or head is None:
            continue
        title = _plain(head)
        marks = [mark.get("when") or _plain(mark) for mark in head.iter(f"{TEI}date")]
        when = next((value for value in marks if re.fullmatch(r"\d{4}(-\d\d){0,2}", value)), None)
        meaning = next(
            ((types, group) for pattern, types, group in WHAT if re.search(pattern, title, re.IGNORECASE)), None
        )
        paragraphs = tuple(_plain(p) for p in division.findall(f"{TEI}p"))
        if when is not None and meaning is not None and paragraphs:
            yield Told(title, meaning[0], meaning[1], when, paragraphs)


def _plain(node: etree._Element) -> str:
    return re.sub(r"\s+", " ", "".join(str(part) for part in node.itertext())).strip()


def claims_of(model: Model, world: World, block: Told) -> tuple[DraftClaim, ...]:
    """What is read from the block's paragraphs."""
    content = "\n\n".join(block.paragraphs)
    spans: list[Block] = []
    at = 0
    for paragraph in block.paragraphs:
        spans.append(Block(at, at + len(paragraph), "paragraph"))
        at += len(paragraph) + 2
    text = Text(hashlib.sha256(content.encode()).hexdigest(), content, tuple(spans))
    source = Source("src_measured", text.sha256, "text/plain", "block.txt")
    return read(text, source, model.analyse(text), world).claims


def right(block: Told, claim: DraftClaim) -> bool:
    """Whether the claim is what the title says, when it says."""
    edtf = claim.when.edtf if claim.when else None
    return claim.type in block.types and edtf is not None and edtf.startswith(block.when)


def measure(data: Path) -> list[Figure]:
    """(what, when) recall on the countries held apart, by group of titles."""
    model, world = Model.load(), World.load()
    groups = {name: Tally() for name in ("all", "recognition", "openings", "treaties", "ends")}
    claims = judged = size = 0
    paths = [path for path in sorted((data / FOLDER).glob("*.xml")) if apart(path)]
    for path in paths:
        for block in blocks(path):
            found = claims_of(model, world, block)
            met = any(right(block, claim) for claim in found)
            size += 1
            claims += len(found)
            judged += sum(right(block, claim) for claim in found)
            for name in ("all", block.group):
                groups[name].gold += 1
                groups[name].right += met
    files = tuple(str(path.relative_to(data)) for path in paths)
    count = f"{size} blocks, {claims / max(1, size):.1f} claims a block"
    naive = "79 (year, type and states, from the commonest guess)"
    figures = [
        Figure(
            "rdcr.all",
            "(what, when) recall",
            "RDCR, held apart",
            groups["all"].recall,
            files,
            "%",
            count,
            naive,
            aim="85",
        )
    ]
    return figures + [
        Figure(
            f"rdcr.{name}",
            f"(what, when) recall, {name}",
            "RDCR, held apart",
            tally.recall,
            files,
            "%",
            f"{tally.gold} blocks",
        )
        for name, tally in groups.items()
        if name != "all" and tally.gold
    ]
