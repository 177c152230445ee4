"""Searching by meaning, and what other documents tell of a claim, over HTTP and in a real browser."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from backchannel.casefile import Case
from backchannel.pipeline import Reader
from tests.views.telling import MORE, TOLD, claim_of, told_case

from .conftest import Door, card, served, settled

ASKED = "weapons were smuggled through a third country"


@pytest.fixture(scope="module")
def telling(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """The folder of a case whose documents tell of the same."""
    folder = tmp_path_factory.mktemp("telling") / "case"
    told_case(folder, reader, TOLD | MORE).close()
    return folder


@pytest.fixture(scope="module")
def door(telling: Path) -> Iterator[Door]:
    """The workbench of that case, entered."""
    yield from served(telling)


def get(door: Door, path: str, **query: object) -> Any:
    status, _, body = door.ask(f"{path}?{urlencode(query)}" if query else path)
    assert status == 200, body
    return json.loads(body)


def test_sentences_that_tell_the_like_are_answered_with_their_claims(door: Door) -> None:
    page = get(door, "/api/meaning", q=ASKED)["page"]
    first = page["hits"][0]
    assert first["words"] == TOLD["arms.txt"][first["start"] : first["end"]]
    assert first["claims"]
    assert page["unread"] == 1
    fewer = get(door, "/api/meaning", q=ASKED, type="CONSULT", country="China")
    assert (fewer["country"]["code"], fewer["country"]["held"]) == ("CHN", True)
    assert 0 < fewer["page"]["compared"] < page["compared"]
    assert get(door, "/api/meaning", q=ASKED, country="Narnia")["page"]["hits"] == []
    assert not any("likeness" in name for hit in page["hits"] for name in hit)


def test_what_cannot_be_had_by_meaning_is_told_in_three_parts(door: Door, telling: Path) -> None:
    with Case.open(telling) as case:
        source, claim = claim_of(case, "wire.txt", "met")
    for path, expected in (
        (f"/api/sources/{source}/claims/clm_nothing/elsewhere", 404),
        (f"/api/sources/src_nothing/claims/{claim}/elsewhere", 404),
        ("/api/meaning?q=x&kind=y", 422),
    ):
        status, _, body = door.ask(path)
        assert status == expected, path
        assert all(json.loads(body)[part].strip() for part in ("what", "why", "next")), path


@pytest.mark.browser
def test_a_switch_looks_for_meaning_and_the_address_keeps_it(page: Page) -> None:
    page.goto("/#/search?q=smuggled")
    expect(page.get_by_text("was not found in what was searched")).to_be_visible()
    page.get_by_role("link", name="Or look by meaning.").click()
    expect(page.get_by_role("button", name="Meaning")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_text("Say in your own words what a sentence may tell")).to_be_visible()
    page.get_by_role("searchbox").fill(ASKED)
    rows = page.get_by_role("list", name="Sentences").get_by_role("link")
    expect(rows.first).to_contain_text(re.compile("rifles|crates"))
    expect(rows.first).to_contain_text("The text says:")
    expect(page.get_by_text("not whether a thing is so")).to_be_visible()
    expect(page.get_by_text("1 document with claims cannot be searched by meaning yet")).to_be_visible()
    assert "by=meaning" in page.url
    page.reload()
    expect(page.get_by_role("button", name="Meaning")).to_have_attribute("aria-pressed", "true")
    expect(rows.first).to_contain_text(re.compile("rifles|crates"))
    page.get_by_label("Type of claim").select_option("CONSULT")
    expect(page.get_by_text("with a claim that the filters let through")).to_be_visible()
    expect(rows.first).to_contain_text("Geneva")
    page.get_by_role("searchbox").press("Enter")
    page.keyboard.press("Enter")
    settled(page)
    assert "Geneva" in "".join(page.locator(".found").all_inner_texts())
    page.go_back()
    page.get_by_role("button", name="Words").click()
    expect(page.get_by_role("group", name="Show")).to_be_visible()
    assert "by=" not in page.url


@pytest.mark.browser
def test_a_claim_shows_who_else_tells_of_it_and_what_they_have_in_common(page: Page, telling: Path) -> None:
    with Case.open(telling) as case:
        source, claim = claim_of(case, "wire.txt", "met")
    page.goto(f"/#/source/{source}?claim={claim}")
    settled(page)
    told = page.locator(card(page, claim)).get_by_role("region", name="Told elsewhere")
    rows = told.get_by_role("listitem")
    expect(rows).to_have_count(3)
    told.get_by_role("button", name=re.compile(r"^Show \d+ more$")).click()
    expect(rows.nth(3).get_by_role("link")).to_be_focused()
    expect(rows.first).to_contain_text("copy.txt")
    expect(rows.first).to_contain_text("the same words")
    memoir = rows.filter(has_text="memoir.txt").first
    expect(memoir).to_contain_text("time overlaps: May 1961")
    expect(memoir).to_contain_text("also ")
    expect(told).not_to_contain_text("arms.txt")
    expect(told).to_contain_text("is for you to judge")
    memoir.get_by_role("link").click()
    settled(page)
    assert "secret meeting" in "".join(page.locator(".found").all_inner_texts())


@pytest.mark.browser
def test_a_document_from_before_says_that_it_has_to_be_read_again(page: Page, telling: Path) -> None:
    with Case.open(telling) as case:
        old = next(s for s in case.source_ids() if case.record(s).source.file_name == "dispatch-1.txt")
        claim = case.record(old).claims[0].id
    page.goto(f"/#/source/{old}?claim={claim}")
    settled(page)
    expect(page.get_by_role("region", name="Told elsewhere")).to_contain_text("run backchannel read on it again")
