"""XML is parsed in one place, which resolves no entity, opens no file and no connection."""

import ast
from pathlib import Path

import pytest

import backchannel
from backchannel.intake.open import take_in
from backchannel.intake.reasons import Reason, Refused
from backchannel.intake.xml import parsed

LAUGHS = b"<!DOCTYPE l [<!ENTITY a0 'ha'>%s]><l>&a9;</l>" % b"".join(
    b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
)
QUADRATIC = b"<!DOCTYPE l [<!ENTITY a '%s'>]><l>%s</l>" % (b"x" * 100_000, b"&a;" * 100_000)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (LAUGHS, Reason.entity_bomb),
        (QUADRATIC, Reason.entity_bomb),
        (b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><l>&x;</l>', Reason.entity_bomb),
        (b'<!DOCTYPE l [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]><l>a</l>', Reason.entity_bomb),
        (b"<a>" * 100_000 + b"</a>" * 100_000, Reason.limit_exceeded),
        (b"<a><b>text", Reason.truncated),
        (b"<a></b>", Reason.malformed),
    ],
    ids=["laughs", "quadratic", "external file", "parameter entity", "deep", "cut off", "crossed"],
)
def test_hostile_or_broken_xml_is_refused_with_its_reason(data: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        parsed(data, "a.xml")
    assert refused.value.reason is reason


def test_a_document_type_declared_elsewhere_is_not_fetched() -> None:
    assert parsed(b'<!DOCTYPE l SYSTEM "http://127.0.0.1:9/x.dtd"><l>a</l>', "a.xml").text == "a"


def test_a_file_of_this_machine_is_not_read_as_a_document_type(tmp_path: Path) -> None:
    canary = tmp_path / "x.dtd"
    canary.write_text('<!ENTITY secret "canary">')
    for data in (
        f'<!DOCTYPE l SYSTEM "{canary.as_uri()}"><l>a&secret;</l>',
        f'<!DOCTYPE l [<!ENTITY % p SYSTEM "{canary.as_uri()}"> %p;]><l>a&secret;</l>',
    ):
        for encoding in ("utf-8", "utf-16", "utf-16-be", "utf-32"):
            try:
                root = parsed(data.encode(encoding), "a.xml")
            except Refused:
                continue
            assert "canary" not in "".join(map(str, root.itertext()))


def test_an_id_given_twice_is_no_reason_to_refuse_a_volume() -> None:
    assert len(parsed(b'<a xml:id="x"><b xml:id="x"/></a>', "a.xml")) == 1


def test_laughs_in_a_file_of_any_name_are_refused() -> None:
    for name in ("a.xml", "a.tei", "a"):
        with pytest.raises(Refused) as refused:
            take_in(b'<?xml version="1.0"?>' + LAUGHS, name)
        assert refused.value.reason is Reason.entity_bomb


def test_no_other_module_makes_a_parser_for_xml() -> None:
    root = Path(backchannel.__file__).parent
    makers = {"XMLParser", "XMLPullParser", "ETCompatXMLParser", "fromstring", "parse", "iterparse", "XML"}
    found = []
    for path in root.rglob("*.py"):
        if path == root / "intake" / "xml.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Attribute) and node.attr in makers and isinstance(node.value, ast.Name)):
                continue
            if node.value.id in ("etree", "ElementTree", "minidom", "sax", "ET"):
                found.append(f"{path.name}:{node.lineno}")
    assert found == []
