"""One document in our own words, made to be hard on a reading pane: marks that overlap and nest, letters beyond the basic
plane before them, furniture, pages, notes, a chain of tellers, a denial, a plan, and a time without words.
"""

from collections.abc import Sequence
from dataclasses import replace

from backchannel.record.actor import Actor, Mention, Post
from backchannel.record.canonical import sha256_hex
from backchannel.record.claim import Claim, Hop, Openness, Participant, Stance, Thing, Where
from backchannel.record.finding import Finding, Loaded
from backchannel.record.ids import actor_id, claim_id, finding_id, quotation_id, source_id
from backchannel.record.passage import Passage
from backchannel.record.quotation import Quotation, Speaker
from backchannel.record.record import Record
from backchannel.record.source import Source
from backchannel.record.text import Block, BlockKind, Page, Text
from backchannel.record.when import When

TITLE = "A dinner that nobody gave"
LINES: Sequence[tuple[BlockKind, str]] = (
    ("heading", "A dinner that nobody gave"),
    ("furniture", "Home · Archive · Share this"),
    ("furniture", "Sign in to comment"),
    (
        "paragraph",
        "𝄞 It began in 1953, when Ruritania’s envoy Anna Karst secretly met the Bordurian minister in Zürich.",
    ),
    (
        "paragraph",
        "A month later she wrote to Vienna. The Courier reported that Borduria had asked for rifles through Syldavia.",
    ),
    ("quotation", "“We have never spoken to them, and we shall not begin today,” the minister told the Courier."),
    ("paragraph", "Borduria did not sign the treaty. It would visit Ruritania in the spring of 1954."),
    ("note", "1. Karst, letter of 4 May 1953."),
    ("furniture", "Leave a reply"),
)
CONTENT = "\n".join(words for _, words in LINES)
DATA = CONTENT.encode()


def span(words: str, after: str = "") -> Passage:
    """The first place of ``words``, or the first behind ``after``."""
    start = CONTENT.index(words, CONTENT.index(after) if after else 0)
    return Passage(start, start + len(words), words)


def _blocks() -> tuple[Block, ...]:
    out, at = [], 0
    for kind, words in LINES:
        out.append(Block(at, at + len(words), kind))
        at += len(words) + 1
    return tuple(out)


TEXT = Text(
    sha256_hex(DATA),
    CONTENT,
    _blocks(),
    (
        Page(0, span("A month later").start, "11"),
        Page(span("A month later").start, span("treaty").start, "12"),
        Page(span("treaty").start, len(CONTENT), "13"),
    ),
)


def _actor(name: str, kind: str, country: str | None, *words: Passage, posts: tuple[Post, ...] = ()) -> Actor:
    mentions = tuple(Mention(one.start, one.end, one.words, "name") for one in words)
    made = Actor(actor_id(TEXT.sha256, kind, name, words[0].start), "state", name, country, "GOV", posts, mentions)
    return replace(made, kind=kind, found_by="name and post" if posts else "name")  # type: ignore[arg-type]


RURITANIA = _actor("Ruritania", "state", "RUR", span("Ruritania"), span("Ruritania", "would visit"))
BORDURIA = _actor("Borduria", "state", "BOR", span("Borduria", "reported"), span("Borduria", "today"))
KARST = _actor(
    "Anna Karst",
    "person",
    "RUR",
    span("Anna Karst"),
    span("she", "A month"),
    posts=(Post("envoy", RURITANIA.id, "1952", None, span("envoy")),),
)
MINISTER = _actor("the Bordurian minister", "person", "BOR", span("the Bordurian minister"), span("the minister"))
COURIER = _actor("The Courier", "medium", None, span("The Courier"))
SYLDAVIA = _actor("Syldavia", "state", "SYL", span("Syldavia"))


def _claim(claim: Claim) -> Claim:
    return replace(claim, id=claim_id(TEXT.sha256, claim))


