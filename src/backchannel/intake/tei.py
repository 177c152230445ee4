"""TEI P5: a volume of edited documents becomes its documents; any other TEI text becomes one, or one for each chapter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from backchannel.intake import kinds, xml
from backchannel.intake.document import Document, Received, received
from backchannel.intake.metadata import Details, edtf_of, made
from backchannel.intake.reasons import Reason, Refused
from backchannel.intake.tei_heading import author_of, classification_of, date_of, kind_of, source_note, title_of
from backchannel.intake.tei_walk import XML_ID, Mark, Walked, local, parent_name, walk, words_of
from backchannel.record.named import Listed, Named

MEDIA_TYPE = "application/tei+xml"
# Lists of pages in the same volume: nothing is told in them, and every name in them stands in a document as well.
_NAVIGATION = frozenset(("toc", "index"))
_LISTS = frozenset(("persons", "terms"))
# Divisions that are texts of their own, where a TEI file has several of them side by side.
_TEXTS = frozenset(("chapter", "essay", "article", "letter", "speech", "entry"))
_DIVISION = re.compile(r"div\d?$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A document and what its editors marked in it; every mark's words stand at its offsets in ``document.text``."""

    document: Document
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person of a volume's list: the id that the volume's marks point to, the name as listed, and what is said of him."""

    id: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """An abbreviation or term of a volume's list: the id that marks point to, the term, and what it stands for."""

    id: str
    term: str
    words: str


def is_tei(data: bytes) -> bool:
    """Whether ``data`` begins as a TEI document does."""
    head = data[:4096].decode("latin-1").replace("\0", "")
    return re.search(r"<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2)[\s>]", head) is not None


def documents(data: bytes, name: str) -> tuple[Document, ...]:
    """The documents in ``data``, in order. Raises Refused (malformed, truncated, entity_bomb, no_text …).

    Of a volume: each ``div type="document"``, each other division of front and back matter, and the introduction of a
    chapter where it has one; ``part`` is the division's id. The lists of persons and terms are documents of kind
    "list". The title page, the table of contents and the index are left out. Notes follow at the end of each document.
    """
    return tuple(one.document for one in _read(received(data, name)))


def documents_of(item: Received) -> tuple[Document, ...]:
    """As ``documents``, for a file that came inside another."""
    return tuple(one.document for one in _read(item))


def marked(data: bytes, name: str = "volume.xml") -> tuple[Marked, ...]:
    """As ``documents``, with the editors' mark-up mapped to offsets: the gold of measuring and training."""
    return tuple(_read(received(data, name)))


def persons(data: bytes, name: str = "volume.xml") -> tuple[ListedPerson, ...]:
    """The volume's list of persons; empty where it has none."""
    return tuple(ListedPerson(*entry) for entry in _persons(xml.parsed(data, name)))


def terms(data: bytes, name: str = "volume.xml") -> tuple[ListedTerm, ...]:
    """The volume's list of abbreviations and terms; empty where it has none."""
    return tuple(ListedTerm(*entry) for entry in _entries(xml.parsed(data, name), "terms", "term"))


def _read(item: Received) -> Iterator[Marked]:
    root = xml.parsed(item.data, item.name)
    texts = [root] if local(root) != "teiCorpus" else [child for child in root if local(child).startswith("TEI")]
    found = False
    used: set[str] = set()
    listed = {entry[0]: ListedPerson(*entry) for entry in _persons(root)}
    everybody = tuple(Listed(person.id, person.name, person.words) for person in listed.values())
    for number, tei in enumerate(texts, 1):
        alone = len(texts) == 1
        for one in _of_text(item, tei, None if alone else tei.get(XML_ID) or str(number), used):
            found = True
            # A list says itself who is who in it.
            known = () if one.document.source.kind == "list" else everybody
            yield replace(one, document=replace(one.document, named=tuple(_named(one.marks, listed)), listed=known))
    if not found:
        raise Refused(Reason.no_text, f"{item.name} has no text in its body")


