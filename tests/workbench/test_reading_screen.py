"""The reading screen as a person uses it: what stays in sight, what is told first, and what is never cut off."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from backchannel.casefile import Case
from tests.casefile.reading import READING as READ_BY
from tests.casefile.reading import put
from tests.casefile.records import record

from .affair import AFFAIR, ASKED, CLAIMS, MET, PLANNED, SHADY, UNSIGNED
from .conftest import card, enter, let_in, long_source, settled, start, stop

pytestmark = pytest.mark.browser
READING = f"/#/source/{AFFAIR.source.id}"


def in_sight(page: Page, selector: str) -> int:
    """How many of ``selector`` stand wholly inside the window."""
    count: int = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)].filter((one) => {
            const box = one.getBoundingClientRect();
            return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
        }).length""",
        selector,
    )
    return count


def test_the_list_of_actors_stays_in_sight_however_far_one_has_read(page: Page) -> None:
    page.goto("/" + long_source(page))
    settled(page)
    for share in (0.01, 0.5, 1):
        page.evaluate("(share) => scrollTo(0, share * document.body.scrollHeight)", share)
        page.keyboard.press("a")
        expect(page.get_by_role("tabpanel").get_by_role("listitem")).to_have_count(5)
        page.wait_for_timeout(200)
        assert in_sight(page, "[role=tabpanel] li") == 5, share
        page.keyboard.press("c")


def test_a_card_leads_with_the_verb_of_the_text_and_the_type_comes_second(page: Page) -> None:
    page.goto(READING)
    settled(page)
    for claim in CLAIMS:
        line = page.locator(f"{card(page, claim.id)} .line")
        expect(line.locator(".words")).to_have_text(claim.trigger.words)
        words = line.inner_text()
        kind = line.locator(".type").inner_text()
        assert words.index(claim.trigger.words) < words.index(kind)
    expect(page.locator(f"{card(page, MET.id)} .type")).to_have_text("meeting or talk")
    expect(page.locator(f"{card(page, ASKED.id)} .type")).to_have_text("request")


