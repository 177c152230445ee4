"""What TEI tells: documents with their dates, pages, notes and marks. The small volume here is written for these tests."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from backchannel.intake import tei, xml
from backchannel.intake.document import Document
from backchannel.intake.reasons import Reason, Refused
from backchannel.intake.tei_heading import author_of, edtf_of_element, kind_of
from backchannel.record.ids import source_id

VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
  <titleStmt><title type="complete">Papers on the Strait, 1961</title><editor>A. Clerk</editor></titleStmt>
  <publicationStmt><publisher>The Printing Office</publisher><date>1998</date></publicationStmt>
</fileDesc></teiHeader><text>
<front>
  <titlePage><titlePart>Papers on the Strait</titlePart></titlePage>
  <div type="toc" xml:id="toc"><head>Contents</head><list><item>Documents 1</item></list></div>
  <div type="section" xml:id="preface"><pb n="III"/><head>Preface</head><p>The editors thank the archive.</p></div>
  <div type="section" xml:id="terms"><head>Terms</head><list>
    <item><hi><term xml:id="t_EMB1">Emb</term>,</hi> Embassy</item></list></div>
  <div type="section" xml:id="persons"><head>Persons</head><list>
    <item><hi><persName xml:id="p_KO1">Karaman, Orhan</persName>,</hi> Minister of Transport from May
      1960 until June 1962</item>
    <item><persName xml:id="p_LE1">Lind, Eva</persName>; Ambassador in Ankara</item></list></div>
</front>
<body><div type="compilation" xml:id="comp1"><head>The Ferry Talks</head>
  <pb n="1"/>
  <div type="document" n="1" xml:id="d1">
    <head>1. Telegram From the Embassy in Turkey to the Department of State<note n="1" type="source">Source: Central
      Files, 611.82. Secret; Limit Distribution. Drafted by Lind.</note></head>
    <dateline><placeName>Ankara</placeName>, <date when="1961-03-04T10:00:00">March 4, 1961, 10 a.m.</date></dateline>
    <p>211. <persName corresp="#p_KO1">Karaman</persName> told <gloss target="#t_EMB1">Emb</gloss> that the
      ferries,<note n="2">Three ships.</note> though old,
      would <pb n="2"/>sail. He quoted the order: <quote rend="blockquote"><p>No ship may wait.</p></quote> and left.</p>
    <p>We asked (<persName corresp="#p_LE1">
        <hi>Lind</hi>
      </persName>) why . . . <hi>nobody</hi> answered.</p>
    <list type="participants"><head>PRESENT</head><item>The Minister</item><item>Miss Lind</item></list>
    <table><row><cell>Ships</cell><cell>3</cell></row></table>
    <closer><signed>Lind</signed></closer>
  </div>
  <pb n="3"/>
  <div type="document" n="2" xml:id="d2">
    <head>2. Editorial Note</head>
    <p>Nothing was signed between <date when="1961-04-01">April 1</date> and the summer.</p>
  </div>
</div></body>
<back><div type="section" xml:id="index"><head>Index</head><list><item>Karaman, 1</item></list></div></back>
</text></TEI>
"""


@pytest.fixture(scope="module")
def volume() -> dict[str | None, Document]:
    return {document.source.part: document for document in tei.documents(VOLUME.encode(), "strait.xml")}


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text.content[block.start : block.end]) for block in document.text.blocks]


def test_a_volume_becomes_its_documents_its_front_matter_and_its_lists(volume: dict[str, Document]) -> None:
    assert list(volume) == ["preface", "terms", "persons", "d1", "d2"]


def test_a_document_is_named_by_the_volumes_bytes_and_its_own_id(volume: dict[str, Document]) -> None:
    source = volume["d1"].source
    assert source.id == source_id(source.sha256, "d1")
    assert {document.source.sha256 for document in volume.values()} == {source.sha256}


def test_heading_date_line_and_source_note_tell_what_a_document_is(volume: dict[str, Document]) -> None:
    source = volume["d1"].source
    assert source.title == "Telegram From the Embassy in Turkey to the Department of State"
    assert (source.kind, source.author, source.published) == ("cable", "the Embassy in Turkey", "1961-03-04")
    assert source.classification == "Secret; Limit Distribution"
    assert (source.publisher, source.language) == ("The Printing Office", "en")


