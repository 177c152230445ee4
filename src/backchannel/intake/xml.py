"""The one place where XML is parsed: no entities resolved, no network, no external DTD, no huge trees.

Sources: OWASP ASVS 5.0, 1.5.1; the cases in which readers of documents were made to read files or fetch addresses
through a DTD. libxml2 without ``huge_tree`` itself refuses nesting deeper than 256 and growth by entities.
"""

import re
from typing import Any, cast

from lxml import etree

from backchannel.intake.reasons import Reason, Refused

_ENCODING = re.compile(rb"[^>]{0,200}?encoding\s*=\s*[\"']([^\"'>]{1,40})", re.IGNORECASE)
_PLAIN = re.compile(rb"(?:utf-?8|us-ascii|ascii|iso-8859-\d+|windows-125\d|latin-?1)$", re.IGNORECASE)


def factory(*, has_document_type: bool = True) -> etree.XMLParser:
    """A parser that cannot reach out of the bytes it is given.

    One id given twice is no reason to refuse a volume of a thousand documents, so ids are not collected, but only where
    the document has no document type declaration: with ``collect_ids=False`` libxml2 (2.14, lxml 6.1) loads the
    external subset in spite of ``load_dtd=False``, which tests/intake/test_xml.py would notice.
    """
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        collect_ids=has_document_type,
        remove_pis=True,
        remove_comments=True,
    )


def parsed(data: bytes, name: str) -> etree._Element:
    """The root element of ``data``.

    Raises Refused(entity_bomb) where the document declares entities that are nested, external or over a hundred;
    Refused(truncated) where it ends too early, Refused(limit_exceeded) where it is nested too deep, and
    Refused(malformed) where it is not well formed. ``name`` is for the message.
    """
    has_document_type = _may_have_document_type(data)
    try:
        root = cast(etree._Element, etree.fromstring(data, factory(has_document_type=has_document_type)))
    except etree.XMLSyntaxError as error:
        raise _refusal(error, name) from error
    except ValueError as error:
        raise Refused(Reason.malformed, f"{name}: {error}") from error
    _refuse_entities(root, name)
    return root


def _may_have_document_type(data: bytes) -> bool:
    """False only where the bytes are in an encoding in which "<!DOCTYPE" would be seen, and it is not there."""
    if b"<!DOCTYPE" in data or b"\x00" in data[:16]:
        return True
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    declared = _ENCODING.match(data[:400])
    return start != b"<" or bool(declared and not _PLAIN.match(declared[1]))


def _refusal(error: etree.XMLSyntaxError, name: str) -> Refused:
    says = (error.msg or "not well formed").splitlines()[0]
    place = f"{name}, {says}"
    low = says.lower()
    if "entity reference loop" in low or "entity nesting" in low or "amplification" in low or "entity loop" in low:
        return Refused(Reason.entity_bomb, place)
    if "depth" in low or "huge" in low or "too long" in low:
        return Refused(Reason.limit_exceeded, place)
    if "premature end" in low or "document is empty" in low or "end of data" in low or "eof" in low:
        return Refused(Reason.truncated, place)
    return Refused(Reason.malformed, place)


def _refuse_entities(root: etree._Element, name: str) -> None:
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is None:
        return
    declared = list(dtd.iterentities())
    if len(declared) > 100:
        raise Refused(Reason.entity_bomb, f"{name} declares {len(declared)} entities")
    for entity in declared:
        if entity.content is None or entity.system_url:
            raise Refused(Reason.entity_bomb, f"{name} declares the external entity “{entity.name}”")
        if "&" in entity.content and not re.fullmatch(r"(?:[^&]|&#\w+;|&(?:amp|lt|gt|quot|apos);)*", entity.content):
            raise Refused(Reason.entity_bomb, f"{name} declares entities within entities (“{entity.name}”)")
