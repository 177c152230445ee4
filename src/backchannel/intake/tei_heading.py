"""What the heading, date line and source note of an edited document say: its kind, who wrote it, when, how it was marked.

The patterns were written from the headings of the 38 FRUS volumes used in development (12,537 documents).
"""

import re
from collections.abc import Iterator

from lxml import etree

from backchannel.intake.metadata import edtf_of
from backchannel.intake.tei_walk import local, parent_name, words_of
from backchannel.record.source import SourceKind

_NUMBER = re.compile(r"^(?:\[?\d+[a-z]?[.\]]+|No\. \d+)\s+")
_PEOPLE = r"(?:the|mrs?\.|messrs\.|president|vice president|senator|general|king|prime minister|secretary) "
_FORMS: tuple[tuple[SourceKind, str], ...] = (
    ("editorial_note", r"editorial note"),
    (
        "memorandum_of_conversation",
        r"(?:draft |summary |extract |excerpts? |verbatim |informal |tentative )*(?:(?:memorand(?:um|a)|notes?|minutes?|"
        r"records?|report|transcript|account|summary|précis)\s+(?:record\s+)?(?:of|for the record of|on)\s+"
        r"(?:an?\s+|the\s+)?(?:[\w’'-]+\s+){0,4}?"
        r"(?:conversations?|meetings?|conference|discussions?|telephone|talks?|teleconference|session|briefing)\b|"
        r"(?:telephone )?conversations? (?:between|among|with)|teletype conference|summary record|minutes\b)",
    ),
    ("interview", r"(?:interview|transcript of (?:an? )?interview)\b"),
    (
        "speech",
        r"(?:\w+ )?(?:address|remarks|speech|inaugural address|statement|toasts?|(?:news|press) conference|radio)\b",
    ),
    ("cable", r"(?:[\w-]+ ){0,5}(?:telegrams?|airgram|cable|backchannel message)\b|message to washington"),
    (
        "report",
        r"(?:[\w’'-]+ ){0,4}(?:report|estimate|paper|study|intelligence note|assessment|survey|summary)\b",
    ),
    (
        "memorandum",
        r"(?:[\w’'-]+ ){0,5}memorand(?:um|a)\b|(?:presidential|national security) \w+ (?:directive|\w+)|diary",
    ),
    (
        "letter",
        r"(?:[\w-]+ ){0,3}(?:letters?|messages?|despatch|instructions?|note from|note to|aide[- ]m[ée]moire)\b",
    ),
    ("letter", rf"{_PEOPLE}.{{2,160}} to \S"),
)
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _FORMS)
_FROM = re.compile(r"\b(?:From|from|by|By|Prepared by) (?P<rest>.+)$")
_TO = re.compile(r" to (?=(?:the |all |certain |[A-Z]))")
_DATE = re.compile(r"\d|, (?:January|February|March|April|May|June|July|August|September|October|November|December)")
# After these, "to" is part of an office: "the Assistant to the President", "the Mission to the United Nations".
_OFFICES = frozenset(
    (
        "assistant", "assistants", "adviser", "advisers", "advisor", "ambassador", "representative", "representatives",
        "mission", "delegation", "deputy", "counselor", "counsel", "envoy", "aide", "attaché", "secretary", "emissary",
        "observer", "delegate", "consultant", "liaison",
    )
)  # fmt: skip
_LEVEL = (
    r"(?:top secret|secret|confidential|restricted|unclassified|limited official use|official use only|for official use only|"
    r"administratively confidential|eyes only|personal and confidential|plain)"
)
_MARKING = re.compile(rf"(?:(?<=[.;] )|^)({_LEVEL}\b[^.]*)\.", re.IGNORECASE)
_ALONE = re.compile(rf"\W*({_LEVEL})\b[\w\s;,—-]{{0,40}}\W*$", re.IGNORECASE)
_NOT_SIGNED = frozenset(("editorial_note", "memorandum_of_conversation", "speech", "interview"))