def _of_text(item: Received, tei: etree._Element, name: str | None, used: set[str]) -> Iterator[Marked]:
    """The documents of one TEI element; ``name`` tells it from others in the same file."""
    text = next((child for child in tei if local(child) == "text"), None)
    if text is None:
        return
    header = _header(tei)
    pages = _pages_at(text)
    volume = any(div.get("type") == "document" for div in text.iter("{*}div"))
    divisions = list(_divisions(text)) if volume else _chapters(text)
    if not divisions:
        walked = walk(text, None, _is_left_out)
        if walked.text.blocks:
            yield _made(item, name, walked, _filled(header, walked))
        return
    years = _years(divisions)
    for division in divisions:
        edited = division.get("type") == "document"
        inner = not edited and volume
        walked = walk(division, pages[division], _is_division if inner else _is_document if edited else _is_left_out)
        if not walked.text.blocks or (inner and _only_headings(walked) and _has_divisions(division)):
            continue
        part = division.get(XML_ID) or division.get("n") or local(division)
        part = _unused(part if name is None else f"{name}.{part}", used)
        details = _of_document(division, header) if edited else _of_section(division, header, walked)
        if edited and details.published is None:
            details = replace(details, published=years.get(division))
        yield _made(item, part, walked, details)


def _years(divisions: Sequence[etree._Element]) -> dict[etree._Element, str]:
    """The year, as an approximate one ("1962~"), of the documents without a date that stand between two of one year: a
    volume's documents are in the order of time, and an editorial note tells of the days that it stands among."""
    found: dict[etree._Element, str] = {}
    before: str | None = None
    undated: list[etree._Element] = []
    for division in divisions:
        if division.get("type") != "document":
            continue
        date = date_of(division)
        if date is None:
            undated.append(division)
        elif date[:4].isdigit():
            year = date[:4]
            found.update((one, f"{year}~") for one in undated if year == before)
            before, undated = year, []
    return found


def _made(item: Received, part: str | None, walked: Walked, details: Details) -> Marked:
    if item.part is not None:
        part = item.part if part is None else f"{item.part}/{part}"
    return Marked(made(replace(item, part=part), MEDIA_TYPE, walked.text, details), walked.marks)


def _divisions(element: etree._Element) -> Iterator[etree._Element]:
    """The divisions of a volume in order: documents, and those around and before them, except for navigation."""
    for child in element:
        if _is_division(child):
            if not _is_navigation(child):
                yield child
                if child.get("type") != "document":
                    yield from _divisions(child)
        elif local(child) in ("front", "body", "back", "group", "text"):
            yield from _divisions(child)


def _chapters(text: etree._Element) -> list[etree._Element]:
    """The top divisions, where the text is a row of texts of their own: two chapters at least, or two divisions of any
    kind behind front matter, as in a book. Else nothing."""
    top = [
        child
        for part in text
        if local(part) in ("front", "body", "back")
        for child in part
        if _is_division(child) and not _is_navigation(child)
    ]
    book = any(parent_name(child) == "front" for child in top)
    return top if sum(1 for child in top if book or child.get("type") in _TEXTS) >= 2 else []


def _pages_at(text: etree._Element) -> dict[etree._Element, str | None]:
    """The label of the page that each division begins on."""
    page, at = None, {}
    for element in text.iter("{*}pb", "{*}div", "{*}div1", "{*}div2", "{*}div3"):
        if local(element) == "pb":
            page = element.get("n") or page
        else:
            at[element] = page
    return at


def _of_document(division: etree._Element, header: Details) -> Details:
    title, note = title_of(division), source_note(division)
    kind = kind_of(title, note)
    return Details(
        title=title,
        author=author_of(title, kind),
        publisher=header.publisher,
        published=date_of(division),
        language=header.language,
        kind=kind,
        classification=classification_of(division, note),
    )


def _of_section(division: etree._Element, header: Details, walked: Walked) -> Details:
    kind = "list" if division.get(XML_ID) in _LISTS else kinds.kind_of(walked.pieces)
    return replace(header, title=title_of(division) or header.title, kind=kind)


