"""E-mail: what the headers say, the body, and the attachments, each of which is a document of its own."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime

from backchannel.intake import html, plain
from backchannel.intake.blocks import Piece, assemble
from backchannel.intake.document import Document, PartRefused, Received, Taken
from backchannel.intake.encoding import decoded
from backchannel.intake.kinds import kind_of
from backchannel.intake.limits import DEFAULT
from backchannel.intake.metadata import Details, filled, made
from backchannel.intake.reasons import Reason, Refused, told
from backchannel.record.source import SourceKind

MEDIA_TYPE = "message/rfc822"
_QUOTED_LINE = re.compile(r"^[ \t]?>[> \t]?")
_SIGNATURE = re.compile(r"^--[ \t]?$", re.MULTILINE)
# Kinds that a message may carry; all else in a message is an e-mail.
_CARRIED: frozenset[SourceKind] = frozenset(
    ("news", "speech", "interview", "chronology", "cable", "memorandum_of_conversation")
)


def taken(received: Received) -> Taken:
    """The message and what is attached to it.

    An attachment that cannot be read is listed with its reason and stops nothing. Raises Refused (malformed, no_text,
    limit_exceeded) where the message itself gives nothing.
    """
    message = message_from_bytes(received.data, policy=policy.default.clone(refold_source="none"))
    assert isinstance(message, EmailMessage)
    details = _headers(message)
    warnings: list[str] = []
    documents: list[Document] = []
    refused: list[PartRefused] = []
    pieces, told_in_body = _body(message, warnings)
    attachments = list(_attachments(message))
    if len(attachments) > DEFAULT.archive_entries:
        raise Refused(Reason.limit_exceeded, f"{received.name} has {len(attachments)} attachments")
    for number, part in enumerate(attachments, 1):
        _take_attachment(part, number, received, documents, refused)
    warnings += [told(Reason.parts_left_out, f"{part.part}, {told(part.reason, part.detail)}") for part in refused]
    if details.title:
        pieces.insert(0, Piece("heading", details.title, level=1))
    text = assemble(pieces)
    if text.content and (len(pieces) > 1 or not documents):
        kind = kind_of(pieces[1:] if details.title else pieces)
        details = replace(
            filled(details, replace(told_in_body, kind="unknown")), kind=kind if kind in _CARRIED else "email"
        )
        documents.insert(0, made(received, MEDIA_TYPE, text, details, warnings))
    if not documents:
        raise Refused(Reason.no_text, f"{received.name} has neither words nor an attachment that can be read")
    return Taken(tuple(documents), tuple(refused))


def _headers(message: EmailMessage) -> Details:
    return Details(title=_header(message, "Subject"), author=_sender(message), published=_date(message))


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
        return " ".join(str(value).split()) or None if value is not None else None
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, LookupError):
        # The standard library's header parser fails on some malformed addresses and encoded words; the header is lost,
        # not the message.
        return None


def _sender(message: EmailMessage) -> str | None:
    value = _header(message, "From")
    if not value:
        return None
    found = re.match(r"\s*\"?([^\"<]*?)\"?\s*<([^>]*)>", value)
    return (found[1].strip() or found[2].strip()) if found else value


def _date(message: EmailMessage) -> str | None:
    """The day in the sender's own time zone, as written."""
    value = _header(message, "Date")
    try:
        return parsedate_to_datetime(value).date().isoformat() if value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _body(message: EmailMessage, warnings: list[str]) -> tuple[list[Piece], Details]:
    try:
        body = message.get_body(("plain", "html"))
    except (AttributeError, KeyError, ValueError, TypeError):
        # A multipart message that says so and is none.
        body = message if not message.is_multipart() else None
    if body is None:
        return [], Details()
    characters = decoded(_payload(body), body.get_content_charset())
    warnings += characters.warnings
    if body.get_content_type() == "text/html":
        pieces, details, told_by_page = html.read(characters.content)
        warnings += told_by_page
        return pieces, replace(details, title=None)
    return _plain_body(characters.content)


def _plain_body(content: str) -> tuple[list[Piece], Details]:
    signature = None
    signed = list(_SIGNATURE.finditer(content))
    if signed and len(content) - signed[-1].end() < 2000:
        signature = content[signed[-1].end() :]
        content = content[: signed[-1].start()]
    pieces: list[Piece] = []
    details = Details()
    for quoted, run in _runs(content):
        part, part_details = plain.read(run)
        if quoted:
            pieces += [replace(p, kind="quotation" if p.kind == "paragraph" else p.kind) for p in part]
        else:
            pieces += part
            details = filled(details, part_details)
    if signature:
        pieces += [replace(piece, kind="furniture") for piece in plain.read(signature)[0]]
    return pieces, replace(details, title=None)


def _runs(content: str) -> list[tuple[bool, str]]:
    """Stretches of lines that are quoted with ">" and stretches that are not, in order, without the signs."""
    runs: list[tuple[bool, list[str]]] = []
    for line in content.split("\n"):
        quoted = bool(_QUOTED_LINE.match(line))
        bare = line
        while quoted and _QUOTED_LINE.match(bare):
            bare = _QUOTED_LINE.sub("", bare, count=1)
        if runs and (runs[-1][0] == quoted or (not quoted and not line.strip())):
            runs[-1][1].append(bare)
        else:
            runs.append((quoted, [bare]))
    return [(quoted, "\n".join(lines)) for quoted, lines in runs if any(line.strip() for line in lines)]


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, AssertionError, TypeError):
        payload = None
    if isinstance(payload, bytes):
        return payload
    inner = part.get_payload()
    return inner.encode("utf-8", "surrogateescape") if isinstance(inner, str) else b""


def _attachments(message: EmailMessage) -> list[EmailMessage]:
    try:
        return [part for part in message.iter_attachments() if isinstance(part, EmailMessage)]
    except (AttributeError, KeyError, ValueError, TypeError):
        return []


def _take_attachment(
    part: EmailMessage, number: int, received: Received, documents: list[Document], refused: list[PartRefused]
) -> None:
    from backchannel.intake.open import taken as take

    media_type = part.get_content_type()
    name = _file_name(part) or f"attachment {number}"
    label = f"{received.part}/{number} {name}" if received.part else f"{number} {name}"
    if part.get_content_maintype() == "image" and _file_name(part) is None:
        return
    if received.depth + 1 > DEFAULT.archive_depth:
        refused.append(PartRefused(label, Reason.limit_exceeded, f"deeper than {DEFAULT.archive_depth} messages"))
        return
    if media_type == MEDIA_TYPE:
        inner = part.get_payload()
        data = inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
    else:
        data = _payload(part)
    try:
        if not data:
            raise Refused(Reason.empty, f"{name} has 0 bytes")
        given = replace(received, data=data, name=name, media_type=media_type, part=label, depth=received.depth + 1)
        inside = take(given)
    except Refused as refusal:
        refused.append(PartRefused(label, refusal.reason, refusal.detail))
        return
    documents += inside.documents
    refused += inside.reasons


def _file_name(part: EmailMessage) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, TypeError, AttributeError, LookupError):
        return None