@pytest.mark.parametrize("width", [960, 1280])
def test_a_closed_card_never_cuts_off_when_where_and_how_openly(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(READING)
    settled(page)
    for claim, told in ((MET, ("1953", "Zürich", "in secret")), (PLANNED, ("spring 1954",)), (ASKED, ("about 1953",))):
        line = page.locator(f"{card(page, claim.id)} .line")
        for words in told:
            box = line.get_by_text(words, exact=True).bounding_box()
            around = page.locator(card(page, claim.id)).bounding_box()
            assert box is not None
            assert around is not None
            assert box["y"] + box["height"] <= around["y"] + around["height"], words
            assert box["x"] + box["width"] <= around["x"] + around["width"], words
        assert line.evaluate("(line) => line.closest('button').scrollHeight <= line.closest('button').clientHeight")


def test_the_parties_of_an_open_claim_stand_in_one_order(page: Page) -> None:
    """Who, to whom, through whom, host, for whom: whatever order the record has them in."""
    assert [party.role for party in PLANNED.participants] == ["host", "actor"]
    for claim, expected in (
        (MET, ["Who", "To whom"]),
        (ASKED, ["Who", "Through whom"]),
        (PLANNED, ["Who", "Host"]),
    ):
        page.goto(f"{READING}?claim={claim.id}")
        opened = page.locator(card(page, claim.id))
        opened.locator("dl").wait_for()
        labels = opened.locator("dt").all_inner_texts()
        assert [label for label in labels if label in ("Who", "To whom", "Through whom", "Host")] == expected


def test_a_filter_says_how_many_it_leaves_and_goes_to_the_first(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(READING)
    settled(page)
    expect(page.get_by_role("tab", name="Claims 5")).to_be_visible()
    page.get_by_label("How it is told").select_option("unasserted")
    expect(page.get_by_role("tab", name="Claims 2 of 5")).to_be_visible()
    expect(page.locator(f"[data-item='{UNSIGNED.id}']")).to_be_in_viewport()
    expect(page.locator(f"[data-anchor~='{UNSIGNED.id}']")).to_be_in_viewport()
    page.get_by_label("How it is told").select_option("others")
    expect(page.get_by_role("tab", name="Claims 1 of 5")).to_be_visible()
    expect(page.locator(f"[data-item='{ASKED.id}']")).to_be_in_viewport()
    page.get_by_label("Type of claim").select_option("CONSULT")
    expect(page.get_by_text("None of the 5 claims fits these filters.")).to_be_in_viewport()
    page.get_by_role("button", name="Lift the filters").click()
    expect(page.get_by_role("tab", name="Claims 5")).to_be_visible()


def test_a_filter_counts_over_a_long_text_of_which_only_a_part_has_come(page: Page) -> None:
    """The number is of the whole text, not of the part that has come."""
    page.goto("/" + long_source(page))
    settled(page)
    page.get_by_label("Type of claim").select_option("AID")
    expect(page.get_by_role("tab", name=re.compile(r"Claims [\d,]+ of 8,000"))).to_be_visible()
    first = page.locator("[data-card]").first
    expect(first.locator(".type")).to_have_text("aid")
    expect(first.locator("[data-item]")).to_be_in_viewport()


def test_a_text_in_a_language_that_is_not_read_says_so_on_top(browser: Browser, tmp_path: Path) -> None:
    """That nothing was found in it would read as a result."""
    data, read = record(3, sentences=0)
    french = replace(read, source=replace(read.source, language="fr"))
    with Case.create(tmp_path / "case") as case, case.writer(READ_BY) as writer:
        put(writer, "/papers/note.txt", data, french)
    server, address = start(tmp_path / "case")
    try:
        door = enter(address)
        context = let_in(browser, door, base_url=door.address)
        page = context.new_page()
        page.goto(f"/#/source/{french.source.id}")
        expect(page.get_by_role("note")).to_contain_text("In French: kept and searchable, not read for claims.")
        for tab in ("Claims", "Quotations", "Actors"):
            page.get_by_role("tab", name=re.compile(tab)).click()
            expect(page.get_by_role("tabpanel")).to_contain_text("Not read: the text is in French.")
        expect(page.get_by_text("No claim was found")).to_have_count(0)
        context.close()
    finally:
        stop(server)


def test_a_text_that_begins_without_claims_shows_the_way_to_the_first(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto(READING)
    settled(page)
    page.get_by_role("button", name="First claim").click()
    expect(page.locator(f"{card(page, MET.id)} .card")).to_have_class(re.compile(r"\bactive\b"))
    expect(page.locator(f"[data-item='{MET.id}']")).to_be_in_viewport()


def test_a_strip_shows_where_in_the_whole_text_the_claims_stand_and_leads_there(page: Page) -> None:
    page.goto("/" + long_source(page))
    settled(page)
    strip = page.locator(".strip")
    marks = "() => (document.querySelector('.strip path').getAttribute('d') ?? '').split('M').length - 1"
    page.wait_for_function(f"() => ({marks})() > 300")
    box = strip.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 6, box["y"] + box["height"] * 0.5)
    page.wait_for_function("() => scrollY > 0.4 * document.documentElement.scrollHeight")
    assert page.evaluate("scrollY < 0.6 * document.documentElement.scrollHeight")
    page.goto(READING)
    settled(page)
    expect(strip).to_be_hidden()


def test_words_that_judge_are_marked_with_their_reason_where_one_asks_for_it(page: Page) -> None:
    page.goto(READING)
    settled(page)
    expect(page.locator(".loaded")).to_have_count(0)
    page.get_by_label("Mark words that judge").check()
    marked = page.locator(".loaded")
    assert "".join(marked.all_inner_texts()) == SHADY.words.words
    why = page.get_by_text(SHADY.why)
    expect(why).to_be_hidden()
    marked.first.focus()
    expect(why).to_be_visible()
    page.get_by_label("Mark words that judge").uncheck()
    expect(marked).to_have_count(0)
