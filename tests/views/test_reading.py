"""The pane shows a stretch of the text, and all that was read from it, at its place."""

from pathlib import Path

import pytest

from backchannel.casefile import Case, NoSuchThing, judge
from backchannel.record.check import spans
from backchannel.views.reading import reading
from tests.casefile.reading import filled
from tests.casefile.records import record


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("pane") / "case"
    filled(folder, [1]).close()
    return filled(folder.parent / "long", [2], sentences=500)


def test_a_short_source_is_one_window_with_all_of_it(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    _, read = record(1)
    pane = reading(case, read.source.id)
    assert pane.text == read.text.content
    assert (pane.before, pane.after) == (None, None)
    assert pane.blocks == read.text.blocks
    assert pane.pages == read.text.pages
    assert tuple(one.claim for one in pane.claims) == read.claims
    assert pane.quotations == read.quotations
    assert pane.loaded == read.loaded
    assert pane.findings == read.findings
    assert pane.source == read.source
    assert [one.id for one in pane.actors] == [one.id for one in read.actors]
    assert len(pane.mentions) == sum(len(actor.mentions) for actor in read.actors)
    assert pane.row.state == "read"


@pytest.mark.parametrize("size", [1, 777, 20_000])
def test_windows_follow_each_other_and_miss_nothing(case: Case, size: int) -> None:
    _, read = record(2, sentences=500)
    at: int | None = 0
    text, claims, mentions, starts, seen = "", set(), set(), [], 0
    while at is not None and (size > 50 or seen < 20):
        pane = reading(case, read.source.id, at=at, size=size)
        assert pane.start <= at < pane.end
        assert pane.text == read.text.content[pane.start : pane.end]
        text += pane.text
        starts.append(pane.start)
        claims |= {one.claim.id for one in pane.claims}
        mentions |= {(one.start, one.end) for one in pane.mentions}
        for one in pane.claims:
            for span in spans(one.claim):
                assert read.text.content[span.start : span.end] == span.words
        at, seen = pane.after, seen + 1
    assert read.text.content.startswith(text)
    if size > 50:
        assert text == read.text.content
        assert claims == {claim.id for claim in read.claims}
        assert mentions == {(m.start, m.end) for a in read.actors for m in a.mentions}
    back = reading(case, read.source.id, at=starts[-1], size=size)
    for expected in reversed(starts[:-1]):
        assert back.before == expected
        back = reading(case, read.source.id, at=back.before, size=size)


def test_a_window_begins_at_a_block(case: Case) -> None:
    _, read = record(2, sentences=500)
    starts = {block.start for block in read.text.blocks}
    pane = reading(case, read.source.id, at=20_000, size=10_000)
    assert pane.start in starts
    assert pane.after in starts


def test_judgements_are_shown_on_their_claims(tmp_path: Path) -> None:
    case = filled(tmp_path, [1])
    _, read = record(1)
    judge(case, "reject", read.claims[1].id, "Ana", reason="The mill had burnt down.")
    states = [one.standing for one in reading(case, read.source.id).claims]
    assert states == ["open", "rejected", "open", "open"]
    assert reading(case, read.source.id).claims[1].judgements[0].by == "Ana"


def test_an_unknown_source_or_a_window_that_makes_no_sense_is_refused(case: Case) -> None:
    with pytest.raises(NoSuchThing):
        reading(case, "src_nothing")
    with pytest.raises(ValueError, match="window"):
        reading(case, record(2, sentences=500)[1].source.id, at=-1)