def title_of(document: etree._Element) -> str | None:
    """The heading without its number and notes."""
    head = next((child for child in document if local(child) == "head"), None)
    if head is None:
        return None
    return _NUMBER.sub("", words_of(head)) or None


def kind_of(title: str | None, source_note: str) -> SourceKind:
    """The kind of document that ``title`` names; a telegram may be called so only in its source note."""
    for kind, pattern in _KINDS:
        if title and pattern.match(title):
            if kind == "letter" and re.search(r":\s*(?:circular )?(?:tele|air)gram", source_note, re.IGNORECASE):
                return "cable"
            return kind
    return "unknown"


def author_of(title: str | None, kind: SourceKind) -> str | None:
    """Who the title says it is from: "the Embassy in Poland" of "Telegram From the Embassy in Poland to the Department
    of State". None where it does not say, and for records of what several people said."""
    if not title or kind in _NOT_SIGNED:
        return None
    found = _FROM.search(title)
    if found is None:
        return _before_to(title) if re.match(rf"{_PEOPLE}.* to ", title, re.IGNORECASE) else None
    return _before_to(found["rest"])


def _before_to(rest: str) -> str | None:
    for place in _TO.finditer(rest):
        author = rest[: place.start()]
        last = author.rsplit(" ", 1)[-1].strip("()").lower()
        if last not in _OFFICES or not _TO.search(rest, place.end()):
            return author.strip(" ,") or None
    writer = str(_DATE.split(rest)[0]).strip(" ,")
    return writer if 0 < len(writer) <= 160 else None


def source_note(document: etree._Element) -> str:
    """The words of the note that says where the original lies; empty where there is none."""
    for note in document.iter("{*}note"):
        if note.get("type") == "source":
            return " ".join("".join(map(str, note.itertext())).split())
    return ""


def classification_of(document: etree._Element, note: str) -> str | None:
    """The marking, as the source note or a line above the text words it: "Confidential; No Foreign Dissem"."""
    found = _MARKING.search(note)
    if found:
        return found[1].strip()
    for element in document.iter("{*}seg", "{*}opener", "{*}hi"):
        words = words_of(element)
        if len(words) < 80 and (alone := _ALONE.match(words)):
            return words.strip(" []()") if alone else None
        if local(element) == "hi" and parent_name(element) == "p":
            break  # the text has begun
    return None


def date_of(document: etree._Element) -> str | None:
    """EDTF of the first date in the document's own date line, opener or closer; those of attachments do not count."""
    for element in _dated(document):
        if (told := edtf_of_element(element)) is not None:
            return told
    return None


def _dated(document: etree._Element) -> Iterator[etree._Element]:
    for child in document:
        if local(child) in ("dateline", "opener", "closer", "head", "byline"):
            yield from child.iter("{*}date")
    for child in document:
        if local(child) in ("postscript", "list", "docImprint"):
            yield from child.iter("{*}date")


def edtf_of_element(date: etree._Element) -> str | None:
    """EDTF of a TEI ``date``: its attributes (att.datable), else its words. The time of day is left out.

    ``from`` and ``to`` are a stretch of time ("1969-08-01/1969-08-31"); ``notBefore`` and ``notAfter`` one day that is
    not known ("[1969-08-01..1969-08-31]").
    """
    when, begin, end = (_day(date.get(name)) for name in ("when", "from", "to"))
    if when is not None and end is not None and end > when:
        return f"{when}/{end}"
    if when is not None:
        return when
    if begin is not None or end is not None:
        return begin if begin == end else f"{begin or '..'}/{end or '..'}"
    earliest, latest = _day(date.get("notBefore")), _day(date.get("notAfter"))
    if earliest is not None or latest is not None:
        return earliest if earliest == latest else f"[{earliest or ''}..{latest or ''}]"
    return edtf_of(words_of(date))


def _day(value: str | None) -> str | None:
    found = re.match(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=$|T)", value or "")
    return found[0] if found else None