def test_blocks_are_told_apart_and_notes_stand_at_the_end(volume: dict[str, Document]) -> None:
    assert kinds(volume["d1"]) == [
        ("heading", "1. Telegram From the Embassy in Turkey to the Department of State"),
        ("paragraph", "Ankara, March 4, 1961, 10 a.m."),
        ("paragraph", "211. Karaman told Emb that the ferries, though old, would sail. He quoted the order:"),
        ("quotation", "No ship may wait."),
        ("paragraph", "and left."),
        ("paragraph", "We asked (Lind) why . . . nobody answered."),
        ("heading", "PRESENT"),
        ("list_item", "The Minister"),
        ("list_item", "Miss Lind"),
        ("table_cell", "Ships"),
        ("table_cell", "3"),
        ("paragraph", "Lind"),
        ("note", "Source: Central Files, 611.82. Secret; Limit Distribution. Drafted by Lind."),
        ("note", "Three ships."),
    ]


def test_a_page_turns_in_the_middle_of_a_sentence(volume: dict[str, Document]) -> None:
    text = volume["d1"].text
    first, second = text.pages
    assert (first.label, second.label) == ("1", "2")
    assert text.content[second.start :].startswith(" sail.") or text.content[second.start :].startswith("sail.")
    assert text.content[: second.end].endswith("3\n\nLind")
    assert [page.label for page in volume["d2"].text.pages] == ["3"]


def test_a_date_told_in_the_text_is_not_the_documents_date(volume: dict[str, Document]) -> None:
    assert (volume["d2"].source.kind, volume["d2"].source.published) == ("editorial_note", None)


def test_lists_of_persons_and_terms_are_kept_and_can_be_asked_for(volume: dict[str, Document]) -> None:
    assert volume["persons"].source.kind == volume["terms"].source.kind == "list"
    assert [kind for kind, _ in kinds(volume["persons"])] == ["heading", "list_item", "list_item"]
    assert tei.persons(VOLUME.encode()) == (
        tei.ListedPerson("p_KO1", "Karaman, Orhan", "Minister of Transport from May 1960 until June 1962"),
        tei.ListedPerson("p_LE1", "Lind, Eva", "Ambassador in Ankara"),
    )
    assert tei.terms(VOLUME.encode()) == (tei.ListedTerm("t_EMB1", "Emb", "Embassy"),)


def test_marks_stand_at_their_words() -> None:
    (one,) = (m for m in tei.marked(VOLUME.encode()) if m.document.source.part == "d1")
    content = one.document.text.content
    assert all(content[mark.start : mark.end] == mark.words for mark in one.marks)
    assert [(mark.element, mark.words, mark.key) for mark in one.marks] == [
        ("placeName", "Ankara", None),
        ("date", "March 4, 1961, 10 a.m.", "1961-03-04T10:00:00"),
        ("persName", "Karaman", "p_KO1"),
        ("gloss", "Emb", "t_EMB1"),
        ("persName", "Lind", "p_LE1"),
    ]


def test_a_plain_tei_text_is_one_document() -> None:
    plain = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>On the Strait</title>'
        "<author>Eva Lind</author></titleStmt><publicationStmt><p>The Institute, 1970</p></publicationStmt></fileDesc>"
        '</teiHeader><text><body><div><head>One</head><p>The talks began in May.</p><figure><graphic url="a.jpg"/>'
        "<head>A ferry</head></figure></div><div><head>Two</head><p>They ended.</p></div></body></text></TEI>"
    )
    (document,) = tei.documents(plain.encode(), "lind.xml")
    source = document.source
    assert (source.part, source.title, source.author) == (None, "On the Strait", "Eva Lind")
    assert (source.publisher, source.published) == ("The Institute", "1970")
    assert [kind for kind, _ in kinds(document)] == ["heading", "paragraph", "caption", "heading", "paragraph"]


def test_a_book_becomes_its_chapters() -> None:
    chapters = "".join(f'<div type="chapter" xml:id="c{n}"><head>{n}</head><p>Text {n}.</p></div>' for n in (1, 2, 3))
    book = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{chapters}</body></text></TEI>'
    assert [d.source.part for d in tei.documents(book.encode(), "b.xml")] == ["c1", "c2", "c3"]


