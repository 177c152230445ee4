"""Web pages: the main text by trafilatura, with its structure; what the page says of itself from its own tags."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import lxml.html
from lxml import etree

from backchannel.intake.blocks import Piece, assemble, bounded, flowing
from backchannel.intake.document import Document, Received
from backchannel.intake.encoding import decoded
from backchannel.intake.furniture import told_apart
from backchannel.intake.kinds import kind_of
from backchannel.intake.markup import pieces_of, words_of
from backchannel.intake.metadata import Details, byline, date_line, edtf_of, filled, made, title_of
from backchannel.intake.reasons import Reason, Refused, told
from backchannel.record.source import SourceKind

_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset\s*=|\?xml[^>]{0,100}?encoding\s*=)\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_SCRIPTS = re.compile(r"<(script|style|noscript|template)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|tr|td|table|h[1-6]|blockquote|section|article|hr)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)/([01]?\d)(?:/([0-3]?\d))?/")
_KINDS: dict[str, SourceKind] = {
    "NewsArticle": "news",
    "ReportageNewsArticle": "news",
    "BlogPosting": "essay",
    "OpinionNewsArticle": "essay",
    "Report": "report",
    "Book": "book",
}
# Less text than this from the extractor, where the page has more than ten times as much, is taken for a miss.
_SCANTY = 200
# With more tags than this the extractor, which walks the tree some thirty times, is left out: at 70,000 tags it takes 2 s
# (one core of an EPYC), at 1,400,000 more than a minute. The longest articles have some 20,000.
_DENSE = 200_000


def document(received: Received) -> Document:
    """The document that a page makes. Raises Refused (undecodable, no_text, limit_exceeded)."""
    characters = decoded(received.data, _declared(received))
    pieces, details, warnings = read(characters.content)
    text = assemble(pieces)
    if not text.content:
        raise Refused(Reason.no_text, "the page has no text; it may be filled in by a script")
    return made(received, "text/html", text, details, (*characters.warnings, *warnings))


def read(content: str) -> tuple[list[Piece], Details, tuple[str, ...]]:
    """The pieces of the page ``content``, what it says of itself, and warnings."""
    dense = content.count("<") > _DENSE
    tree, whole = tree_of(content, light=dense)
    if tree is None or not whole:
        pieces = told_apart(_stripped(content))
        return (
            pieces,
            Details(title=title_of(pieces)),
            (told(Reason.layout_not_recognised, "nested too deep to be laid out"),),
        )
    details = details_of(tree)
    before = pieces_of(tree)
    main = before if dense else _main_text(tree)
    warnings: tuple[str, ...] = ()
    size, all_size = (sum(len(p.words) for p in part) for part in (main, before))
    if dense and main:
        why = f"its main text is not looked for in a page of more than {_DENSE:,} tags"
        warnings = (told(Reason.layout_not_recognised, why),)
    elif not main or (size < _SCANTY and all_size > 10 * size):
        main = before
        warnings = (told(Reason.layout_not_recognised, "no main text was found"),) if before else ()
    pieces = told_apart(main)
    heading = title_of(pieces)
    title = details.title or heading
    if title and not any(_same(piece.words, title) for piece in pieces[:12]):
        printed = next((p.words for p in before if p.kind == "heading" and _same(p.words, title)), None)
        if printed:
            pieces.insert(0, Piece("heading", printed, level=1))
    details = filled(details, _printed(before))
    details = filled(details, Details(title=heading))
    return pieces, replace(details, kind=kind_of(pieces, details.kind)), warnings


def tree_of(content: str, *, light: bool = False) -> tuple[lxml.html.HtmlElement | None, bool]:
    """The tree of a page, and whether it holds all of it (it does not where nesting goes beyond 250 levels).

    ``light`` elements are without the methods of ``lxml.html``, which the walk does not need and the extractor does; they
    take half the time.
    """
    kind = etree.HTMLParser if light else lxml.html.HTMLParser
    parser = kind(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(_XML_DECLARATION.sub("", content, count=1), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None, False
    whole = not any("depth" in entry.message.lower() or "huge" in entry.message.lower() for entry in parser.error_log)
    return tree, whole


def details_of(tree: lxml.html.HtmlElement) -> Details:
    """Title, author, publisher, date, language and address from the tags of a page's head, JSON-LD and microdata."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        value = flowing(str(meta.get("content") or ""))
        if key and value:
            metas.setdefault(key, value)

    def first(*keys: str) -> str | None:
        return next((metas[key] for key in keys if key in metas), None)

    linked = _linked_data(tree)
    canonical = next(
        (str(e.get("href")) for e in tree.iter("link") if "canonical" in str(e.get("rel") or "").lower()), None
    )
    url = first("og:url") or (canonical if canonical and canonical.startswith("http") else None)
    author = first(
        "author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "parsely-author",
        "sailthru.author",
        "article:author",
        "byl",
    )
    published = first(
        "article:published_time", "og:article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.issued",
        "dcterms.date", "dcterms.created", "citation_publication_date", "citation_date", "date", "pubdate", "publish-date",
        "publish_date", "parsely-pub-date", "sailthru.date", "article.published",
    )  # fmt: skip
    head_title = next((words_of(e) for e in tree.iter("title")), None)
    site = first("og:site_name", "application-name", "dc.publisher", "citation_journal_title", "publisher")
    title = (
        first("og:title", "dc.title", "citation_title", "twitter:title") or linked.title or _less_site(head_title, site)
    )
    return Details(
        title=_less_site(title, site),
        author=_person(author) or linked.author,
        publisher=site or linked.publisher,
        published=edtf_of(published) or linked.published or _marked_time(tree) or _from_url(url),
        language=str(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
        or first("og:locale"),
        kind=linked.kind,
        url=url,
    )


def _declared(received: Received) -> str | None:
    if received.media_type and "charset=" in received.media_type.lower():
        return received.media_type.lower().split("charset=", 1)[1].split(";")[0].strip(" \"'")
    found = _DECLARED.search(received.data[:4096])
    return found[1].decode("ascii", "replace") if found else None


def _main_text(tree: lxml.html.HtmlElement) -> list[Piece]:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            tree,
            include_comments=False,
            favor_precision=True,
            include_tables=True,
            with_metadata=False,
            output_format="python",
        )
    except (
        AttributeError,
        TypeError,
        ValueError,
        KeyError,
        IndexError,
        RecursionError,
        AssertionError,
        etree.LxmlError,
    ):
        # The extractor walks trees that strangers made; whatever stops it, the body is still there to be read.
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    return pieces_of(cast(etree._Element, body))


