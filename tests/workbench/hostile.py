"""A document that tries to be more than text, in every field that can carry words."""

from dataclasses import replace

from backchannel.record.actor import Actor, Mention, Post
from backchannel.record.canonical import sha256_hex
from backchannel.record.claim import Claim, Hop, Participant, Thing, Where
from backchannel.record.finding import Finding
from backchannel.record.ids import actor_id, claim_id, finding_id, quotation_id, source_id
from backchannel.record.passage import Passage
from backchannel.record.quotation import Quotation, Speaker
from backchannel.record.record import Record
from backchannel.record.source import Source
from backchannel.record.text import Block, Page, Text

PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    "<svg/onload=alert(3)>",
    "</p></article><h1 id=planted>planted</h1>",
    "<iframe srcdoc='<script>alert(4)</script>'></iframe>",
    "<a href=javascript:alert(5)>click</a>",
    "{@html '<b>x</b>'} {{7*7}} ${7*7}",
    "\u202egnp.exe\u202c \u0000 \ufeff",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//evil.test/x.css>",
    "<form action=//evil.test><input name=q></form>",
    "<base href=//evil.test/>",
    "';alert(6);//",
    "<details open ontoggle=alert(7)>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(8)>",
)
CONTENT = "\n".join(f"{payload} met {payload} at {payload}." for payload in PAYLOADS)
HOSTILE_DATA = CONTENT.encode()
_TEXT = sha256_hex(HOSTILE_DATA)


def _rows() -> tuple[tuple[Block, ...], tuple[Actor, ...], tuple[Claim, ...], tuple[Quotation, ...]]:
    blocks: list[Block] = []
    actors: list[Actor] = []
    claims: list[Claim] = []
    quotations: list[Quotation] = []
    at = 0
    for payload in PAYLOADS:
        line = f"{payload} met {payload} at {payload}."
        first = Passage(at, at + len(payload), payload)
        second = Passage(at + len(payload) + 5, at + 2 * len(payload) + 5, payload)
        third = Passage(at + 2 * len(payload) + 9, at + 3 * len(payload) + 9, payload)
        met = Passage(first.end + 1, first.end + 4, "met")
        whole = Passage(at, at + len(line), line)
        actor = Actor(
            actor_id(_TEXT, "person", payload, at),
            "person",
            payload,
            None,
            None,
            (Post(payload, None, None, None, first),),
            (Mention(first.start, first.end, payload, "name"),),
            payload,
        )
        claim = Claim(
            "",
            whole,
            met,
            "CONSULT",
            payload,
            (payload,),
            (Participant("actor", actor.id, None, None, first), Participant("recipient", None, None, None, second)),
            Thing(third, payload, payload),
            where=(Where(third, payload, None),),
            chain=(Hop(payload, actor.id, "person", first, met),),
            inferred={"mode": payload},
        )
        quotation = Quotation("", second, True, Speaker(actor.id, first), met)
        blocks.append(Block(at, at + len(line), "paragraph"))
        actors.append(actor)
        claims.append(replace(claim, id=claim_id(_TEXT, claim)))
        quotations.append(replace(quotation, id=quotation_id(_TEXT, quotation)))
        at += len(line) + 1
    return tuple(blocks), tuple(actors), tuple(claims), tuple(quotations)


_BLOCKS, _ACTORS, _CLAIMS, _QUOTATIONS = _rows()
_FINDING = Finding("", "two_dates", (_CLAIMS[0].passage,), tuple(one.id for one in _CLAIMS), (), PAYLOADS[0])

HOSTILE = Record(
    format=1,
    backchannel="0.1.0",
    reader=PAYLOADS[1],
    source=Source(
        id=source_id(sha256_hex(HOSTILE_DATA), None),
        sha256=sha256_hex(HOSTILE_DATA),
        media_type=PAYLOADS[0],
        file_name=PAYLOADS[0],
        url="javascript:alert(9)",
        title=PAYLOADS[3] + PAYLOADS[0],
        author=PAYLOADS[1],
        publisher=PAYLOADS[2],
        published=None,
        language="en",
        classification=PAYLOADS[4],
    ),
    text=Text(_TEXT, CONTENT, _BLOCKS, (Page(0, len(CONTENT), PAYLOADS[2]),)),
    actors=_ACTORS,
    claims=_CLAIMS,
    quotations=_QUOTATIONS,
    findings=(replace(_FINDING, id=finding_id(_FINDING)),),
)
