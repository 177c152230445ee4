# ruff: noqa: E501  (pages are as wide as they are)
"""Web pages: the text without what surrounds it, in the words of the page, with what the page says of itself."""

from tests.intake.made import kinds

from backchannel.intake.document import Document
from backchannel.intake.open import take_in

FIRST = (
    "In the spring of 1974 the foreign minister of Norland flew to Sudmark without telling his own cabinet. He stayed for two "
    "nights in a hotel by the lake, and the register shows a name that was not his."
)
SECOND = (
    "Nothing was signed. But in June the border post at Hellum was opened for lorries, and by the autumn coal was crossing it "
    "every night, which the papers of neither side were allowed to print."
)
POST = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The visit that never was | Border Papers</title>
<meta name="author" content="Hanna Moberg"><meta property="og:site_name" content="Border Papers">
<link rel="canonical" href="https://border.example/2013/05/the-visit/"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></nav>
<div id="cookie">We use cookies to make this site better. <a href="/c">More</a></div>
<article><h1>The visit that never was</h1><p>{FIRST}</p><blockquote><p>“We want our coal back,” the note said.</p></blockquote>
<ul><li>coal from the north</li><li>timber from the lake</li></ul>
<table><tr><td>1974</td><td>Meeting</td></tr></table><p>{SECOND}</p></article>
<div class="sharedaddy"><h3>Share this:</h3><a href="#">Twitter</a></div>
<div id="comments"><h3>2 Comments</h3><ol><li class="comment"><p>Piet says: my grandfather drove one of those lorries, and he said that coal was the least of it.</p></li></ol></div>
<div id="respond"><h3>Leave a Reply</h3><form><label>Name</label><input></form></div>
<footer>© 2013 Border Papers</footer><script>var secret = "not text";</script></body></html>"""


def _page(html: str | bytes, name: str = "page.html", media_type: str | None = None) -> Document:
    data = html.encode() if isinstance(html, str) else html
    return take_in(data, name, media_type=media_type).documents[0]


def test_a_post_gives_its_paragraphs_with_their_kinds_and_nothing_of_the_page_around_them() -> None:
    document = _page(POST)
    assert [kind for kind, _ in kinds(document)] == [
        "heading", "paragraph", "quotation", "list_item", "list_item", "table_cell", "table_cell", "paragraph",
    ]  # fmt: skip
    for stray in ("cookies", "Share", "Twitter", "Reply", "grandfather", "Home", "secret", "©"):
        assert stray not in document.text.content


def test_a_post_says_its_title_author_publisher_and_a_date_no_more_precise_than_its_address() -> None:
    source = _page(POST).source
    assert (source.title, source.author, source.publisher, source.published, source.language) == (
        "The visit that never was", "Hanna Moberg", "Border Papers", "2013-05", "en",
    )  # fmt: skip
    assert source.url == "https://border.example/2013/05/the-visit/"


def test_linked_data_gives_date_and_kind_and_a_page_without_a_date_has_none() -> None:
    linked = (
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Coal",'
        '"datePublished":"2013-05-03T08:00:00+02:00","author":[{"name":"A. Lee"},{"name":"B. Wu"}],'
        '"publisher":{"name":"The Gazette"}}]}</script>'
    )
    page = (
        f"<html><head>{linked}</head><body><article><h1>Coal</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    )
    source = _page(page).source
    assert (source.published, source.author, source.publisher, source.kind) == (
        "2013-05-03",
        "A. Lee, B. Wu",
        "The Gazette",
        "news",
    )
    bare = _page(page.replace(linked, "") + "<p>Copyright 1999</p>").source
    assert bare.published is None


def test_a_page_laid_out_with_tables_loses_its_menu_and_keeps_its_text() -> None:
    page = f"""<html><body><table width="100%"><tr><td colspan="2"><font size="5">Ministry of Foreign Affairs</font></td></tr>
    <tr><td><a href="1">Home</a><br><a href="2">Contact us</a><br><a href="3">Site map</a></td>
    <td><b>Statement on the visit</b><br><br>{FIRST}<br><br>{SECOND}</td></tr>
    <tr><td colspan="2">Copyright 2004 Ministry of Foreign Affairs. All rights reserved.</td></tr></table></body></html>"""
    read = {words: kind for kind, words in kinds(_page(page))}
    assert read[FIRST] == "paragraph"
    assert read[SECOND] == "paragraph"
    assert all(
        kind == "furniture"
        for words, kind in read.items()
        if words in ("Home", "Contact us", "Site map") or "Copyright" in words
    )


def test_a_page_whose_main_text_cannot_be_told_is_read_whole_with_a_warning() -> None:
    document = _page("<html><body><div>Coal crossed.</div></body></html>")
    assert "Coal crossed." in document.text.content


def test_a_hundred_thousand_nested_tags_lose_no_text_and_take_no_stack() -> None:
    deep = "<div>" * 100_000 + f"<p>{FIRST}</p>" + "</div>" * 100_000
    document = _page(f"<html><body>{deep}<p>{SECOND}</p></body></html>")
    assert FIRST in document.text.content
    assert SECOND in document.text.content
    assert document.warnings[0].startswith("layout_not_recognised")


def test_the_encoding_a_page_declares_is_used_and_a_wrong_one_is_not_believed() -> None:
    body = f"<p>{FIRST}</p><p>The café at Hellum was closed for the winter, and nobody in it had seen the minister at all.</p>"
    latin = f'<html><head><meta charset="iso-8859-1"></head><body>{body}</body></html>'.encode("cp1252")
    assert "café at Hellum" in _page(latin).text.content
    wrong = f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode("cp1252")
    document = _page(wrong)
    assert "café at Hellum" in document.text.content
    assert document.warnings == ("encoding_guessed: cp1252",)
    by_header = f"<html><body>{body}</body></html>".encode("cp1252")
    assert _page(by_header, media_type="text/html; charset=windows-1252").warnings == ()


def test_line_breaks_of_old_pages_part_paragraphs() -> None:
    page = f"<html><body><div>{FIRST}<br><br>{SECOND}<br>A last sentence<br>goes on here.</div></body></html>"
    words = [words for _, words in kinds(_page(page))]
    assert FIRST in words
    assert SECOND in words
