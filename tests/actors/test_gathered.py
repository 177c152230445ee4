"""The talk that a memorandum of conversation records."""

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.claim import Claim
from backchannel.record.record import Record

_PAPER = """MEMORANDUM OF CONVERSATION

DATE: May 4, 1962

PARTICIPANTS:
Norway: Foreign Minister Olav Berg; Ambassador Paul Lunde
United States: The Secretary; Mr. William Tyler

SUBJECT: Fishing

The Foreign Minister asked for a loan.
"""


def talks(record: Record) -> list[Claim]:
    return [claim for claim in record.claims if claim.trigger.words.lower() == "conversation"]


def test_those_listed_as_present_took_part_in_the_talk_on_the_papers_day(reader: Reader) -> None:
    (document,) = take_in(_PAPER.encode(), "x.txt").documents
    record = reader.read(document).record
    (talk,) = talks(record)
    names = {actor.id: actor.name for actor in record.actors}
    assert (talk.type, talk.stance.value) == ("CONSULT", "asserted")
    assert {names.get(party.actor or "") for party in talk.participants} >= {"Olav Berg", "Paul Lunde", "William Tyler"}
    assert {party.role for party in talk.participants} == {"actor"}
    (tyler,) = [actor for actor in record.actors if "Tyler" in actor.name]
    assert not any("Secretary" in mention.words for mention in tyler.mentions)
    assert talk.inferred["participants.actor"] == "listed as present"
    assert talk.when is not None
    assert (talk.when.edtf, talk.inferred["when"]) == ("1962-05-04", "date of the paper")


def test_a_paper_without_a_list_tells_of_no_such_talk(reader: Reader) -> None:
    words = "MEMORANDUM OF CONVERSATION\n\nDATE: May 4, 1962\n\nSUBJECT: Fishing\n\nThe Foreign Minister asked for a loan.\n"
    (document,) = take_in(words.encode(), "x.txt").documents
    assert talks(reader.read(document).record) == []


def test_a_list_in_another_sort_of_paper_makes_no_talk(reader: Reader) -> None:
    words = (
        "CONFERENCE NEWS\n\nParticipants: Olav Berg of Norway; William Tyler of Chad\n\nThe conversation was long.\n"
    )
    (document,) = take_in(words.encode(), "x.txt").documents
    assert talks(reader.read(document).record) == []


def test_an_officer_is_not_of_the_state_that_his_desk_deals_with(reader: Reader) -> None:
    words = _PAPER.replace("Mr. William Tyler", "Mr. William Tyler, Secretary of State").replace(
        "United States: The Secretary; ", "Mr. Adam Dole, Officer in Charge, UK and Ireland Affairs\n"
    )
    (document,) = take_in(words.encode(), "x.txt").documents
    record = reader.read(document).record
    (dole,) = [actor for actor in record.actors if actor.name == "Adam Dole"]
    assert dole.country != "GBR"
