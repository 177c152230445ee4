"""Every screen and state, light and dark, wide and narrow, is open to people who do not see it, or use no mouse."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from .affair import AFFAIR, MET
from .conftest import Door, let_in

pytestmark = pytest.mark.browser
READING = f"/#/source/{AFFAIR.source.id}"


def nothing(page: Page) -> None:
    """The screen as it opens."""


def keys(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


def furniture(page: Page) -> None:
    page.locator("details.furniture summary").first.click()
    page.get_by_text("About this source").click()


def an_actor(page: Page) -> None:
    button = page.get_by_role("button", name=re.compile("Anna Karst"))
    if page.locator("[data-sheet]").count():
        page.locator("[data-sheet] .summary").click()
        page.get_by_role("tab", name=re.compile("Actors")).click()
    button.click()
    expect(page.get_by_text("1 of 2 mentions")).to_be_visible()


STATES: dict[str, tuple[str, str, Callable[[Page], None]]] = {
    "case": ("/", "[role=row], tbody tr", nothing),
    "case, nothing fits": ("/#/?q=zeppelinpost", ".empty", nothing),
    "keys": ("/", "tbody tr", keys),
    "files": ("/#/files/failed", "tbody tr", nothing),
    "no files": ("/#/files/waiting", ".empty", nothing),
    "reading": (READING, ".stretch > p", nothing),
    "reading, a claim open": (f"{READING}?claim={MET.id}", ".detail", nothing),
    "reading, furniture open": (READING, "details.furniture", furniture),
    "quotations": (f"{READING}?tab=quotations", ".stretch > p", nothing),
    "actors": (f"{READING}?tab=actors", ".stretch > p", an_actor),
    "no such source": ("/#/source/src_none", "[role=alert]", nothing),
    "search": ("/#/search?q=minister", "[data-hit]", nothing),
    "search, empty": ("/#/search", ".idle", nothing),
    "search, nothing found": ("/#/search?q=zeppelinpost", ".idle", nothing),
    "an actor over sources": (
        "/#/actor/%5B%22state%22%2C%22Ruritania%22%2C%22RUR%22%5D",
        "h1",
        nothing,
    ),
    "nowhere": ("/#/no/such/place", "h1", nothing),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(browser: Browser, door: Door, state: str) -> None:
    address, ready, then = STATES[state]
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)):
        context = let_in(
            browser,
            door,
            viewport={"width": width, "height": 900},
            base_url=door.address,
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(address)
        page.locator(ready).first.wait_for()
        then(page)
        page.wait_for_load_state("networkidle")
        found = Axe().run(page)
        context.close()
        assert found.violations_count == 0, f"{scheme}, {width} px: {found.generate_report()}"