def _filled(header: Details, walked: Walked) -> Details:
    return replace(header, kind=kinds.kind_of(walked.pieces))


def _header(tei: etree._Element) -> Details:
    """What the teiHeader says of the whole: title, author, publisher, date, language."""
    header = next((child for child in tei if local(child) == "teiHeader"), None)
    if header is None:
        return Details(language=tei.get("{http://www.w3.org/XML/1998/namespace}lang"))
    titles = list(header.iterfind(".//{*}titleStmt/{*}title"))
    title = next((t for t in titles if t.get("type") in ("complete", "main")), titles[0] if titles else None)
    language = header.find(".//{*}langUsage/{*}language")
    date = header.find(".//{*}publicationStmt/{*}date")
    told = _words(header.find(".//{*}publicationStmt/{*}p")) or ""  # "Department of State, 2008"
    publisher, _, year = told.rpartition(", ") if edtf_of(told.rpartition(", ")[2]) else (told, "", "")
    return Details(
        title=_words(title),
        author=_words(header.find(".//{*}titleStmt/{*}author")),
        publisher=_words(header.find(".//{*}publicationStmt/{*}publisher")) or publisher or None,
        published=edtf_of(year) if date is None else (edtf_of(date.get("when")) or edtf_of(words_of(date))),
        language=tei.get("{http://www.w3.org/XML/1998/namespace}lang")
        or (None if language is None else language.get("ident")),
    )


def _persons(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Id, name and further words of each person listed: in a volume's list, or in a ``listPerson`` anywhere."""
    yield from _entries(root, "persons", "persName")
    for person in root.iter("{*}person"):
        named = next((one for one in person.iter("{*}persName")), None)
        if person.get(XML_ID) and named is not None:
            about = " ".join(
                words_of(one) for one in person if local(one) in ("occupation", "note", "state", "affiliation")
            )
            yield person.get(XML_ID) or "", words_of(named), " ".join(about.split())


def _named(marks: Sequence[Mark], listed: dict[str, ListedPerson]) -> Iterator[Named]:
    """The marked names of persons whom the list holds."""
    last = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        person = listed.get(mark.key or "") if mark.element == "persName" else None
        if person is not None and mark.start >= last:
            last = mark.end
            yield Named(mark.start, mark.end, person.id, person.name, person.words)


def _entries(root: etree._Element, division: str, element: str) -> Iterator[tuple[str, str, str]]:
    """Id, name and further words of each item in the list with the id ``division``."""
    for div in root.iter("{*}div"):
        if div.get(XML_ID) != division:
            continue
        for entry in div.iter("{*}item"):
            named = next((one for one in entry.iter(f"{{*}}{element}") if one.get(XML_ID)), None)
            if named is not None and next(named.iterancestors("{*}item")) is entry:
                name, words = words_of(named), words_of(entry)
                rest = words[len(name) :] if words.startswith(name) else words
                yield named.get(XML_ID) or "", name, rest.lstrip(" ,;:—–-")


def _words(element: etree._Element | None) -> str | None:
    return None if element is None else words_of(element) or None


def _unused(part: str, used: set[str]) -> str:
    """``part``, or with a number behind it where the file gives the same id twice."""
    name, number = part, 2
    while name in used:
        name, number = f"{part}-{number}", number + 1
    used.add(name)
    return name


def _is_division(element: etree._Element) -> bool:
    return _DIVISION.fullmatch(local(element)) is not None


def _has_divisions(element: etree._Element) -> bool:
    return any(_is_division(child) for child in element)


def _is_document(element: etree._Element) -> bool:
    return element.get("type") == "document" and _is_division(element)


def _is_navigation(element: etree._Element) -> bool:
    return element.get("type") in _NAVIGATION or element.get(XML_ID) in _NAVIGATION


def _is_left_out(element: etree._Element) -> bool:
    return local(element) == "titlePage" or (_is_division(element) and _is_navigation(element))


def _only_headings(walked: Walked) -> bool:
    return all(block.kind == "heading" for block in walked.text.blocks)
