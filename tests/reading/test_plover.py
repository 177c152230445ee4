"""What PLOVER calls the parties and the type of a claim."""

from collections.abc import Callable

import pytest

from backchannel.reading.draft import DraftClaim, DraftParticipant, Reading
from backchannel.reading.model import Model
from backchannel.reading.plover import parties_of, root_of
from backchannel.reading.read import read
from backchannel.record.claim import Where
from backchannel.record.passage import Passage
from backchannel.record.source import Source
from backchannel.world.world import World
from tests.reading.texts import text_of


@pytest.fixture(scope="module")
def told() -> Callable[[str], Reading]:
    model, world = Model.load(), World.load()

    def one(words: str) -> Reading:
        text = text_of(words)
        return read(text, Source("src_test", text.sha256, "text/plain", "a.txt"), model.analyse(text), world)

    return one


def parties(reading: Reading, trigger: str) -> set[str]:
    (claim,) = [claim for claim in reading.claims if claim.trigger.words == trigger]
    return {
        reading.mentions[party.mention].passage.words if party.mention is not None else str(party.country)
        for party in parties_of(claim, reading.claims)
    }


def test_a_promise_is_made_toward_those_whom_its_content_concerns(told: Callable[[str], Reading]) -> None:
    assert "Chad" in parties(told("Libya promised to send weapons to Chad."), "promised")


def test_a_recipient_who_is_named_stays_the_only_one(told: Callable[[str], Reading]) -> None:
    assert parties(told("Libya promised Niger to attack Chad."), "promised") == {"Libya", "Niger"}


def test_what_is_done_in_a_country_to_nobody_named_is_done_toward_that_country() -> None:
    passage = Passage(0, 4, "army")
    doer = DraftParticipant("actor", 0)
    claim = DraftClaim(passage, passage, "MOBILIZE", participants=(doer,), where=(Where(passage, "Tyre", "LBN"),))
    assert parties_of(claim, [claim]) == (doer, DraftParticipant("recipient", None, "LBN"))


def test_signing_is_support_and_help_to_come_is_agreement() -> None:
    assert root_of("AGREE", "asserted", "signed") == "SUPPORT"
    assert root_of("AID", "planned", "send") == "AGREE"
    assert root_of("ASSAULT", "planned", "bomb") == "THREATEN"


def test_an_agreement_made_is_support_and_one_promised_is_not() -> None:
    assert root_of("AGREE", "asserted", "accords") == "SUPPORT"
    assert root_of("AGREE", "asserted", "promised") == "AGREE"


def test_friendly_acts_that_somebody_will_not_do_are_rejection() -> None:
    assert root_of("CONSULT", "denied", "meet") == "REJECT"
    assert root_of("AGREE", "denied", "accept") == "REJECT"
    assert root_of("ASSAULT", "denied", "bomb") == "ASSAULT"


def test_protest_to_come_is_a_threat() -> None:
    assert root_of("PROTEST", "planned", "boycott") == "THREATEN"
