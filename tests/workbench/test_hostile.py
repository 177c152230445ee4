"""A document that tries to be more than text stays text, in every field and on every screen."""

import pytest
from playwright.sync_api import Browser

from .conftest import Door, let_in
from .hostile import CONTENT, HOSTILE, PAYLOADS

pytestmark = pytest.mark.browser
SOURCE = f"/#/source/{HOSTILE.source.id}"


def test_no_payload_becomes_anything_but_text(browser: Browser, door: Door) -> None:
    context = let_in(browser, door, viewport={"width": 1280, "height": 900}, base_url=door.address)
    page = context.new_page()
    happened: list[str] = []
    page.on("dialog", lambda dialog: (happened.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda said: happened.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: happened.append(str(error)))
    page.on("request", lambda asked: happened.append(asked.url) if not asked.url.startswith(door.address) else None)
    page.on("popup", lambda other: happened.append(f"popup {other.url}"))
    for address in (
        "/",
        "/#/?q=onerror",
        SOURCE,
        *(f"{SOURCE}?claim={claim.id}" for claim in HOSTILE.claims[:6]),
        f"{SOURCE}?tab=quotations",
        f"{SOURCE}?tab=actors",
        f"{SOURCE}?actor={HOSTILE.actors[0].id}",
        "/#/search?q=alert",
        "/#/search?q=alert&within=actors",
        "/#/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/#/files/read",
        "/#/%3Cimg%20src=x%20onerror=alert(1)%3E",
    ):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(100)
        foreign = page.evaluate(
            "document.querySelectorAll('main img, main iframe, main script, main math, main base, main link, main style,"
            " #planted, a[href^=javascript], form[action], input[name=q]').length"
        )
        assert foreign == 0, address
        hidden = page.evaluate("getComputedStyle(document.querySelector('main')).display")
        assert hidden != "none", address
    page.goto(SOURCE)
    page.locator(".stretch p").first.wait_for()
    shown = "\n".join(page.locator(".stretch p").evaluate_all("(all) => all.map((one) => one.textContent)"))
    for payload in PAYLOADS:
        kept = payload.replace("\x00", "\ufffd")
        assert payload in CONTENT
        assert payload in shown or kept in shown, payload
    context.close()
    assert happened == []


def test_the_browser_itself_refuses_markup_made_from_strings(browser: Browser, door: Door) -> None:
    """Trusted Types are on: even a slip in our own code could not turn a string into markup."""
    context = let_in(browser, door, base_url=door.address)
    page = context.new_page()
    page.goto("/")
    refused = page.evaluate(
        "() => { try { document.createElement('p').innerHTML = '<b>x</b>'; return ''; }"
        " catch (error) { return error.name; } }"
    )
    assert refused == "TypeError"
    evaluated = page.evaluate(
        "() => { const s = document.createElement('script'); try { s.text = 'window.ran = 1'; document.body.append(s); }"
        " catch { } return window.ran ?? null; }"
    )
    assert evaluated is None
    context.close()