MET = _claim(
    Claim(
        id="",
        passage=span(LINES[3][1]),
        trigger=span("secretly met"),
        type="CONSULT",
        participants=(
            Participant("actor", KARST.id, "RUR", "GOV", span("Ruritania’s envoy Anna Karst")),
            Participant("recipient", MINISTER.id, "BOR", "GOV", span("the Bordurian minister")),
        ),
        when=When(span("in 1953"), "1953", "1953-01-01", "1953-12-31"),
        where=(Where(span("Zürich"), "Zürich", "CHE"),),
        openness=Openness("secret", span("secretly")),
    )
)
ASKED = _claim(
    Claim(
        id="",
        passage=span("The Courier reported that Borduria had asked for rifles through Syldavia."),
        trigger=span("asked"),
        type="REQUEST",
        participants=(
            Participant("actor", BORDURIA.id, "BOR", "GOV", span("Borduria", "reported")),
            Participant("intermediary", SYLDAVIA.id, "SYL", "GOV", span("Syldavia")),
        ),
        thing=Thing(span("rifles")),
        when=When(None, "1953~", "1953-01-01", "1953-12-31"),
        chain=(Hop("The Courier", COURIER.id, "medium", span("The Courier"), span("reported")),),
        inferred={"when": "date of the sentence before"},
    )
)
TOLD = _claim(
    Claim(
        id="",
        passage=span(LINES[5][1]),
        trigger=span("told"),
        type="STATEMENT",
        participants=(Participant("actor", MINISTER.id, "BOR", "GOV", span("the minister")),),
    )
)
UNSIGNED = _claim(
    Claim(
        id="",
        passage=span("Borduria did not sign the treaty."),
        trigger=span("sign", "did not"),
        type="AGREE",
        participants=(Participant("actor", BORDURIA.id, "BOR", "GOV", span("Borduria", "today")),),
        stance=Stance("denied", span("not", "did not")),
    )
)
PLANNED = _claim(
    Claim(
        id="",
        passage=span("It would visit Ruritania in the spring of 1954."),
        trigger=span("visit"),
        type="CONSULT",
        participants=(
            Participant("host", RURITANIA.id, "RUR", "GOV", span("Ruritania", "would visit")),
            Participant("actor", BORDURIA.id, "BOR", "GOV", span("It", "treaty")),
        ),
        when=When(span("the spring of 1954"), "1954-21", "1954-03-01", "1954-05-31"),
        stance=Stance("planned", span("would")),
    )
)
CLAIMS = (MET, ASKED, TOLD, UNSIGNED, PLANNED)


def _quotation(quotation: Quotation) -> Quotation:
    return replace(quotation, id=quotation_id(TEXT.sha256, quotation))


NEVER = _quotation(
    Quotation(
        "",
        span("We have never spoken to them, and we shall not begin today,"),
        True,
        Speaker(MINISTER.id, span("the minister")),
        span("told"),
        medium=Speaker(COURIER.id, span("Courier", "told")),
    )
)
CLASH = Finding(
    "",
    "two_dates",
    (span("in 1953"), span("the spring of 1954")),
    (MET.id,),
    (),
    "The text gives 1953 and the spring of 1954 for what may be one visit.",
)

SHADY = Loaded(span("secretly"), "a word of our own choosing, for the tests")

AFFAIR = Record(
    format=1,
    backchannel="0.1.0",
    reader="test-1",
    source=Source(
        id=source_id(sha256_hex(DATA), None),
        sha256=sha256_hex(DATA),
        media_type="text/html",
        file_name="dinner.html",
        title=TITLE,
        author="I. Novak",
        publisher="The Evening Lamp",
        published="2013-05~",
        language="en",
        kind="essay",
    ),
    text=TEXT,
    actors=tuple(sorted((RURITANIA, BORDURIA, KARST, MINISTER, COURIER, SYLDAVIA), key=lambda a: a.mentions[0].start)),
    claims=CLAIMS,
    quotations=(NEVER,),
    loaded=(SHADY,),
    findings=(replace(CLASH, id=finding_id(CLASH)),),
)
