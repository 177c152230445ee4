"""Every actor of a case stands in one list, with its mentions, sources and claims."""

from collections import Counter
from pathlib import Path

import pytest

from backchannel.casefile import Case
from backchannel.views.actors import dossier
from backchannel.views.roster import KindCount, RosterAsked, roster
from tests.casefile.reading import filled
from tests.casefile.records import STATES, record
from tests.workbench.affair import AFFAIR, DATA

SEEDS = range(15)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    from tests.casefile.reading import READING, put

    case = filled(tmp_path_factory.mktemp("roster") / "case", SEEDS, sentences=3)
    with case.writer(READING) as writer:
        put(writer, "/papers/dinner.html", DATA, AFFAIR)
    return case


def test_each_line_counts_what_the_records_hold(case: Case) -> None:
    reads = [AFFAIR, *(record(seed, sentences=3)[1] for seed in SEEDS)]
    sources, mentions, claims = Counter[object](), Counter[object](), Counter[object]()
    for read in reads:
        for actor in read.actors:
            named = (actor.kind, actor.name, actor.country)
            sources[named] += 1
            mentions[named] += len(actor.mentions)
            claims[named] += sum(actor.id in {one.actor for one in claim.participants} for claim in read.claims)
    page = roster(case, RosterAsked())
    assert page.total == len(page.rows) == len(sources)
    for row in page.rows:
        named = (row.kind, row.name, row.country)
        assert (row.sources, row.mentions, row.claims) == (sources[named], mentions[named], claims[named])
        assert dossier(case, row.key).claim_count == row.claims


def test_it_is_ordered_by_claims_mentions_sources_or_name(case: Case) -> None:
    for order in ("claims", "mentions", "sources", "name"):
        values = [getattr(row, order) for row in roster(case, RosterAsked(order=order)).rows]  # type: ignore[arg-type]
        assert values == sorted(values, reverse=order != "name")
        turned = [getattr(row, order) for row in roster(case, RosterAsked(order=order, turned=True)).rows]  # type: ignore[arg-type]
        assert turned == sorted(values, reverse=order == "name")


def test_it_is_narrowed_by_name_kind_and_country(case: Case) -> None:
    assert [row.name for row in roster(case, RosterAsked(text="karst anna")).rows] == ["Anna Karst"]
    assert {row.name for row in roster(case, RosterAsked(kind="state")).rows} == {name for name, _ in STATES}
    borduria = roster(case, RosterAsked(country="BOR"))
    assert {row.name for row in borduria.rows} == {"Borduria", "the Bordurian minister"}
    assert borduria.kinds == (KindCount("person", 1), KindCount("state", 1))
    assert roster(case, RosterAsked(kind="person", country="BOR")).total == 1
    assert roster(case, RosterAsked(text="%")).total == 0


def test_pages_follow_each_other(case: Case) -> None:
    pages = [roster(case, RosterAsked(order="name", offset=at, limit=3)) for at in (0, 3, 6)]
    assert [row.key for page in pages for row in page.rows] == [
        row.key for row in roster(case, RosterAsked(order="name")).rows
    ][:9]
    with pytest.raises(ValueError, match="page"):
        roster(case, RosterAsked(limit=0))


def test_an_empty_case_names_nobody(tmp_path: Path) -> None:
    assert roster(Case.create(tmp_path / "case"), RosterAsked()).rows == ()
