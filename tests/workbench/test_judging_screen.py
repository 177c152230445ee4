"""A person judges on the reading screen: with one key, with a finger, and can undo it."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from backchannel.casefile import Case, history, verify
from tests.casefile.reading import READING as READ_BY
from tests.casefile.reading import put

from .affair import AFFAIR, CLAIMS, DATA
from .conftest import Door, card, let_in, settled

pytestmark = pytest.mark.browser
READING = f"/#/source/{AFFAIR.source.id}"
IN_ORDER = sorted(CLAIMS, key=lambda claim: (claim.trigger.start, claim.trigger.end))
FIRST, SECOND, THIRD, FOURTH, _ = (claim.id for claim in IN_ORDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case of its own with our affair."""
    with Case.create(tmp_path / "case") as case, case.writer(READ_BY) as writer:
        put(writer, "/papers/dinner.html", DATA, AFFAIR)
    return tmp_path / "case"


def chosen(page: Page, claim: str) -> None:
    expect(page.locator(f"{card(page, claim)} .card")).to_have_class(re.compile(r"\bactive\b"))


def count(page: Page, said: str) -> None:
    expect(page.get_by_label("What people judged").locator("option").first).to_have_text(said)


def test_three_claims_are_judged_by_keys_are_there_after_a_reload_and_one_is_undone(
    browser: Browser, desk: Door, folder: Path
) -> None:
    context = let_in(browser, desk, viewport={"width": 1280, "height": 900}, base_url=desk.address)
    page = context.new_page()
    page.goto(f"{READING}?claim={FIRST}")
    settled(page)
    count(page, "0 of 5 judged")

    page.keyboard.press("y")
    expect(page.get_by_role("dialog", name="Who is judging?")).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("")
    page.keyboard.type("Ana Karst")
    page.keyboard.press("Enter")
    chosen(page, SECOND)
    page.keyboard.press("n")
    chosen(page, THIRD)
    page.keyboard.press("u")
    chosen(page, FOURTH)
    count(page, "3 of 5 judged")
    page.keyboard.press("w")
    page.get_by_label("In your own words").fill("Two papers disagree on the month.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(card(page, FOURTH))).to_contain_text("Two papers disagree on the month.")
    count(page, "3 of 5 judged")

    page.reload()
    settled(page)
    for claim, said in (
        (FIRST, "accepted by Ana Karst"),
        (SECOND, "rejected by Ana Karst"),
        (THIRD, "unsure by Ana Karst"),
    ):
        expect(page.locator(f"{card(page, claim)} .judged")).to_have_text(said)
    count(page, "3 of 5 judged")
    page.goto(f"{READING}?claim={SECOND}")
    opened = page.get_by_role("list", name="What people judged")
    expect(opened).to_contain_text(re.compile(r"Rejected · Ana Karst, \d+ \w+ \d{4}"))
    page.keyboard.press("z")
    expect(opened).to_have_count(0)
    count(page, "2 of 5 judged")
    # The name was kept, so nobody is asked again; what was just done is undone from where it led to.
    page.keyboard.press("y")
    chosen(page, FOURTH)
    page.keyboard.press("z")
    chosen(page, SECOND)
    count(page, "2 of 5 judged")
    context.close()

    with Case.open(folder) as case:
        assert verify(case).faults == ()
        with case.reading() as connection:
            told = [one.decision for one in history(connection, SECOND)]
    assert told == ["reject", "take_back", "accept", "take_back"]


def test_the_bar_stays_in_sight_where_a_claim_is_longer_than_the_window(browser: Browser, desk: Door) -> None:
    context = let_in(browser, desk, viewport={"width": 1280, "height": 420}, base_url=desk.address)
    page = context.new_page()
    page.goto(f"{READING}?claim={FIRST}")
    settled(page)
    bar = page.get_by_role("group", name="Judge this claim")
    for choice in bar.get_by_role("button").all():
        expect(choice).to_be_in_viewport(ratio=1)
    context.close()


def test_the_judged_are_filtered_and_go_out_of_the_list_of_those_that_are_not(browser: Browser, desk: Door) -> None:
    context = let_in(browser, desk, viewport={"width": 1280, "height": 900}, base_url=desk.address)
    page = context.new_page()
    page.add_init_script("localStorage.setItem('reviewer', 'Ben Osk')")
    page.goto(READING)
    settled(page)
    page.get_by_label("What people judged").select_option("open")
    chosen(page, FIRST)
    for following in (SECOND, THIRD):
        page.keyboard.press("y")
        chosen(page, following)
    expect(page.get_by_role("tab", name="Claims 3 of 5")).to_be_visible()
    expect(page.locator("[data-card]")).to_have_count(3)
    page.get_by_label("What people judged").select_option("accepted")
    expect(page.locator("[data-card]")).to_have_count(2)
    page.get_by_label("What people judged").select_option("rejected")
    expect(page.get_by_text("None of the 5 claims fits these filters.")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_a_finger_judges_and_everybody_can(browser: Browser, desk: Door, scheme: str) -> None:
    context = let_in(
        browser,
        desk,
        viewport={"width": 390, "height": 844},
        base_url=desk.address,
        has_touch=True,
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{READING}?claim={FIRST}")
    bar = page.get_by_role("group", name="Judge this claim")
    for choice in bar.get_by_role("button", name=re.compile("^(Accept|Reject|Unsure|Note)$")).all():
        box = choice.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= 844
    bar.get_by_role("button", name="Accept").tap()
    page.get_by_label("Your name").fill("Ana Karst")
    assert Axe().run(page).violations_count == 0
    page.get_by_role("button", name="Go on").tap()
    expect(page).to_have_url(re.compile(SECOND))
    bar.get_by_role("button", name="Undo the last").tap()
    expect(page).to_have_url(re.compile(FIRST))
    bar.get_by_role("button", name="Reject").tap()
    expect(page).to_have_url(re.compile(SECOND))
    page.goto(f"{READING}?claim={FIRST}")
    expect(page.get_by_role("list", name="What people judged")).to_contain_text("Rejected · Ana Karst")
    expect(bar.get_by_role("button", name="Reject")).to_have_attribute("aria-pressed", "true")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
