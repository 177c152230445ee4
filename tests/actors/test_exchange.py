"""To whom something is denied, refused or promised, read from plain sentences by the reader that ships."""

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.claim import Claim
from backchannel.record.record import Record


def read(words: str, reader: Reader) -> Record:
    (document,) = take_in(words.encode(), "x.txt").documents
    return reader.read(document).record


def the_claim(record: Record, trigger: str) -> Claim:
    return next(claim for claim in record.claims if claim.trigger.words == trigger)


def towards(claim: Claim) -> list[str | None]:
    return [party.country for party in claim.participants if party.role == "recipient"]


def test_who_denies_denies_it_to_the_accuser(reader: Reader) -> None:
    claim = the_claim(read("Peru accused Ecuador of moving the border posts. Ecuador denied it.", reader), "denied")
    assert towards(claim) == ["PER"]
    assert claim.inferred["participants.recipient"] == "other party of the exchange told before"


def test_who_is_asked_promises_to_the_one_who_asked(reader: Reader) -> None:
    record = read("Laos asked Thailand for rice. Thailand promised a first delivery in May.", reader)
    assert towards(the_claim(record, "promised")) == ["LAO"]


def test_a_third_state_answers_nobody(reader: Reader) -> None:
    claim = the_claim(read("Peru accused Ecuador of moving the border posts. Chile denied it.", reader), "denied")
    assert towards(claim) == []
    assert "participants.recipient" not in claim.inferred


def test_what_was_told_long_before_is_not_what_is_answered(reader: Reader) -> None:
    words = (
        "Peru accused Ecuador of moving the border posts. The harvest was poor. Prices rose in the capital. "
        "The railway was finished in June. Ecuador refused."
    )
    assert towards(the_claim(read(words, reader), "refused")) == []


def test_who_replies_replies_to_who_spoke_right_before(reader: Reader) -> None:
    words = (
        "Mr. Orrin Vask, the Danish ambassador, asked whether the letter had arrived. "
        "Mr. Tobias Quellmark, the Swedish minister, replied that it had been read."
    )
    claim = the_claim(read(words, reader), "replied")
    assert towards(claim) == ["DNK"]
    assert claim.inferred["participants.recipient"] == "who spoke right before"


def test_what_might_be_accepted_is_no_answer(reader: Reader) -> None:
    words = "Laos asked Thailand for rice. Thailand might accept the plan in May."
    record = read(words, reader)
    assert all("participants.recipient" not in c.inferred for c in record.claims if c.trigger.words == "accept")


def test_two_who_act_together_before_a_threat_leave_nobody_to_be_threatened(reader: Reader) -> None:
    record = read("Peru and Ecuador signed a treaty. Peru threatened to retaliate.", reader)
    assert towards(the_claim(record, "threatened")) == []
