"""Small records in our own words for the tests of the store: as many and as long as a test wants, each sound."""

import random
from dataclasses import replace

from backchannel.record.actor import Actor, Mention
from backchannel.record.canonical import sha256_hex
from backchannel.record.claim import Claim, Openness, Participant
from backchannel.record.finding import Finding, Loaded
from backchannel.record.ids import actor_id, claim_id, finding_id, quotation_id, source_id
from backchannel.record.passage import Passage
from backchannel.record.quotation import Quotation, Speaker
from backchannel.record.record import Record
from backchannel.record.source import Source
from backchannel.record.text import Block, Page, Text
from backchannel.record.when import When

STATES = (
    ("Ruritania", "RUR"),
    ("Borduria", "BOR"),
    ("Syldavia", "SYL"),
    ("Grand Fenwick", "GFW"),
    ("São Rafael", "SRA"),
)
DEEDS = (
    ("met", "CONSULT"),
    ("threatened", "THREATEN"),
    ("thanked", "SUPPORT"),
    ("aided", "AID"),
    ("accused", "ACCUSE"),
)
PLACES = ("in the harbour town", "at the old mill", "near the frontier", "in Zürich", "on the night train")


def sentence(rng: random.Random) -> tuple[str, str, str, str, str]:
    """Words of a sentence, its actor, deed, recipient and year."""
    first, second = rng.sample(STATES, 2)
    deed, _ = rng.choice(DEEDS)
    year = str(rng.randint(1935, 1980))
    words = f"The envoy of {first[0]} {deed} the envoy of {second[0]} {rng.choice(PLACES)} in {year}."
    return words, first[0], deed, second[0], year


def record(
    seed: int, *, sentences: int = 4, reader: str = "test-1", part: str | None = None, data: bytes | None = None
) -> tuple[bytes, Record]:
    """The bytes of a document and its record: a heading, then ``sentences`` paragraphs with a claim each."""
    rng = random.Random(seed)
    told = [sentence(rng) for _ in range(sentences)]
    title = f"Dispatch {seed} — a “quiet” 🚂 affair"
    content = "\n".join([title, *(words for words, *_ in told)])
    text_hash = sha256_hex(content.encode())
    data = content.encode() if data is None else data
    codes = dict(STATES)
    types = dict(DEEDS)
    blocks = [Block(0, len(title), "heading")]
    mentions: dict[str, list[Mention]] = {}
    parts: list[tuple[Passage, Passage, list[tuple[str, Passage]], Passage, str]] = []
    at = len(title) + 1
    for words, first, deed, second, year in told:
        blocks.append(Block(at, at + len(words), "paragraph"))

        def span(what: str, start: int = at, inside: str = words) -> Passage:
            begin = start + inside.index(what)
            return Passage(begin, begin + len(what), what)

        for name in (first, second):
            found = span(name)
            mentions.setdefault(name, []).append(Mention(found.start, found.end, found.words, "name"))
        parts.append(
            (
                Passage(at, at + len(words), words),
                span(deed),
                [(first, span(first)), (second, span(second))],
                span(year),
                deed,
            )
        )
        at += len(words) + 1
    actors = {
        name: Actor(
            actor_id(text_hash, "state", name, found[0].start), "state", name, codes[name], "GOV", mentions=tuple(found)
        )
        for name, found in mentions.items()
    }
    claims = []
    for whole, trigger, ((first, first_words), (second, second_words)), year_words, deed in parts:
        claim = Claim(
            id="",
            passage=whole,
            trigger=trigger,
            type=types[deed],  # type: ignore[arg-type]
            participants=(
                Participant("actor", actors[first].id, codes[first], "GOV", first_words),
                Participant("recipient", actors[second].id, codes[second], "GOV", second_words),
            ),
            when=When(year_words, year_words.words, f"{year_words.words}-01-01", f"{year_words.words}-12-31"),
            openness=Openness(),
        )
        claims.append(replace(claim, id=claim_id(text_hash, claim)))
    quotations = []
    if claims:
        first_claim = claims[0]
        quotation = Quotation("", first_claim.passage, False, Speaker(first_claim.participants[0].actor, None))
        quotations.append(replace(quotation, id=quotation_id(text_hash, quotation)))
    findings = []
    if len(claims) > 1:
        finding = Finding(
            "",
            "two_dates",
            (claims[0].passage, claims[1].passage),
            (claims[0].id, claims[1].id),
            (),
            "The text gives two years for what may be one meeting.",
        )
        findings.append(replace(finding, id=finding_id(finding)))
    quiet = content.index("quiet")
    return data, Record(
        format=1,
        backchannel="0.1.0",
        reader=reader,
        source=Source(
            id=source_id(sha256_hex(data), part),
            sha256=sha256_hex(data),
            media_type="text/plain",
            file_name=f"dispatch-{seed}.txt",
            part=part,
            title=title,
            published=str(1935 + seed % 40),
            language="en",
            kind="cable",
        ),
        text=Text(text_hash, content, tuple(blocks), (Page(0, len(content), "1"),)),
        actors=tuple(sorted(actors.values(), key=lambda actor: actor.mentions[0].start)),
        claims=tuple(claims),
        quotations=tuple(quotations),
        loaded=(Loaded(Passage(quiet, quiet + 5, "quiet"), "scare quotes"),),
        findings=tuple(findings),
    )
