"""What a document says of itself: title, author, publisher, date, kind. Only what stands there is taken.

Dates are EDTF with the precision of the words: "May 2013" is 2013-05, and 05/06/2013, which is a day in May for some and
in June for others, is 2013.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from backchannel.intake.blocks import Piece
from backchannel.intake.document import Document, Received
from backchannel.intake.language import language_of
from backchannel.record.ids import source_id
from backchannel.record.source import Source, SourceKind
from backchannel.record.text import Text

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?P<year>[12]\d{3})-(?P<m>[01]\d)-(?P<day>[0-3]\d)(?![\d])",
        r"(?P<year>[12]\d{3})-(?P<m>[01]\d)(?![-\d])",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        rf"{_MONTH},?\s+{_YEAR}\b",
        rf"(?P<a>[0-3]?\d)[/.](?P<b>[0-3]?\d)[/.]{_YEAR}\b",
        rf"{_YEAR}(?![-/.\d])",
    )
)
_TIME = (
    r"(?:,?\s*(?:at|-|–|—|\|)?\s*\d{1,2}[:.]?\d{2}(?:[:.]\d{2})?\s*"
    r"(?:[ap]\.?\s?m\.?|hrs?|z|gmt|utc|[ecmp][sd]?t|noon)?\.?)*"
)
_STAMP = r"(?:posted|published|first published|updated|last updated|last modified|date|dated|issued|submitted|written)"
_BEFORE_DATE = re.compile(
    rf"(?:{_STAMP}\s*(?:on|at|:)?:?\s*)?"
    rf"(?:(?!{_MONTH.replace('?P<month>', '?:')})[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){{0,3}},\s+){{0,3}}{_WEEKDAY}",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(rf"(?:T[\d:.+-]+Z?)?{_TIME}\s*\.?", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:(?i:by|written by|author|posted by|an? (?:essay|article|report) by)\s*:?)\s+"
    r"(?P<name>(?:[A-Z][\w.’'-]*|(?:de|van|von|der|al|bin|ibn|la|le|el|du|da|and|of|the|&)\b)"
    r"(?:[ ,]+(?:[A-Z][\w.’'-]*|(?:de|van|von|der|al|bin|ibn|la|le|el|du|da|and|&)\b)){0,9})"
    r"(?:\s*[,|–—-]?\s*(?:on\s+)?(?P<rest>.*))?$"
)
_POSTED_BY = re.compile(
    r"(?:posted|submitted|published)\s+(?:on\s+(?P<date>.{6,30}?)\s+)?"
    r"by\s+(?P<name>[^\d|]{2,60}?)(?:\s+on\s+(?P<late>.{6,40}))?$",
    re.IGNORECASE,
)
_AGENCY = r"\s*\((?:Reuters?|AP|AFP|UPI|Xinhua|TASS|Tass|APP|PTI|IRNA|ANI|dpa|DPA|BBC|Tanjug|KUNA|MENA)\b[^)]{0,20}\)"
_NAMED = r"[A-Z][\w.'’-]*(?:\s[A-Z(][\w.'’)-]*){0,3}"
_SHORT = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY_MONTH = rf"(?:{_SHORT}\s+\d{{1,2}}|\d{{1,2}}\s+{_SHORT})"
_DATELINE = re.compile(
    rf"{_NAMED}(?:,\s+{_NAMED}){{0,2}}?(?:,?\s+(?:[A-Z][a-z]+day,?\s+)?"
    rf"(?P<date>{_DAY_MONTH}(?:,?\s+(?:1[0-9]{{3}}|20\d\d))?)(?:{_AGENCY})?|{_AGENCY})(?:\s?(?:—|–|--)\s*|\s-\s)"
    r"(?!\d|noon|midnight)(?=\S)"
)
# Datelines stand in the first blocks of a report, and dates under a title in the first three of any document.
_HEAD = 6
_PLAIN_MONTH = _MONTH.replace("?P<month>", "?:")
_TITLE_DATE = re.compile(
    r"(?=.{12,200}$)(?:[^.!?]*\b)?(?:statement|speech|address|remarks|interview|letter|telegram|cable|despatch"
    r"|memorandum|record|minutes|testimony|press (?:conference|release|statement)|communiqu[ée]|message"
    r"|written questions?|oral answers?)\b"
    rf".*(?:,|\b(?:delivered|made|given|held|dated)\b(?:\s[^,.]*)?\son)\s+{_WEEKDAY}"
    rf"(?P<date>(?:\d{{1,2}}\s+{_PLAIN_MONTH},?|{_PLAIN_MONTH}\s+\d{{1,2}},)\s+(?:1[0-9]{{3}}|20\d\d))\.?$",
    re.IGNORECASE | re.DOTALL,
)
_PLACE_WORDS = frozenset(
    "the a an this these our my his her their its force means means mistake chance then now".split()
)


@dataclass(frozen=True, slots=True)
class Details:
    """What a document says of itself; ``published`` is EDTF."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    kind: SourceKind = "unknown"
    classification: str | None = None
    url: str | None = None


