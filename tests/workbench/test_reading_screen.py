"""The reading screen as a person uses it: what stays in sight, what is told first, and what is never cut off."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import long_source, settled

pytestmark = pytest.mark.browser


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
