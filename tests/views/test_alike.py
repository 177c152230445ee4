"""Sentences that tell the like are found by what they tell, with the real model, in a real case."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from backchannel.casefile import Case, NoSuchThing
from backchannel.pipeline import Reader
from backchannel.sense import ModelSense
from backchannel.views.alike import AlikeAsked, alike, elsewhere
from tests.casefile.records import record

from .telling import TOLD, claim_of, told_case


@pytest.fixture(scope="module")
def sense() -> ModelSense:
    """The shipped model, as the workbench asks it."""
    return ModelSense()


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Case]:
    """Four short documents read by the pipeline, and one of a reading from before."""
    with told_case(tmp_path_factory.mktemp("alike") / "case", reader) as made:
        yield made


def test_what_is_asked_in_other_words_is_found(case: Case, sense: ModelSense) -> None:
    page = alike(case, AlikeAsked("weapons were smuggled through a third country"), sense)
    assert "arms.txt" in {hit.file_name for hit in page.hits[:2]}
    assert "Pakistan" not in page.hits[0].words
    assert page.total == page.compared == len(page.hits)
    first = page.hits[0]
    assert TOLD["arms.txt"][first.start : first.end] == first.words
    assert first.claims
    assert all(first.start <= line.start < first.end for line in first.claims)


def test_what_was_read_before_is_counted(case: Case, sense: ModelSense) -> None:
    assert alike(case, AlikeAsked("a meeting"), sense).unread == 1
    assert alike(case, AlikeAsked("  "), sense).unread == 1
    source_id = record(1)[1].source.id
    told = elsewhere(case, source_id, record(1)[1].claims[0].id)
    assert (told.known, told.rows) == (False, ())


def test_a_sentence_stays_if_one_of_its_claims_fits_every_filter(case: Case, sense: ModelSense) -> None:
    asked = AlikeAsked("weapons were smuggled through a third country")
    everything = alike(case, asked, sense)
    met = alike(case, replace(asked, types=("CONSULT",)), sense)
    assert 0 < met.total < everything.total
    assert all("CONSULT" in {line.type for line in hit.claims} for hit in met.hits)
    assert [hit.words for hit in met.hits] == [
        hit.words for hit in everything.hits if hit.words in {h.words for h in met.hits}
    ]
    later = alike(case, replace(asked, years=(1965, 1965)), sense)
    assert {hit.file_name for hit in later.hits} == {"arms.txt"}
    may = alike(case, replace(asked, years=(1961, 1961), types=("CONSULT",)), sense)
    assert not any(hit.unsure_date for hit in may.hits)
    assert alike(case, replace(asked, countries=("ZWE",)), sense).total == 0


def test_pages_follow_each_other(case: Case, sense: ModelSense) -> None:
    asked = AlikeAsked("a meeting in Geneva")
    whole = alike(case, asked, sense)
    pages = [alike(case, replace(asked, offset=at, limit=1), sense) for at in range(whole.total)]
    assert tuple(hit for page in pages for hit in page.hits) == whole.hits
    with pytest.raises(ValueError, match="a page holds"):
        alike(case, replace(asked, limit=0), sense)


def test_other_documents_that_tell_of_a_claim_are_listed_with_what_they_have_in_common(case: Case) -> None:
    source_id, claim_id = claim_of(case, "wire.txt", "met")
    told = elsewhere(case, source_id, claim_id)
    assert told.known
    files = [row.sentence.file_name for row in told.rows]
    assert files[0] == "copy.txt"
    assert "memoir.txt" in files
    assert "arms.txt" not in files
    assert "wire.txt" not in files
    assert [row.same_words for row in told.rows][:2] == [True, False]
    memoir = told.rows[files.index("memoir.txt")]
    assert memoir.parties or memoir.countries
    assert memoir.times


def test_a_claim_that_is_not_there_is_told(case: Case) -> None:
    source_id, _ = claim_of(case, "wire.txt", "met")
    with pytest.raises(NoSuchThing):
        elsewhere(case, source_id, "clm_nothing")