def test_a_corpus_of_texts_keeps_them_apart() -> None:
    one = '<TEI xml:id="{}"><text><body><p>Words of {}.</p></body></text></TEI>'
    corpus = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{one.format("a", "a")}{one.format("b", "b")}</teiCorpus>'
    assert [d.source.part for d in tei.documents(corpus.encode(), "c.xml")] == ["a", "b"]


def test_the_same_id_given_twice_does_not_make_one_document_of_two() -> None:
    twice = VOLUME.replace('xml:id="d2"', 'xml:id="d1"')
    parts = [d.source.part for d in tei.documents(twice.encode(), "v.xml")]
    assert parts[-2:] == ["d1", "d1-2"]


def test_a_tei_without_text_says_so() -> None:
    empty = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body/></text></TEI>'
    with pytest.raises(Refused) as refused:
        tei.documents(empty.encode(), "e.xml")
    assert refused.value.reason is Reason.no_text


@pytest.mark.parametrize("cut", [100, 900, 2000, 2400])
def test_a_volume_that_was_cut_off_is_refused(cut: int) -> None:
    with pytest.raises(Refused) as refused:
        tei.documents(VOLUME.encode()[:cut], "v.xml")
    assert refused.value.reason in (Reason.truncated, Reason.malformed)


def test_a_volume_reads_no_file_through_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    declared = f'<!DOCTYPE TEI [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    hostile = VOLUME.replace("<TEI ", f"{declared}<TEI ", 1).replace("The editors", "&s; The editors")
    with pytest.raises(Refused) as refused:
        tei.documents(hostile.encode(), "v.xml")
    assert refused.value.reason is Reason.entity_bomb


@pytest.mark.parametrize(
    ("attributes", "words", "edtf"),
    [
        ('when="1961-03-04"', "", "1961-03-04"),
        ('when="1961-03-04T18:30:00"', "", "1961-03-04"),
        ('when="1961-03"', "", "1961-03"),
        ('when="1961"', "", "1961"),
        ('from="1961-03-04" to="1961-03-09"', "", "1961-03-04/1961-03-09"),
        ('from="1961-03-04" to="1961-03-04"', "", "1961-03-04"),
        ('notBefore="1961-03-01" notAfter="1961-03-31"', "", "[1961-03-01..1961-03-31]"),
        ('notBefore="1961-03-01"', "", "[1961-03-01..]"),
        ('when="soon"', "March 4, 1961", "1961-03-04"),
        ("", "4 March 1961", "1961-03-04"),
        ("", "undated", None),
    ],
)
def test_a_date_is_as_precise_as_it_was_told(attributes: str, words: str, edtf: str | None) -> None:
    assert edtf_of_element(etree.fromstring(f"<date {attributes}>{words}</date>")) == edtf


@pytest.mark.parametrize(
    ("title", "note", "kind", "author"),
    [
        ("Memorandum of Conversation", "", "memorandum_of_conversation", None),
        ("Memorandum of a Telephone Conversation Between the Minister and Lind", "", "memorandum_of_conversation", None),
        ("Memorandum From the Ambassador to the United Nations (Lind) to the President", "", "memorandum",
         "the Ambassador to the United Nations (Lind)"),
        ("Letter From Prime Minister Ek to President Moe", "", "letter", "Prime Minister Ek"),
        ("National Intelligence Estimate", "", "report", None),
        ("The Ambassador in Turkey (Lind) to the Secretary of State", "611.82/3–461: Telegram", "cable",
         "The Ambassador in Turkey (Lind)"),
        ("The Ambassador in Turkey (Lind) to the Secretary of State", "611.82/3–461", "letter",
         "The Ambassador in Turkey (Lind)"),
        ("Address by President Moe", "", "speech", None),
        ("Editorial Note", "", "editorial_note", None),
        ("Agreement on Ferries", "", "unknown", None),
    ],
)  # fmt: skip
def test_a_heading_names_kind_and_writer(title: str, note: str, kind: str, author: str | None) -> None:
    assert kind_of(title, note) == kind
    assert author_of(title, kind_of(title, note)) == author


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=12)


