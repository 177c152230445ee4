"""A person corrects what was read of a claim, field by field; what was read stays in sight, and all of it can be undone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from backchannel.casefile import Case, history, verify
from tests.casefile.reading import READING as READ_BY
from tests.casefile.reading import put
from tests.casefile.records import record

from .affair import AFFAIR, ASKED, DATA, MET
from .conftest import Door, card, let_in, settled

pytestmark = pytest.mark.browser
READING = f"/#/source/{AFFAIR.source.id}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case of its own with our affair and one dispatch, which names others."""
    with Case.create(tmp_path / "case") as case, case.writer(READ_BY) as writer:
        put(writer, "/papers/dinner.html", DATA, AFFAIR)
        put(writer, "/papers/1.txt", *record(1, sentences=6))
    return tmp_path / "case"


@pytest.fixture
def page(browser: Browser, desk: Door) -> Iterator[Page]:
    """The reading screen of our affair with the first meeting open, Ana Karst before it."""
    context = let_in(browser, desk, viewport={"width": 1280, "height": 900}, base_url=desk.address)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script("localStorage.setItem('reviewer', 'Ana Karst')")
    page.goto(f"{READING}?claim={MET.id}")
    settled(page)
    yield page
    context.close()
    assert faults == []


def form(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Correct this claim")


def row(page: Page, label: str) -> Locator:
    """The row of the open claim under that label."""
    exact = page.get_by_text(label, exact=True)
    return page.locator(f"{card(page, MET.id)} dl > div").filter(has=page.locator("dt").and_(exact))


def stored(folder: Path, claim: str) -> list[tuple[str, str, dict[str, str] | None, str | None]]:
    with Case.open(folder) as case:
        assert verify(case).faults == ()
        with case.reading() as connection:
            return [(one.decision, one.by, one.change, one.reason) for one in history(connection, claim)]


def test_fields_are_corrected_by_keys_alone_and_stand_beside_what_was_read(page: Page, folder: Path) -> None:
    page.keyboard.press("e")
    expect(form(page).get_by_label("What", exact=True)).to_be_focused()
    expect(form(page)).to_contain_text("Read as: meeting or talk, from “secretly met”")
    page.keyboard.type("agreement")
    for _ in range(6):  # what puts it back; role and name of the first party, its removal; role and name of the second
        page.keyboard.press("Tab")
    expect(form(page).get_by_label("Name of party 2")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Borduria")
    page.keyboard.press("Enter")
    expect(form(page)).to_be_visible()
    form(page).get_by_label("Why", exact=True).focus()
    page.keyboard.type("The text names the state.")
    page.keyboard.press("Control+Enter")
    expect(form(page)).to_have_count(0)

    expect(row(page, "What")).to_contain_text(
        re.compile(r"“secretly met”.*meeting or talk.*Corrected agreement AGREE", re.DOTALL)
    )
    expect(row(page, "To whom")).to_contain_text(
        re.compile(r"the Bordurian minister.*Corrected Borduria.*Ana Karst, \d+", re.DOTALL)
    )
    expect(row(page, "Who")).not_to_contain_text("Corrected")
    # The keyboard is where it was, and the same key takes up where the correction left.
    expect(page.locator(f"[data-item='{MET.id}']")).to_be_focused()
    change = {"type": "AGREE", "participants.recipient": "Borduria"}
    assert stored(folder, MET.id) == [("correct", "Ana Karst", change, "The text names the state.")]

    page.reload()
    settled(page)
    said = page.get_by_role("list", name="What people judged")
    expect(said).to_contain_text(re.compile(r"Corrected · Ana Karst.*What: agreement.*To whom: Borduria", re.DOTALL))
    expect(page.get_by_label("What people judged").locator("option").first).to_have_text("1 of 5 judged")
    page.keyboard.press("Escape")
    expect(page.locator(f"{card(page, MET.id)} .judged")).to_have_text("corrected by Ana Karst")
    page.keyboard.press("Enter")
    page.keyboard.press("z")
    expect(said).to_have_count(0)
    expect(row(page, "What")).not_to_contain_text("Corrected")
    assert [one[0] for one in stored(folder, MET.id)] == ["correct", "take_back"]


def test_a_later_correction_of_one_field_leaves_the_others(page: Page, folder: Path) -> None:
    for label, value, why in (("When", "1954", "A slip."), ("Thing", "a treaty", "It says so.")):
        page.keyboard.press("e")
        form(page).get_by_label(label, exact=True).fill(value)
        form(page).get_by_label("Why", exact=True).fill(why)
        form(page).get_by_role("button", name="Keep the correction").click()
        expect(form(page)).to_have_count(0)
    assert [one[2] for one in stored(folder, MET.id)] == [{"when": "1954"}, {"thing": "a treaty"}]
    expect(row(page, "When")).to_contain_text("Corrected 1954")
    expect(row(page, "Thing")).to_contain_text(re.compile("not read from the text.*Corrected a treaty", re.DOTALL))
    page.keyboard.press("y")
    page.goto(f"{READING}?claim={MET.id}")
    said = page.get_by_role("list", name="What people judged").get_by_role("listitem")
    expect(said).to_have_count(3)
    page.keyboard.press("e")
    expect(form(page).get_by_label("When", exact=True)).to_have_value("1954")
    expect(form(page)).to_contain_text(re.compile(r"Read as: 1953, from “in 1953” · corrected by Ana Karst, \d+"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(f"{card(page, MET.id)} .judged")).to_have_text("corrected by Ana Karst, accepted by Ana Karst")


def test_a_time_is_typed_as_people_write_it_and_its_meaning_is_told(page: Page, folder: Path) -> None:
    page.keyboard.press("e")
    field, meant = form(page).get_by_label("When", exact=True), form(page).locator("#meant")
    for typed, says in (
        ("1953", "Meant: some time in 1953"),
        ("about 1953", "Meant: about 1953, kept as 1953~"),
        ("4 May 1953", "Meant: 4 May 1953, kept as 1953-05-04"),
        ("May 4, 1953", "Meant: 4 May 1953, kept as 1953-05-04"),
        ("spring of 1954", "Meant: spring 1954, kept as 1954-21"),
        ("the 1950s", "Meant: 1950s, kept as 195X"),
        ("1953 to May 1955", "Meant: 1953 to May 1955, kept as 1953/1955-05"),
        ("before 1953", "Meant: until 1953, kept as ../1953"),
        ("1953 or 1954", "Meant: 1953 or 1954, kept as [1953,1954]"),
        ("3 to 5 May 1971", "Meant: 3 May 1971 to 5 May 1971, kept as 1971-05-03/1971-05-05"),
        ("3-5 May 1971", "kept as 1971-05-03/1971-05-05"),
        ("May 3–5, 1971", "kept as 1971-05-03/1971-05-05"),
        ("30 May to 2 June 1971", "kept as 1971-05-30/1971-06-02"),
        ("December 1993 - January 1994", "kept as 1993-12/1994-01"),
        ("1953-1955", "kept as 1953/1955"),
        ("c. May 1953", "kept as 1953-05~"),
        ("ca.1953", "kept as 1953~"),
        ("1953-05-04?", "Meant: 4 May 1953 (unsure), kept as 1953-05-04?"),
        ("", "No time is told."),
        ("last Tuesday", "“last Tuesday” is not understood as a time. Write it as 1953"),
        ("Christmas 1993", "“Christmas 1993” is not understood as a time. Write it as 1953"),
        ("Christmas 1993 to May 1994", "“Christmas 1993 to May 1994” is not understood as a time."),
        ("late 1948", "“late 1948” is not understood as a time."),
        ("5 to 3 May 1971", "This ends before it begins."),
        ("31 June 1953", "There is no such day in that month: it has 30."),
        ("29 February 1953", "There is no such day in that month: it has 28."),
        ("1953-13", "There is no month 13: they go from 01 to 12."),
        ("1955 to 1953", "This ends before it begins."),
    ):
        field.fill(typed)
        expect(meant).to_contain_text(says)
        expect(field).to_have_attribute(
            "aria-invalid", "false" if says.startswith(("Meant", "kept", "No time")) else "true"
        )
    form(page).get_by_label("Why", exact=True).fill("A slip.")
    page.keyboard.press("Control+Enter")
    expect(form(page).get_by_role("alert")).to_have_text("The time is not understood.")
    expect(field).to_be_focused()
    assert stored(folder, MET.id) == []
    field.fill("since May 1953")
    page.keyboard.press("Control+Enter")
    expect(row(page, "When")).to_contain_text(re.compile(r"“in 1953”.*Corrected from May 1953 1953-05/\.\.", re.DOTALL))
    assert [one[2] for one in stored(folder, MET.id)] == [{"when": "1953-05/.."}]


def test_parties_are_taken_away_added_put_back_and_offered_by_name(page: Page, folder: Path) -> None:
    page.goto(f"{READING}?claim={ASKED.id}")
    expect(page.locator(f"{card(page, ASKED.id)} dl")).to_be_visible()
    page.keyboard.press("e")
    form(page).get_by_role("button", name="Take away Syldavia").click()
    form(page).get_by_role("button", name="Add a party").click()
    expect(form(page).get_by_label("Name of party 2")).to_be_focused()
    offered = form(page).locator("#correct-known option")
    assert {"Ruritania", "Anna Karst"} <= set(offered.evaluate_all("all => all.map((one) => one.value)"))
    elsewhere = record(1, sentences=6)[1].actors[0].name
    page.keyboard.type(elsewhere[:4])
    expect(form(page).locator(f'#correct-known option[value="{elsewhere}"]')).to_have_count(1)
    form(page).get_by_label("Name of party 2").fill("Ruritania")
    form(page).get_by_label("Role of party 2").select_option("To whom")
    back = form(page).get_by_role("button", name=re.compile("Put back what was read: Who: Borduria"))
    back.click()
    expect(form(page).get_by_label("Name of party 2")).to_have_value("Syldavia")
    expect(back).to_be_hidden()
    form(page).get_by_role("button", name="Take away Syldavia").click()
    form(page).get_by_role("button", name="Take away The Courier").click()
    form(page).get_by_label("Why", exact=True).fill("It was asked for straight.")
    page.keyboard.press("Control+Enter")
    expect(form(page)).to_have_count(0)
    assert [one[2] for one in stored(folder, ASKED.id)] == [{"participants.intermediary": "", "chain": ""}]
    opened = page.locator(f"{card(page, ASKED.id)} dl")
    expect(opened).to_contain_text(re.compile("Syldavia.*Corrected nobody", re.DOTALL))
    expect(opened).to_contain_text(re.compile("The Courier.*Corrected the author alone", re.DOTALL))


def test_nothing_is_kept_without_a_change_or_a_reason_and_nothing_typed_is_lost_by_one_key(
    page: Page, folder: Path
) -> None:
    page.keyboard.press("e")
    form(page).get_by_label("How told", exact=True).select_option("denied")
    form(page).get_by_role("button", name="Keep the correction").click()
    expect(form(page).get_by_label("Why", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(form(page).get_by_role("alert")).to_contain_text("Press Esc again")
    form(page).get_by_label("How told", exact=True).select_option("asserted")
    form(page).get_by_label("Why", exact=True).fill("Nothing.")
    page.keyboard.press("Control+Enter")
    expect(form(page).get_by_role("alert")).to_have_text("Nothing was changed.")
    form(page).get_by_role("button", name="Leave it").click()
    expect(form(page)).to_have_count(0)
    assert stored(folder, MET.id) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_a_finger_corrects_and_everybody_can(
    browser: Browser, desk: Door, folder: Path, scheme: str
) -> None:
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
    page.goto(f"{READING}?claim={MET.id}")
    button = page.get_by_role("group", name="Judge this claim").get_by_role("button", name="Correct")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    button.tap()
    form(page).get_by_label("How openly", exact=True).select_option("in private")
    form(page).get_by_label("When", exact=True).fill("no time at all")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert form(page).evaluate("one => one.scrollWidth <= one.clientWidth")
    form(page).get_by_label("When", exact=True).fill("1953")
    form(page).get_by_label("Why", exact=True).fill("No word says secret.")
    form(page).get_by_label("Your name").fill("Ana Karst")
    form(page).get_by_role("button", name="Keep the correction").tap()
    expect(form(page)).to_have_count(0)
    expect(page.get_by_role("list", name="What people judged")).to_contain_text("How openly: in private")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert stored(folder, MET.id) == [("correct", "Ana Karst", {"openness": "private"}, "No word says secret.")]
    context.close()
