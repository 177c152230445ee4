"""The screens as a person uses them, in a real browser on a real case."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from .affair import AFFAIR, ASKED, CLAIMS, CONTENT, KARST, MET, NEVER, PLANNED, TOLD, UNSIGNED
from .conftest import card, long_source, settled, top

pytestmark = pytest.mark.browser
ID = AFFAIR.source.id
READING = f"/#/source/{ID}"


def test_the_case_shows_its_sum_and_its_sources(page: Page) -> None:
    page.goto("/")
    expect(page).to_have_title("two capitals – Backchannel")
    sum_ = page.get_by_role("group", name="What became of each file that was found")
    expect(sum_).to_contain_text(re.compile(r"136\s*found\s*=\s*133\s*read\s*\+\s*0\s*partly read"))
    expect(page.get_by_role("row")).to_have_count(101)
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text("101–133 of 133")).to_be_visible()
    expect(page.get_by_role("row").nth(1).get_by_role("link").first).to_be_focused()
    expect(page.get_by_role("row").nth(1)).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_text("1–100 of 133")).to_be_visible()


@pytest.mark.parametrize(
    ("place", "lines"),
    [("/#/claims", ".found ol a"), ("/#/search?q=the&within=texts", "[data-hit]")],
)
def test_a_page_that_is_turned_to_begins_at_its_first_line(page: Page, place: str, lines: str) -> None:
    page.goto(place)
    pages = page.get_by_role("navigation", name=re.compile("^Pages of"))
    pages.get_by_role("link", name="Next").click()
    for move, shown in (("Next", r"^[^1]\d*1–|^101–"), ("Before", "^1–")):
        expect(pages.locator("span")).to_have_text(re.compile(shown))
        expect(page.locator(lines).first).to_be_focused()
        expect(page.locator(lines).first).to_be_in_viewport(ratio=0.5)
        if move == "Next":
            pages.get_by_role("link", name="Before").click()


def test_the_case_counts_its_findings_and_leads_to_the_sources_that_have_them(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile("[0-9]+ findings")).click()
    expect(page.get_by_role("columnheader", name="Findings")).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("row").nth(1).get_by_role("cell").nth(6)).to_have_text(re.compile("[1-9]"))


def test_each_number_opens_the_files_behind_it(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile("1 failed")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Files: failed")
    expect(page.get_by_role("row", name=re.compile("scan.pdf"))).to_contain_text("opens only with a password")
    expect(page.get_by_role("list", name="Reasons")).to_contain_text("save a copy without one and add that")


def test_sources_are_sorted_by_a_click_and_filtered_by_typing(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Words").click()
    expect(page.get_by_role("columnheader", name="Words")).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("row").nth(1)).to_contain_text("dispatch-4242.txt")
    page.get_by_label("Filter sources by title").fill("dinner")
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("link", name="A dinner that nobody gave").click()
    expect(page).to_have_title("A dinner that nobody gave – Backchannel")


def test_the_pane_shows_the_text_letter_by_letter(page: Page) -> None:
    page.goto(READING)
    settled(page)
    shown = page.evaluate(
        """() => [...document.querySelectorAll('.text p, .text h2, .text blockquote')].map((block) => {
            const copy = block.cloneNode(true);
            copy.querySelectorAll('.page').forEach((label) => label.remove());
            return copy.textContent;
        }).join('\\n')"""
    )
    assert shown == CONTENT


def test_what_is_marked_is_exactly_the_words_of_the_record(page: Page) -> None:
    """A letter beyond the basic plane stands before the first claim: offsets are code points, not UTF-16 units."""
    page.goto(READING)
    settled(page)
    for claim in CLAIMS:
        page.locator(card(page, claim.id)).hover()
        strong = page.locator(".event.strong, .statement.strong").all_inner_texts()
        assert "".join(strong) == claim.trigger.words
        told = "".join(page.locator(".told").all_inner_texts())
        assert told == claim.passage.words


def test_cards_stand_level_with_their_words_and_never_overlap(page: Page) -> None:
    page.goto(READING)
    settled(page)
    boxes = [page.locator(card(page, claim.id)).bounding_box() for claim in CLAIMS]
    tops = [box["y"] for box in boxes if box is not None]
    assert len(tops) == len(CLAIMS)
    assert tops == sorted(tops)
    for box, below in pairwise(boxes):
        assert box is not None
        assert below is not None
        assert box["y"] + box["height"] <= below["y"]
    page.locator(f"[data-anchor~='{UNSIGNED.id}']").click()
    settled(page)
    words = top(page, f"[data-anchor~='{UNSIGNED.id}']")
    assert abs(top(page, card(page, UNSIGNED.id)) - words) < 12


def test_pointing_at_words_lights_the_card_and_the_other_way_round(page: Page) -> None:
    page.goto(READING)
    settled(page)
    page.locator(f"[data-anchor~='{ASKED.id}']").hover()
    expect(page.locator(f"{card(page, ASKED.id)} .card")).to_have_class(re.compile(r"\blit\b"))
    page.locator(card(page, MET.id)).hover()
    expect(page.locator(f"[data-anchor~='{MET.id}']").first).to_have_class(re.compile(r"\bstrong\b"))


def test_a_click_on_words_opens_the_card_with_every_field_in_its_words(page: Page) -> None:
    page.goto(READING)
    settled(page)
    page.locator(f"[data-anchor~='{MET.id}']").first.click()
    opened = page.locator(card(page, MET.id))
    for words in ("Ruritania’s envoy Anna Karst", "the Bordurian minister", "in 1953", "Zürich", "secretly"):
        expect(opened.get_by_role("button", name=re.compile(f"in these words: {words}$"))).to_be_visible()
    expect(opened).to_contain_text("CONSULT")
    expect(opened).to_contain_text("in secret")
    expect(opened).to_contain_text("I. Novak")
    expect(opened).to_contain_text(AFFAIR.findings[0].says)
    opened.get_by_role("button", name=re.compile("Where, in these words")).focus()
    assert "".join(page.locator(".pointed").all_inner_texts()) == "Zürich"


def test_what_stands_in_no_words_names_its_rule(page: Page) -> None:
    page.goto(f"{READING}?claim={ASKED.id}")
    opened = page.locator(card(page, ASKED.id))
    expect(opened).to_contain_text("not in words: date of the sentence before")
    expect(opened).to_contain_text("about 1953")
    expect(opened).to_contain_text("1953~")
    expect(opened).to_contain_text("› The Courier “reported”:")
    expect(opened.get_by_text("Through whom", exact=True)).to_be_visible()


def test_claims_are_worded_as_speech(page: Page) -> None:
    page.goto(READING)
    settled(page)
    for claim, lead in (
        (MET, "The text says: Anna Karst secretly met to the Bordurian minister"),
        (UNSIGNED, "The text says this was not so: Borduria sign"),
        (PLANNED, "The text says this was planned: Borduria visit"),
        (TOLD, "The text says: the Bordurian minister told"),
    ):
        name = page.locator(f"{card(page, claim.id)} [data-item]").evaluate(
            "(head) => { const copy = head.cloneNode(true);"
            " copy.querySelectorAll('[aria-hidden]').forEach((one) => one.remove());"
            " return copy.textContent.replace(/\\s+/g, ' ').trim(); }"
        )
        assert name.startswith(lead), name


def test_the_keyboard_goes_from_claim_to_claim(page: Page) -> None:
    page.goto(READING)
    settled(page)
    for claim in CLAIMS[:3]:
        page.keyboard.press("j")
        expect(page.locator(f"[data-item='{claim.id}']")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(f"[data-item='{CLAIMS[1].id}']")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"[data-item='{CLAIMS[2].id}']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-item='{CLAIMS[2].id}']")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(f"[data-item='{CLAIMS[2].id}']")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(rf"#/source/{ID}$"))
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("next claim")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_label("Search texts, claims and actors")).to_be_focused()


def test_a_claim_has_an_address_of_its_own(page: Page) -> None:
    page.goto(f"{READING}?claim={PLANNED.id}")
    expect(page.locator(f"[data-item='{PLANNED.id}']")).to_have_attribute("aria-expanded", "true")
    page.goto(f"{READING}?quotation={NEVER.id}")
    expect(page.get_by_role("tab", name=re.compile("Quotations"))).to_have_attribute("aria-selected", "true")
    expect(page.locator(f"[data-item='{NEVER.id}']")).to_have_attribute("aria-expanded", "true")


def test_filters_leave_only_what_fits(page: Page) -> None:
    page.goto(READING)
    settled(page)
    page.get_by_label("Type of claim").select_option("CONSULT")
    expect(page.locator("[data-card]")).to_have_count(2)
    page.get_by_label("How it is told").select_option("hidden")
    expect(page.locator("[data-card]")).to_have_count(1)
    page.get_by_label("Type of claim").select_option("REQUEST")
    expect(page.get_by_text("None of the 5 claims fits these filters.")).to_be_visible()


def test_furniture_is_folded_and_never_marked(page: Page) -> None:
    page.goto(READING)
    settled(page)
    folded = page.locator("details.furniture")
    expect(folded).to_have_count(2)
    expect(folded.first).to_contain_text("2 lines of page furniture, not read for claims")
    expect(page.get_by_text("Sign in to comment")).to_be_hidden()
    expect(folded.locator(".event, .statement")).to_have_count(0)
    folded.first.locator("summary").click()
    expect(page.get_by_text("Sign in to comment")).to_be_visible()


def test_page_labels_stand_in_the_margin(page: Page) -> None:
    page.goto(READING)
    settled(page)
    labels = page.locator(".text .page")
    assert [label.replace("page ", "").strip() for label in labels.all_text_contents()] == ["11", "12", "13"]
    column = page.locator("div.text").bounding_box()
    label = labels.nth(1).bounding_box()
    assert column is not None
    assert label is not None
    assert label["x"] + label["width"] <= column["x"]


def test_quotations_name_their_speakers(page: Page) -> None:
    page.goto(f"{READING}?tab=quotations")
    quoted = page.locator(card(page, NEVER.id))
    expect(quoted).to_contain_text("The text gives as words of the Bordurian minister")
    expect(quoted).to_contain_text("We have never spoken to them")
    quoted.get_by_role("button").first.click()
    expect(quoted).to_contain_text("between quotation marks, word for word")


def test_an_actor_is_followed_from_mention_to_mention(page: Page) -> None:
    page.goto(READING)
    settled(page)
    page.get_by_role("tab", name=re.compile("Actors")).click()
    page.get_by_role("button", name=re.compile("Anna Karst")).click()
    panel = page.get_by_role("tabpanel")
    expect(panel).to_contain_text("envoy")
    expect(panel).to_contain_text("Told apart by name and post.")
    expect(panel).to_contain_text("1 of 2 mentions")
    panel.get_by_role("button", name="Next mention").click()
    expect(panel).to_contain_text("2 of 2 mentions")
    expect(panel.locator("mark")).to_have_text("she")
    assert "".join(page.locator(".strong-actor").all_inner_texts()) == "Anna Karstshe"
    expect(page).to_have_url(re.compile(f"actor={KARST.id}"))


def test_search_leads_to_the_words_and_back(page: Page) -> None:
    page.goto("/#/search")
    page.get_by_label("Search texts, claims and actors").fill("rifles")
    expect(page.get_by_role("heading", name=re.compile("Texts"))).to_be_visible()
    expect(page.locator("mark").first).to_have_text("rifles")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_have_text("rifles")
    page.go_back()
    expect(page.get_by_label("Search texts, claims and actors")).to_have_value("rifles")
    page.get_by_label("Type of claim").select_option("CONSULT")
    expect(page.get_by_role("heading", name=re.compile("Claims"))).to_have_count(0)
    page.get_by_role("button", name="Lift the filters").click()
    expect(page.get_by_role("heading", name=re.compile("Claims"))).to_be_visible()


def test_all_claims_stand_in_a_list_that_filters_narrow_without_a_word(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile("[0-9,]+ claims")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Claims")
    page.get_by_label("How it is told").select_option("hidden")
    expect(page.get_by_text("1 claim that fits")).to_be_visible()
    row = page.locator("main ol a")
    expect(row).to_contain_text(
        "1953 The text says: Anna Karst secretly met · meeting or talk →to the Bordurian minister Zürich in secret"
    )
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save them as a sheet (CSV)").click()
    assert saved.value.suggested_filename == "claims.csv"
    assert len(saved.value.path().read_text("utf-8-sig").splitlines()) == 2
    row.click()
    expect(page.locator(f"[data-item='{MET.id}']")).to_have_attribute("aria-expanded", "true")
    page.go_back()
    expect(page.get_by_label("How it is told")).to_have_value("hidden")


def test_all_actors_stand_in_a_list_that_is_sorted_and_narrowed(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile("[0-9,]+ actors")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Actors")
    expect(page.get_by_role("columnheader", name="Claims")).to_have_attribute("aria-sort", "descending")
    page.get_by_role("button", name="Name").click()
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "ascending")
    page.get_by_label("Country").fill("Borduria")
    page.get_by_label("Country").press("Enter")
    page.get_by_label("Kind").select_option("person")
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("link", name="the Bordurian minister").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("the Bordurian minister")


def test_a_country_is_chosen_by_its_name_and_an_unknown_one_is_told(page: Page) -> None:
    page.goto("/#/search?q=rifles")
    field = page.get_by_label("Country")
    expect(page.locator("datalist option[value=Syldavia]")).to_be_attached()
    field.fill("syldavia")
    field.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Claims"))).to_be_visible()
    expect(field).to_have_value("Syldavia")
    field.fill("CHI")
    field.press("Enter")
    expect(page.get_by_text("Nothing was looked for: “CHI” is no country or code that is known here.")).to_be_visible()
    expect(page.get_by_text("was not found in what was searched")).to_have_count(0)


def test_who_says_so_and_the_other_party_stand_wherever_a_claim_is_printed(page: Page) -> None:
    page.goto("/#/search?q=rifles&within=claims")
    hit = page.locator("[data-hit]")
    expect(hit).to_contain_text(
        "The text says, from › The Courier “reported”: Borduria asked · request through Syldavia rifles"
    )
    expect(hit).to_contain_text("A dinner that nobody gave, I. Novak")
    page.goto("/#/search?q=Anna+Karst&within=actors")
    page.locator("[data-hit]").first.click()
    row = page.get_by_role("listitem").filter(has_text="secretly met")
    expect(row).to_contain_text("Anna Karst secretly met · meeting or talk →to the Bordurian minister Zürich in secret")


def test_what_is_not_found_is_told_without_a_verdict(page: Page) -> None:
    page.goto("/#/search?q=zeppelinpost")
    expect(page.get_by_text("was not found in what was searched")).to_be_visible()
    expect(page.get_by_text("says nothing on whether a thing happened")).to_be_visible()


def test_an_actor_found_by_search_opens_over_all_sources(page: Page) -> None:
    page.goto("/#/search?q=Ruritania&within=actors")
    page.locator("[data-hit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ruritania")
    expect(page.get_by_text("The same name is not yet the same person.")).to_be_visible()
    page.get_by_role("link", name=re.compile("A dinner that nobody gave")).last.click()
    expect(page).to_have_title("A dinner that nobody gave – Backchannel")


def test_a_long_text_comes_by_stretches(page: Page) -> None:
    page.goto("/" + long_source(page))
    settled(page)
    stretches = page.locator("[data-stretch]")
    total = stretches.count()
    assert total > 40
    expect(page.locator("[data-stretch][aria-busy=true]")).not_to_have_count(0)
    assert page.locator("[data-stretch][aria-busy=false]").count() < 8
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(stretches.last).to_have_attribute("aria-busy", "false")
    assert page.locator("[data-stretch][aria-busy=false]").count() < 20


def test_the_keyboard_walks_into_what_has_not_come_yet(page: Page) -> None:
    page.goto("/" + long_source(page))
    settled(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator("[data-stretch]").last).to_have_attribute("aria-busy", "false")
    settled(page)
    first = page.locator("[data-stretch='0'] [data-aim-kind=trigger]").last.get_attribute("data-aim")
    page.evaluate("scrollTo(0, 0)")
    page.locator(f"[data-item='{first}']").click()
    page.keyboard.press("j")
    page.wait_for_function(
        "(before) => document.activeElement?.dataset.item && document.activeElement.dataset.item !== before", arg=first
    )
    reached = page.evaluate("document.activeElement.dataset.item")
    assert page.locator(f"[data-stretch='1'] [data-anchor~='{reached}']").count() > 0


@pytest.mark.parametrize("width", [320, 390, 768])
def test_on_a_phone_the_claims_come_up_from_below(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(READING)
    expect(page.get_by_role("button", name="5 claims · 1 quotation · 6 actors")).to_be_visible()
    page.locator(f"[data-anchor~='{MET.id}']").first.click()
    sheet = page.get_by_role("complementary")
    expect(sheet).to_contain_text("the Bordurian minister")
    sheet.get_by_role("button", name="Next").click()
    expect(sheet).to_contain_text("rifles")
    # Never hidden by the sheet, once the text has come to rest.
    page.wait_for_function(
        "(id) => document.querySelector(`[data-anchor~='${id}']`).getBoundingClientRect().bottom"
        " <= document.querySelector('[data-sheet]').getBoundingClientRect().top",
        arg=ASKED.id,
    )
    sheet.get_by_role("button", name="All").click()
    expect(sheet.get_by_role("tab", name=re.compile("Claims"))).to_be_visible()
    sheet.get_by_role("button", name="Close").click()


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280, 1920])
def test_no_screen_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for place in (
        "/",
        "/#/files/failed",
        READING,
        f"{READING}?claim={MET.id}",
        "/#/search?q=envoy",
        "/#/claims",
        "/#/actors",
        "/#/nowhere",
    ):
        page.goto(place)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place


def test_on_paper_stand_text_and_claims_without_controls(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(READING)
    settled(page)
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 720, "height": 1000})
    expect(page.locator("[data-card]")).to_have_count(len(CLAIMS))
    boxes = [page.locator(card(page, claim.id)).bounding_box() for claim in CLAIMS]
    text = page.locator("div.text").bounding_box()
    assert text is not None
    edge = text["y"] + text["height"]
    for box in boxes:
        assert box is not None
        assert box["y"] >= edge
        edge = box["y"] + box["height"]
    expect(page.get_by_label("Type of claim")).to_be_hidden()
    expect(page.get_by_role("banner")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(0, 0, 0)"
    page.goto("/#/claims?manner=hidden")
    expect(page.locator("main ol a")).to_contain_text("secretly met")
    expect(page.get_by_label("Country")).to_be_hidden()
    expect(page.get_by_role("link", name="Save them as a sheet")).to_be_hidden()


def test_light_and_dark_are_chosen_and_kept(page: Page) -> None:
    page.goto("/")
    page.emulate_media(color_scheme="light")
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    toggle = page.get_by_role("button", name=re.compile("Light or dark"))
    toggle.click()
    toggle.click()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != paper
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_source_that_is_not_there_is_told_and_led_away_from(page: Page) -> None:
    page.goto("/#/source/src_none")
    expect(page.get_by_role("alert")).to_contain_text("No source src_none was found.")
    page.get_by_role("link", name="Go to the case").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("two capitals")
    page.goto("/#/what/is/this")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing at this address.")