def made(received: Received, media_type: str, text: Text, details: Details, warnings: Sequence[str] = ()) -> Document:
    """The document that ``received`` is, once its text and details are known; its language is told if it is not given."""
    details = filled(details, _of_debate(received.name))
    language = (details.language or "").split("-")[0].split("_")[0].strip().lower() or None
    details = replace(details, published=_published(details, text))
    told = language_of(_prose(text))
    source = Source(
        id=source_id(received.sha256, received.part),
        sha256=received.sha256,
        media_type=media_type,
        file_name=_one_line(received.name) or "unnamed",
        part=received.part,
        url=_one_line(details.url),
        title=_one_line(details.title),
        author=_one_line(details.author),
        publisher=_one_line(details.publisher),
        published=details.published,
        # The words themselves outweigh the label: templates leave "en" on pages in every language.
        language=told or (language if language and re.fullmatch(r"[a-z]{2,3}", language) else None),
        kind=details.kind,
        classification=details.classification,
    )
    return Document(source, text, tuple(dict.fromkeys(warnings)))


_DEBATE = re.compile(r"(?:.*[/\\])?(?P<state>[A-Z]{3})_(?P<session>\d{1,2})_(?P<year>(?:19|20)\d\d)\.txt")


def _of_debate(name: str) -> Details:
    """What the name of a file of the UN General Debate Corpus tells: state (ISO 3166), session and year of a speech.

    Source of the form: Baturo, Dasandi and Mikhaylov, "Understanding State Preferences With Text As Data", 2017.
    """
    found = _DEBATE.fullmatch(name)
    if found is None:
        return Details()
    session = int(found["session"])
    return Details(
        title=f"Speech of {found['state']} in the general debate of the United Nations, session {session} ({found['year']})",
        author=found["state"],
        publisher="United Nations General Assembly",
        published=found["year"],
        kind="speech",
    )


def filled(details: Details, other: Details) -> Details:
    """``details`` with what it does not say taken from ``other``."""
    return replace(
        details,
        title=details.title or other.title,
        author=details.author or other.author,
        publisher=details.publisher or other.publisher,
        published=details.published or other.published,
        language=details.language or other.language,
        kind=details.kind if details.kind != "unknown" else other.kind,
        classification=details.classification or other.classification,
        url=details.url or other.url,
    )


def edtf_of(words: str | None, *, day_first: bool | None = None) -> str | None:
    """The one date that ``words`` begins with, as EDTF, no more precise than written; None where there is none.

    ``day_first`` says how 05/06/2013 is meant where something else in the document says so.
    """
    text = (words or "").strip()
    for shape in _SHAPES:
        found = shape.match(text)
        if found:
            return _edtf(found.groupdict(), day_first)
    return None


def date_line(words: str) -> str | None:
    """EDTF of a line that is nothing but a date, with a place, a weekday, a time or "Posted on" at most; else None."""
    if len(words) > 90:
        return None
    line = words.strip()
    before = _BEFORE_DATE.match(line)
    rest = line[before.end() :] if before else line
    for shape in _SHAPES:
        found = shape.match(rest)
        if found and found.end() > 4 and _AFTER_DATE.fullmatch(rest, found.end()):
            return _edtf(found.groupdict(), None)
    return None


