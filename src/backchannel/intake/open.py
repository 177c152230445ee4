"""Bytes in, documents out: the format is told by content first, then by name."""

import re
from typing import Literal

from backchannel.intake.document import Received, Taken, received
from backchannel.intake.reasons import Reason, Refused

Format = Literal["text", "markdown", "html", "pdf", "docx", "eml", "epub", "tei"]

# Formats that are known by their first bytes and not read; saying which one helps more than "unknown".
_NOT_READ: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"SQLite format 3", "a SQLite database"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"\x1aE\xdf\xa3", "a Matroska video"),
    (b"AT&TFORM", "a DjVu document"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:title|meta|div|p|h[1-6]|article|table|script|link|center|font)\b[^<>]*>)",
    re.IGNORECASE,
)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL_HEADERS = frozenset(
    (b"from", b"to", b"received", b"message-id", b"mime-version", b"return-path", b"subject", b"date", b"content-type",
     b"delivered-to", b"x-mailer", b"reply-to", b"cc", b"sender", b"dkim-signature")
)  # fmt: skip
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_SUFFIXES: dict[str, Format] = {
    "md": "markdown", "markdown": "markdown", "mdown": "markdown", "html": "html", "htm": "html", "xhtml": "html",
    "eml": "eml", "mht": "eml", "mhtml": "eml", "pdf": "pdf", "docx": "docx", "docm": "docx", "epub": "epub",
}  # fmt: skip


def take_in(data: bytes, name: str, *, media_type: str | None = None, path: str | None = None) -> Taken:
    """The documents in ``data``, a file called ``name``.

    ``media_type`` is what the sender called it, if anything did; ``path`` is where it was found, for messages only.
    Pure: opens no file and no connection. Raises Refused with a reason from the closed list, and nothing else for any
    bytes whatever; memory, time and crashes of parsers are the business of the child process that this runs in.
    """
    if not data:
        raise Refused(Reason.empty, f"{path or name} has 0 bytes")
    try:
        return taken(received(data, name, media_type))
    except RecursionError as error:
        raise Refused(Reason.limit_exceeded, f"{path or name} is nested too deep") from error


def taken(item: Received) -> Taken:
    """As ``take_in``, for bytes that are a part of what was received. Raises Refused."""
    # Each parser is imported when the first file of its format comes: a text is read before the others have loaded.
    match format_of(item.data, item.name, item.media_type):
        case "text":
            from backchannel.intake import plain

            return Taken((plain.document(item),))
        case "markdown":
            from backchannel.intake import markdown

            return Taken((markdown.document(item),))
        case "html":
            from backchannel.intake import html

            return Taken((html.document(item),))
        case "pdf":
            from backchannel.intake import pdf

            return Taken((pdf.document(item),))
        case "docx":
            from backchannel.intake import docx

            return Taken((docx.document(item),))
        case "epub":
            from backchannel.intake import epub

            return Taken((epub.document(item),))
        case "eml":
            from backchannel.intake import eml

            return eml.taken(item)
        case "tei":
            from backchannel.intake import tei

            return Taken(tei.documents_of(item))


def format_of(data: bytes, name: str, media_type: str | None = None) -> Format:
    """Which format ``data`` is in. Raises Refused (unknown_format, encrypted, truncated) where it is none that is read."""
    head = data[:4096]
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return _packaged(data, name)
    if head.startswith(_COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refused(Reason.encrypted, name)
        raise Refused(Reason.unknown_format, f"{name} is an Office document of before 2007 (DOC, XLS, PPT, MSG)")
    for magic, what in _NOT_READ:
        if head.startswith(magic):
            raise Refused(Reason.unknown_format, f"{name} is {what}")
    if data[257:262] == b"ustar":
        raise Refused(Reason.unknown_format, f"{name} is a tar archive within another document")
    if suffix in ("pdf", "docx", "docm", "epub"):
        # Its name promises a format whose first bytes are not there.
        raise Refused(
            Reason.malformed if len(data) > 64 else Reason.truncated,
            f"{name} does not begin as a {suffix.upper()} does",
        )
    return _marked_up(head, suffix, media_type, name) or _by_name(data, suffix, media_type)


def _packaged(data: bytes, name: str) -> Format:
    members = data[:200] + data[-65_536:]
    if b"application/epub+zip" in members[:200] or b"META-INF/container.xml" in members:
        return "epub"
    if b"word/document" in members or (b"[Content_Types].xml" in members and b"word/" in members):
        return "docx"
    suffix = name.rpartition(".")[2].lower()
    if suffix in ("docx", "docm", "epub"):
        return _SUFFIXES[suffix]
    for part, what in (
        (b"xl/", "an Excel workbook"),
        (b"ppt/", "a PowerPoint presentation"),
        (b"content.xml", "an OpenDocument file"),
    ):
        if part in members:
            raise Refused(Reason.unknown_format, f"{name} is {what}")
    raise Refused(Reason.unknown_format, f"{name} is an archive within another document")


def _marked_up(head: bytes, suffix: str, media_type: str | None, name: str) -> Format | None:
    """TEI, HTML or another XML, told from the first element; None where the file does not begin as one of them."""
    narrow = head.replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")
    if not narrow.startswith(b"<"):
        return None
    is_xml = narrow.startswith(b"<?xml") or suffix in ("xml", "tei") or "xml" in (media_type or "")
    bare = re.sub(rb"<!--.*?(?:-->|\Z)", b"", narrow, flags=re.DOTALL)
    root = _ROOT.search(bare)
    tag = root[1].lower() if root else b""
    if tag in (b"tei", b"teicorpus", b"tei.2"):
        return "tei"
    if tag == b"html" or (not is_xml and _HTML.search(narrow)):
        return "html"
    if is_xml and (b"<!entity" in bare.lower()):
        raise Refused(Reason.entity_bomb, f"{name} declares entities of its own and is no TEI")
    if is_xml:
        what = f"XML of another kind (<{tag.decode('ascii', 'replace')}>)" if tag else "XML without an element"
        raise Refused(Reason.unknown_format if tag else Reason.truncated, f"{name} is {what}")
    return None


def _by_name(data: bytes, suffix: str, media_type: str | None) -> Format:
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if _is_mail(data) or (media_type or "").startswith("message/rfc822"):
        return "eml"
    if (media_type or "").startswith("text/html"):
        return "html"
    if (media_type or "").startswith(("text/markdown", "text/x-markdown")):
        return "markdown"
    return "text"


def _is_mail(data: bytes) -> bool:
    """Whether ``data`` begins with at least three headers of e-mail, one of which only mail systems write."""
    at, names = 0, set[bytes]()
    head = data[:16_384].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"From ") and b"\n" in head[:200]:
        at = head.index(b"\n") + 1
    while found := _HEADER.match(head, at):
        names.add(found[0].split(b":", 1)[0].lower())
        at = found.end()
    own = names & {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"}
    return bool(own) and len(names & _MAIL_HEADERS) >= 3
