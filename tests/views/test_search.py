"""A search finds words with their exact places, and says honestly how many there are."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.casefile import Case
from backchannel.casefile.matching import Within
from backchannel.casefile.querying import parse
from backchannel.record.claim import Openness, Stance
from backchannel.record.ids import claim_id
from backchannel.record.when import When
from backchannel.views.search import SearchAsked, search
from backchannel.views.snippets import snippet
from tests.casefile.reading import READING, filled, put
from tests.casefile.records import record


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return filled(tmp_path_factory.mktemp("search") / "case", range(60), sentences=6)


def texts() -> dict[str, str]:
    return {read.source.id: read.text.content for _, read in (record(seed, sentences=6) for seed in range(60))}


def test_every_snippet_stands_at_its_place_and_its_marks_are_the_words(case: Case) -> None:
    whole = texts()
    for within in ("texts", "claims"):
        page = search(case, SearchAsked('"old mill" OR zurich', within))
        assert page.hits
        for hit in page.hits:
            assert hit.source_id is not None
            assert hit.snippet.start is not None
            text = whole[hit.source_id]
            assert text[hit.snippet.start : hit.snippet.start + len(hit.snippet.words)] == hit.snippet.words
            marked = {hit.snippet.words[start:end] for start, end in hit.snippet.marks}
            assert marked
            assert marked <= {"old mill", "Zürich"}


def test_diacritics_and_case_do_not_matter(case: Case) -> None:
    totals = {search(case, SearchAsked(typed, "claims")).total for typed in ("Zürich", "zurich", "ZURICH", "ZÜRICH")}
    assert len(totals) == 1
    assert totals != {0}


def test_claims_are_filtered_by_type_party_year_and_source(case: Case) -> None:
    every = [(read, claim) for _, read in (record(s, sentences=6) for s in range(60)) for claim in read.claims]

    def country(claim: object, role: str | None) -> set[str]:
        return {p.country for p in claim.participants if role in (None, p.role)}  # type: ignore[attr-defined]

    page = search(case, SearchAsked("envoy", "claims", types=("ACCUSE", "AID"), limit=200))
    assert page.total == sum(claim.type in ("ACCUSE", "AID") for _, claim in every)
    page = search(case, SearchAsked("envoy", "claims", recipient_countries=("BOR",), limit=200))
    assert page.total == sum("BOR" in country(claim, "recipient") for _, claim in every)
    assert all(
        any(p.role == "recipient" and p.country == "BOR" for p in hit.line.parties) for hit in page.hits if hit.line
    )
    for years in ((1953, 1953), (1950, 1961), (1936, 1979)):
        page = search(case, SearchAsked("", "claims", years=years, actor_countries=("RUR",), limit=200))
        assert page.total == sum(
            "RUR" in country(claim, "actor") and years[0] <= int(claim.when.edtf) <= years[1]
            for _, claim in every
            if claim.when and claim.when.edtf
        )
        assert not any(hit.unsure_date for hit in page.hits)
    read = every[0][0]
    page = search(case, SearchAsked("envoy", "claims", sources=(read.source.id,)))
    assert {hit.source_id for hit in page.hits} == {read.source.id}
    assert search(case, SearchAsked("envoy", "claims", sources=("src_nothing",))).total == 0


def test_texts_are_filtered_by_one_claim_that_has_all_of_it(case: Case) -> None:
    expected = sum(
        claim.type == "AID" and claim.participants[0].country == "RUR"
        for seed in range(60)
        for claim in record(seed, sentences=6)[1].claims
    )
    page = search(case, SearchAsked("envoy", "texts", types=("AID",), actor_countries=("RUR",)))
    assert page.total == expected
    assert search(case, SearchAsked("envoy", "texts", years=(1935, 1935))).total == 2 * 6


def test_a_time_that_only_may_lie_in_the_years_is_in_and_marked(tmp_path: Path) -> None:
    data, read = record(1)
    wide = When(read.claims[0].passage, "1930/1970", "1930-01-01", "1970-12-31")
    changed = replace(read.claims[0], when=wide)
    changed = replace(changed, id=claim_id(read.text.sha256, changed))
    case = Case.create(tmp_path / "case")
    with case.writer(READING) as writer:
        put(writer, "/papers/1.txt", data, replace(read, claims=(changed,), findings=()))
    for years in ((1950, 1950), (1925, 1931), (1900, 1999)):
        (hit,) = search(case, SearchAsked("envoy", "claims", years=years)).hits
        assert hit.unsure_date is (years != (1900, 1999))
    assert not search(case, SearchAsked("envoy", "claims", years=(1971, 1980))).hits


def test_furniture_is_left_out_unless_asked_for(tmp_path: Path) -> None:
    data, read = record(1)
    blocks = tuple(replace(block, kind="furniture") if block.start else block for block in read.text.blocks)
    read = replace(read, text=replace(read.text, blocks=blocks), claims=(), findings=(), quotations=())
    case = Case.create(tmp_path / "case")
    with case.writer(READING) as writer:
        put(writer, "/papers/1.txt", data, read)
    assert search(case, SearchAsked("envoy")).total == 0
    assert search(case, SearchAsked("envoy", furniture=True)).total == 4


def test_notes_are_looked_through_apart_where_that_is_asked_for(tmp_path: Path) -> None:
    data, read = record(1)
    blocks = tuple(replace(block, kind="note") if at == 2 else block for at, block in enumerate(read.text.blocks))
    read = replace(read, text=replace(read.text, blocks=blocks))
    case = Case.create(tmp_path / "case")
    with case.writer(READING) as writer:
        put(writer, "/papers/1.txt", data, read)
    totals = {notes: search(case, SearchAsked("envoy", notes=notes)).total for notes in ("with", "without", "only")}
    assert totals == {"with": 4, "without": 3, "only": 1}


def test_claims_are_filtered_by_how_openly_and_how_surely_they_are_told(tmp_path: Path) -> None:
    data, read = record(1)
    told = [
        replace(read.claims[0], openness=Openness("secret")),
        replace(read.claims[1], openness=Openness("private")),
        replace(read.claims[2], stance=Stance("denied")),
        read.claims[3],
    ]
    told = [replace(claim, id=claim_id(read.text.sha256, claim)) for claim in told]
    case = Case.create(tmp_path / "case")
    with case.writer(READING) as writer:
        put(writer, "/papers/1.txt", data, replace(read, claims=tuple(told), findings=()))
    hidden = search(case, SearchAsked("envoy", "claims", openness=("secret", "private")))
    assert {hit.claim_id for hit in hidden.hits} == {told[0].id, told[1].id}
    denied = SearchAsked("envoy", "claims", stances=("denied",))
    assert [hit.claim_id for hit in search(case, denied).hits] == [told[2].id]
    assert search(case, replace(denied, within="texts")).total == 1


def test_actors_are_added_up_over_the_sources(case: Case) -> None:
    (hit,) = search(case, SearchAsked("ruritan*", "actors")).hits
    named = [a for s in range(60) for a in record(s, sentences=6)[1].actors if a.name == "Ruritania"]
    assert (hit.sources, hit.mentions) == (len(named), sum(len(a.mentions) for a in named))
    assert search(case, SearchAsked("ruritan*", "actors", countries=("BOR",))).total == 0


def test_pages_follow_each_other_without_gap_or_overlap(case: Case) -> None:
    pages = [search(case, SearchAsked("envoy", "claims", offset=at, limit=50)) for at in range(0, 400, 50)]
    ids = [(hit.source_id, hit.claim_id) for page in pages for hit in page.hits]
    assert len(ids) == len(set(ids)) == pages[0].total == 360
    assert pages[-1].total == 360


def test_more_matches_than_are_ranked_are_told_as_at_least(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backchannel.casefile.matching.MOST_RANKED", 100)
    page = search(case, SearchAsked("envoy", "claims"))
    assert (page.total, page.capped) == (100, True)
    assert search(case, SearchAsked("zurich", "claims")).capped is False


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(["texts", "claims", "actors"]))
def test_no_search_is_an_error(case: Case, typed: str, within: Within) -> None:
    search(case, SearchAsked(typed, within, types=("AID",), countries=("RUR",), years=(1940, 1999)))


@settings(deadline=None)
@given(st.text(max_size=400), st.text(max_size=20), st.integers(10, 80))
def test_a_snippet_is_a_stretch_of_its_text(text: str, typed: str, length: int) -> None:
    shown = snippet(text, 7, parse(typed), length)
    assert shown.start is not None
    at = shown.start - 7
    assert text[at : at + len(shown.words)] == shown.words
    assert len(shown.words) <= length
    assert all(0 <= start < end <= len(shown.words) for start, end in shown.marks)
    assert shown.cut_before == (at > 0) or not shown.words