def _stripped(content: str) -> list[Piece]:
    """The words between tags, a paragraph at each tag that sets apart; linear whatever the nesting."""
    from html import unescape

    bare = _TAG.sub("", _BLOCK_TAG.sub("\x1e", _SCRIPTS.sub(" ", content)))
    lines = (Piece("paragraph", line) for part in unescape(bare).split("\x1e") if (line := flowing(part)))
    return list(bounded(lines))


def _linked_data(tree: lxml.html.HtmlElement) -> Details:
    details = Details()
    for script in tree.iter("script"):
        if "ld+json" not in str(script.get("type") or "").lower():
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            types = item.get("@type")
            named = " ".join(map(str, types)) if isinstance(types, list) else str(types)
            if not re.search(r"Article|BlogPosting|Report|Posting|Book|CreativeWork|Opinion", named):
                continue
            details = filled(
                details,
                Details(
                    title=_string(item.get("headline") or item.get("name")),
                    author=_names(item.get("author")),
                    publisher=_names(item.get("publisher")),
                    published=edtf_of(_string(item.get("datePublished"))),
                    kind=_KINDS.get(named, "unknown"),
                ),
            )
    return details


def _items(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for inner in data[:200]:
            yield from _items(inner, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _items(data.get(key), depth + 1)


def _string(value: Any) -> str | None:
    return flowing(value) if isinstance(value, str) and value.strip() else None


def _names(value: Any) -> str | None:
    parts = value if isinstance(value, list) else [value]
    names = [_string(part.get("name")) if isinstance(part, dict) else _string(part) for part in parts[:20]]
    return ", ".join(name for name in names if name and not name.startswith("http")) or None


def _person(value: str | None) -> str | None:
    if not value or value.startswith(("http:", "https:", "/", "@")):
        return None
    return re.sub(r"^(?:by|author)\s*:?\s+", "", value, flags=re.IGNORECASE)


def _marked_time(tree: lxml.html.HtmlElement) -> str | None:
    for element in tree.iter("time"):
        named = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if element.get("pubdate") is not None or "publish" in named or "entry-date" in named or "dt-published" in named:
            found = edtf_of(str(element.get("datetime") or "")) or date_line(words_of(element))
            if found:
                return found
    return None


def _from_url(url: str | None) -> str | None:
    found = _URL_DATE.search(url or "")
    return edtf_of("-".join(part.zfill(2) for part in found.groups() if part)) if found else None


def _printed(pieces: list[Piece]) -> Details:
    """Author and date as they are printed near the top of the page."""
    details = Details()
    for piece in pieces[:80]:
        if len(piece.words) > 140:
            continue
        signed = byline(piece.words)
        if signed and details.author is None:
            details = filled(details, Details(author=signed[0], published=signed[1]))
        elif details.published is None and piece.kind != "furniture":
            details = filled(details, Details(published=date_line(piece.words)))
        if details.author and details.published:
            break
    return details


def _less_site(title: str | None, site: str | None) -> str | None:
    """``title`` without the name of the site behind a bar or dash."""
    if not title:
        return None
    if site and title.lower().endswith(site.lower()) and len(title) > len(site):
        return title[: -len(site)].rstrip(" |·«»–—-:") or title
    bar = re.search(r"\s+[|»«]\s+[^|»«]{2,60}$", title)
    return title[: bar.start()] if bar and bar.start() > 8 else title


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).lower() == re.sub(r"\W+", "", other).lower()
