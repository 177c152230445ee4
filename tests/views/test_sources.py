"""The list of sources and the dossier count what the records hold."""

from dataclasses import replace
from pathlib import Path

import pytest

from backchannel.casefile import Case, NoSuchThing
from backchannel.views.actors import dossier
from backchannel.views.keys import actor_key
from backchannel.views.sources import SourcesAsked, source_row, sources
from tests.casefile.reading import READING, filled, put
from tests.casefile.records import record


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return filled(tmp_path_factory.mktemp("sources") / "case", range(12), sentences=3)


def test_a_row_counts_what_its_record_holds(case: Case) -> None:
    _, read = record(5, sentences=3)
    row = source_row(case, read.source.id)
    assert (row.claims, row.quotations, row.actors) == (3, 1, len(read.actors))
    assert row.words == len(read.text.content.split())
    assert row.characters == len(read.text.content)
    assert [(one.kind, one.count) for one in row.findings] == [("two_dates", 1)]
    assert (row.state, row.path, row.reader) == ("read", "/papers/5.txt", "test-1")


def test_pages_are_ordered_and_complete(case: Case) -> None:
    first = sources(case, SourcesAsked(order="published", descending=True, limit=7))
    rest = sources(case, SourcesAsked(order="published", descending=True, limit=7, offset=7))
    assert first.total == rest.total == 12
    years = [row.published for row in (*first.rows, *rest.rows)]
    assert years == sorted(years, key=str, reverse=True)
    assert len(years) == 12


def test_rows_are_found_by_words_of_their_title_taken_literally(case: Case) -> None:
    assert sources(case, SourcesAsked(text="affair dispatch 11")).total == 1
    assert sources(case, SourcesAsked(text="dispatch nowhere")).total == 0
    assert sources(case, SourcesAsked(text="DISPATCH")).total == 12
    assert sources(case, SourcesAsked(text="%")).total == 0
    assert sources(case, SourcesAsked(kind="essay")).total == 0
    assert sources(case, SourcesAsked(state="read", language="en", kind="cable")).total == 12


def test_a_page_that_makes_no_sense_is_refused(case: Case) -> None:
    with pytest.raises(ValueError, match="page"):
        sources(case, SourcesAsked(limit=0))


def test_a_dossier_counts_over_all_sources(case: Case) -> None:
    reads = [record(seed, sentences=3)[1] for seed in range(12)]
    told = dossier(case, actor_key("state", "Borduria", "BOR"))
    mine = [claim for read in reads for claim in read.claims if "BOR" in {p.country for p in claim.participants}]
    assert told.claim_count == len(mine) == len(told.claims)
    assert sum(count.count for count in told.types) == len(mine)
    assert told.sources == sum(any(a.name == "Borduria" for a in read.actors) for read in reads)
    assert [part.line.earliest for part in told.claims] == sorted(claim.when.earliest for claim in mine if claim.when)  # type: ignore[type-var]


@pytest.mark.parametrize("key", ["", "7", "[1,2,3]", '["state","Nowhere",null]', "[]", '{"a":1}'])
def test_an_unknown_actor_is_named(case: Case, key: str) -> None:
    with pytest.raises(NoSuchThing):
        dossier(case, key)


def test_a_dossier_of_an_empty_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSuchThing):
        dossier(Case.create(tmp_path / "case"), actor_key("state", "Borduria", "BOR"))


def test_a_document_of_a_volume_is_found_by_its_part_as_the_list_prints_it(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case") as case:
        with case.writer(READING) as writer:
            for seed, part in enumerate(("d560", "d56", "d5")):
                data, read = record(seed, part=part)
                put(writer, f"/papers/{seed}.txt", data, read)
        assert [row.part for row in sources(case, SourcesAsked(text="d56")).rows] == ["d56", "d560"]
        assert [row.part for row in sources(case, SourcesAsked(text="dispatch-1.txt, d56")).rows] == ["d56"]


def test_who_publishes_a_volume_is_no_author_of_the_papers_in_it(tmp_path: Path) -> None:
    told = {1: (None, "d7"), 2: (None, None), 3: ("Zed", "d9")}
    with Case.create(tmp_path / "case") as case:
        with case.writer(READING) as writer:
            for seed, (author, part) in told.items():
                data, read = record(seed, sentences=1, part=part)
                source = replace(read.source, author=author, publisher="A Printing Office")
                put(writer, f"/papers/{seed}.txt", data, replace(read, source=source))
        rows = sources(case, SourcesAsked(order="author")).rows
    assert [(row.author, row.part) for row in rows] == [(None, None), ("Zed", "d9"), (None, "d7")]