def byline(words: str) -> tuple[str, str | None] | None:
    """Author and, where it stands beside the name, EDTF date of a line such as "By Ann Lee, 3 May 2013"; else None."""
    line = words.strip()
    if len(line) > 140:
        return None
    posted = _POSTED_BY.match(line)
    if posted:
        given = posted["date"] or posted["late"]
        weekday = re.compile(rf"^{_WEEKDAY}", re.IGNORECASE)
        return posted["name"].strip(" ,"), edtf_of(weekday.sub("", given)) if given else None
    found = _BYLINE.match(line)
    if not found:
        return None
    name, rest = found["name"].strip(" ,.&"), (found["rest"] or "").strip(" ,|–—-")
    if name.split()[0].lower() in _PLACE_WORDS:
        return None
    published = edtf_of(rest)
    if rest and published is None:
        # "By noon the army had left": prose, not a name.
        return None
    # The month of "By Ann Lee May 3, 2013" is no part of the name.
    months = [n for n, word in enumerate(name.split()) if word.lower().rstrip(".") in _MONTHS]
    if months and months[-1] and published is None:
        return None
    return name, published


def _edtf(parts: dict[str, str | None], day_first: bool | None) -> str | None:
    year = int(parts["year"] or 0)
    if parts.get("a"):
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        if day_first is None and first <= 12 and second <= 12 and first != second:
            return f"{year:04d}"
        day, month = (first, second) if day_first or (day_first is None and first > 12) else (second, first)
    elif parts.get("m"):
        month, day = int(parts["m"] or 0), int(parts.get("day") or 0)
    elif parts.get("month"):
        month, day = _MONTHS[(parts["month"] or "").lower()], int(parts.get("day") or 0)
    else:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if not day:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def dateline(words: str) -> tuple[str | None, int] | None:
    """EDTF of the dateline that ``words`` begin with, and where their prose begins; None where there is none.

    "OSLO, May 3, 1971 (Reuters) — Norway" begins with one. The EDTF is None where the dateline tells no date, "--05-03"
    (no EDTF of its own) where it tells no year.
    """
    found = _DATELINE.match(words)
    if found is None:
        return None
    given = found["date"]
    if not given:
        return None, found.end()
    told = edtf_of(given)
    if told is None:
        told = edtf_of(f"{given.rstrip(' .,')} 2000")
        told = f"-{told[4:]}" if told else None
    return told, found.end()


def _published(details: Details, text: Text) -> str | None:
    """The date that the document says it is of, else that of its dateline or of a line at its head that tells it."""
    known = details.published
    if known is not None and len(known) > 7:
        return known
    blocks = [block for block in text.blocks[:40] if block.kind not in ("furniture", "note", "caption", "table_cell")]
    top = [text.content[block.start : min(block.end, block.start + 300)] for block in blocks[:_HEAD]]
    found = [told[0] for words in top if (told := dateline(words)) is not None and told[0] is not None]
    if not found and known is None and details.kind != "chronology":
        lines = [_dated_title(words) or date_line(words) for words in top[:3]]
        found = [line for line in lines if line is not None and len(line) == 10]
    if not found:
        return known
    if found[0].startswith("-"):
        # Its year is told elsewhere or nowhere.
        whole = f"{known[:4]}{found[0][1:]}" if known else None
        return whole if whole and known and whole.startswith(known) else known
    return found[0] if known is None or found[0].startswith(known) else known


def _dated_title(words: str) -> str | None:
    """EDTF of the day that closes a title such as "Statement by Ann Lee, 3 May 2013"; None for any other line."""
    found = _TITLE_DATE.match(words.strip())
    return edtf_of(found["date"]) if found else None


def _one_line(words: str | None) -> str | None:
    cleaned = " ".join((words or "").replace("\x00", " ").encode("utf-8", "replace").decode().split())
    return cleaned[:1000] or None


def _prose(text: Text) -> str:
    """Some of the text that is not furniture, up to 60,000 characters from all over it."""
    blocks = [block for block in text.blocks if block.kind != "furniture"] or list(text.blocks)
    step = max(1, len(blocks) // 200)
    return " ".join(text.content[block.start : min(block.end, block.start + 2000)] for block in blocks[::step])


def title_of(pieces: Sequence[Piece]) -> str | None:
    """The words of the first heading, if one stands among the first five pieces that are not furniture."""
    seen = [piece for piece in pieces[:40] if piece.kind != "furniture"][:5]
    return next((piece.words for piece in seen if piece.kind == "heading"), None)
