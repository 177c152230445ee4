"""Books (EPUB): the chapters of the spine, in its order; title, author, publisher and date of the package."""

import posixpath
from urllib.parse import unquote

import lxml.html
from lxml import etree

from backchannel.intake import xml
from backchannel.intake.blocks import Piece, assemble
from backchannel.intake.document import Document, Received
from backchannel.intake.encoding import decoded
from backchannel.intake.furniture import told_apart
from backchannel.intake.html import tree_of
from backchannel.intake.markup import name_of, pieces_of, words_of
from backchannel.intake.metadata import Details, edtf_of, made
from backchannel.intake.package import Package
from backchannel.intake.reasons import Reason, Refused, told

MEDIA_TYPE = "application/epub+zip"
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
# Fonts are obfuscated with these by the standard; it hides no text.
_FONT_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def document(received: Received) -> Document:
    """The document that a book makes.

    Raises Refused (truncated, malformed, encrypted, limit_exceeded, entity_bomb, no_text).
    """
    package = Package(received.data, received.name)
    _refuse_locked(package)
    opf_name = _opf_name(package)
    opf = xml.parsed(package.read(opf_name), f"{received.name}, part “{opf_name}”")
    warnings: list[str] = []
    pieces: list[Piece] = []
    for name in _spine(opf, opf_name):
        try:
            pieces += _chapter(package, name)
        except Refused as refused:
            if refused.reason in (Reason.entity_bomb, Reason.encrypted):
                raise
            warnings.append(told(Reason.parts_left_out, f"{name}, {refused}"))
    text = assemble(told_apart(pieces))
    if not text.content:
        raise Refused(Reason.no_text, f"{received.name} has no chapter with words")
    return made(received, MEDIA_TYPE, text, _details(opf), warnings)


def _refuse_locked(package: Package) -> None:
    if not package.has(_ENCRYPTION):
        return
    root = xml.parsed(package.read(_ENCRYPTION), package.name)
    methods = [str(e.get("Algorithm")) for e in root.iter() if name_of(e) == "encryptionmethod"]
    if any(method not in _FONT_ONLY for method in methods):
        raise Refused(Reason.encrypted, f"{package.name} is protected against copying")


def _opf_name(package: Package) -> str:
    if package.has(_CONTAINER):
        root = xml.parsed(package.read(_CONTAINER), f"{package.name}, part “{_CONTAINER}”")
        for element in root.iter():
            path = element.get("full-path") if name_of(element) == "rootfile" else None
            if path and package.has(str(path)):
                return str(path)
    found = next((name for name in package.names() if name.lower().endswith(".opf")), None)
    if found is None:
        raise Refused(Reason.malformed, f"{package.name} names no package document")
    return found


def _spine(opf: etree._Element, opf_name: str) -> list[str]:
    """Names of the chapters' members, in reading order."""
    folder = posixpath.dirname(opf_name)
    files: dict[str, str] = {}
    order: list[str] = []
    for element in opf.iter():
        tag = name_of(element)
        if tag == "item" and "nav" not in str(element.get("properties") or "").split():
            path = unquote(str(element.get("href") or "")).split("#")[0]
            files[str(element.get("id") or "")] = posixpath.normpath(posixpath.join(folder, path))
        elif tag == "itemref" and element.get("linear") != "no":
            order.append(str(element.get("idref") or ""))
    return list(dict.fromkeys(files[item] for item in order if item in files))


def _chapter(package: Package, name: str) -> list[Piece]:
    data = package.read(name)
    try:
        return pieces_of(xml.parsed(data, f"{package.name}, part “{name}”"))
    except Refused as refused:
        if refused.reason is Reason.entity_bomb:
            raise
    tree: lxml.html.HtmlElement | None
    tree, whole = tree_of(decoded(data).content)
    if tree is None or not whole:
        raise Refused(Reason.malformed, "neither XHTML nor HTML")
    return pieces_of(tree)


def _details(opf: etree._Element) -> Details:
    values: dict[str, list[str]] = {}
    for element in opf.iter():
        words = words_of(element) if str(element.tag).startswith("{http://purl.org/dc/") else ""
        if words:
            values.setdefault(name_of(element), []).append(words)

    def first(name: str) -> str | None:
        return values[name][0] if name in values else None

    return Details(
        title=first("title"),
        author=", ".join(values.get("creator", [])) or None,
        publisher=first("publisher"),
        published=edtf_of(first("date")),
        language=first("language"),
        kind="book",
    )