@settings(deadline=None)
@given(st.recursive(WORDS, lambda inner: st.lists(inner, max_size=4), max_leaves=20), st.randoms())
def test_no_letter_is_lost_whatever_stands_inside_what(tree: object, chance: object) -> None:
    names = (
        "p",
        "hi",
        "list",
        "item",
        "note",
        "quote",
        "persName",
        "closer",
        "head",
        "table",
        "cell",
        "seg",
        "unheard",
    )

    def built(part: object) -> str:
        if isinstance(part, str):
            return part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert isinstance(part, list)
        name = chance.choice(names)  # type: ignore[attr-defined]
        return f"<{name}>{''.join(built(one) + '<lb/> ' for one in part)}</{name}>"

    source = f"<TEI><text><body><div>Begin {built(tree)} end</div></body></text></TEI>".encode()
    (one,) = tei.marked(source)
    content = one.document.text.content
    letters = sorted(re.sub(r"\s", "", "".join(xml.parsed(source, "x").itertext())))
    assert sorted(re.sub(r"\s", "", content)) == letters
    assert all(content[mark.start : mark.end] == mark.words for mark in one.marks)
    assert content == "".join(_between_and_blocks(one.document))


def _between_and_blocks(document: Document) -> list[str]:
    """Blocks and the line ends between them: together they are the whole text."""
    at, parts = 0, []
    for block in document.text.blocks:
        gap = document.text.content[at : block.start]
        assert gap.strip("\n") == ""
        parts += [gap, document.text.content[block.start : block.end]]
        at = block.end
    return parts


@pytest.mark.data
def test_a_real_volume_keeps_every_letter_and_every_mark(data_dir: Path) -> None:
    data = (data_dir / "frus" / "frus1969-76v38p1.xml").read_bytes()
    edited = {div.get(tei.XML_ID): div for div in xml.parsed(data, "v").iter("{*}div") if div.get("type") == "document"}
    marked = tei.marked(data, "frus1969-76v38p1.xml")
    assert {one.document.source.part for one in marked} >= set(edited)
    for one in marked:
        text = one.document.text
        assert all(text.content[mark.start : mark.end] == mark.words for mark in one.marks)
        if one.document.source.part in edited:
            letters = re.sub(r"\s", "", "".join(edited[one.document.source.part].itertext()))
            assert sorted(re.sub(r"\s", "", text.content)) == sorted(letters)
    assert len(tei.persons(data)) > 200
    known = {person.id for person in tei.persons(data)}
    pointed = [mark.key for one in marked for mark in one.marks if mark.element == "persName" and mark.key]
    assert sum(key in known for key in pointed) > 0.95 * len(pointed)


@pytest.mark.data
def test_a_volume_that_gives_an_id_twice_is_read(data_dir: Path) -> None:
    data = (data_dir / "frus" / "frus1952-54v14p2.xml").read_bytes()
    assert len(tei.documents(data, "frus1952-54v14p2.xml")) >= data.count(b'type="document"')


@pytest.mark.data
def test_a_guide_to_relations_with_one_country_is_one_document_with_its_events(data_dir: Path) -> None:
    data = (data_dir / "history-at-state" / "rdcr" / "pakistan.xml").read_bytes()
    (document,) = tei.documents(data, "pakistan.xml")
    assert ("heading", "U.S. Recognition of Pakistani Independence, 1947.") in kinds(document)


def _dated_volume(*days: str | None) -> bytes:
    documents = "".join(
        f'<div type="document" n="{n}" xml:id="d{n}"><head>{n}. Note</head>'
        + (f'<dateline>Washington, <date when="{day}">{day}</date>.</dateline>' if day else "")
        + "<p>The ambassador wrote to the minister on April 29 about the treaty.</p></div>"
        for n, day in enumerate(days, 1)
    )
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>V</title></titleStmt></fileDesc>'
        f"</teiHeader><text><body>{documents}</body></text></TEI>"
    ).encode()


def test_an_undated_note_between_documents_of_one_year_is_about_of_that_year() -> None:
    found = tei.documents(_dated_volume("1962-04-27", None, "1962-05-01", None, "1963-01-02", None), "v.xml")
    assert [one.source.published for one in found] == ["1962-04-27", "1962~", "1962-05-01", None, "1963-01-02", None]
