"""Word documents (DOCX): mammoth makes HTML of them, whose pieces are taken as those of any marked-up text."""

import io
import zipfile
from dataclasses import replace

import lxml.html

from backchannel.intake import xml
from backchannel.intake.blocks import Piece, assemble
from backchannel.intake.document import Document, Received
from backchannel.intake.front import front_matter
from backchannel.intake.furniture import told_apart
from backchannel.intake.kinds import kind_of
from backchannel.intake.markup import pieces_of, words_of
from backchannel.intake.metadata import Details, filled, made, title_of
from backchannel.intake.package import Package
from backchannel.intake.reasons import Reason, Refused

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
"""
_DC = "{http://purl.org/dc/elements/1.1/}"


def document(received: Received) -> Document:
    """The document that a DOCX makes.

    Raises Refused (truncated, malformed, encrypted, limit_exceeded, entity_bomb, no_text).
    """
    package = Package(received.data, received.name)
    for name in package.names():
        if name.endswith((".xml", ".rels")):
            # mammoth parses with the standard library; no part reaches it that the hardened factory has not passed.
            part = xml.parsed(package.read(name), f"{received.name}, part “{name}”")
            if part.getroottree().docinfo.internalDTD is not None:
                raise Refused(Reason.entity_bomb, f"{received.name}, part “{name}” has a document type declaration")
    pieces = told_apart(_without_back_links(pieces_of(_tree(received))))
    text = assemble(pieces)
    if not text.content:
        raise Refused(Reason.no_text, f"{received.name} has no paragraph with words")
    printed, _ = front_matter(pieces)
    details = filled(replace(printed, title=None), _core(package, received.name))
    details = filled(replace(details, title=title_of(pieces) or details.title), printed)
    return made(received, MEDIA_TYPE, text, replace(details, kind=kind_of(pieces)))


def _tree(received: Received) -> lxml.html.HtmlElement:
    import mammoth

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(received.data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
        )
    except (
        KeyError,
        AttributeError,
        TypeError,
        ValueError,
        IndexError,
        RecursionError,
        OSError,
        zipfile.BadZipFile,
    ) as error:
        # mammoth has no error of its own for packages whose parts do not fit together.
        raise Refused(Reason.malformed, f"{received.name}: {type(error).__name__} {error}") from error
    if not result.value.strip():
        raise Refused(Reason.no_text, f"{received.name} has no paragraph with words")
    tree = lxml.html.fragment_fromstring(result.value, create_parent="body")
    for link in tree.iter("a"):
        if str(link.get("href") or "").startswith(("#footnote-ref", "#endnote-ref")):
            link.text = None
    return tree


def _without_back_links(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.words != "↑"]


def _core(package: Package, name: str) -> Details:
    """Title, author and language of the core properties. The dates there are those of the file, so they are left."""
    if not package.has("docProps/core.xml"):
        return Details()
    root = xml.parsed(package.read("docProps/core.xml"), name)
    values = {str(element.tag): words_of(element) for element in root if isinstance(element.tag, str)}
    return Details(
        title=values.get(f"{_DC}title"),
        author=values.get(f"{_DC}creator"),
        publisher=values.get(f"{_DC}publisher"),
        language=values.get(f"{_DC}language"),
    )
