"""How the claims of a source are spread over its text, and how many a filter leaves."""

import pytest

from backchannel.casefile import Case, NoSuchThing
from backchannel.record.claim import Claim
from backchannel.views.spread import HowTold, spread
from tests.casefile.reading import READING, filled, put
from tests.workbench.affair import AFFAIR, DATA


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    made = filled(tmp_path_factory.mktemp("spread") / "case", [1], sentences=3)
    with made.writer(READING) as writer:
        put(writer, "/papers/dinner.html", DATA, AFFAIR)
    return made


def fits(claim: Claim, manner: str) -> bool:
    return {
        "": True,
        "hidden": claim.openness.value in ("secret", "private"),
        "others": bool(claim.chain),
        "unasserted": claim.stance.value != "asserted",
    }[manner]


@pytest.mark.parametrize("manner", ["", "hidden", "others", "unasserted"])
@pytest.mark.parametrize("kind", ["", "CONSULT", "REQUEST", "AID"])
def test_every_claim_that_fits_has_its_place_and_no_other(case: Case, kind: str, manner: HowTold) -> None:
    found = spread(case, AFFAIR.source.id, kind=kind, manner=manner)
    assert found.total == len(AFFAIR.claims)
    wanted = [one for one in AFFAIR.claims if fits(one, manner) and kind in ("", one.type)]
    assert list(found.starts) == sorted(one.trigger.start for one in wanted)


def test_a_source_that_is_not_there_is_refused(case: Case) -> None:
    with pytest.raises(NoSuchThing):
        spread(case, "src_none")
